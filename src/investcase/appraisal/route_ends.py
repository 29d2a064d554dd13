"""What one route from a national claim to a place's saving gives at its own ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from investcase.appraisal.ends import worked_ends
from investcase.flows.mechanism import run_program
from investcase.flows.worlds import Worlds
from investcase.formulas.evaluate import Clock
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.reading.problems import Problems
from investcase.resolving.behind import is_definition
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention, repicked


@dataclass(frozen=True, slots=True)
class RouteEnds:
    """A saving at steady state, pounds of the case's price base a year, before anything is taken off.

    `low` and `high` are its own: of the `figures` it rests on, those in `moved` have a range that moves it, and are
    moved together.
    """

    low: float
    central: float
    high: float
    moved: tuple[Resolved, ...]
    figures: int


def route_ends(intervention: ResolvedIntervention, route: str) -> RouteEnds | None:
    """One route of an intervention whose model rests on a claim; None when it cannot be had, or breaks at an end."""
    claim = intervention.document.claim
    if claim is None:
        return None
    changed = repicked(intervention, {claim.route: route})
    if isinstance(changed, str):
        return None
    inputs = {
        name: changed.values[name] for name in changed.program.inputs_for({claim.result}) if name in changed.values
    }
    alone = replace(changed, program=changed.program.restricted_to(inputs))
    figures = list({figure.key: figure for _, figure in sorted(inputs.items())}.values())

    def saving(worlds: Worlds) -> Array:
        values = {name: Product.of(worlds.values[figure.key]) for name, figure in inputs.items()}
        found = run_program(alone, values, Clock(1, steady=True), Product.of(1.0))[claim.result]
        return np.broadcast_to(found, (worlds.draws, 1))[:, 0]

    try:
        at, ends = worked_ends(figures, saving)
    except (Problems, KeyError):
        return None
    keys = {*ends.cautious.moved, *ends.favourable.moved}
    moved = tuple(figure for figure in figures if figure.key in keys)
    return RouteEnds(
        at.cautious, at.central, at.favourable, moved, sum(not is_definition(figure) for figure in figures)
    )
