"""The money of an Integration Joint Board's directions, taken from the flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.measures import cash_of
from investcase.appraisal.worked import Worked
from investcase.documents.committee import Direction
from investcase.flows.lines import CashFlows, FlowLine
from investcase.quantities.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class DirectedMoney:
    """One line of a direction: the change in the budget passed on, pounds of each year's cash, [year], central.

    Spending is positive and a budget that falls negative, as in a budget.
    """

    line: FlowLine
    by_year: Array


def directable(appraisal: Worked) -> tuple[FlowLine, ...]:
    """The lines of the preferred option that the lead body's budget feels: what it can pass on."""
    return cash_of(appraisal.preferred.cash, appraisal.case.lead).lines


def directed_money(appraisal: Worked, direction: Direction) -> tuple[DirectedMoney, ...]:
    """The lines of a direction, in the order of the flows; every line that can be passed on when it names none."""
    lines = directable(appraisal)
    chosen = [line for line in lines if line.id in direction.lines] if direction.lines else lines
    return tuple(DirectedMoney(line, _change(line, appraisal.preferred.cash)) for line in chosen)


def total_of(money: Sequence[DirectedMoney], years: int) -> Array:
    """The change in the whole budget passed on, [year]."""
    return sum((entry.by_year for entry in money), np.zeros(years))


def _change(line: FlowLine, cash: CashFlows) -> Array:
    alone = CashFlows((line,), cash.draws, cash.years)
    return np.asarray(-alone.net_in_cash()[0] + 0.0)
