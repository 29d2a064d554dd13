"""Whole steps leave a budget and the rest is capacity; what fills the gap, and what leaving costs."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import faults, solved, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import reviewed
from investcase.documents.bodies import plain_body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import FlowLine
from investcase.flows.releases import _for_years, whole_steps
from investcase.formulas.product import Product
from investcase.reading.problems import Severity

BASE = (
    "choices: {route: bottom_up}",
    "adjustments: {already_achieved: 0%, achievement: 50%, reasons: {already_achieved: x, achievement: y}}",
    "inputs: {delay_years: {value: 2 years, source: x, reason: y}}",
)
# 1,729 admissions x 18% = 311.22 people a year, half of them reached: 155.61. Each stays 2 years: .5, 1.5 and then 2.
PEOPLE = [155.61 * share for share in (0.5, 1.5, 2, 2, 2, 2)]
NAMED = "body: council, budget_line: Care homes, owner: The director, from: 2028-29"


def found(*more: str) -> Appraisal:
    return solved(with_model(*BASE, "release:", f"  - {{{NAMED}{''.join(', ' + part for part in more)}}}"))


def line(appraisal: Appraisal, ending: str = "") -> FlowLine:
    (one,) = (entry for entry in appraisal.preferred.cash.lines if entry.id == f"m.care-home-not-bought{ending}")
    return one


def codes(text: str) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.expected) for problem in faults(text) if problem.severity is Severity.ERROR]


def test_whole_steps_are_cash_and_the_rest_is_capacity() -> None:
    plain, stepped = found(), found("step: 40 places")
    (freed,) = stepped.preferred.flows.freed
    assert freed.quantity is not None
    assert freed.released is not None
    assert freed.quantity[0].tolist() == pytest.approx(PEOPLE)
    # 77.805 before the release; then 233.415 -> 5 steps of 40, and 311.22 -> 7 steps.
    assert freed.released[0].tolist() == pytest.approx([0, 200, 280, 280, 280, 280])
    cash, below = line(stepped), line(stepped, "-below-step")
    each = line(plain).amounts[0, 1] / PEOPLE[1]
    assert cash.amounts[0].tolist() == pytest.approx([0, 200 * each, *[280 * each] * 4])
    assert below.amounts[0].tolist() == pytest.approx([0, 33.415 * each, *[31.22 * each] * 4])
    assert (cash.cash_type, below.cash_type) == (CashType.CASH_RELEASING, CashType.CAPACITY)


def test_care_bought_one_place_at_a_time_leaves_one_place_at_a_time() -> None:
    (freed,) = found("spot_bought: yes").preferred.flows.freed
    assert freed.released is not None
    assert freed.released[0].tolist() == pytest.approx([0, 233, 311, 311, 311, 311])


def test_hours_bought_singly_leave_as_they_are_freed() -> None:
    released = ("release:", "  - {body: council, budget_line: b, owner: o, from: 2027-28, spot_bought: yes}")
    stepless = (released[0], released[1].replace(", spot_bought: yes", ""))
    one, other = (solved(with_model(*some, model="ccn-home-care-hours")) for some in (released, stepless))
    assert [entry.amounts[0].tolist() for entry in one.preferred.cash.lines] == [
        entry.amounts[0].tolist() for entry in other.preferred.cash.lines
    ]


def test_a_step_larger_than_what_is_freed_releases_nothing() -> None:
    stepped = found("step: 400 places")
    assert not line(stepped).amounts.any()
    assert line(stepped, "-below-step").amounts[0].sum() == pytest.approx(line(found()).amounts[0].sum())


@pytest.mark.parametrize("step", ["spot_bought: yes", "step: 1 place", "step: 7 people", "step: 40 places"])
def test_a_step_moves_money_from_cash_to_capacity_and_makes_none(step: str) -> None:
    plain, stepped = found(), found(step)
    assert stepped.preferred.npsv[0] == pytest.approx(plain.preferred.npsv[0], rel=1e-12)
    both = [
        sum(
            found_.preferred.cash.of(kind="benefit", body=plain_body("council"), cash_types=(kind,)).amounts()
            for kind in CashType
        )
        for found_ in (plain, stepped)
    ]
    np.testing.assert_allclose(both[0], both[1], rtol=1e-12)
    assert (line(plain).amounts - line(stepped).amounts).least() >= -1e-6


quantities = st.floats(0, 1e6, allow_nan=False)
steps = st.floats(0.01, 1e5, allow_nan=False)


@given(quantities, steps)
def test_what_leaves_in_steps_is_never_more_and_lacks_less_than_a_step(quantity: float, step: float) -> None:
    released = quantity * whole_steps(Product.of(quantity), step)[0, 0]
    assert released <= quantity
    assert quantity - released < step * (1 + 1e-6) + quantity * 1e-12


@given(quantities, steps, st.integers(2, 9))
def test_steps_some_times_as_large_release_no_more(quantity: float, step: float, times: int) -> None:
    small, large = (whole_steps(Product.of(quantity), size)[0, 0] for size in (step, step * times))
    assert large <= small + 1e-9


@given(st.integers(0, 10_000), st.sampled_from([0.1, 0.3, 0.7, 1.1, 24.0]))
def test_rounding_alone_never_costs_a_step(count: int, step: float) -> None:
    released = whole_steps(Product.of(count * step), step)[0, 0]
    assert released == (1.0 if count == 0 else pytest.approx(1.0, rel=1e-12))


def test_growth_that_no_plan_holds_is_capacity() -> None:
    growth = found("as: avoided_growth")
    assert line(growth).cash_type is CashType.CAPACITY
    assert "growth-not-planned" in {problem.code for problem in reviewed(growth)}
    planned = found("as: avoided_growth", "plan_line: Demography")
    assert line(planned).cash_type is CashType.AVOIDED_GROWTH
    assert "growth-not-planned" not in {problem.code for problem in reviewed(planned)}


REFILL = (
    "refill: {by: People waiting at home, share: 60%, value: £9000 / person / year, value_to: people, "
    "cash_type: wider_value, cost: £5000 / person / year, source: x}"
)


def test_what_is_refilled_is_counted_by_its_use_and_not_as_capacity_too() -> None:
    plain, filled = found("step: 40 places"), found("step: 40 places", REFILL)
    left = np.array(PEOPLE) - [0, 200, 280, 280, 280, 280]
    worth, cost = line(filled, "-refill"), line(filled, "-refill-cost")
    np.testing.assert_allclose(worth.amounts[0], left * 0.6 * 9000)
    np.testing.assert_allclose(cost.amounts[0], left * 0.6 * 5000)
    assert (worth.body, worth.kind, worth.cash_type) == (plain_body("people"), "benefit", CashType.WIDER_VALUE)
    assert (cost.body, cost.kind) == (plain_body("council"), "cost")
    for ending in ("-below-step", "-before-release"):
        np.testing.assert_allclose(line(filled, ending).amounts[0], line(plain, ending).amounts[0] * 0.4)
    np.testing.assert_allclose(line(filled).amounts[0], line(plain).amounts[0])


def test_a_refill_without_its_cost_is_refused() -> None:
    half = REFILL.replace("cost: £5000 / person / year, ", "")
    text = with_model(*BASE, "release:", f"  - {{{NAMED}, {half}}}")
    assert [code for code, _ in codes(text)] == ["refill"]
    both = REFILL.replace("by: People", "none: nobody, by: People")
    assert [code for code, _ in codes(with_model(*BASE, "release:", f"  - {{{NAMED}, {both}}}"))] == ["refill"]
    unit = REFILL.replace("£9000 / person / year", "£9000 / bed day")
    assert codes(with_model(*BASE, "release:", f"  - {{{NAMED}, {unit}}}")) == [
        ("release-price-unit", "£ / person / year")
    ]


def test_double_running_is_paid_on_each_further_part_released() -> None:
    twice = found("double_running: {months: 3}")
    cash = line(twice).amounts[0]
    extra = line(twice, "-double-running")
    more = [0, *(max(0.0, b - a) for a, b in pairwise(cash))]
    np.testing.assert_allclose(extra.amounts[0], np.array(more) * 3 / 12, atol=1e-6)
    assert extra.amounts[0].sum() == pytest.approx(max(cash) / 4)
    assert (extra.kind, extra.recurrent, extra.body) == ("cost", False, plain_body("council"))


def test_no_more_than_twelve_months_of_double_running_fall_in_a_year() -> None:
    """£100 a year released from the first year on, for 30 months: £100, £100 and £50; and £20 more from the second."""
    assert _for_years(np.array([[100.0, 0, 0, 0]]), 2.5).tolist() == [[100, 100, 50, 0]]
    assert _for_years(np.array([[100.0, 20, 0, 0]]), 2.5).tolist() == [[100, 120, 70, 10]]
    assert _for_years(np.array([[0, 0, 0, 100.0]]), 2.5).tolist() == [[0, 0, 0, 100]]
    assert _for_years(np.array([[100.0, 20, 0, 0]]), 0.25).tolist() == [[25, 5, 0, 0]]
    plain = line(found("double_running: {months: 3}")).amounts[0]
    for months in (6, 12, 13, 30):
        extra = line(found(f"double_running: {{months: {months}}}"), "-double-running")
        assert (extra.amounts[0] <= np.maximum.accumulate(plain) + 1e-6).all()
        product = np.ones(1)
        for part in extra.parts:
            product = product * part.values.whole()
        np.testing.assert_allclose(np.broadcast_to(product, extra.amounts.shape), extra.amounts)


def test_double_running_and_exit_costs_by_year_are_cost_lines() -> None:
    told = found("double_running: {amount: {2027-28: £40000}}", "exit_costs: {2028-29: £60k}", "closes: Elm House")
    lines = {entry.id: entry for entry in told.preferred.cash.of(kind="cost", body=plain_body("council")).lines}
    double, leaving = lines["m-release-council-double-running"], lines["m-release-council-exit"]
    assert double.amounts[0].tolist() == [40_000, 0, 0, 0, 0, 0]
    assert leaving.amounts[0].tolist() == [0, 60_000, 0, 0, 0, 0]
    assert (leaving.title, leaving.intervention, leaving.recurrent) == ("Cost of closing: Elm House", "m", False)


def test_the_marginal_cost_stands_beside_and_changes_nothing() -> None:
    plain, told = found("step: 40 places"), found("step: 40 places", "marginal: £20000 / person / year")
    assert told.preferred.npsv.tolist() == plain.preferred.npsv.tolist()
    (freed,) = told.preferred.flows.freed
    assert freed.at_margin is not None
    np.testing.assert_allclose(freed.at_margin[0], np.array(PEOPLE) * 20_000)


def test_a_release_may_say_that_nothing_leaves() -> None:
    text = with_model(*BASE, "release:", "  - {body: council, as: capacity, refill: {none: No list is waiting.}}")
    told = solved(text)
    (places,) = (entry for entry in told.preferred.cash.lines if entry.id == "m.care-home-not-bought")
    assert places.cash_type is CashType.CAPACITY
    assert not {"release-step", "refill-not-said"} & {problem.code for problem in reviewed(told)}


@pytest.mark.parametrize(
    ("release", "code"),
    [
        (NAMED.replace(", owner: The director", ""), "release-incomplete"),
        (f"{NAMED}, step: 40 hours", "release-step-unit"),
        (f"{NAMED}, step: 2 to 4 places, central 3 places", "release-step-size"),
        (f"{NAMED}, step: 0 places", "release-step-size"),
        (f"{NAMED}, step: 2 places, spot_bought: yes", "release-step-size"),
        (f"{NAMED}, double_running: {{months: 3 weeks}}", "double-running"),
        (f"{NAMED}, lines: [nursing-payments]", "unknown-line-to-release"),
    ],
)
def test_what_a_release_cannot_be(release: str, code: str) -> None:
    release = release.replace("2 to 4 places, central 3 places", "'2 to 4 places, central 3 places'")
    assert [told for told, _ in codes(with_model(*BASE, "release:", f"  - {{{release}}}"))] == [code]


def test_a_release_without_a_step_works_as_before_and_is_asked_for_one() -> None:
    told = {problem.code: problem for problem in reviewed(found())}
    assert told["release-step"].severity is Severity.WARNING
    assert "names no step" in told["release-step"].message
    assert told["refill-not-said"].severity is Severity.WARNING
    whole = found("spot_bought: yes", "closes: Places bought singly", "refill: {none: The home fills it and is paid.}")
    assert not {"release-step", "refill-not-said"} & {problem.code for problem in reviewed(whole)}
    assert (
        "does not say what closes" in {p.code: p.message for p in reviewed(found("spot_bought: yes"))}["release-step"]
    )


def test_two_releases_for_one_body_name_their_lines() -> None:
    again = "body: council, budget_line: b, owner: o, from: 2028-29"
    twice = with_model(*BASE, "release:", f"  - {{{again}}}", f"  - {{{again}}}")
    assert [code for code, _ in codes(twice)] == ["release-twice"]


def test_a_release_below_every_step_in_every_world_counts_each_world_alone() -> None:
    ranged = "inputs: {delay_years: {value: '1 to 2.5 years, central 2 years', source: x, reason: y}}"
    text = with_model(*BASE[:2], ranged, "release:", f"  - {{{NAMED}, step: 40 places}}")
    (freed,) = solved(text).preferred.flows.freed
    assert freed.quantity is not None
    assert freed.released is not None
    quantities_freed, left = (each[:, 1:].whole().ravel() for each in (freed.quantity, freed.released))
    for quantity, released in zip(quantities_freed, left, strict=True):
        assert released == pytest.approx(40 * math.floor(quantity / 40))


def test_cash_at_an_average_cost_is_called_an_upper_bound() -> None:
    asked = {
        "residents_without_nursing": "400 people",
        "residents_with_nursing": "0 people",
        "support_cost": "£100 / person / year",
    }
    given = ", ".join(f"{name}: {{value: {value}, source: x}}" for name, value in asked.items())
    release = "body: nhs, lines: [admissions], budget_line: Ward, owner: The director, from: 2028-29"

    def told(more: str) -> set[str]:
        lines = (f"inputs: {{{given}}}", "release:", f"  - {{{release}{more}}}")
        return {
            problem.code for problem in reviewed(solved(with_model(*lines, model="enhanced-support-to-care-homes")))
        }

    assert "average-cost" in told("")
    assert "average-cost" not in told(", marginal: £300 / admission")
    assert "average-cost" not in {problem.code for problem in reviewed(found())}, "a care home's price is what is paid"
