"""What the costs that the evidence leaves out would have to be to undo a case."""

from __future__ import annotations

import pytest

from cases import solved, with_model
from investcase.appraisal.left_out import Per, undone_by

FALLS = (
    "inputs:",
    "  people_starting: {value: 1000 people / year, source: x}",
    "  falls_a_year: {value: 1 falls / person / year, source: x, reason: r}",
    "  exercise_ratio: {value: 50%, source: x, reason: r}",
    "  effect_years: {value: 1 years, source: x, reason: r}",
    "  ambulances_a_fall: {value: 1 incidents / fall, source: x}",
    "  attendances_a_fall: {value: 0 attendances / fall, source: x}",
    "  ambulance_cost: {value: £900 / incident, source: x, reason: r, price_base: 2026-27}",
    "  class_cost: {value: £10 / person, source: x, reason: r, price_base: 2026-27}",
)


def test_at_that_cost_for_each_person_week_the_option_is_worth_nothing() -> None:
    found = solved(with_model("choices: {route: bottom_up}"))
    (undone,) = undone_by(found.preferred)
    assert undone.per is Per.PERSON_WEEK
    people, factors = found.preferred.flows.mechanisms[0].people[0], found.factors
    weeks = float((people * factors).sum()) * 365.25 / 7
    assert undone.amount * weeks == pytest.approx(float(found.preferred.npsv[0]))
    # Paid for every week of every person, it takes the whole value: the case given that cost comes to nil.
    by_year = [float(n) * 365.25 / 7 * undone.amount for n in people]
    amounts = ", ".join(f"{year}: £{amount:.6f}" for year, amount in zip(found.case.horizon, by_year, strict=True))
    cost = ("costs:", f"  - {{id: living, title: L, body: people, amount: {{{amounts}}}}}")
    undone_case = solved(with_model("choices: {route: bottom_up}", extra=cost))
    assert float(undone_case.preferred.npsv[0]) == pytest.approx(0, abs=1)


def test_for_people_counted_once_it_is_for_each_of_them() -> None:
    found = solved(with_model(*FALLS, model="falls-exercise", lead="nhs"))
    (undone,) = undone_by(found.preferred)
    assert undone.per is Per.PERSON
    people = float((found.preferred.flows.mechanisms[0].people[0] * found.factors).sum())
    assert undone.amount * people == pytest.approx(float(found.preferred.npsv[0]))


def test_nothing_undoes_what_is_worth_nothing() -> None:
    costly = ("costs:", "  - {id: team, title: T, body: council, each_year: £900m}")
    assert undone_by(solved(with_model(extra=costly)).preferred) == ()
