"""Growing demand: what only meets growth is not called cash released."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import faults, solved, with_lines
from investcase.documents.model import Body, CashType
from investcase.flows.build import OptionFlows

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
    assert grown.npv_of(Body.COUNCIL) == pytest.approx(plain.npv_of(Body.COUNCIL), rel=1e-12, abs=1e-6)
    assert (grown.cash.of(cash_types=(CashType.CASH_RELEASING,)).amounts() <= max(saving, 0) + 1e-6).all()


@pytest.mark.parametrize(
    ("demand", "code"),
    [
        ("budget_line: P, baseline: £1m", "demand-growth"),
        ("budget_line: P, baseline: £1m, population_growth: 50%", "demand-growth"),
        ("budget_line: P, baseline: £1m, population_growth: £5", "demand-growth"),
    ],
)
def test_what_is_refused(demand: str, code: str) -> None:
    assert [problem.code for problem in faults(text(demand)) if problem.severity == "error"] == [code]


def test_a_line_told_twice_is_refused() -> None:
    row = "  - {body: council, budget_line: placements, baseline: £1m, rising_need: 1%, source: plan}\n"
    twice = text("budget_line: Placements, baseline: £1m, rising_need: 1%").replace("options:", row + "options:", 1)
    assert [p.code for p in faults(twice) if p.severity == "error"] == ["demand-twice"]
