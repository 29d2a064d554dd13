"""An effect that is larger or smaller, or comes a year later, put to work before anything follows from it.

It changes what a benefit is worth before any plan, step of a release, price or growing demand is held against it, so
that all of those stand where they are. Of a model's line it changes the pounds, after overlap, limits and what is taken
off the effect, and the quantity that a release counts in steps. A saving of a cut is changed as it is released, the
year of its release with it: it has no steps.

There is one lateness. A model's effect begins a year later, as if set-up took so much longer: its costs do not wait,
and it ends when it would have ended. A line of one's own ends when it would have ended too, so its first year is what
is lost; what comes once comes a year later, and is lost only past the last year in which the option does anything.
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
    """What is changed: the benefit of one source is `by` times as large, or every effect comes a year later.

    `late_to` is the index of the last year in which the option does anything, where effects come late; None when they
    come as planned.
    """

    source: Source | None = None
    by: float = 1.0
    late_to: int | None = None

    def on_intervention(self, intervention: ResolvedIntervention) -> ResolvedIntervention:
        """A model at work after the change."""
        return intervention if self.late_to is None else intervention.put_off(_A_YEAR)

    def on(self, line: FlowLine) -> FlowLine:
        """The line after the change; its parts are then what it comes to."""
        amounts = self.on_values(line, line.amounts)
        if amounts is line.amounts:
            return line
        return replace(line, amounts=amounts, parts=(Part(PartKind.OTHER, line.title, amounts),))

    def on_values(self, line: FlowLine, values: Array) -> Array:
        """What goes with a line, [draw or 1, year], after the same change."""
        if line.kind == "benefit" and line.source == self.source:
            values = values * self.by
        of_a_model = line.made_from is not None and line.in_cut is None
        if self.late_to is not None and comes_late(line) and not of_a_model:
            values = _a_year_later(values, self.late_to)
        return values


def _a_year_later(values: Array, last: int) -> Array:
    """Amounts moved on by a year, up to the last year in which there were any; what comes once, up to `last`."""
    found = np.flatnonzero(values.any(axis=0))
    if found.size == 0:
        return values
    end = min(int(found[-1]) + 1, last) if found.size == 1 else int(found[-1])
    later = np.concatenate([np.zeros((len(values), 1)), values[:, :-1]], axis=1)
    later[:, end + 1 :] = 0.0
    return later


AS_IT_STANDS = EffectChange()
