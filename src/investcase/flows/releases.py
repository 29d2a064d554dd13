"""From what a line frees to what leaves a budget: whole steps are released, and the rest is capacity.

A step is what can be closed at one time: a ward, a post, a package of care. In every year the quantity freed is held
against it (floor of quantity over step), and only whole steps are cash. What is freed and does not leave may be
refilled; the share refilled is then counted by what it is used for, less what that costs, and not as capacity besides.
What only meets growing demand is taken first: it leaves nothing to close, to refill or to pay twice.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from investcase.documents.kinds_of_money import CashType
from investcase.flows.growth import MeetsGrowth
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.stage import Stage
from investcase.flows.working import FurtherReleased, Given, InWholeSteps, NotReleased, PartsOf, StillPaid
from investcase.formulas.product import Product, of_each
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.resolving.figures import Resolved
from investcase.resolving.line_id import Derived, LineId
from investcase.resolving.releases import ResolvedRelease
from investcase.resolving.terms import Factor

_SLACK = 1e-9
"""Of a step: a quantity that falls short of a whole step by rounding alone is that step."""


@dataclass(frozen=True, slots=True, eq=False)
class Freed:
    """What a line frees and what becomes of it: `quantity`, `released` and `met`, [draw, year], None when not counted.

    `released` leaves the budget; `met` only meets growing demand.
    `at_margin` is what all of it saves at the marginal cost, in pounds of the price base, [draw, year], where the case
    gives one. `line` is the line that leaves the budget, or stays capacity.
    """

    line: LineId
    title: str
    release: ResolvedRelease
    quantity: Product | None
    released: Product | None
    met: Product | None
    at_margin: Product | None


@dataclass(frozen=True, slots=True, eq=False)
class Releasable:
    """A benefit before anybody knows how much of it is cash.

    `quantity` is what it frees in each year, [draw, year], after the same adjustments; None when nothing counts it.
    """

    made: FlowLine
    quantity: Product | None
    release: ResolvedRelease

    def from_then(self, horizon: tuple[Year, ...]) -> Product:
        """What it comes to from the year of its release on, [draw, year], whole steps or not."""
        return self.made.amounts * _from_then(self.release, horizon)


def whole_steps(quantity: Product, step: float) -> Product:
    """The share of a quantity that comes in whole steps, of the quantity's shape; a rise in it is whole at any size."""

    def share(freed: Array) -> Array:
        whole = np.floor(freed / step + _SLACK) * step
        return np.asarray(np.minimum(np.divide(whole, freed, out=np.ones_like(freed), where=freed > 0), 1.0))

    return of_each(share, quantity)


def share_released(quantity: Product | None, release: ResolvedRelease, horizon: Sequence[Year]) -> Product:
    """The share of what is freed that leaves a budget that does not grow, [draw or 1, year]."""
    return _shares(quantity, release, tuple(horizon), None).leaves


def release_line(
    benefit: Releasable, at: Stage, growth: MeetsGrowth | None = None
) -> tuple[tuple[FlowLine, ...], Freed]:
    """The lines that a benefit becomes under its release, and what it frees.

    Args:
        benefit: the benefit and its release.
        at: where it is worked out.
        growth: what of it only meets growing demand; None when the budget line is not known to grow.
    """
    made, quantity, release = benefit.made, benefit.quantity, benefit.release
    shares = _shares(quantity, release, at.horizon, growth)
    lines = tuple(_split(benefit, shares, at, growth))
    freed = Freed(
        line=made.labels.id,
        title=made.title,
        release=release,
        quantity=quantity,
        released=None if quantity is None else quantity * shares.leaves,
        met=None if quantity is None else quantity * shares.met,
        at_margin=None if release.marginal is None or quantity is None else quantity * at.values[release.marginal.key],
    )
    return lines, freed


def _from_then(release: ResolvedRelease, horizon: tuple[Year, ...]) -> Product:
    first = release.release.from_
    return Product.of([1.0 if first and year >= first else 0.0 for year in horizon])


@dataclass(frozen=True, slots=True, eq=False)
class _Shares:
    """Of what is freed, the share that leaves the budget and the share that only meets growth, [draw or 1, year].

    `whole` is the share that comes in whole steps of what is left by growth; None where it is not freed in steps.
    """

    leaves: Product
    met: Product
    whole: Product | None = None


def _shares(
    quantity: Product | None, release: ResolvedRelease, horizon: tuple[Year, ...], growth: MeetsGrowth | None
) -> _Shares:
    from_then = _from_then(release, horizon)
    if release.cash_type is CashType.CAPACITY:
        return _Shares(Product.of(0.0), Product.of(0.0))
    met = Product.of(0.0) if growth is None else from_then * growth.share
    left = from_then - met
    if quantity is None or release.step is None:
        return _Shares(left, met)
    whole = whole_steps(quantity * (1 - met), release.step)
    return _Shares(left * whole, met, whole)


def _split(benefit: Releasable, shares: _Shares, at: Stage, growth: MeetsGrowth | None) -> Iterator[FlowLine]:
    made, quantity, release = benefit.made, benefit.quantity, benefit.release
    refilled = _refill(release)
    if release.cash_type is CashType.CAPACITY:
        yield _kept(made, refilled)
    else:
        yield from _cash_and_capacity(benefit, shares.whole, at, growth)
    if refilled and quantity is not None:
        working = _not_released(made, release, at) if growth is None or not growth.share.any() else None
        yield from _refill_lines(benefit, quantity * (1 - shares.leaves - shares.met), at, working)


