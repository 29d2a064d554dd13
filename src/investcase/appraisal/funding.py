"""Whether the money is there, may be used, and lasts: a body's funding against its costs, year by year, in cash.

Recurring cost is what the body's own lines spend year after year, without support bought because of the effect itself,
which stops when the effect does. Passing money is a stream that does not recur. What is left uncovered in a year after
the last passing money is recurring cost less recurring money; the unprotected remainder is all spending less all
funding, reserves included: what must come from the body's general budget before anything is saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.model import Body
from investcase.flows.lines import sum_of
from investcase.quantities import Year
from investcase.resolving.terms import Stream

Array = NDArray[np.float64]
PENNY = 0.005


@dataclass(frozen=True, slots=True)
class Cliff:
    """A year in which passing money is gone that was there the year before, and recurring cost goes on: cash pounds."""

    year: Year
    streams: tuple[Stream, ...]
    lost: float
    cost: float


@dataclass(frozen=True, slots=True)
class BodyFunding:
    """What pays for one body's part of an option; every row is [year], cash.

    `uncovered` is recurring cost that recurring money does not meet after the last passing money; `unprotected` is
    spending that no stream and no reserve meets; `capital_excess` is money for capital alone beyond all capital costs.
    """

    body: Body
    years: tuple[Year, ...]
    streams: tuple[Stream, ...]
    recurring_cost: Array
    recurring_money: Array
    uncovered: Array
    unprotected: Array
    peak_exposure: float
    capital_excess: float
    cliffs: tuple[Cliff, ...]

    @property
    def last_passing(self) -> tuple[Stream, ...]:
        """The passing streams that end last."""
        ends = {stream.id: stream.last for stream in self.streams if not stream.recurrent and stream.last is not None}
        latest = max(ends.values(), default=None)
        return tuple(stream for stream in self.streams if latest is not None and ends.get(stream.id) == latest)


def balance_left(stream: Stream) -> tuple[float, ...] | None:
    """What a reserve still holds at the end of each year; None when the case does not say what it holds."""
    if stream.balance is None:
        return None
    left = stream.balance - np.cumsum(stream.by_year)
    return tuple(float(value) for value in left)


def body_funding(option: OptionAppraisal, budget: BodyBudget) -> BodyFunding | None:
    """The funding of one body in one option, at central values; None when no stream comes to it."""
    body, years = budget.body, budget.years
    streams = tuple(stream for stream in option.flows.option.funding if stream.body is body)
    if not streams:
        return None
    costs = option.cash.of(kind="cost", body=body)
    recurring = costs.where(lambda line: line.recurrent and not line.follows_effect and not line.capital).in_cash()[0]
    shape = (len(years),)
    coming_back = sum_of([np.array(s.by_year) for s in streams if s.recurrent], shape)
    passing = sum_of([np.array(s.by_year) for s in streams if not s.recurrent], shape)
    paying = np.nonzero(passing)[0]
    after = np.arange(len(years)) > (int(paying.max()) if len(paying) else len(years))
    uncovered = np.where(after, np.maximum(recurring - coming_back, 0.0), 0.0)
    for_capital = sum(sum(stream.by_year) for stream in streams if stream.is_capital)
    spent = budget.spending + budget.payments - budget.funding - budget.reserves
    return BodyFunding(
        body=body,
        years=years,
        streams=streams,
        recurring_cost=recurring,
        recurring_money=coming_back,
        uncovered=uncovered,
        unprotected=np.maximum(spent, 0.0),
        peak_exposure=budget.peak_exposure,
        capital_excess=max(0.0, for_capital - float(budget.capital.sum())),
        cliffs=tuple(_cliffs(streams, years, recurring)),
    )


def _cliffs(streams: tuple[Stream, ...], years: tuple[Year, ...], recurring: Array) -> Iterator[Cliff]:
    for t in range(1, len(years)):
        gone = tuple(stream for stream in streams if not stream.recurrent and stream.last == t - 1)
        if gone and recurring[t] > PENNY:
            yield Cliff(years[t], gone, sum(stream.by_year[t - 1] for stream in gone), float(recurring[t]))
