"""Growing demand: what only meets growth does not take a budget below where it stands today.

A budget line of B that grows by g a year would need B x ((1 + g) ** t - 1) more, t years after the year that B is of,
with nothing done. What an option saves on it meets that growth first: growth avoided where the approved plan already
pays for it, capacity where it does not. Only what is left takes the budget below B, and only that is cash-releasing; of
a release in steps, only the whole steps of what is left. A line that is itself called avoided growth is that up to the
growth, and capacity above it. What another body pays to the line is income: it is cash, whatever grows. All of it is
held against growth at the case's prices, before any price of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.documents.kinds_of_money import CashType
from investcase.flows.growth import ABOVE_GROWTH, MeetsGrowth
from investcase.flows.lines import FlowLine, Part, PartKind, product_of, sum_of
from investcase.flows.releases import Freed, Releasable, release_line
from investcase.flows.stage import Stage
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.demand import ResolvedDemand
from investcase.resolving.line_id import Derived

_SLACK = 1e-9
"""Of the growth: what is left of it by rounding alone, when as much is already avoided, is nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class BudgetLineDemand:
    """A budget line with nothing done and with the option: each [draw, year], pounds of the case's price base.

    `growth` is the change on today's budget with nothing done; `saved` is what the option saves on the line, of which
    `met` only meets growth.
    """

    demand: ResolvedDemand
    baseline: Array
    growth: Array
    saved: Array
    met: Array


@dataclass(frozen=True, slots=True, eq=False)
class AfterGrowth:
    """An option's lines, what its releases free, and each budget line's demand."""

    lines: tuple[FlowLine, ...]
    freed: tuple[Freed, ...]
    demand: tuple[BudgetLineDemand, ...]


def after_growth(lines: Sequence[FlowLine], waiting: Sequence[Releasable], at: Stage) -> AfterGrowth:
    """The lines with what only meets growth told apart from what releases cash, and each budget line's demand.

    Args:
        lines: an option's lines at the case's prices.
        waiting: what is to be released from the budget lines whose demand the case gives.
        at: where they are worked out.
    """
    shape = at.shape
    kept, found, freed = list(lines), [], []
    for demand in at.demand:
        growth = _growth(demand, at)
        room = np.maximum(growth, 0.0)
        kept, avoided = _held_to_growth(kept, demand, room)
        due = [each for each in waiting if demand.holds(each.made.body, each.release.release.budget_line)]
        own = [line for line in kept if _is(line, demand, CashType.CASH_RELEASING)]
        saved = sum_of([*(line.amounts for line in own), *(each.from_then(at.horizon) for each in due)], shape)
        spare = room - np.maximum(avoided, 0.0)
        share = np.clip(_over(np.where(spare > _SLACK * room, spare, 0.0), saved), 0.0, 1.0)
        meets = MeetsGrowth(Product.of(share), CashType.AVOIDED_GROWTH if demand.in_plan else CashType.CAPACITY)
        if share.any():
            taken = {line.labels.id for line in own}
            kept = [part for line in kept for part in (meets.split(line) if line.labels.id in taken else (line,))]
        for each in due:
            made, what = release_line(each, at, meets)
            kept.extend(made)
            freed.append(what)
        met = share * saved + avoided
        below = sum_of([line.amounts for line in kept if _is(line, demand, CashType.CASH_RELEASING)], shape)
        baseline = np.broadcast_to(at.values[demand.baseline.key], shape)
        found.append(BudgetLineDemand(demand, baseline, growth, met + below, met))
    return AfterGrowth(tuple(kept), tuple(freed), tuple(found))


def _growth(demand: ResolvedDemand, at: Stage) -> Array:
    yearly = product_of(1 + at.values[rate.key] for rate in demand.rates).whole()
    since = np.array([max(year - demand.since, 0) for year in at.horizon])
    return np.broadcast_to(at.values[demand.baseline.key].whole() * (yearly**since - 1), at.shape)


def _held_to_growth(lines: list[FlowLine], demand: ResolvedDemand, room: Array) -> tuple[list[FlowLine], Array]:
    """The lines with what is called avoided growth and is more than the growth as capacity, and what is avoided."""
    claimed = [line for line in lines if _is(line, demand, CashType.AVOIDED_GROWTH)]
    total = sum_of([line.amounts for line in claimed], room.shape)
    share = np.where(total > room, _over(room, total), 1.0)
    if (share == 1).all():
        return lines, total
    ids = {line.labels.id for line in claimed}
    within = Product.of(share)
    split = [part for line in lines for part in (_capped(line, within) if line.labels.id in ids else (line,))]
    return split, total * share


def _capped(line: FlowLine, share: Product) -> tuple[FlowLine, FlowLine]:
    over = line.times(Part(PartKind.RELEASE, ABOVE_GROWTH, 1 - share))
    within = line.times(Part(PartKind.RELEASE, "Share within the growth in demand", share))
    title = f"{line.title}: more than the growth"
    above = over.derived(Derived.ABOVE_GROWTH, title, cash_type=CashType.CAPACITY, told_apart_from=line.source)
    return within, above


def _is(line: FlowLine, demand: ResolvedDemand, cash_type: CashType) -> bool:
    return line.cash_type is cash_type and not line.moves and demand.holds(line.body, line.budget_line)


def _over(part: Array, whole: Array) -> Array:
    return np.asarray(np.divide(part, whole, out=np.zeros(whole.shape), where=whole > 0))
