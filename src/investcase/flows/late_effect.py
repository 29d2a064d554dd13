"""Whether an effect that could come late does: where society loses by it, and else it comes as planned.

A delay is a hope that fails, so it never makes a case better. An effect that is on balance a harm, or of which coming
late would leave the gains and lose the harm at the end, is counted in the years it was planned for. What is freed is
counted as the case counts it: whole in the steps and from the year in which it is released, else at its marginal share,
and nil without one. What its refilling, growing demand and the plans of others make of it is not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.documents.kinds_of_money import CashType
from investcase.flows.adjusting import shares_kept
from investcase.flows.hope import share_left
from investcase.flows.lines import Part
from investcase.flows.mechanism import run_model
from investcase.flows.releases import share_released
from investcase.flows.stage import Stage
from investcase.formulas.evaluate import Clock
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.rollout import Rollout

Values = Mapping[str, Product]
_SLACK = 1e-9
"""Of what an effect is worth: to be worth more by rounding alone is to be worth as much."""


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """Every quantity of what a model achieves, [draw or 1, year], and the rollout that makes it centrally."""

    values: dict[str, Product]
    rollout: Rollout


def run_late(intervention: ResolvedIntervention, planned: Rollout, at: Stage, part: Product | None = None) -> Effect:
    """Every quantity of a model by its rollout, or by the planned one in the draws in which late is worth more.

    Args:
        intervention: whose model it is, with the rollout that comes late.
        planned: the rollout that does not.
        at: where it is worked out.
        part: the share of the effort that is done, [draw or 1, year]; all of it when None.
    """
    late, on_time = (by_rollout(intervention, rollout, at) for rollout in (intervention.rollout, planned))
    worth, planned_worth = (_worth(intervention, each, at) for each in (late, on_time))
    lost = worth <= planned_worth + _SLACK * np.abs(planned_worth)
    if part is not None:
        late, on_time = (by_rollout(intervention, rollout, at, part) for rollout in (intervention.rollout, planned))
    values = late if lost.all() else {name: _where(lost, late[name], on_time[name]) for name in late}
    return Effect(values, intervention.rollout if lost[0, 0] else planned)


def by_rollout(
    intervention: ResolvedIntervention, rollout: Rollout, at: Stage, part: Product | None = None
) -> dict[str, Product]:
    """Every quantity of a model by a rollout, or by a share of its effort, [draw or 1, year]."""
    effort = Product.of(rollout.by_year) if part is None else Product.of(rollout.by_year) * part
    return run_model(intervention, at.values, Clock(at.years, start=(rollout.starts, rollout.first_part)), effort)


def _worth(intervention: ResolvedIntervention, values: Values, at: Stage) -> Array:
    """What the effect is worth to society over the years, after the adjustments of it: [draw or 1, 1]."""
    total: Array = np.zeros((1, 1))
    kept = shares_kept(intervention, at.values)
    for key, line in intervention.document.lines.items():
        if not line.adjusted:
            continue
        amounts = Product.of(values[line.amount], (len(values[line.amount]), at.years))
        net = amounts if line.kind == "benefit" else -amounts
        net = net * share_left(kept, net)
        if line.kind == "benefit" and line.cash_type in ("by_release", CashType.CAPACITY):
            counted = _share_counted(intervention, key, values, at, kept)
            net = net * counted if net.never_negative() else _where(net.whole() > 0, net * counted, net)
        total = total + net.weighed(np.ones(at.years))[:, np.newaxis]
    return total


def _share_counted(
    intervention: ResolvedIntervention, key: str, values: Values, at: Stage, kept: tuple[Part, ...]
) -> Product:
    """The share at which what a line frees is counted: whole where it leaves a budget, else the marginal share."""
    given = intervention.marginal_share
    at_margin = Product.of(0.0) if given is None else at.values[given.key]
    release = next((each for each in intervention.releases if key in each.lines), None)
    if release is None:
        return at_margin
    named = intervention.document.lines[key].quantity
    quantity = None
    if named is not None:
        quantity = values[named] * share_left(kept, values[named])
        quantity = Product.of(quantity, (len(quantity), at.years))
    released = share_released(quantity, release, at.horizon)
    return released + (1 - released) * at_margin


def _where(picked: NDArray[np.bool_], one: Product, other: Product) -> Product:
    return Product.of(np.where(picked, one, other))
