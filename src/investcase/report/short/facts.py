"""What the short paper says in figures of one option, every one keyed: asked, spent, out of pocket, left, worth."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.chances import OptionChances
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.payback import payback_index
from investcase.appraisal.paybacks import payback_positions
from investcase.documents.bodies import Body
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.short.value import Value
from investcase.report.view.keyed import prefix


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """One option, for the lead body in cash and for everyone in present value, central.

    `budget` is the lead body's. `asked` is what delivering the change costs it, of which `capital`, and `instead` the
    support that the effect itself brings, both plain amounts; `spent` are the years in which it is spent. `by_year` is
    what the body is left with each year, what is borrowed left out, `running` the same added up, `left` the last of
    that. `deepest` is the most that it is ever out of pocket, a plain amount, in the year `worst`; `back` the year from
    which the running total stays at or above nil, None for never. `worth` is what it is worth to everyone, `at_worst`
    and `at_best` that with every figure at the option's own cautious end, or its favourable one.
    """

    appraisal: Appraisal
    option: OptionAppraisal
    lead: Body
    budget: BodyBudget
    asked: Value
    capital: Value
    instead: Value
    spent: tuple[Year, ...]
    by_year: tuple[Value, ...]
    running: tuple[Value, ...]
    left: Value
    deepest: Value
    worst: Year | None
    back: Year | None
    worth: Value
    at_worst: Value
    at_best: Value
    in_prices: Value
    back_in_prices: bool

    @property
    def moved_besides(self) -> bool:
        """Whether money comes or goes besides what the option itself spends and saves: funding, payments, loans."""
        return any(row.any() for row in (self.budget.funding, self.budget.payments, self.budget.borrowed))

    @property
    def general_budget(self) -> Array:
        """What the lead body's general budget pays in each year of what it spends: what nothing else meets."""
        budget = self.budget
        spent = -(budget.programme + budget.instead + budget.vat + budget.payments + budget.interest)
        met = (budget.funding, budget.reserves, budget.borrowed, budget.budget_reduction + budget.avoided_growth)
        left = np.maximum(spent, 0.0) - sum(np.maximum(money, 0.0) for money in met)
        general: Array = np.maximum(left, 0.0)
        return general

    @property
    def left_unless_agreed(self) -> Value:
        """What is left if money from others that nobody has confirmed does not come."""
        less = float(self.budget.funding_unconfirmed.sum())
        return replace(self.left, amount=self.left.amount - less, measure="left.unless_agreed")

    @property
    def about_even(self) -> bool:
        """Whether it is only the rise of prices that says whether the lead body gets its money back."""
        return self.moves and not self.moved_besides and self.back_in_prices != (self.back is not None)

    @property
    def chances(self) -> OptionChances | None:
        """How the option may turn out, where figures behind it have ranges."""
        found = self.appraisal.chances
        known = () if found is None else found.options
        return next((each for each in known if each.option == self.option.id), None)

    @property
    def years(self) -> tuple[Year, ...]:
        """The years of the case."""
        return self.appraisal.case.horizon

    @property
    def base(self) -> str:
        """The year of the prices of present values."""
        return str(self.appraisal.case.document.price_base)

    @property
    def moves(self) -> bool:
        """Whether any cash of the lead body's moves at all."""
        return self.budget.is_touched

    @property
    def out_of_pocket(self) -> bool:
        """Whether the lead body is ever out of pocket."""
        return self.deepest.amount > UNPRINTED


def facts_of(appraisal: Appraisal, option: OptionAppraisal) -> Facts:
    """The facts of one option."""
    lead, of = appraisal.case.lead, prefix(option).rstrip(".")
    budget = appraisal.budget(option, lead)
    net = budget.net_of_loans
    running = np.cumsum(net)
    worst = int(running.argmin()) if len(running) and running.min() < -UNPRINTED else None
    back = payback_index(net, budget.moved)
    delivered = budget.programme + budget.vat
    npsv = appraisal.npsv_at(option)
    own = payback_positions(appraisal, option)["lead_body_cash"]

    def total(measure: str, amounts: Array) -> Value:
        return Value(float(np.abs(amounts.sum())), measure, of, lead)

    def each(measure: str, amounts: Array) -> tuple[Value, ...]:
        years = budget.years
        return tuple(Value(float(amount), measure, of, lead, year) for amount, year in zip(amounts, years, strict=True))

    return Facts(
        appraisal=appraisal,
        option=option,
        lead=lead,
        budget=budget,
        asked=total("programme", delivered),
        capital=total("capital", budget.capital),
        instead=total("instead", budget.instead),
        spent=tuple(year for year, amount in zip(budget.years, delivered, strict=True) if abs(amount) > UNPRINTED),
        by_year=each("net_of_loans", net),
        running=each("cumulative_of_loans", running),
        left=Value(float(net.sum()), "left", of, lead),
        deepest=Value(max(0.0, -float(running.min(initial=0.0))), "deepest", of, lead),
        worst=None if worst is None else budget.years[worst],
        back=None if back is None else budget.years[back],
        worth=Value(npsv.central, "npsv", of),
        at_worst=Value(npsv.cautious, "npsv", of, end="cautious"),
        at_best=Value(npsv.favourable, "npsv", of, end="favourable"),
        in_prices=Value(float(own.net.sum()), "left_in_prices", of, lead),
        back_in_prices=payback_index(own.net, own.moved) is not None,
    )