def _cash_and_capacity(
    benefit: Releasable, whole: Product | None, at: Stage, growth: MeetsGrowth | None
) -> Iterator[FlowLine]:
    made, release = benefit.made, benefit.release
    told, from_then = release.release, _from_then(release, at.horizon)
    released = made.times(Part(PartKind.RELEASE, f"Released from {told.from_}", from_then, working=Given()))
    before = made.times(Part(PartKind.RELEASE, f"Not released before {told.from_}", 1 - from_then, working=Given()))
    below, grown = None, None
    if growth is not None and growth.share.any():
        released, grown = growth.split(released)
    if whole is not None:
        in_steps, less = (None, None) if grown is not None else _step_workings(made, release)
        below = released.times(Part(PartKind.RELEASE, "Share below one whole step", 1 - whole, working=less))
        released = released.times(Part(PartKind.RELEASE, "Share in whole steps", whole, working=in_steps))
    cash = released.labelled(cash_type=release.cash_type, budget_line=told.budget_line, owner=told.owner)
    yield cash
    if grown is not None:
        yield grown.labelled(budget_line=told.budget_line, owner=told.owner)
    share = _refill(release)
    if below is not None and (at.every_line or below.amounts.any()):
        yield _kept(below.derived(Derived.BELOW_STEP, f"{made.title}, less than a whole step"), share)
    if at.every_line or before.amounts.any():
        yield _kept(before.derived(Derived.BEFORE_RELEASE, f"{made.title}, before the money is released"), share)
    if told.double_running is not None and told.double_running.months is not None:
        yield _double_running(cash, told.double_running.months.central / 12)


def _step_workings(made: FlowLine, release: ResolvedRelease) -> tuple[InWholeSteps, InWholeSteps]:
    entry, line = _frees(made)
    assert release.step is not None
    whole, less = (InWholeSteps(entry, line, release.step, left) for left in (False, True))
    return whole, less


def _frees(made: FlowLine) -> tuple[str, str]:
    """The intervention and the line of its model that frees it."""
    assert made.labels.id.entry is not None
    return made.labels.id.entry, made.labels.id.own


def _refill(release: ResolvedRelease) -> float:
    refill = release.release.refill
    return 0.0 if refill is None or refill.share is None else refill.share.central


def _kept(made: FlowLine, refilled: float) -> FlowLine:
    """What stays as capacity and is not refilled."""
    left_empty = Part(PartKind.RELEASE, "Share not refilled", Product.of(1 - refilled), working=Given())
    left = made.times(left_empty) if refilled else made
    return left.labelled(cash_type=CashType.CAPACITY)


def _refill_lines(benefit: Releasable, left: Product, at: Stage, working: NotReleased | None) -> Iterator[FlowLine]:
    made, release = benefit.made, benefit.release
    refill = release.release.refill
    if refill is None or refill.value_to is None or release.refill_value is None or release.refill_cost is None:
        return
    labels = replace(made.labels, made_from=None, told_apart_from=made.source)
    freed = Part(PartKind.RELEASE, "Freed, and not released", left, working=working)
    base = FlowLine(labels, Product.of(left, at.shape), (freed,))
    base = base.times(Part(PartKind.RELEASE, "Share refilled", Product.of(_refill(release)), working=Given()))

    def priced(figure: Resolved) -> FlowLine:
        part = Part(PartKind.TERMS, figure.title, at.values[figure.key], Factor(figure))
        return base.times(part, priced_in=figure.price_base)

    yield priced(release.refill_value).derived(
        Derived.REFILL, f"{refill.by}: what it is worth", body=refill.value_to, cash_type=refill.cash_type, fills=True
    )
    yield priced(release.refill_cost).derived(
        Derived.REFILL_COST, f"{refill.by}: what it costs", kind="cost", cash_type=None
    )


def _not_released(made: FlowLine, release: ResolvedRelease, at: Stage) -> NotReleased:
    entry, line = _frees(made)
    capacity = release.cash_type is CashType.CAPACITY
    since = Product.of(0.0) if capacity else _from_then(release, at.horizon)
    return NotReleased(entry, line, None if capacity else release.step, since)


def _double_running(cash: FlowLine, years: float) -> FlowLine:
    """What goes on being paid for a time after each further part is released, twelve months at most in each year."""
    highest = np.maximum.accumulate(np.maximum(cash.amounts, 0.0), axis=1)
    more = np.diff(highest, axis=1, prepend=0.0)
    paid = Product.of(_for_years(more, years))
    of = PartsOf(cash.labels.id, len(cash.parts))
    parts: tuple[Part, ...] = (
        Part(PartKind.RELEASE, "Further money released in the year", Product.of(more), working=FurtherReleased(of)),
        Part(PartKind.RELEASE, "Share of a year paid twice", Product.of(years), working=Given()),
    )
    if years > 1:
        title, working = "Money released in the year or before it, and still paid", StillPaid(of, years)
        parts = (Part(PartKind.RELEASE, title, paid, working=working),)
    title = f"Double running: {cash.title[:1].lower()}{cash.title[1:]}"
    twice = cash.derived(
        Derived.DOUBLE_RUNNING,
        title,
        kind="cost",
        cash_type=None,
        recurrent=False,
        paid_twice=True,
        budget_line=None,
        owner=None,
    )
    return replace(twice, amounts=paid, parts=parts)


def _for_years(more: Array, years: float) -> Array:
    """What of each year's amount is still paid in that year and in those that follow, for so many years in all."""
    paid = np.zeros_like(more)
    for later in range(min(math.ceil(years), more.shape[1])):
        paid[:, later:] += more[:, : more.shape[1] - later] * min(years - later, 1.0)
    return paid
