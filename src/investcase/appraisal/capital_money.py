"""Whether money that may pay for capital alone has that much capital to pay for: a body's, in cash, year by year.

Capital costs are the body's own capital lines with the VAT on them that it does not get back. What may pay for nothing
else is what is borrowed, every stream of which the register of funding says so, and what another body pays as capital.
Adding up from the first year, money may follow the cost, as when a receipt repays what was spent before it, and never
run ahead of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.borrowing import debt_of
from investcase.appraisal.measures import CASH, OptionAppraisal
from investcase.documents.bodies import Body
from investcase.flows.lines import FlowLine, sum_of
from investcase.quantities.arrays import Array
from investcase.resolving.terms import Loan, Stream


@dataclass(frozen=True, slots=True, eq=False)
class CapitalMoney:
    """One body's capital costs and the money for capital alone, each [year] in cash, at central values."""

    body: Body
    streams: tuple[Stream, ...]
    payments: tuple[FlowLine, ...]
    loans: tuple[Loan, ...]
    cost: Array
    money: Array

    @property
    def spent(self) -> Array:
        """Costs to the end of each year, [year]; nil where more is saved, or comes from another body, than is spent.

        Capital that is not spent leaves no money short, so where none comes none runs ahead.
        """
        return np.maximum(np.cumsum(self.cost), 0.0)

    @property
    def come(self) -> Array:
        """Money to the end of each year, [year]."""
        return np.cumsum(self.money)

    @property
    def ahead(self) -> Array:
        """By how much money to the end of each year is more than costs to then: [year], 0 where it is not."""
        return np.maximum(self.come - self.spent, 0.0)


def capital_money(option: OptionAppraisal, body: Body) -> CapitalMoney:
    """A body's capital costs in one option, and what there is to pay for them alone."""
    flows, settled = option.flows, option.flows.option
    streams = tuple(stream for stream in settled.funding if stream.body == body and stream.is_capital)
    loans = tuple(loan for loan in settled.borrowing if loan.body == body)
    both = (part.of(kind="cost", body=body).where(lambda line: line.capital) for part in (flows.cash, flows.vat))
    received = flows.cash.of(kind="benefit", body=body, cash_types=CASH)
    payments = received.where(lambda line: line.moves and line.capital)
    given = sum_of([np.array(stream.by_year) for stream in streams], (flows.cash.years,)) + payments.in_cash()[0]
    return CapitalMoney(
        body,
        streams,
        payments.lines,
        loans,
        cost=np.asarray(sum(part.in_cash()[0] for part in both)),
        money=given + debt_of(loans, flows.cash, flows.vat, 0).borrowed,
    )


def lent_twice(loans: Sequence[Loan]) -> tuple[Loan, ...]:
    """Loans for a line that an earlier loan already pays for whole."""
    seen: set[str] = set()
    again = []
    for loan in loans:
        if loan.line is not None and loan.line in seen:
            again.append(loan)
        elif loan.line is not None:
            seen.add(loan.line)
    return tuple(again)
