"""Years and dates that cannot be meant: before the index an error where they stand, elsewhere a question."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import pytest
from clean_case import RICH, with_text
from hypothesis import given
from hypothesis import strategies as st
from told import TODAY, line_of, mended, problems_of, told

from cases import SMALLEST
from investcase.checks.library import check_library
from investcase.documents.base import Document
from investcase.documents.case import Case
from investcase.reading.problems import Problems
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

FAR = "year-far"
PRICED = [found.start() for found in re.finditer(r"(?:price_base: |assumed: )20\d\d-\d\d", RICH)]
CASE_S = RICH.index("price_base: 2026-27\ndecision")


def at(place: int, year: str) -> str:
    """The case with another year of prices at one place."""
    start = RICH.index(": ", place) + 2
    return RICH[:start] + year + RICH[start + 7 :]


def year(start: int) -> str:
    return f"{start:04d}-{(start + 1) % 100:02d}"


def test_every_number_of_the_case_can_be_meant() -> None:
    assert told(RICH, {FAR, "price-base"}) == []


def holders(of: object) -> typing.Iterator[type[Document]]:
    if isinstance(of, type) and issubclass(of, Document):
        yield of
    for inner in typing.get_args(of):
        yield from holders(inner)


def test_the_case_writes_a_year_of_prices_wherever_one_may_stand() -> None:
    waiting, seen = [Case], set()
    while waiting:
        kind = waiting.pop()
        if kind not in seen:
            seen.add(kind)
            waiting.extend(h for field in kind.model_fields.values() for h in holders(field.annotation))
    kinds = {kind.__name__ for kind in seen if "price_base" in kind.model_fields}
    in_this_case = {"Case", "LocalValue", "CostLine", "BenefitLine", "Saving", "DemandLine", "ExitCost", "RestartCost"}
    assert kinds == in_this_case | {"Release", "Refill", "OmittedAnswer", "Demand", "Workforce"}
    assert len(PRICED) == 16


@pytest.mark.parametrize("place", PRICED)
def test_prices_from_before_the_index_are_an_error_where_they_stand(place: int) -> None:
    text = at(place, "1924-25")
    found = problems_of(text)
    assert [(p.code, str(p.severity)) for p in found] == [("price-base", "error")]
    assert line_of(text, found[0]).startswith("1924-25")
    assert [p for p in problems_of(mended(text, found[0])) if p.code == "price-base"] == []


def test_every_year_before_the_index_is_told_in_one_run() -> None:
    text = RICH.replace("price_base: 2025-26", "price_base: 1925-26")
    found = problems_of(text)
    assert {p.code for p in found} == {"price-base"}
    assert len(found) == RICH.count("price_base: 2025-26") == 8
    assert {p.remedy for p in found} == {"write 2025-26"}


@pytest.mark.parametrize("place", [place for place in PRICED if place != CASE_S])
@pytest.mark.parametrize("wrong", ["2062-63", "2200-01", "2002-03", "2045-46"])
def test_prices_of_a_year_far_away_are_told_and_the_remedy_works(place: int, wrong: str) -> None:
    text = at(place, wrong)
    (found,) = told(text, {FAR})
    assert line_of(text, found).startswith(wrong)
    assert told(mended(text, found), {FAR}) == []


@given(st.integers(2007, 2027), st.sampled_from(PRICED[2:]))
def test_prices_of_a_year_near_the_case_are_taken_as_they_stand(start: int, place: int) -> None:
    assert told(at(place, year(start)), {FAR, "price-base"}) == []


def swapped(start: int) -> st.SearchStrategy[int]:
    digits = str(start)
    return st.sampled_from([int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]) for i in range(3)])


@given(st.integers(2010, 2027).flatmap(lambda s: st.tuples(st.just(s), swapped(s))), st.sampled_from(PRICED[2:]))
def test_two_digits_swapped_are_told_unless_the_year_could_be_meant(pair: tuple[int, int], place: int) -> None:
    _, typed = pair
    found = problems_of(at(place, year(typed)))
    could_be_meant = 2006 <= typed <= 2028
    assert bool([p for p in found if p.code in (FAR, "price-base")]) != could_be_meant


CASES = [
    ("price_base: 2026-27\ndecision", "price_base: 2062-63\ndecision", "write 2026-27"),
    ("price_base: 2026-27\ndecision", "price_base: 2002-03\ndecision", "write 2020-21"),
    ("as_of: 2026-11-22", "as_of: 2062-11-22", "write 2026-11-22"),
    ("date: 2027-01-14", "date: 2072-01-14", "write 2027-01-14"),
    ("assessed_on: 2026-11-16", "assessed_on: 2062-11-16", "write 2026-11-16"),
    ("review_on: 2028-03-01", "review_on: 2082-03-01", "write 2028-03-01"),
    ("by: 2028-04-01", "by: 1928-04-01", "write 2028-04-01"),
    ("when: 2026-10-02", "when: 2062-10-02", "write 2026-10-02"),
    ('date: "2026-09"', 'date: "2062-09"', "write 2026-09"),
    ("on_costs_as_of: 2026-04-01", "on_costs_as_of: 2206-04-01", "write 2026-04-01"),
    ("year: 2026-27, source: Budget book}\nband_d", "year: 2062-63, source: Budget book}\nband_d", "write 2026-27"),
    ("homes: 560000, year: 2026-27", "homes: 560000, year: 1926-27", "write 2026-27"),
    ("first_repayment: 2028-29", "first_repayment: 2082-83", "write 2028-29"),
    ("by_year: {2027-28: 3%, 2028-29: 3%}", "by_year: {2082-83: 3%}", "write 2028-29"),
]


@pytest.mark.parametrize(("right", "wrong", "remedy"), CASES)
def test_every_other_year_and_date_far_from_the_case_is_told(right: str, wrong: str, remedy: str) -> None:
    text = with_text(right, wrong)
    found = told(text, {FAR})
    assert remedy in [p.remedy for p in found]
    assert len(found) == 1
    typed = re.search(r"\d{4}-[\d-]+", wrong)
    assert typed is not None
    assert line_of(text, found[0]).lstrip('"').startswith(typed[0])


REVIEWED = "date: 2027-01-14", "date: 2027-01-14, review_on: "


@pytest.mark.parametrize("day", ["2082-03-01", "2062-11-01", "2072-01-14"])
def test_a_decision_is_never_told_to_be_looked_at_again_on_a_day_gone_by(day: str) -> None:
    text = with_text(REVIEWED[0], REVIEWED[1] + day)
    (found,) = told(text, {FAR})
    typed = (found.remedy or "").removeprefix("write ")
    assert found.remedy == "look at its digits" or typed > "2027-01-14"
    assert not [
        p for p in problems_of(with_text(REVIEWED[0], REVIEWED[1] + typed)) if p.code == "review-before-decision"
    ]


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-22"])
def test_a_decision_is_looked_at_again_after_the_day_of_the_case(day: str) -> None:
    text = with_text("date: 2027-01-14", f"review_on: {day}")
    (found,) = problems_of(text)
    assert (found.code, str(found.severity)) == ("review-before-decision", "error")
    assert line_of(text, found).startswith(day)
    assert found.field == "decision.review_on"
    assert "2026-11-22" in found.message
    assert told(with_text("date: 2027-01-14", "review_on: 2026-11-23"), {"review-before-decision"}) == []


def test_a_decision_is_looked_at_again_after_it_is_taken() -> None:
    (found,) = problems_of(with_text(REVIEWED[0], f"{REVIEWED[1]}2027-01-14"))
    assert (found.code, found.field) == ("review-before-decision", "decision.review_on")


def test_a_start_far_from_today_is_told_with_the_year_that_looks_meant() -> None:
    text = SMALLEST.replace("start: 2026-27", "start: 2062-63")
    text = text.replace("2026-27:", "2062-63:").replace("2027-28:", "2063-64:").replace("2028-29:", "2064-65:")
    (found,) = told(text, {FAR})
    assert found.remedy == "write 2026-27, and move every other year of the case as far"
    assert told(text.replace("206", "202").replace("2022-63", "2026-27").replace("2023-64", "2027-28"), {FAR}) == []
    assert line_of(text, found).startswith("2062-63")
    assert told(SMALLEST, {FAR}) == []


def test_without_a_date_prices_decades_from_the_start_are_told() -> None:
    for base in ("2062-63", "2009-10"):
        text = SMALLEST.replace("price_base: 2026-27", f"price_base: {base}")
        (found,) = told(text, {FAR}, today=None)
        assert line_of(text, found).startswith(base)
    assert told(SMALLEST, {FAR}, today=None) == []


YEARS_OF_THE_CASE = [
    ("from: 2027-28\n", "from: 2072-73\n", "write 2027-28"),
    ("to: 2031-32\n", "to: 2013-14\n", "write 2031-32"),
    ("restart_in: 2030-31", "restart_in: 2003-04", "write 2030-31"),
    ("start: 2028-29\n", "start: 2082-83\n", "write 2028-29"),
    ("amount: {2027-28: £200000}", "amount: {2072/73: £200000}", "write 2027-28"),
    ("redundancy: {amount: {2028-29:", "redundancy: {amount: {1928-29:", "write 2028-29"),
]


@pytest.mark.parametrize(("right", "wrong", "remedy"), YEARS_OF_THE_CASE)
def test_a_year_outside_the_case_is_an_error_that_says_what_looks_meant(right: str, wrong: str, remedy: str) -> None:
    text = with_text(right, wrong)
    found = told(text, {"outside-horizon"})
    assert [p.remedy for p in found] == [remedy]
    assert told(mended(text, found[0]), {"outside-horizon"}) == []


KEYS = [
    ("by_year: {2027-28: 3%, 2028-29: 3%}", "by_year: {%s}", "3%", FAR),
    ("amount: {2027-28: £200000}", "amount: {%s}", "£200000", "outside-horizon"),
    ("redundancy: {amount: {2028-29: £45000}", "redundancy: {amount: {%s}", "£45000", "outside-horizon"),
]


@pytest.mark.parametrize(("right", "wrong", "amount", "code"), KEYS)
@pytest.mark.parametrize("years", [("2027-28", "2072-73"), ("2028-29", "2082-83", "2128-29"), ("2127-28", "2227-28")])
def test_no_remedy_for_a_year_makes_it_one_that_stands_beside_it(
    right: str, wrong: str, amount: str, code: str, years: tuple[str, ...]
) -> None:
    text = with_text(right, wrong % ", ".join(f"{each}: {amount}" for each in years))
    for found in told(text, {code}):
        if (found.remedy or "").startswith("write "):
            text = mended(text, found)
    assert {p.code for p in problems_of(text)} & {"duplicate-key", "year-twice"} == set()


LIBRARY = """\
format: investcase/figures/1
figures:
  - id: home-care.hourly-rate
    title: Price of an hour of home care
    unit: £ / hour
    values:
      - value: £26.40 / hour
        price_base: 2026-27
        status: local
        checked: 2026-06-01
        review_by: 2027-06-01
