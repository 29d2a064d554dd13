"""Growing demand: what only meets growth does not take a budget below where it stands today.

A budget line of B that grows by g a year would need B x ((1 + g) ** t - 1) more in year t with nothing done. What an
option saves on it meets that growth first: growth avoided where the approved plan already pays for it, capacity where
it does not. Only what is left takes the budget below today's, and only that is cash-releasing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from investcase.documents.model import CashType
from investcase.flows.lines import FlowLine, Part, PartKind, sum_of
from investcase.resolving.demand import ResolvedDemand

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
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


def after_growth(
    lines: Sequence[FlowLine], demands: Sequence[ResolvedDemand], figures: Mapping[str, Array], shape: tuple[int, int]
) -> tuple[list[FlowLine], tuple[BudgetLineDemand, ...]]:
    """The lines with what only meets growth told apart from what releases cash, and each budget line's demand.

    Args:
        lines: an option's lines.
        demands: the budget lines whose demand the case gives.
        figures: values by key, [draw, 1].
        shape: draws and years.
    """
    found = []
    kept = list(lines)
    for demand in demands:
        growth = _growth(demand, figures, shape)
        own = [line for line in kept if _releases(line, demand)]
        released = {line.id for line in own}
        promised = sum_of([line.amounts for line in kept if _avoids(line, demand)], shape)
        saved = sum_of([line.amounts for line in own], shape)
        room = np.maximum(growth - np.maximum(promised, 0.0), 0.0)
        share = np.clip(np.divide(room, saved, out=np.zeros(shape), where=saved > 0), 0.0, 1.0)
        found.append(
            BudgetLineDemand(
                demand,
                np.broadcast_to(figures[demand.baseline.key], shape),
                growth,
                saved + promised,
                share * saved + promised,
            )
        )
        if share.any():
            kept = [part for line in kept for part in (_split(line, demand, share) if line.id in released else (line,))]
    return kept, tuple(found)


def _growth(demand: ResolvedDemand, figures: Mapping[str, Array], shape: tuple[int, int]) -> Array:
    yearly = np.ones((shape[0], 1))
    for rate in demand.rates:
        yearly = yearly * (1 + figures[rate.key])
    return np.asarray(figures[demand.baseline.key] * (yearly ** np.arange(shape[1]) - 1))


def _releases(line: FlowLine, demand: ResolvedDemand) -> bool:
    return line.cash_type is CashType.CASH_RELEASING and demand.holds(line.body, line.budget_line)


def _avoids(line: FlowLine, demand: ResolvedDemand) -> bool:
    return line.cash_type is CashType.AVOIDED_GROWTH and demand.holds(line.body, line.budget_line)


def _split(line: FlowLine, demand: ResolvedDemand, share: Array) -> tuple[FlowLine, FlowLine]:
    met = line.times(Part(PartKind.RELEASE, "Share that only meets growing demand", share))
    left = line.times(Part(PartKind.RELEASE, "Share below today's budget", 1 - share))
    named = CashType.AVOIDED_GROWTH if demand.in_plan else CashType.CAPACITY
    grown = replace(met, id=f"{line.id}-growth", title=f"{line.title}: growth that is not needed", cash_type=named)
    return left, grown
