"""What a loan does to a budget: what is drawn, the interest, and what is paid back, by year.

Method: money drawn in a year bears interest from the next, paid at the end of each year. From the first year of
repayment the annuity pays P x r / (1 - (1 + r)^-n) a year, interest and principal together; equal parts of the
principal pay P / n and the interest on what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.flows.lines import CashFlows
from investcase.quantities.arrays import Array
from investcase.resolving.line_id import LineId
from investcase.resolving.terms import Loan


@dataclass(frozen=True, slots=True, eq=False)
class Debt:
    """Loans over the horizon in cash, each row [year], and what is still owed after it."""

    borrowed: Array
    interest: Array
    repayment: Array
    owed: float


def debt_of(loans: Sequence[Loan], cash: CashFlows, vat: CashFlows, draw: int) -> Debt:
    """All of some loans together, in the world that stands at `draw`; a loan for a line draws its cost and its VAT."""
    nothing = np.zeros(cash.years)
    total = Debt(nothing, nothing, nothing, 0.0)
    for loan in loans:
        drawn = np.array(loan.by_year) if loan.line is None else _cost_of(LineId(loan.line), cash, vat)[draw]
        one = repaid(drawn, loan.rate.quantity.central, loan.years, loan.first, equal_principal=loan.equal_principal)
        total = Debt(
            total.borrowed + one.borrowed,
            total.interest + one.interest,
            total.repayment + one.repayment,
            total.owed + one.owed,
        )
    return total


def _cost_of(own: LineId, cash: CashFlows, vat: CashFlows) -> Array:
    spent = cash.where(lambda line: line.labels.id == own).in_cash()
    return spent + vat.where(lambda line: line.labels.id.parent == own).in_cash()


def repaid(drawn: Array, rate: float, years: int, first: int | None, *, equal_principal: bool) -> Debt:
    """What money drawn by year [year], in cash, costs at a rate a year, repaid over so many years.

    `first` is the index of the first year in which principal is repaid: the year after it is drawn unless later.
    """
    interest, repayment = np.zeros(len(drawn)), np.zeros(len(drawn))
    for start, principal in enumerate(drawn):
        left, begins = float(principal), max(start + 1, first or 0)
        level = _level(left, rate, years)
        for t in range(start + 1, len(drawn)):
            due = left * rate
            back = 0.0 if t < begins or t >= begins + years else principal / years if equal_principal else level - due
            interest[t] += due
            repayment[t] += back
            left -= back
    return Debt(drawn, interest, repayment, float(drawn.sum() - repayment.sum()))


def _level(principal: float, rate: float, years: int) -> float:
    """The equal yearly instalment that repays a principal with its interest."""
    return principal * float(rate / -np.expm1(-years * np.log1p(rate))) if rate else principal / years
