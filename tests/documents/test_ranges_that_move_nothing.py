"""A range stands only where the answer is worked out at its ends: elsewhere it is refused, with the number to write."""

from __future__ import annotations

import pytest

from cases import faults, with_lines

COST = "id: c, title: C, body: council, each_year: £100k"
WORKS = "id: c, title: C, body: council, amount: {2026-27: £100k}, spend: capital"
MONEY, SHARE = "£10k to £30k, central £20000", "20% to 40%, central 30%"
FUNDING = "funding: [{id: f, title: F, body: council, AMOUNT}]"
LOAN = "borrowing: [{id: l, title: L, body: council, for: c, years: 9, source: x, AMOUNT}]"
FALLS = "interventions: [{id: k, title: K, model: falls-exercise, AMOUNT}]"
CUT = (
    "disinvestments: [{id: k, title: K, change: stop, AMOUNT, "
    "saving: [{id: s, title: S, body: council, each_year: £1m, budget_line: b, owner: o}], "
    "exit_costs: {redundancy: {zero: x}, notice: {zero: x}, clawback: {zero: x}, stranded_overheads: {zero: x}}, "
    "restart_cost: {zero: x}}]"
)


@pytest.mark.parametrize(
    ("where", "amount", "given"),
    [
        (FUNDING, "amount: {2026-27: THIS}", MONEY),
        (FUNDING, "each_year: THIS", MONEY),
        (FUNDING, "amount: {2026-27: £9k}, paid_by: council, balance: THIS", MONEY),
        (LOAN.replace("for: c, ", ""), "rate: 4%, amount: {2026-27: THIS}", MONEY),
        (LOAN, "rate: THIS", SHARE),
        (FALLS, "ramp: [THIS, 100%]", SHARE),
        (FALLS, "drop_off: THIS", SHARE),
        (FALLS, "set_up: {months: 9, optimism_bias: THIS, reason: x}", SHARE),
        (FALLS, "already_in_plan: [{body: council, amount: {2026-27: THIS}}]", MONEY),
        (CUT, "ramp: [THIS, 100%]", SHARE),
    ],
)
def test_a_range_that_would_move_nothing_is_refused(where: str, amount: str, given: str) -> None:
    central = given.rsplit(" ", 1)[1]

    def told(value: str) -> list[str | None]:
        extra = where.replace("AMOUNT", amount.replace("THIS", value))
        found = faults(with_lines([WORKS if where.startswith("borrowing") else COST], extra=[extra]))
        return [fault.remedy for fault in found if fault.code == "one-number"]

    assert told(f'"{given}"') == [f"write {central}"]
    assert told(central) == []
