"""An effect that is larger or smaller, or comes a year later, put to work before anything follows from it.

It changes what a benefit is worth before any plan, step of a release, price or growing demand is held against it, so
that all of those stand where they are. Of a model's line it changes the pounds, after overlap, limits and what is taken
off the effect, and the quantity that a release counts in steps. A saving of a cut is changed as it is released, the
year of its release with it: it has no steps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from investcase.flows.lines import FlowLine, Part, PartKind, Source

Array = NDArray[np.float64]


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
    """What is changed: the benefit of one source is `by` times as large, and every effect comes a year later."""

    source: Source | None = None
    by: float = 1.0
    year_late: bool = False

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
        if self.year_late and comes_late(line):
            values = np.concatenate([np.zeros((len(values), 1)), values[:, :-1]], axis=1)
        return values


AS_IT_STANDS = EffectChange()
