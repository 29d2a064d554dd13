"""Whether an effect that could come late does: where society loses by it, and else it comes as planned.

A delay is a hope that fails, so it never makes a case better. An effect that is on balance a harm, or of which coming
late would leave the gains and lose the harm at the end, is counted in the years it was planned for. What is freed is
counted as the case counts it: whole where it is released, else at its marginal share, and nil without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.documents.model import CashType
from investcase.flows.mechanism import run_model
from investcase.formulas.evaluate import Clock
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.rollout import Rollout

Array = NDArray[np.float64]
Values = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Effect:
    """Every quantity of what a model achieves, [draw or 1, year], and the rollout that makes it centrally."""

    values: dict[str, Array]
    rollout: Rollout


def run_late(
    intervention: ResolvedIntervention, planned: Rollout, figures: Values, years: int, part: Array | None = None
) -> Effect:
    """Every quantity of a model by its rollout, or by the planned one in the draws in which late is worth more.

    Args:
        intervention: whose model it is, with the rollout that comes late.
        planned: the rollout that does not.
        figures: values of figures by key, [draw, 1].
        years: how many.
        part: the share of the effort that is done, [draw or 1, year]; all of it when None.
    """
    late, on_time = (by_rollout(intervention, rollout, figures, years) for rollout in (intervention.rollout, planned))
    lost = _worth(intervention, late, figures, years) <= _worth(intervention, on_time, figures, years)
    if part is not None:
        late, on_time = (
            by_rollout(intervention, rollout, figures, years, part) for rollout in (intervention.rollout, planned)
        )
    values = late if lost.all() else {name: np.where(lost, late[name], on_time[name]) for name in late}
    return Effect(values, intervention.rollout if lost[0, 0] else planned)


def by_rollout(
    intervention: ResolvedIntervention, rollout: Rollout, figures: Values, years: int, part: Array | None = None
) -> dict[str, Array]:
    """Every quantity of a model by a rollout, or by a share of its effort, [draw or 1, year]."""
    effort = np.array([rollout.by_year]) if part is None else np.array([rollout.by_year]) * part
    return run_model(intervention, figures, Clock(years, start=(rollout.starts, rollout.first_part)), effort)


def _worth(intervention: ResolvedIntervention, values: Values, figures: Values, years: int) -> Array:
    """What the effect is worth to society over the years, before anything is taken off it: [draw or 1, 1]."""
    total: Array = np.zeros((1, 1))
    for key, line in intervention.document.lines.items():
        if not line.adjusted:
            continue
        amounts = np.broadcast_to(values[line.amount], (len(values[line.amount]), years))
        net = amounts if line.kind == "benefit" else -amounts
        if line.kind == "benefit" and _is_freed(intervention, key):
            given = intervention.marginal_share
            share = np.zeros((1, 1)) if given is None else figures[given.key]
            net = np.where(net > 0, net * share, net)
        total = total + net.sum(axis=1, keepdims=True)
    return total


def _is_freed(intervention: ResolvedIntervention, key: str) -> bool:
    """Whether a line of benefit is capacity that no release of the case takes out of a budget."""
    if intervention.document.lines[key].cash_type not in ("by_release", CashType.CAPACITY):
        return False
    return not any(key in each.lines and each.cash_type is not CashType.CAPACITY for each in intervention.releases)
