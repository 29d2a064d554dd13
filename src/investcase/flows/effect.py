"""An effect that is larger or smaller, or comes a year later, put to work before anything follows from it.

It changes what a benefit is worth before any plan, step of a release, price or growing demand is held against it, so
that all of those stand where they are. Of a model's line it changes the pounds, after overlap, limits and what is taken
off the effect, and the quantity that a release counts in steps. A saving of a cut is changed as it is released, the
year of its release with it: it has no steps.

There is one lateness: what is gained comes a year later and ends when it would have ended, so that its last year is
lost; what comes once comes a year later whatever the year, the same money; and what is spent or lost comes as planned.

A model's effect comes late with the costs that it brings itself, as if set-up took so much longer, where society loses
by that (`flows.late_effect`). A line of one's own comes late where it is a gain. What comes once is no part of what is
changed here: it is the same money in the same cash, discounted a year more (`appraisal.late`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from investcase.flows.lines import FlowLine, Part, PartKind, Source
from investcase.resolving.interventions import ResolvedIntervention

Array = NDArray[np.float64]
_A_YEAR = 12


def comes_late(line: FlowLine) -> bool:
    """Whether a line moves with the effect: benefits, and the costs that the effect itself brings.

    What delivery costs and what assets are worth at the end do not. Of a cut the saving does, and what comes back does
    not.
    """
    if line.in_cut is not None:
        return line.in_cut == "saving"
    return (line.kind == "benefit" and line.role != "residual") or line.follows_effect


@dataclass(frozen=True, slots=True)
class EffectChange:
    """What is changed: the benefit of one source is `by` times as large, or every effect comes a year later."""

    source: Source | None = None
    by: float = 1.0
    late: bool = False

    def on_intervention(self, intervention: ResolvedIntervention) -> ResolvedIntervention:
        """A model at work after the change."""
        return intervention.put_off(_A_YEAR) if self.late else intervention

    def on(self, line: FlowLine, levels: Array | None = None) -> FlowLine:
        """The line after the change; its parts are then what it comes to.

        `levels` make its pounds the cash of each year, [year], where it may come late.
        """
        amounts = self.on_values(line, line.amounts)
        if self.late and levels is not None and _of_ones_own(line) and comes_late(line) and line.recurrent:
            amounts = _a_year_later(amounts, levels)
        if amounts is line.amounts:
            return line
        return replace(line, amounts=amounts, parts=(Part(PartKind.OTHER, line.title, amounts),))

    def on_values(self, line: FlowLine, values: Array) -> Array:
        """What goes with a line, [draw or 1, year], after the same change in its size."""
        return values * self.by if line.kind == "benefit" and line.source == self.source else values


def _of_ones_own(line: FlowLine) -> bool:
    return line.made_from is None or line.in_cut is not None


def _a_year_later(amounts: Array, levels: Array) -> Array:
    """Gains moved on by a year, up to the last year in which there were any; losses where they are.

    What is fading would be more cash for coming when prices are higher: it then keeps those at which it was planned.
    """
    gains = np.maximum(amounts, 0.0)
    found = np.flatnonzero(gains.any(axis=0))
    if found.size == 0:
        return amounts
    later = np.concatenate([np.zeros((len(gains), 1)), gains[:, :-1]], axis=1)
    later[:, int(found[-1]) + 1 :] = 0.0
    before = np.concatenate([levels[:1], levels[:-1]]) / levels
    more = (later * levels).sum(axis=1, keepdims=True) > (gains * levels).sum(axis=1, keepdims=True)
    return np.asarray(np.where(more, later * before, later) + np.minimum(amounts, 0.0))


AS_IT_STANDS = EffectChange()
