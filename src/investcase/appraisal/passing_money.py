"""Whether recurring cost outlasts the money that met it: one body's part of an option, year by year, in cash.

Recurring cost is what the body's own lines spend year after year with the VAT on it that is not got back; without
capital, and without support bought because of the effect itself, which stops when the effect does. What meets it is
every stream that may pay for revenue, and every payment that comes to the body from another as a line of the case: one
fact, however written. Money lasts that is said to recur and, once it has begun, pays in every year; all other is
passing. In each year in which passing money is less than it once was, what is uncovered is recurring cost less all
money of that year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.measures import CASH, OptionAppraisal
from investcase.documents.bodies import Body
from investcase.flows.lines import FlowLine, sum_of
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.terms import Stream


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """What comes to a body and may meet its recurring cost: a stream, or a line of the case that moves money to it.

    `recurs` is what the case says of it: that it comes year after year, with no end. `payer` is who pays it, where the
    case names one.
    """

    source: Stream | FlowLine
    by_year: Array
    recurs: bool
    payer: Body | None

    @property
    def lasts(self) -> bool:
        """Whether it recurs, and pays in every year once it has begun."""
        begun = np.maximum.accumulate(self.by_year) > NEGLIGIBLE
        return self.recurs and bool((self.by_year[begun] > NEGLIGIBLE).all())

    @property
    def exit(self) -> str | None:
        """What pays once it ends, in words; a line of the case says none."""
        return self.source.exit if isinstance(self.source, Stream) else None

    def fell(self, year: int) -> bool:
        """Whether it pays less in a year, by its index, than in the year before."""
        return year > 0 and bool(self.by_year[year] < self.by_year[year - 1] - NEGLIGIBLE)

    def has_ended(self, year: int) -> bool:
        """Whether it pays nothing in a year or after it."""
        return bool((self.by_year[year:] <= NEGLIGIBLE).all())

    def pays_again(self, year: int) -> bool:
        """Whether it pays more in some year after one, so that it is not on its way out."""
        return bool((self.by_year[year + 1 :] > self.by_year[year] + NEGLIGIBLE).any())


@dataclass(frozen=True, slots=True)
class Cliff:
    """A year in which passing money is less than in the year before, and recurring cost goes on: cash pounds.

    `money` is what fell, by `lost` altogether; `ended` whether all of it pays nothing from then on; `unmet` is the part
    of that cost that no money meets.
    """

    year: Year
    money: tuple[Money, ...]
    ended: bool
    lost: float
    cost: float
    unmet: float


@dataclass(frozen=True, slots=True, eq=False)
class PassingMoney:
    """One body's recurring cost and the money that meets it; every row is [year], cash.

    `saved` is what the option takes off the body's budget, which an `exit` may count on; what others pay is in `money`.
    `unmet` is recurring cost that no money of the year meets; `uncovered` the same, in the years in which passing money
    is less than it once was.
    """

    years: tuple[Year, ...]
    money: tuple[Money, ...]
    cost: Array
    saved: Array
    unmet: Array
    uncovered: Array

    @property
    def after(self) -> float:
        """Recurring cost of the last year that recurring money does not meet: what the year after would lack."""
        return max(0.0, float(self.cost[-1] - sum(each.by_year[-1] for each in self.money if each.recurs)))

    def last_to_fall(self, year: int) -> tuple[Money, ...]:
        """The passing money that was the last to pay less than before, up to a year by its index."""
        falls = ((t, [each for each in self.money if not each.lasts and each.fell(t)]) for t in range(year, 0, -1))
        return next((tuple(fallen) for _, fallen in falls if fallen), ())

    @property
    def cliffs(self) -> Iterator[Cliff]:
        """Each year in which passing money falls and leaves recurring cost unmet."""
        for t in range(1, len(self.years)):
            fallen = tuple(each for each in self.money if not each.lasts and each.fell(t))
            if fallen and self.uncovered[t] > NEGLIGIBLE:
                ended = all(each.has_ended(t) for each in fallen)
                lost = float(sum(each.by_year[t - 1] - each.by_year[t] for each in fallen))
                yield Cliff(self.years[t], fallen, ended, lost, float(self.cost[t]), float(self.unmet[t]))


def passing_money(option: OptionAppraisal, body: Body, years: tuple[Year, ...]) -> PassingMoney:
    """What meets a body's recurring cost in one option, at central values."""
    flows = option.flows
    shape = (len(years),)
    both = (part.of(kind="cost", body=body).where(_goes_on) for part in (flows.cash, flows.vat))
    cost = np.asarray(sum(part.in_cash()[0] for part in both))
    money = tuple(_money(option, body))
    passing = sum_of([each.by_year for each in money if not each.lasts], shape)
    unmet = np.maximum(cost - sum_of([each.by_year for each in money], shape), 0.0)
    shrunk = passing < np.maximum.accumulate(passing) - NEGLIGIBLE
    saved = flows.cash.of(kind="benefit", body=body, cash_types=CASH).where(lambda line: not line.moves).in_cash()[0]
    return PassingMoney(years, money, cost, saved, unmet, uncovered=np.where(shrunk, unmet, 0.0))


def _goes_on(line: FlowLine) -> bool:
    return line.recurrent and not line.follows_effect and not line.capital


def _money(option: OptionAppraisal, body: Body) -> Iterator[Money]:
    for stream in option.flows.option.funding:
        if stream.body == body and not stream.is_capital:
            yield Money(stream, np.array(stream.by_year), stream.recurrent, stream.paid_by)
    payers = {line.id: line.transfer_with for line in option.flows.option.lines}
    for line in option.flows.cash.of(kind="benefit", body=body, cash_types=CASH).lines:
        if line.moves and not line.capital:
            come = np.maximum(line.amounts[0] * line.cash_terms, 0.0)
            yield Money(line, come, line.recurrent and not line.has_end, payers.get(line.id))
