"""The measures of one option: NPSV, present values, and the benefit-cost ratio over net public cost.

The one ratio printed is the same however the same facts are written: a cost that is saved is a benefit, and a loss a
negative benefit or a cost. All benefits over all costs is not, and so is not a measure here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.build import OptionFlows
from investcase.flows.lines import CashFlows, FlowLine, sum_of
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE

CASH = (CashType.CASH_RELEASING, CashType.AVOIDED_GROWTH)


class NoRatio(StrEnum):
    """Why an option has no ratio, in a word or two."""

    CUT = "a cut"
    NET_SAVING = "net saving"
    NO_NET_COST = "no net cost"
    NO_GAIN = "no gain"

    @property
    def reason(self) -> str:
        """The same as a clause."""
        return _NO_RATIO[self]


_NO_RATIO = {
    NoRatio.CUT: "a ratio tells what is gained for each pound spent, and a cut takes away what was gained",
    NoRatio.NET_SAVING: "public bodies save more cash than they spend, so there is no cost to divide by",
    NoRatio.NO_NET_COST: "public bodies spend no more cash than they save, so there is nothing to divide by",
    NoRatio.NO_GAIN: "all but the net public cost is a loss together, so nothing is gained for what is spent",
}


@dataclass(frozen=True, eq=False)
class OptionAppraisal:
    """An option's flows and the factors that discount them: pounds of the price base, at year 0.

    What is asked for again and again is worked out once.

    `health_factors` discount the lines of life and health; None when they are discounted as the rest. Every array is
    [draw], in the order of the appraisal's worlds.
    """

    flows: OptionFlows
    factors: Array
    health_factors: Array | None = None

    @property
    def cash(self) -> CashFlows:
        """The option's lines."""
        return self.flows.cash

    @property
    def id(self) -> str:
        """The option's id."""
        return self.flows.option.id

    @property
    def why_unknown(self) -> str | None:
        """Why nothing was worked out, of an option without a line; None for others, and for what the others are held
        against, which is nil by what it is.
        """
        if self.cash.lines or self.flows.option.business_as_usual:
            return None
        rejected = "it was rejected, and " if self.flows.option.rejected else ""
        return f"nothing was worked out: {rejected}no cost or benefit of it is given"

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Every body with a line, a funding stream, as receiver or payer, or a loan, in the order of the vocabulary."""
        streams, loans = self.flows.option.funding, self.flows.option.borrowing
        present = {*self.cash.bodies, *(s.body for s in streams), *(s.paid_by for s in streams if s.paid_by)}
        present.update(loan.body for loan in loans)
        return tuple(sorted(present))

    def factors_of(self, line: FlowLine) -> Array:
        """The factors that discount a line, [year]."""
        return self.health_factors if line.health and self.health_factors is not None else self.factors

    def discounted(self, part: CashFlows) -> Array:
        """The net amounts of some lines at year 0, by the year they fall in: [draw, year]."""
        if self.health_factors is None:
            return part.net() * self.factors
        return sum_of([line.net * self.factors_of(line) for line in part.lines], (part.draws, part.years))

    def pv(self, part: CashFlows) -> Array:
        """Present value of the net amounts of some lines: the sum of theirs, in their order."""
        return sum_of((self.pv_of(line) for line in part.lines), (part.draws,))

    def pv_of(self, line: FlowLine) -> Array:
        """Present value of the net amounts of one line."""
        if line not in self._pvs:
            self._pvs[line] = line.net.weighed(self.factors_of(line))
        return self._pvs[line]

    @cached_property
    def _pvs(self) -> dict[FlowLine, Array]:
        """The lines already discounted: most stand in several sums."""
        return {}

    @cached_property
    def npsv(self) -> Array:
        """Net present social value: benefits less costs, to everyone (Green Book 2018, 5.54)."""
        return self.pv(self.cash)

    @cached_property
    def pv_costs(self) -> Array:
        """Present value of all costs, as a positive amount."""
        return -self.pv(self.cash.of(kind="cost"))

    @cached_property
    def pv_benefits(self) -> Array:
        """Present value of all benefits."""
        return self.pv(self.cash.of(kind="benefit"))

    def pv_benefits_of(self, cash_type: CashType) -> Array:
        """Present value of one type of benefit; the types are never added into one saving."""
        return self.pv(self.cash.of(kind="benefit", cash_types=(cash_type,)))

    @property
    def freed_at_average(self) -> Array:
        """Present value of freed capacity at its average cost, whatever of it the NPSV counts."""
        freed = self.cash.of(kind="benefit", cash_types=(CashType.CAPACITY,)).lines
        made = (np.maximum(line.at_average, 0.0) * self.factors_of(line) for line in freed)
        return sum_of([each.sum(axis=-1) for each in made], (self.cash.draws,))

    def npv_of(self, body: Body) -> Array:
        """A body's own net present value, freed capacity and wider value included."""
        return self.pv(self.cash.of(body=body))

    def cash_npv_of(self, body: Body) -> Array:
        """A body's net present value counting only what its budget feels, irrecoverable VAT included.

        It is before funding, payments between bodies and borrowing, which move money and make none.
        """
        return self.pv(self.cash_felt_by(body))

    def cash_felt_by(self, body: Body) -> CashFlows:
        """The lines of a body that its budget feels, and the VAT on them that it does not get back."""
        own = cash_of(self.cash, body)
        return CashFlows((*own.lines, *self.flows.vat.of(body=body).lines), own.draws, own.years)

    @cached_property
    def net_public_cost(self) -> Array:
        """PV of public bodies' costs less the cash they release or no longer need."""
        return -self.pv(self.cash.where(is_public_cash))

    @property
    def bcr_net_public(self) -> Array:
        """Everything else of value over the net public cost; NaN for a cut, and where either is below nil.

        The divisor is what public budgets bear (Green Book 2018, 5.56). So it is above 1 just where the NPSV is above
        nil: what assets are worth at the end is value, and in no budget.
        """
        if self.is_cut:
            return np.full_like(self.npsv, np.nan)
        gained = self.npsv + self.net_public_cost
        return ratio(np.where(gained < -NEGLIGIBLE, np.nan, np.maximum(gained, 0.0)), self.net_public_cost)

    @property
    def is_cut(self) -> bool:
        """Whether it reduces or stops a service, whatever else it does."""
        return bool(self.flows.cuts)

    @property
    def no_ratio(self) -> NoRatio | None:
        """Why there is no ratio at central values; None where there is one."""
        if self.is_cut:
            return NoRatio.CUT
        central = float(self.net_public_cost[0])
        if central > NEGLIGIBLE:
            return NoRatio.NO_GAIN if float(self.npsv[0]) + central < -NEGLIGIBLE else None
        return NoRatio.NET_SAVING if central < -NEGLIGIBLE else NoRatio.NO_NET_COST


def cash_of(cash: CashFlows, body: Body) -> CashFlows:
    """A body's lines of value that its budget feels, so without VAT: its costs, cash released, and growth avoided."""
    return cash.where(lambda line: line.body == body and in_a_budget(line))


def is_public_cash(line: FlowLine) -> bool:
    """Whether a line is felt by a public budget: spending, cash released, or growth avoided."""
    return line.body.public and in_a_budget(line)


def in_a_budget(line: FlowLine) -> bool:
    """Whether a line is spending, cash released or growth avoided, and so is felt in its body's budget."""
    return line.kind == "cost" or line.cash_type in CASH


def ratio(over: Array, under: Array) -> Array:
    """One over the other in pounds, NaN where the divisor is not positive: half a penny is what rounding leaves."""
    positive = under > NEGLIGIBLE
    return np.where(positive, over / np.where(positive, under, 1.0), np.nan)
