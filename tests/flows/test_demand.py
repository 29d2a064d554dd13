"""Growing demand: what only meets growth is not called cash released."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import faults, solved, with_lines
from investcase.checks.review import reviewed
from investcase.documents.bodies import plain_body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.build import OptionFlows
from investcase.reading.problems import Problem, Severity

SAVING = (
    "id: s, title: S, body: council, cash_type: cash_releasing, budget_line: Placements, owner: head, each_year: £{}"
)


def text(demand: str, saving: int = 30_000, more: str = "") -> str:
    lines = with_lines([], [SAVING.format(saving), *([more] if more else [])], years=3)
    return lines.replace("options:", f"demand:\n  - {{body: council, {demand}, source: plan}}\noptions:", 1)


def flows(demand: str, saving: int = 30_000, more: str = "") -> OptionFlows:
    return solved(text(demand, saving, more)).preferred.flows


def amounts(found: OptionFlows, cash_type: CashType) -> list[float]:
    return found.cash.of(kind="benefit", cash_types=(cash_type,)).amounts()[0].tolist()


def test_by_hand() -> None:
    # £1m growing by 2% a year: 0, 20,000, 40,400. A saving of 30,000 a year meets 0, 20,000, 30,000.
    grown = "budget_line: placements, baseline: £1000000, population_growth: 2%, in_plan: Growth"
    found = flows(grown)
    assert found.demand[0].growth[0].tolist() == pytest.approx([0, 20_000, 40_400])
    assert amounts(found, CashType.CASH_RELEASING) == pytest.approx([30_000, 10_000, 0])
    assert amounts(found, CashType.AVOIDED_GROWTH) == pytest.approx([0, 20_000, 30_000])


def test_growth_that_no_plan_pays_for_is_capacity() -> None:
    found = flows("budget_line: Placements, baseline: £1000000, population_growth: 2%")
    assert amounts(found, CashType.AVOIDED_GROWTH) == [0, 0, 0]
    assert amounts(found, CashType.CAPACITY) == pytest.approx([0, 20_000, 30_000])


def test_population_and_need_compound() -> None:
    found = flows("budget_line: Placements, baseline: £1000000, population_growth: 1%, rising_need: 3%")
    assert found.demand[0].growth[0, 2] == pytest.approx(1e6 * ((1.01 * 1.03) ** 2 - 1))


def test_growth_already_promised_is_used_once() -> None:
    avoided = SAVING.format(15_000).replace("cash_releasing", "avoided_growth").replace("id: s", "id: a")
    found = flows("budget_line: Placements, baseline: £1000000, population_growth: 2%, in_plan: Growth", more=avoided)
    # In the second year 15,000 of the 20,000 is spoken for, in the third 15,000 of 40,400.
    assert amounts(found, CashType.CASH_RELEASING) == pytest.approx([30_000, 25_000, 4_600])


def test_another_body_s_line_of_the_same_name_is_left_alone() -> None:
    found = solved(text("budget_line: Elsewhere, baseline: £1000000, population_growth: 2%"))
    assert amounts(found.preferred.flows, CashType.CASH_RELEASING) == [30_000, 30_000, 30_000]


def test_falling_demand_takes_nothing_from_the_saving() -> None:
    found = flows("budget_line: Placements, baseline: £1000000, population_growth: -2%")
    assert amounts(found, CashType.CASH_RELEASING) == [30_000, 30_000, 30_000]


def test_growth_counts_from_the_year_of_the_baseline() -> None:
    # £1m of 2024-25, two years before the case starts, in its own prices: 1.02^2 - 1 = 4.04% in the first year.
    early = "budget_line: Placements, baseline: £1000000, price_base: 2024-25, population_growth: 2%"
    found = flows(early).demand[0]
    assert (found.growth[0] / found.baseline[0]).tolist() == pytest.approx([0.0404, 0.061208, 0.08243216])
    later = flows(early.replace("2024-25", "2027-28")).demand[0]
    assert (later.growth[0] / later.baseline[0]).tolist() == pytest.approx([0, 0, 0.02])


def test_what_is_called_avoided_growth_is_that_up_to_the_growth() -> None:
    avoided = SAVING.format(25_000).replace("cash_releasing", "avoided_growth").replace("id: s", "id: a")
    found = flows("budget_line: Placements, baseline: £1000000, population_growth: 2%, in_plan: G", more=avoided)
    # Growth of 0, 20,000, 40,400 under 25,000 a year said to be avoided: 0, 20,000, 25,000 is, the rest is capacity.
    # Of the saving of 30,000 the 15,400 of growth that is left in the third year is met, and 14,600 is released.
    assert amounts(found, CashType.CAPACITY) == pytest.approx([25_000, 5_000, 0])
    assert amounts(found, CashType.AVOIDED_GROWTH) == pytest.approx([0, 20_000, 40_400])
    assert amounts(found, CashType.CASH_RELEASING) == pytest.approx([30_000, 30_000, 14_600])
    assert found.demand[0].met[0].tolist() == pytest.approx([0, 20_000, 40_400])


def test_the_budget_in_cash_is_the_same_whether_or_not_relative_prices_count() -> None:
    demand = "budget_line: Placements, baseline: £1000000, population_growth: 2%"
    # Growth of 0, 20,000, 40,400 takes as much of 30,000: 30,000, 10,000, 0 is released, at fees 6% a year dearer.
    for relative in ("no", "yes"):
        own = f"prices:\n  relative_prices: {relative}\n  bodies: {{council: {{fees: {{each_year: 6%, source: x}}}}}}\n"
        written = text(demand).replace("id: s,", "id: s, prices_as: fees,")
        found = solved(written.replace("demand:", f"{own}demand:", 1))
        released = found.preferred.flows.cash.of(kind="benefit", cash_types=(CashType.CASH_RELEASING,))
        assert released.in_cash()[0].tolist() == pytest.approx([30_000, 10_600, 0])


STEPS = """\
format: investcase/case/1
case: steps
title: Falls
place: {name: Elsewhere, nation: england}
start: 2027-28
years: 3
price_base: 2026-27
lead_body: nhs
demand:
  - {body: nhs, budget_line: Ambulances, baseline: £500000, population_growth: 2%, source: plan}
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
        release:
          - body: nhs
            lines: [ambulances]
            budget_line: Ambulances
            owner: The director
            from: 2028-29
            closes: A shift
            step: 100 falls
            refill:
              {by: Others, share: 50%, value: £80 / fall, value_to: people, cash_type: wider_value, cost: £30 / fall}
            double_running: {months: 6 months}
