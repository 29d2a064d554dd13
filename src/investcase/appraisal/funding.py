"""Whether the money is there, may be used, and lasts: a body's funding against its costs, year by year, in cash.

What outlasts the money that met it is worked out in `passing_money`. The unprotected remainder is all that goes out,
with irrecoverable VAT, payments to partners, interest and repayment, less funding, reserves and what is borrowed: what
must come from the body's general budget before anything is saved.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.passing_money import PassingMoney, passing_money
from investcase.documents.bodies import Body
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.resolving.terms import Stream


@dataclass(frozen=True, slots=True, eq=False)
class BodyFunding:
    """What pays for one body's part of an option; every row is [year], cash.

    `passing` is recurring cost and the money that meets it; `unprotected` is what goes out and no
    stream, loan or reserve meets; `surplus` is money of all kinds beyond all that goes out, over all years together.
    """

    body: Body
    years: tuple[Year, ...]
    streams: tuple[Stream, ...]
    passing: PassingMoney
    unprotected: Array
    peak_exposure: float
    surplus: float

    @property
    def to_the_end(self) -> tuple[Stream, ...]:
        """The passing streams that pay in the last year of the case, and may pay for what goes on."""
        last = len(self.years) - 1
        return tuple(s for s in self.streams if not s.recurrent and not s.is_capital and s.last == last)


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
    out = -(budget.spending + budget.vat + budget.payments + budget.interest + budget.repayment)
    money = budget.funding + budget.reserves + budget.borrowed
    return BodyFunding(
        body=body,
        years=years,
        streams=streams,
        passing=passing_money(option, body, years),
        unprotected=np.maximum(out - money, 0.0),
        peak_exposure=budget.peak_exposure,
        surplus=max(0.0, float((money - out).sum())),
    )
