"""Money in thousands, or a thousand times too much, is told on every side; money of one scale is not."""

from __future__ import annotations

import re

import pytest
from clean_case import RICH, with_text
from hypothesis import given, settings
from hypothesis import strategies as st
from told import mended, told

from cases import with_lines
from investcase.reading.problems import Problem

CODES = {"money-scale", "larger-than-the-service"}
BODIES = st.sampled_from(["council", "nhs", "people"])
YEARS = ("2027-28", "2028-29", "2029-30", "2030-31")


def test_the_money_of_the_case_is_of_one_scale() -> None:
    assert told(RICH, CODES) == []


Line = tuple[str, bool, list[int]]


@st.composite
def lines_of_one_scale(draw: st.DrawFn) -> list[Line]:
    """Two to four lines of £45,000 to £330,000, each with years no more than three times apart."""
    found: list[Line] = []
    for index in range(draw(st.integers(2, 4))):
        least = draw(st.integers(45_000, 330_000))
        years = draw(st.lists(st.integers(least, 3 * least), min_size=3, max_size=4))
        found.append((draw(BODIES), index % 2 == 0, years))
    return found


def text_of(lines: list[Line]) -> str:
    written: dict[bool, list[str]] = {True: [], False: []}
    for index, (body, is_cost, amounts) in enumerate(lines):
        years = ", ".join(f"{year}: £{amount}" for year, amount in zip(YEARS, amounts, strict=False))
        line = f"id: l{index}, title: Line {index}, body: {body}, amount: {{{years}}}"
        kind = "" if is_cost else f", cash_type: {'capacity' if body != 'people' else 'wider_value'}"
        written[is_cost].append(line + kind)
    text = with_lines(written[True], written[False], start="2027-28", years=4)
    return text.replace("place: {name: Elsewhere, nation: england}", "place: Kent")


def replaced(lines: list[Line], index: int, amounts: list[int]) -> list[Line]:
    return [(b, c, amounts if place == index else a) for place, (b, c, a) in enumerate(lines)]


@settings(max_examples=40)
@given(lines_of_one_scale(), st.data())
def test_a_thousand_times_too_much_or_too_little_is_told_and_the_truth_is_not(
    lines: list[Line], data: st.DataObject
) -> None:
    assert told(text_of(lines), CODES) == []
    index = data.draw(st.integers(0, len(lines) - 1))
    amounts = lines[index][2]
    for planted in ([a * 1000 for a in amounts], [a // 1000 for a in amounts]):
        assert named(told(text_of(replaced(lines, index, planted)), CODES), index)


@settings(max_examples=40)
@given(lines_of_one_scale(), st.data())
def test_one_year_of_another_scale_is_told_with_the_amount_that_looks_meant(
    lines: list[Line], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(lines) - 1))
    amounts = lines[index][2]
    year = data.draw(st.integers(0, len(amounts) - 1))
    for factor in (1000, 1 / 1000):
        planted = [round(a * factor) if place == year else a for place, a in enumerate(amounts)]
        text = text_of(replaced(lines, index, planted))
        found = told(text, CODES)
        assert named(found, index)
        found = [p for p in found if (p.remedy or "").startswith("write ")]
        assert [p for p in told(mended(text, found[0]), CODES) if p.code == "money-scale"] == []


def named(found: list[Problem], index: int) -> bool:
    return bool(found) and all(f"Line {index}: " in p.message for p in found)


SLIPS = [
    ("salary: £38000", "salary: £38", "write £38000"),
    ("salary: £38000", "salary: £38m", "write £38000"),
    ("salary: £38000", "salary: £3166", "write £37992"),
    ("on_costs: 28%", "on_costs: 0.28%", "write 28%"),
    ("on_costs: 28%", "on_costs: 95%", "look at its digits and its k or m"),
    ("wte: 3.5", "wte: 3500", "write 3.5"),
    ("amount: £1.4bn", "amount: £1.4m", "write £1400000000"),
    ("amount: £1.4bn", "amount: £1400bn", "write £1400000000"),
    ("homes: 560000", "homes: 560", "write 560000"),
    ("homes: 560000", "homes: 56000000", "write 560000"),
    ("each_year: £30000, price_base", "each_year: £30, price_base", "write £30000"),
    ("double_running: {amount: {2028-29: £40000", "double_running: {amount: {2028-29: £40", "write £40000"),
    ("exit_costs: {2028-29: £25000", "exit_costs: {2028-29: £25", "write £25000"),
    ("amount: {2027-28: £10000}", "amount: {2027-28: £10}", "write £10000"),
    ("each_year: £90000", "each_year: £90", "write £90000"),
    ("each_year: £90000", "each_year: £90m", "write £90000"),
    ("each_year: £210000", "each_year: £210", "write £210000"),
    ("each_year: £210000", "each_year: £210m", "write £210000"),
    ("amount: {2028-29: £45000}", "amount: {2028-29: £45}", "write £45000"),
    ("amount: £120000", "amount: £120", "write £120000"),
    ("amount: {2027-28: £200000}", "amount: {2027-28: £200}", "write £200000"),
    ("balance: £2m", "balance: £2", "write £2000"),
    ("baseline: £60m", "baseline: £60", "write £60000"),
]


@pytest.mark.parametrize(("right", "wrong", "remedy"), SLIPS)
def test_each_kind_of_amount_is_held_against_what_it_could_be(right: str, wrong: str, remedy: str) -> None:
    text = with_text(right, wrong)
    found = told(text, CODES)
    (problem,) = [p for p in found if p.remedy == remedy]
    assert len(found) == (2 if "£38m" in wrong or "3500" in wrong else 1)
    if remedy.startswith("write "):
        assert told(mended(text, problem), CODES) == []


def test_an_option_all_in_thousands_is_told_once() -> None:
    lines: list[Line] = [("council", True, [1850, 1200, 1100]), ("nhs", False, [2100, 2300, 2200])]
    found = told(text_of(lines), CODES)
    assert [p.field for p in found] == ["options[0]"]
    thousands = [(body, cost, [a * 1000 for a in amounts]) for body, cost, amounts in lines]
    assert told(text_of(thousands), CODES) == []


def test_an_amount_beyond_all_the_rest_is_told_where_no_table_holds_the_place() -> None:
    lines = ["id: a, title: A, body: council, each_year: £45m", "id: b, title: B, body: council, each_year: £60000"]
    found = told(with_lines(lines), CODES)
    assert [(p.code, p.remedy) for p in found] == [("money-scale", "write £45000")]
    assert told(with_lines([line.replace("£45m", "£450000") for line in lines]), CODES) == []


def test_what_a_model_makes_is_held_against_the_place_too() -> None:
    text = with_text("value: £1850 / episode", "value: £1850k / episode")
    assert re.search(r"interventions\[0\]", " ".join(p.field or "" for p in told(text, {"larger-than-the-service"})))