"""


def library_with(folder: Path, right: str, wrong: str) -> Path:
    assumptions = folder / "assumptions"
    (assumptions / "figures").mkdir(parents=True)
    (assumptions / "figures" / "home-care.yaml").write_text(LIBRARY.replace(right, wrong), "utf-8")
    return assumptions


@pytest.mark.parametrize(
    ("right", "wrong", "code", "remedy"),
    [
        ("price_base: 2026-27", "price_base: 1926-27", "price-base", "write 2026-27"),
        ("price_base: 2026-27", "price_base: 2062-63", FAR, "write 2026-27"),
        ("price_base: 2026-27", "price_base: {assumed: 2062-63, because: none said}", FAR, "write 2026-27"),
        ("review_by: 2027-06-01", "review_by: 2072-06-01", FAR, "write 2027-06-01"),
        ("review_by: 2027-06-01", "review_by: 1927-06-01", FAR, "write 2027-06-01"),
        ("2026-27", "2026-27", "", None),
    ],
)
def test_a_library_s_own_years_are_held_against_one_another(
    right: str, wrong: str, code: str, remedy: str | None, tmp_path: Path
) -> None:
    found = check_library(library_with(tmp_path, right, wrong))
    assert [(p.code, p.remedy) for p in found] == ([(code, remedy)] if code else [])


@pytest.mark.parametrize(
    ("base", "code"), [("1926-27", "price-base"), ("2062-63", FAR), ("2002-03", FAR), ("2024-25", None)]
)
def test_a_case_is_told_of_a_year_in_its_library(base: str, code: str | None, tmp_path: Path) -> None:
    library = library_with(tmp_path, "2026-27", base)
    text = RICH.replace("figures:\n  home-care.hourly-rate", "figures: {}\nnothing:\n  home-care.hourly-rate")
    text = re.sub(r"nothing:\n.*\n", "", text)
    try:
        found = load_text(SourceText("case.yaml", text), tmp_path / "case", library, TODAY).problems
    except Problems as problems:
        found = problems.problems
    raised = [p for p in found if p.code in (FAR, "price-base")]
    assert [p.code for p in raised] == ([code] if code else [])
    assert all(p.position is not None and p.position.file.endswith("home-care.yaml") for p in raised)


@pytest.mark.parametrize("day", ["2072-02-29", "2172-02-29", "2208-02-29"])
def test_the_29th_of_february_of_another_year_is_a_day_that_there_is(day: str, tmp_path: Path) -> None:
    (found,) = check_library(library_with(tmp_path, "review_by: 2027-06-01", f"review_by: {day}"))
    if found.remedy and found.remedy.startswith("write "):
        typed = found.remedy.removeprefix("write ")
        assert check_library(library_with(tmp_path / "again", "review_by: 2027-06-01", f"review_by: {typed}")) == ()


def test_a_date_of_the_case_on_a_29th_of_february_too() -> None:
    text = with_text("review_on: 2028-03-01", "review_on: 2072-02-29")
    (found,) = told(text, {FAR})
    assert {p.code for p in problems_of(mended(text, found))} & {FAR, "date"} == set()
