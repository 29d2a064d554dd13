"""What follows an effect and what delivers it: plans, empty posts, lateness and bias touch each in its own way."""

from __future__ import annotations

import pytest

from cases import solved, with_lines, with_model
from investcase.appraisal.additionality import gross_to_net
from investcase.appraisal.appraise import Appraisal
from investcase.flows.capacity import NOT_COUNTED

# A thousand start a year and half of each one's single fall a year is avoided for a year: 500 falls avoided once
# settled, half of them in the first year; £100 of ambulance for each, and £60 for each who starts.
FALLS = (
    "inputs:",
    "  people_starting: {value: 1000 people / year, source: x}",
    "  falls_a_year: {value: 1 falls / person / year, source: x, reason: r}",
    "  exercise_ratio: {value: 50%, source: x, reason: r}",
    "  effect_years: {value: 1 years, source: x, reason: r}",
    "  ratio_no_effect: {value: 100%, source: x, reason: r}",
    "  ambulances_a_fall: {value: 1 incidents / fall, source: x}",
    "  attendances_a_fall: {value: 0 attendances / fall, source: x}",
    "  ambulance_cost: {value: £100 / incident, source: x, reason: r, price_base: 2026-27}",
    "  class_cost: {value: £60 / person, source: x, reason: r, price_base: 2026-27}",
)


BIASED = "optimism_bias: 10%"


def falls(*more: str, extra: tuple[str, ...] = ()) -> Appraisal:
    text = with_model(*FALLS, *more, model="falls-exercise", place="Kent", lead="nhs", years=4, extra=extra)
    return solved(text.replace("price_base: 2027-28", "price_base: 2026-27"))


def amounts(found: Appraisal, line: str) -> list[float]:
    return next(each for each in found.preferred.cash.lines if each.id == line).amounts[0].tolist()


def test_what_delivery_costs_is_no_part_of_the_saving_that_a_plan_counts() -> None:
    # £50,000 is saved and £60,000 spent on delivery. Of the saving a plan of £40,000 in the cash of 2028-29, 38,500 of
    # 2026-27 prices, leaves about 11,500; delivery is paid whole.
    found = falls("already_in_plan: [{body: nhs, amount: {2028-29: £40000}}]")
    in_prices = 40_000 * found.case.prices.index.factor(found.case.horizon[1], found.case.prices.base)
    assert amounts(found, "m.ambulances") == pytest.approx([25_000, 50_000 - in_prices, 50_000, 50_000])
    assert amounts(found, "m.classes") == pytest.approx([60_000] * 4)


def test_empty_posts_cut_the_effect_and_never_what_delivery_costs() -> None:
    team = ("workforce:", "  - {id: w, posts: 10, vacancy_rate: 20%, source: x}")
    found = falls(extra=team)
    assert amounts(found, "m.ambulances") == pytest.approx([20_000, 40_000, 40_000, 40_000])
    assert amounts(found, "m.classes") == pytest.approx([60_000] * 4)


def test_set_up_that_runs_late_puts_off_the_effect_and_none_of_the_cost() -> None:
    # Twelve months that take eighteen: the effect begins half a year late, delivery is paid from the start.
    late = ("set_up:", "  months: 12", "  optimism_bias: 50%", "  reason: ours")
    found = falls(*late)
    assert amounts(found, "m.ambulances") == pytest.approx([6_250, 43_750, 50_000, 50_000])
    assert amounts(found, "m.classes") == pytest.approx([60_000] * 4)


def test_bias_raises_a_cost_and_deepens_a_loss() -> None:
    found = solved(
        with_lines(
            [f"id: s, title: S, body: council, {BIASED}, amount: {{2026-27: £60, 2027-28: £80}}"],
            [f"id: l, title: L, body: nhs, cash_type: capacity, {BIASED}, amount: {{2026-27: -£20, 2027-28: £20}}"],
        )
    )
    assert amounts(found, "s")[:2] == pytest.approx([66, 88])
    assert amounts(found, "l")[:2] == pytest.approx([-22, 18])
    waterfall = gross_to_net(found.preferred)
    assert all(change < 0 for step, change in waterfall.steps if step != NOT_COUNTED)
    assert waterfall.net == pytest.approx(float(found.preferred.npsv[0]))


def test_the_waterfall_ends_at_the_value_when_a_line_is_discounted_as_health() -> None:
    health = "id: h, title: H, body: people, cash_type: wider_value, discount: health, measure: qaly, each_year: £50000"
    cost = "id: c, title: C, body: council, each_year: £100, optimism_bias: 10%"
    found = solved(with_lines([cost], [health], years=4, discount="green-book-2026"))
    assert gross_to_net(found.preferred).net == pytest.approx(float(found.preferred.npsv[0]))
