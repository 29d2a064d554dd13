"""Freed capacity that nobody closes or fills counts at nothing until the case says what one fewer saves, and why."""

from __future__ import annotations

import pytest

from cases import faults, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.standing import standing_sensitivities
from investcase.documents.bodies import plain_body
from investcase.documents.kinds_of_money import CashType

_D = 1 / 1.035
BEDS = "id: beds, title: Beds, body: nhs, cash_type: capacity, each_year: £1000"


def _npsv(*benefits: str) -> float:
    return float(solved(with_lines(benefits=benefits, whole=False)).preferred.npsv[0])


def _standing(appraisal: Appraisal) -> dict[str, float]:
    return {found.id: found.npsv for found in standing_sensitivities(appraisal)}


def test_beds_that_nobody_closes_or_fills_are_worth_nothing_yet() -> None:
    assert _npsv(BEDS) == 0.0
    # What is called cash and names no line that falls is no more than capacity.
    assert _npsv("id: b, title: B, body: nhs, cash_type: cash_releasing, each_year: £1000") == 0.0


def test_a_marginal_share_with_its_reason_counts_that_much() -> None:
    share = "marginal_share: {share: 20% to 40%, central 25%, reason: Half the nurses are agency staff.}"
    found = solved(with_lines(benefits=[f"{BEDS}, {share}".replace("20% to 40%, central 25%", "25%")], whole=False))
    assert found.preferred.npsv[0] == pytest.approx(250 * (1 + _D + _D**2))
    assert found.preferred.freed_at_average[0] == pytest.approx(1000 * (1 + _D + _D**2))


def test_a_marginal_share_says_why_and_is_a_share() -> None:
    bare = f"{BEDS}, marginal_share: {{share: 25%}}"
    assert [fault.code for fault in faults(with_lines(benefits=[bare], whole=False))] == ["missing"]
    whole = "id: b, title: B, body: people, cash_type: wider_value, each_year: £1, "
    refused = f"{whole}marginal_share: {{share: 25%, reason: r}}"
    assert [fault.code for fault in faults(with_lines(benefits=[refused], whole=False))] == ["marginal-share"]


def test_more_demand_on_what_a_body_has_is_a_loss_in_full() -> None:
    line = "id: b, title: B, body: nhs, cash_type: capacity, amount: {2026-27: £1000, 2027-28: -£600}, loses: yes"
    assert _npsv(line) == pytest.approx(-600 * _D)


def test_its_worth_at_the_bounds_and_at_average_cost_stands_beside() -> None:
    found = solved(with_lines(benefits=[BEDS, BEDS.replace("beds", "vans").replace("nhs", "police")], whole=False))
    a_year = 1 + _D + _D**2
    standing = _standing(found)
    assert standing["capacity-low"] == pytest.approx(220 * a_year)
    assert standing["capacity-high"] == pytest.approx(700 * a_year)
    assert standing["capacity-average"] == pytest.approx(2000 * a_year)


def test_nothing_released_is_worth_nothing_to_anybody() -> None:
    saving = "id: s, title: S, body: council, cash_type: cash_releasing, budget_line: l, owner: o, each_year: £1000"
    found = solved(with_lines(["id: c, title: C, body: council, each_year: £100"], [saving], whole=False))
    assert found.preferred.npsv[0] == pytest.approx(900 * (1 + _D + _D**2))
    assert _standing(found)["nothing-released"] == pytest.approx(-100 * (1 + _D + _D**2))


def test_what_is_filled_again_counts_at_what_it_is_used_for() -> None:
    text = with_model(
        "inputs:",
        "  people_starting: {value: 1000 people / year, source: x}",
        "  ambulances_a_fall: {value: 1 incidents / fall, source: x}",
        "  attendances_a_fall: {value: 0 attendances / fall, source: x}",
        "release:",
        "  - body: nhs",
        "    lines: [ambulances]",
        "    as: capacity",
        "    refill: {by: Others, share: 40%, value: £80 / fall, value_to: people, cash_type: wider_value, "
        "cost: £30 / fall}",
        model="falls-exercise",
        lead="nhs",
        whole=False,
    )
    lines = {line.id: line for line in solved(text).preferred.cash.lines}
    freed, used, paid = (lines[f"m.ambulances{end}"] for end in ("", "-refill", "-refill-cost"))
    assert not freed.amounts.any()
    assert freed.at_average[0].max() > 0
    assert used.amounts[0, -1] == pytest.approx(paid.amounts[0, -1] * 80 / 30)
    assert used.amounts[0, -1] > 0


def test_a_payment_that_stops_by_itself_is_cash_to_its_payer() -> None:
    nhs = solved(with_model(whole=False)).preferred.cash.of(body=plain_body("nhs"), kind="benefit")
    (payments,) = nhs.lines
    assert payments.cash_type is CashType.CASH_RELEASING
    assert payments.budget_line == "NHS-funded nursing care"
    assert payments.amounts[0].max() > 0
