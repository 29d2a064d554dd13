"""Every number of a case is held on both sides, and the number that looks meant is one that is not asked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from clean_case import RICH, with_text
from hypothesis import given
from hypothesis import strategies as st
from told import line_of, mended, told

from cases import solved, with_lines, with_model
from investcase.checks.plausible.bounds import BOUNDS, ELSEWHERE, Bound
from investcase.documents.base import Document
from investcase.documents.case import Case
from investcase.quantities import Quantity
from investcase.report.words import figure_words

CODE = "out-of-bounds"
CODES = {CODE}


def numbers_of_a_case() -> set[str]:
    """Every field of every document of a case that holds a number, by the document and the field."""
    found: set[str] = set()
    seen: set[type[Document]] = set()
    waiting: list[type[Document]] = [Case]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        for name, info in kind.model_fields.items():
            kinds = list(_kinds(info.annotation))
            if Quantity in kinds or int in kinds or float in kinds:
                found.add(f"{kind.__name__}.{info.alias or name}")
            waiting.extend(each for each in kinds if issubclass(each, Document))
    return found


def _kinds(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _kinds(inner)


def every_bound() -> list[tuple[str, Bound]]:
    found: list[tuple[str, Bound]] = []
    for name, held in BOUNDS.items():
        each = held.items() if isinstance(held, dict) else [("", held)]
        found += [(f"{name} {unit}".strip(), bound) for unit, bound in each]
    return found


def test_every_number_of_a_case_has_a_bound_on_both_sides_or_stands_on_the_list_with_a_reason() -> None:
    assert set(BOUNDS) | set(ELSEWHERE) == numbers_of_a_case()
    assert not set(BOUNDS) & set(ELSEWHERE)
    assert all(len(reason) > 10 for reason in ELSEWHERE.values())


@pytest.mark.parametrize(("name", "bound"), every_bound(), ids=[name for name, _ in every_bound()])
def test_a_bound_has_two_ends_and_a_reason(name: str, bound: Bound) -> None:
    assert bound.low < bound.high
    assert bound.least <= bound.high
    assert bound.why
    assert bound.what
    for end in (max(bound.low, bound.least), bound.high, 0.0):
        assert bound.holds(end)
    assert not bound.holds(bound.high * 1.01)


@given(st.sampled_from(every_bound()), st.floats(0.001, 1))
def test_what_a_slip_of_the_hand_makes_is_brought_back_within(each: tuple[str, Bound], share: float) -> None:
    """Any slip that takes a number out of a bound can be undone by the first that brings it back."""
    _, bound = each
    least = max(bound.low, bound.least)
    value = least + share * (bound.high - least)
    for slip in bound.slips:
        wrong = value / slip
        if not bound.holds(wrong):
            assert any(bound.holds(wrong * again) for again in bound.slips)


def test_nothing_in_a_clean_case_is_out_of_bounds() -> None:
    assert told(RICH, CODES) == []


@pytest.mark.parametrize(
    ("right", "wrong", "remedy"),
    [
        ("rate: 5%", "rate: 50%", "write 5%"),
        ("rate: 5%", "rate: 0.05%", "write 5%"),
        ("pay: {by_year: {2027-28: 3%, 2028-29: 3%}", "pay: {by_year: {2027-28: 30%, 2028-29: 3%}", "write 3%"),
        ("fees: {each_year: 4%", "fees: {each_year: 40%", "write 4%"),
        ("fees: {each_year: 4%", "fees: {each_year: 0.04%", "write 4%"),
        ("population_growth: 1.5%", "population_growth: 15%", "write 1.5%"),
        ("population_growth: 1.5%", "population_growth: -15%", "write -1.5%"),
        ("vacancy_rate: 10%", "vacancy_rate: 0.1%", "write 10%"),
        ("vacancy_rate: 10%", "vacancy_rate: 95%", "write 9.5%"),
        ("turnover_rate: 20%", "turnover_rate: 0.2%", "write 20%"),
        ("cost_per_recruit: £3000", "cost_per_recruit: £3", "write £3000"),
        ("cost_per_recruit: £3000", "cost_per_recruit: £3000k", "write £3000"),
        ("marginal: £18 / hour", "marginal: £0.018 / hour", "write £18 / hour"),
        ("marginal: £18 / hour", "marginal: £1800 / hour", "write £18 / hour"),
        ("value: £20 / hour", "value: £2000 / hour", "write £20 / hour"),
        ("cost: £12 / hour", "cost: £0.12 / hour", "write £12 / hour"),
        ("value: £20 / hour", "value: £240 / hour", "write £24 / hour"),
        ("share: 50%", "share: 0.05%", "write 5%"),
        ("life: 10 years", "life: 100 years", "write 10 years"),
        ("balance: £2m", "balance: £2bn", "write £2000000"),
        ("baseline: £60m", "baseline: £60bn", "write £60000000"),
        ("slippage: {share: 10%", "slippage: {share: 0.1%", "write 10%"),
    ],
)
def test_the_number_that_looks_meant_is_not_asked_about(right: str, wrong: str, remedy: str) -> None:
    text = with_text(right, wrong)
    found = [problem for problem in told(text, CODES) if line_of(text, problem)]
    assert remedy in [problem.remedy for problem in found]
    problem = next(each for each in found if each.remedy == remedy)
    assert told(mended(text, problem), CODES) == []


def test_a_step_larger_than_all_that_is_ever_freed_is_told() -> None:
    """Some tens of places are freed, so a step of 10 closes some and one of 10,000 closes none."""
    release = "release: [{body: council, budget_line: P, owner: O, from: 2028-29, closes: Homes, step: %s people}]"
    assert told(with_model(release % "10", whole=False), CODES) == []
    text = with_model(release % "10000", whole=False)
    (problem,) = told(text, CODES)
    assert "no whole step is ever freed" in problem.message
    assert told(mended(text, problem), CODES) == []


def test_half_a_post_is_half_a_post_and_on_costs_are_a_share() -> None:
    """Not 50%, and not a plain number; and 30% is written 0.3, with no dust after its last digit."""
    staff = "staff: {wte: %s, salary: £41000, on_costs: 30%%, on_costs_as_of: 2026-04-01}"
    for wte, words in (("0.5", "0.50"), ("1", "1"), ("14", "14")):
        case = solved(with_lines([f"id: c, title: Team, body: council, {staff % wte}"]))
        register = case.case.register()
        assert figure_words(register["programme.c.wte"]) == words
        assert figure_words(register["programme.c.on-costs"]) == "30%"
        written = {figure.id: (figure.value, figure.unit) for figure in case.result().figures}
        assert written["programme.c.wte"] == (wte, "a plain number")
        assert written["programme.c.on-costs"] == ("0.3", "a share")


def capital(more: str) -> str:
    return with_lines([f"id: c, title: C, body: council, amount: {{2026-27: £150000}}, spend: capital, {more}"])


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("irrecoverable_vat: £20", "write 20%"),
        ("irrecoverable_vat: 90%", "write 9%"),
        ("irrecoverable_vat: 0.2%", "write 20%"),
        ("irrecoverable_vat: £20000", None),
        ("irrecoverable_vat: 20%", None),
        ("residual_value: £4m", "write £40000"),
        ("residual_value: £140000", None),
    ],
)
def test_vat_and_what_is_left_are_held_against_what_was_paid(written: str, remedy: str | None) -> None:
    text = capital(written)
    found = told(text, CODES)
    assert [problem.remedy for problem in found] == ([remedy] if remedy else [])
    for problem in found:
        assert told(mended(text, problem), CODES) == []


BALANCED = (
    "balancing: {{advance: [{{body: council, limit: {}, source: x}}], "
    "pooled_fund: {{host: nhs, opening: {}, source: x}}}}\n"
)


@pytest.mark.parametrize(
    ("limit", "opening", "remedies"),
    [
        ("£500", "£300k", ["write £500000"]),
        ("£500k", "£300", ["write £300000"]),
        ("£500k", "£300bn", ["write £300000000"]),
        ("£500k", "£300k", []),
        ("£0", "£0", []),
    ],
)
def test_what_is_advanced_and_pooled_is_in_thousands_at_least(limit: str, opening: str, remedies: list[str]) -> None:
    text = with_lines(["id: c, title: C, body: council, each_year: £90k"]) + BALANCED.format(limit, opening)
    found = told(text, CODES)
    assert [problem.remedy for problem in found] == remedies
    for problem in found:
        assert told(mended(text, problem), CODES) == []


def test_a_case_all_in_thousands_is_told_wherever_the_place_is() -> None:
    costs = [
        "id: a, title: Team, body: council, each_year: £1420",
        "id: b, title: System, body: council, amount: {2026-27: £1500}, spend: capital",
    ]
    gains = ["id: s, title: S, body: council, cash_type: cash_releasing, budget_line: B, owner: O, each_year: £2900"]
    (found,) = told(with_lines(costs, gains), {"money-scale"})
    assert "all its amounts together come to" in found.message
    in_pounds = [line.replace("£1420", "£1420k").replace("£1500", "£1500k") for line in costs]
    assert told(with_lines(in_pounds, [gains[0].replace("£2900", "£2900k")]), {"money-scale"}) == []


def test_on_costs_of_ten_years_ago_are_not_today_s() -> None:
    for day, expected in (("2016-04-01", 1), ("2024-04-01", 0), ("2026-04-01", 0), ("2062-04-01", 1)):
        assert len(told(with_text("on_costs_as_of: 2026-04-01", f"on_costs_as_of: {day}"), {"year-far"})) == expected


def test_a_line_whose_range_turns_the_sign_is_not_said_to_have_nothing_below_zero() -> None:
    line = (
        "id: a, title: A, body: council, cash_type: cash_releasing, budget_line: B, owner: O, "
        'each_year: "-£20k to £300k, central £110k", loses: yes'
    )
    (found,) = told(with_lines([], [line]), {"sign-unclear"})
    assert "at its centre none is below zero" in found.message


@pytest.mark.parametrize(
    ("amounts", "vat", "told_of"),
    [
        # In pounds it is paid in each year: £9,000 is 18% of a year's £50,000, and £15,000 is 30%.
        ("each_year: £50000", "£9000", False),
        ("each_year: £50000", "£15000", True),
        ("amount: {2026-27: £50000, 2027-28: £50000}", "£9000", False),
        ("amount: {2026-27: £50000, 2027-28: £50000}", "£15000", True),
    ],
)
def test_vat_in_pounds_is_held_against_one_year(amounts: str, vat: str, told_of: bool) -> None:
    text = with_lines([f"id: c, title: C, body: council, {amounts}, irrecoverable_vat: {vat}"])
    assert bool(told(text, CODES)) == told_of
