"""The budget view: cash terms, by body and financial year, as a medium-term financial plan writes it.

Spending and saving are the change on a budget without the option. Plus is good for the body: what is saved or comes in
is plus, what goes out is minus, and the net position is their sum. Pounds of the case's prices become cash by each
line's own prices, or the GDP deflator where none are given; funding is already cash. Freed capacity and wider value are
shown beside, never in, the net position.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.borrowing import debt_of
from investcase.appraisal.payback import moving
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import CashFlows, FlowLine, sum_of
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.resolving.terms import Loan, Stream

_FELT = (CashType.CASH_RELEASING, CashType.AVOIDED_GROWTH)


@dataclass(frozen=True, slots=True, eq=False)
class BodyBudget:
    """One body's budget over the horizon in one world, each row [year] in cash, plus where it is good for the body.

    Minus when money goes out: `spending`, `capital` and `instead` (the parts of it that are capital, and that the
    effect itself brings, such as support bought instead), `vat` (what it pays on its spending and does not get back),
    `payments` (to partners in the case), `interest` and `repayment`. Plus when it is saved or comes in: `funding`,
    `borrowed` (what meets capital when it is spent), `budget_reduction`, `avoided_growth`; and `capacity`, which is no
    cash. `income` is the part of `budget_reduction` that others pay: it comes in, and nothing is saved.
    `net` is what the body is left with (plus) or must find (minus). `reserves` is drawn from its own, and so is
    no part of `net`. `funding_unconfirmed` and `reserves_unconfirmed` are the parts of those two that nobody has
    confirmed. `owed` is what is left to repay at the end, a plain amount. The `full_year_...` amounts are those of a
    year in which everything temporary has ended, in the case's prices: the last year's, of the lines that have no end.
    `freed` is freed capacity at its average cost, whatever of it `capacity` counts. `last_year` is the last in which
    anything of the programme moves the budget, centrally; None when nothing does. `moved` says in which years any cash
    moves at all, though it come to nil together: a line's, funding, a payment or a loan's.
    """

    body: Body
    years: tuple[Year, ...]
    spending: Array
    capital: Array
    instead: Array
    funding: Array
    funding_unconfirmed: Array
    payments: Array
    reserves: Array
    reserves_unconfirmed: Array
    vat: Array
    borrowed: Array
    interest: Array
    repayment: Array
    owed: float
    budget_reduction: Array
    income: Array
    avoided_growth: Array
    capacity: Array
    freed: Array
    wider_value: Array
    full_year_spending: float
    full_year_instead: float
    full_year_vat: float
    full_year_reduction: float
    full_year_avoided: float
    last_year: Year | None
    moved: NDArray[np.bool_]

    @property
    def net(self) -> Array:
        """What the body is left with (plus) or must find (minus): all that is saved or comes in, and that goes out."""
        out = self.spending + self.vat + self.payments + self.interest + self.repayment
        return out + self.borrowed + self.funding + self.budget_reduction + self.avoided_growth

    @property
    def programme(self) -> Array:
        """What delivering the change costs: spending apart from the support that the effect itself brings."""
        return self.spending - self.instead

    @property
    def is_touched(self) -> bool:
        """Whether any cash moves at all, though it come to nil."""
        return bool(self.moved.any())

    @property
    def change(self) -> Array:
        """The change in the net position on the year before."""
        return np.diff(self.net, prepend=0.0)

    @property
    def cumulative(self) -> Array:
        """The running total of the net position."""
        return np.cumsum(self.net)

    @property
    def still_owed(self) -> Array:
        """What has been borrowed by the end of each year and not yet paid back, [year]; a plain amount."""
        return np.cumsum(self.borrowed + self.repayment)

    @property
    def net_of_loans(self) -> Array:
        """The net position with what is borrowed and paid back left out, and interest left in: a loan is no gain."""
        return self.net - self.borrowed - self.repayment

    @property
    def full_year_net(self) -> float:
        """One year at full effect, without funding or borrowing."""
        return self.full_year_spending + self.full_year_vat + self.full_year_reduction + self.full_year_avoided

    @property
    def recurs(self) -> bool:
        """Whether anything still moves the budget when everything temporary has ended."""
        return any((self.full_year_spending, self.full_year_vat, self.full_year_reduction, self.full_year_avoided))

    @property
    def peak_exposure(self) -> float:
        """The most the body is ever out of pocket, as a positive amount; 0 when it never is."""
        return max(0.0, -float(self.cumulative.min(initial=0.0)))


def body_budget(
    cash: CashFlows,
    funding: Sequence[Stream],
    body: Body,
    years: tuple[Year, ...],
    draw: int = 0,
    *,
    vat: CashFlows | None = None,
    borrowing: Sequence[Loan] = (),
) -> BodyBudget:
    """A body's budget view from an option's flows in the world that stands at `draw`: central unless said otherwise."""
    unrecovered = vat or CashFlows((), cash.draws, cash.years)
    own, own_vat = cash.of(body=body), unrecovered.of(body=body)
    debt = debt_of([loan for loan in borrowing if loan.body == body], cash, unrecovered, draw)

    def row(part: CashFlows) -> Array:
        return np.asarray(part.net_in_cash()[draw] + 0.0)

    def full_year(part: CashFlows) -> float:
        return sum(float(line.full_year[draw]) * (-1 if line.kind == "cost" else 1) for line in part.lines) + 0.0

    costs = own.of(kind="cost")
    by_type = {kind: own.of(kind="benefit", cash_types=(kind,)) for kind in CashType}
    instead = costs.where(lambda line: line.follows_effect)
    received = [stream for stream in funding if stream.body == body and stream.paid_by != body]
    drawn = [stream for stream in funding if stream.body == body and stream.paid_by == body]

    def cash_in(streams: Sequence[Stream]) -> Array:
        return sum_of([np.array(stream.by_year) for stream in streams], (len(years),))

    between = [np.array(stream.by_year) for stream in funding if (stream.body == body) != (stream.paid_by == body)]
    moved = (line.amounts[draw] * line.cash_terms for line in (*own.lines, *own_vat.lines) if _is_felt(line))
    return BodyBudget(
        body=body,
        years=years,
        spending=row(costs),
        capital=row(costs.where(lambda line: line.capital)),
        instead=row(instead),
        funding=cash_in(received),
        funding_unconfirmed=cash_in([stream for stream in received if not stream.confirmed]),
        payments=-cash_in([stream for stream in funding if stream.paid_by == body and stream.body != body]) + 0.0,
        reserves=cash_in(drawn),
        reserves_unconfirmed=cash_in([stream for stream in drawn if not stream.confirmed]),
        vat=row(own_vat),
        borrowed=debt.borrowed,
        interest=-debt.interest + 0.0,
        repayment=-debt.repayment + 0.0,
        owed=debt.owed,
        budget_reduction=row(by_type[CashType.CASH_RELEASING]),
        income=row(by_type[CashType.CASH_RELEASING].where(lambda line: line.moves)),
        avoided_growth=row(by_type[CashType.AVOIDED_GROWTH]),
        capacity=row(by_type[CashType.CAPACITY]),
        freed=_at_average(by_type[CashType.CAPACITY], draw),
        wider_value=row(by_type[CashType.WIDER_VALUE]),
        full_year_spending=full_year(costs),
        full_year_instead=full_year(instead),
        full_year_vat=full_year(own_vat),
        full_year_reduction=full_year(by_type[CashType.CASH_RELEASING]),
        full_year_avoided=full_year(by_type[CashType.AVOIDED_GROWTH]),
        last_year=_last_year((*own.lines, *own_vat.lines), years, draw),
        moved=moving(np.zeros(len(years)), *moved, *between, debt.borrowed, debt.interest, debt.repayment),
    )


def _is_felt(line: FlowLine) -> bool:
    return line.kind == "cost" or line.cash_type in _FELT


def _last_year(lines: Sequence[FlowLine], years: tuple[Year, ...], draw: int) -> Year | None:
    moved = sum_of([np.abs(line.amounts[draw]) for line in lines if _is_felt(line)], (len(years),))
    return years[int(np.flatnonzero(moved)[-1])] if moved.any() else None


def _at_average(capacity: CashFlows, draw: int) -> Array:
    """Freed capacity at its average cost in each year's cash, [year]; more demand on it is in no such sum."""
    made = (np.maximum(line.at_average[draw], 0.0) * line.cash_terms for line in capacity.lines)
    return sum_of(made, (capacity.years,))
