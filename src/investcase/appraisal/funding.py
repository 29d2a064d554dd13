"""Whether the money is there, may be used, and lasts: a body's funding against its costs, year by year, in cash.

Recurring cost is what the body's own lines spend year after year, without support bought because of the effect itself,
which stops when the effect does. Passing money is a stream that does not recur. In each year by which a passing stream
has ended, and passing money is less than it once was, what is uncovered is recurring cost less the money of that year,
recurring and passing. The unprotected remainder is all that goes out, with irrecoverable VAT, payments to partners,
interest and repayment, less funding, reserves and what is borrowed: what must come from the body's general budget
before anything is saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.bodies import Body
from investcase.flows.lines import sum_of
from investcase.quantities import Year
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.terms import Stream

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cliff:
    """A year in which passing money is gone that was there the year before, and recurring cost goes on: cash pounds.

    `unmet` is the part of that cost that no stream meets, recurring or passing.
    """

    year: Year
    streams: tuple[Stream, ...]
    lost: float
    cost: float
    unmet: float


@dataclass(frozen=True, slots=True, eq=False)
class BodyFunding:
    """What pays for one body's part of an option; every row is [year], cash.

    `after` is recurring cost of the last year that recurring money does not meet: what the year after would lack.
    `uncovered` is recurring cost that no stream meets in a year in which passing money has ended or shrunk;
    `unprotected` is what goes out and no stream, loan or reserve meets; `surplus` is money of all kinds beyond all that
    goes out, over all years together.
    """

    body: Body
    years: tuple[Year, ...]
    streams: tuple[Stream, ...]
    recurring_cost: Array
    uncovered: Array
    unprotected: Array
    peak_exposure: float
    surplus: float
    cliffs: tuple[Cliff, ...]
    after: float

    @property
    def to_the_end(self) -> tuple[Stream, ...]:
        """The passing streams that pay in the last year of the case."""
        return tuple(s for s in self.streams if not s.recurrent and s.last == len(self.years) - 1)

    def ended_before(self, year: int) -> tuple[Stream, ...]:
        """The passing streams that were the last to end before a year, by its index."""
        ends = {s.id: s.last for s in self.streams if not s.recurrent and s.last is not None and s.last < year}
        latest = max(ends.values(), default=None)
        return tuple(stream for stream in self.streams if stream.id in ends and ends[stream.id] == latest)


def balance_left(stream: Stream) -> tuple[float, ...] | None:
    """What a reserve still holds at the end of each year; None when the case does not say what it holds."""
    if stream.balance is None:
        return None
    left = stream.balance - np.cumsum(stream.by_year)
    return tuple(float(value) for value in left)


def body_funding(option: OptionAppraisal, budget: BodyBudget) -> BodyFunding | None:
    """The funding of one body in one option, at central values; None when no stream comes to it."""
    body, years = budget.body, budget.years
    streams = tuple(stream for stream in option.flows.option.funding if stream.body == body)
    if not streams:
        return None
    costs = option.cash.of(kind="cost", body=body)
    recurring = costs.where(lambda line: line.recurrent and not line.follows_effect and not line.capital).in_cash()[0]
    shape = (len(years),)
    coming_back = sum_of([np.array(s.by_year) for s in streams if s.recurrent], shape)
    passing = sum_of([np.array(s.by_year) for s in streams if not s.recurrent], shape)
    unmet = np.maximum(recurring - coming_back - passing, 0.0)
    out = -(budget.spending + budget.vat + budget.payments + budget.interest + budget.repayment)
    money = budget.funding + budget.reserves + budget.borrowed
    return BodyFunding(
        body=body,
        years=years,
        streams=streams,
        recurring_cost=recurring,
        uncovered=np.where(_shrunk(streams, passing), unmet, 0.0),
        unprotected=np.maximum(out - money, 0.0),
        peak_exposure=budget.peak_exposure,
        surplus=max(0.0, float((money - out).sum())),
        cliffs=tuple(_cliffs(streams, years, recurring, unmet)),
        after=max(0.0, float(recurring[-1] - coming_back[-1])),
    )


def _shrunk(streams: tuple[Stream, ...], passing: Array) -> NDArray[np.bool_]:
    """The years by which a passing stream has ended and passing money is less than it once was: [year]."""
    ends = [stream.last for stream in streams if not stream.recurrent and stream.last is not None]
    most = np.maximum.accumulate(passing)
    return np.asarray((np.arange(len(passing)) > min(ends, default=len(passing))) & (passing < most - NEGLIGIBLE))


def _cliffs(streams: tuple[Stream, ...], years: tuple[Year, ...], recurring: Array, unmet: Array) -> Iterator[Cliff]:
    for t in range(1, len(years)):
        gone = tuple(stream for stream in streams if not stream.recurrent and stream.last == t - 1)
        if gone and unmet[t] > NEGLIGIBLE:
            lost = sum(stream.by_year[t - 1] for stream in gone)
            yield Cliff(years[t], gone, lost, float(recurring[t]), float(unmet[t]))