"""


def test_growth_is_met_first_and_whole_steps_are_of_what_is_left() -> None:
    found = solved(STEPS).preferred.flows
    by_id = {line.id.removeprefix("i.ambulances"): line.amounts[0].tolist() for line in found.cash.lines}
    # 250, then 500 and 500 falls at £100. Growth: £10,000, £20,200, £30,604; from 2028-29 it takes 202 and 306.04 of
    # them, and leaves 298 and 193.96: two steps of 100, then one; 98 and 93.96 falls are less than a step.
    (freed,) = found.freed
    assert freed.released is not None
    assert freed.met is not None
    assert freed.met[0].tolist() == pytest.approx([0, 202, 306.04])
    assert freed.released[0].tolist() == pytest.approx([0, 200, 100])
    assert by_id[""] == pytest.approx([0, 20_000, 10_000])
    assert by_id["-growth"] == pytest.approx([0, 20_200, 30_604])
    assert by_id["-below-step"] == pytest.approx([0, 4_900, 4_698]), "half of it is refilled"
    assert by_id["-refill"] == pytest.approx([125 * 80, 49 * 80, 46.98 * 80])
    assert by_id["-double-running"] == pytest.approx([0, 10_000, 0]), "half a year of what leaves, once"
    (demand,) = found.demand
    assert demand.saved[0].tolist() == pytest.approx([0, 40_200, 40_604])
    assert demand.met[0].tolist() == pytest.approx([0, 20_200, 30_604])


def told(written: str) -> dict[str, Problem]:
    return {problem.code: problem for problem in reviewed(solved(written)) if problem.code.startswith("demand-")}


def test_demand_on_a_line_that_nothing_names_is_told_with_the_nearest() -> None:
    found = told(text("budget_line: Placement, baseline: £1m, population_growth: 2%"))
    assert list(found) == ["demand-unnamed"]
    assert found["demand-unnamed"].severity is Severity.WARNING
    assert found["demand-unnamed"].remedy == "did you mean 'Placements'?"
    assert not told(text("budget_line: placements, baseline: £1m, population_growth: 2%"))
    assert not told(STEPS), "a release names it"


def test_more_than_all_of_a_budget_line_is_told() -> None:
    # £30,000 a year from £20,000; the growth of £400 and £808 is met first, so the most leaves in the first year.
    found = told(text("budget_line: Placements, baseline: £20000, population_growth: 2%"))
    assert list(found) == ["demand-all-gone"]
    assert "£30,000 is released from Placements in 2026-27, which is more than all of its £20,000" in (
        found["demand-all-gone"].message
    )


def test_a_budget_that_falls_by_itself_is_told() -> None:
    # £1m at 2% less a year: £960,400 after two years.
    found = told(text("budget_line: Placements, baseline: £1m, population_growth: -2%"))
    assert list(found) == ["demand-falls"]
    assert "would fall by £39,600 a year by 2028-29" in found["demand-falls"].message


@given(st.integers(-200, 200), st.integers(0, 5_000_000), st.integers(-50_000, 500_000))
def test_it_moves_money_between_types_and_never_the_value(rate: int, baseline: int, saving: int) -> None:
    demand = f"budget_line: Placements, baseline: £{baseline}, population_growth: {rate / 10}%, in_plan: Growth"
    written = text(demand, abs(saving)).replace(
        f"each_year: £{abs(saving)}",
        f"each_year: {saving}".replace("-", "-£") if saving < 0 else f"each_year: £{saving}",
    )
    plain = solved(written.split("demand:")[0] + "options:" + written.split("options:", 1)[1]).preferred
    grown = solved(written).preferred
    assert grown.npsv == pytest.approx(plain.npsv, rel=1e-12, abs=1e-6)
    assert grown.npv_of(plain_body("council")) == pytest.approx(
        plain.npv_of(plain_body("council")), rel=1e-12, abs=1e-6
    )
    assert (grown.cash.of(cash_types=(CashType.CASH_RELEASING,)).amounts() <= max(saving, 0) + 1e-6).all()


@pytest.mark.parametrize(
    ("demand", "code"),
    [
        ("budget_line: P, baseline: £1m", "demand-growth"),
        ("budget_line: P, baseline: £1m, population_growth: 50%", "demand-growth"),
        ("budget_line: P, baseline: £1m, population_growth: £5", "demand-growth"),
        ("budget_line: P, baseline: £1m, population_growth: 1%, price_base: 2025", "year-kind"),
    ],
)
def test_what_is_refused(demand: str, code: str) -> None:
    assert [problem.code for problem in faults(text(demand)) if problem.severity == "error"] == [code]


def test_a_line_told_twice_is_refused() -> None:
    row = "  - {body: council, budget_line: placements, baseline: £1m, rising_need: 1%, source: plan}\n"
    twice = text("budget_line: Placements, baseline: £1m, rising_need: 1%").replace("options:", row + "options:", 1)
    assert [p.code for p in faults(twice) if p.severity == "error"] == ["demand-twice"]
