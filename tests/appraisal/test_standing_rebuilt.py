"""Standing sensitivities where a changed effect meets what stands still: growing demand, whole steps, set-up."""

from __future__ import annotations

import pytest

from cases import solved
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.standing import Standing, standing_sensitivities
from investcase.report.view.releases import what_must_be_true

HEAD = """\
format: investcase/case/1
case: made-up
title: A case that a test makes
place: {name: Elsewhere, nation: england}
start: 2027-28
years: 4
price_base: 2026-27
discount: {flat: 3.5%}
"""

GROWING = (
    HEAD
    + """\
prices:
  relative_prices: no
  bodies:
    council: {fees: {each_year: 6%, source: Plan}}
demand:
  - {body: council, budget_line: Placements, baseline: £10m, population_growth: 2%, source: Plan}
options:
  - id: o
    title: Option
    benefits:
      - {id: b, title: Placements not bought, body: council, cash_type: cash_releasing, budget_line: Placements,
         owner: Director, prices_as: fees, each_year: £500000,
         marginal_share: {share: 100%, reason: as this test means it}}
    costs:
      - {id: team, title: Team, body: council, each_year: £100000}
"""
)

FALLS = (
    HEAD
    + """\
lead_body: nhs
options:
  - id: o
    title: Option
    interventions:
      - id: i
        model: falls-exercise
        inputs:
          people_starting: {value: 1000 people / year, source: x}
          falls_a_year: {value: 1 falls / person / year, source: x, reason: r}
          exercise_ratio: {value: 50%, source: x, reason: r}
          effect_years: {value: 1 years, source: x, reason: r}
          ambulances_a_fall: {value: 1 incidents / fall, source: x}
          attendances_a_fall: {value: 0 attendances / fall, source: x}
          ambulance_cost: {value: £100 / incident, source: x, reason: r, price_base: 2026-27}
          class_cost: {value: £50 / person, source: x, reason: r, price_base: 2026-27}
        marginal_share: {share: 100%, reason: as this test means it}
        omitted_costs: {recruiting: {zero: x}, own-time: {zero: x}, injuries: {zero: x}}
"""
)
RELEASE = """\
        release:
          - body: nhs
            lines: [ambulances]
            budget_line: Amb
            owner: D
            from: 2028-29
            closes: A shift
            step: 300 falls
            refill: {by: Others, share: 50%, value: £80 / fall, value_to: people, cash_type: wider_value,
                     cost: £30 / fall}
            double_running: {months: 6 months}
"""


def by_id(found: Appraisal) -> dict[str, Standing]:
    return {each.id: each for each in standing_sensitivities(found)}


def test_a_year_late_meets_the_growth_of_the_year_it_comes_in() -> None:
    """Growth since 2026-27 is £200k, £404k, £612k and £824k, so £300k, £96k and nothing leave; late, £96k alone."""
    late = by_id(solved(GROWING))["year-late"]
    assert late.lead_cash_change == pytest.approx(-300_000 * 1.06)
    assert late.npsv_change == pytest.approx(-500_000)


def test_a_fifth_less_of_a_benefit_that_partly_meets_growth_is_a_fifth_of_all_of_it() -> None:
    """£200k and then nothing leave the budget, not £300k and £96k: £100k less at 1.06, and £96k at 1.06^2."""
    less = by_id(solved(GROWING))["main-benefit-less"]
    assert less.title == "Placements not bought: 20% less"
    assert less.lead_cash_change == pytest.approx(-100_000 * 1.06 - 96_000 * 1.06**2)
    assert less.npsv_change == pytest.approx(-100_000 * sum(1.035**-t for t in range(4)))


def prices(found: Appraisal) -> list[float]:
    return [found.case.prices.index.factor(found.case.prices.base, year) for year in found.case.horizon]


def test_a_fifth_of_what_is_freed_is_held_against_whole_steps_again() -> None:
    """250 falls are freed in the first year and 500 in each after, at £100: one step of 300, as 400 is; 600 is two.

    Refilling half of what is left costs £30 each: of 250, 200, 200, 200 falls as it stands; of 200, 100, 100, 100; of
    300, 0, 0, 0. Six months are paid twice: of £30,000, or of £60,000.
    """
    found = solved(FALLS + RELEASE)
    runs, level = by_id(found), prices(found)
    less = 15 * 50 * level[0] + 15 * 100 * sum(level[1:])
    assert runs["main-benefit-less"].lead_cash_change == pytest.approx(less)
    more = -15 * 50 * level[0] + (30_000 + 15 * 200) * sum(level[1:]) - 15_000 * level[1]
    assert runs["main-benefit-more"].lead_cash_change == pytest.approx(more)


def test_an_effect_a_year_late_is_held_against_whole_steps_in_the_year_it_comes() -> None:
    """0, 250, 500, 500 falls: no step in 2028-29, so £30,000 less then, and paid twice a year later.

    Refilled at £15 are 0, 250, 200, 200 falls in place of 250, 200, 200, 200.
    """
    found = solved(FALLS + RELEASE)
    level = prices(found)
    late = -30_000 * level[1] + 15_000 * (level[1] - level[2]) + 15 * (250 * level[0] - 50 * level[1])
    assert by_id(found)["year-late"].lead_cash_change == pytest.approx(late)


def test_no_optimism_bias_begins_set_up_work_on_time() -> None:
    """Twelve months take eighteen, so half of the first year's 1,000 people gain nothing.

    The other 500 start over half a year: 125 person-years in it in place of 500, and 375 in the next, which with the
    500 of those who start then is 875 in place of 1,000. So 187.5 falls and then 62.5 at £100 are lost; the
    classes are paid for all the same.
    """
    costly = FALLS.replace("£50 / person", "£10 / person")
    slow = solved(costly + "        release: none\n        set_up: {months: 12, optimism_bias: 50%, reason: x}\n")
    on_time = solved(costly + "        release: none\n")
    run = by_id(slow)["no-optimism-bias"]
    assert run.npsv == pytest.approx(float(on_time.preferred.npsv[0]))
    assert run.npsv_change == pytest.approx(187.5 * 100 + 62.5 * 100 / 1.035)
    assert "no-optimism-bias" not in by_id(on_time)


def test_what_leaves_is_said_of_a_year_in_which_it_does() -> None:
    """Growth leaves £300k of the £500k in 2027-28, £96k in 2028-29, and nothing after."""
    said = what_must_be_true(solved(GROWING))
    assert "for a time only, £396k in all, to 2028-29, leaves ‘Placements’ (Director)" in said
