"""What each figure alone does to the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.flows.worlds import ENDS, Worlds, alone
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.figures import Resolved


@dataclass(frozen=True, slots=True)
class Swing:
    """The preferred option's NPSV with one figure at its low end, central, and at its high: price-base pounds."""

    figure: Resolved
    at_low: float
    central: float
    at_high: float

    @property
    def width(self) -> float:
        """How far apart the answers are, the central one among them: both ends may lie on one side of it."""
        answers = (self.at_low, self.central, self.at_high)
        return max(answers) - min(answers)


def swings(worlds: Worlds, npsv: Array, figures: Sequence[Resolved]) -> tuple[Swing, ...]:
    """Every ranged figure's swing, widest first; figures that move nothing are left out."""
    places, central = worlds.places, float(npsv[0])
    found = []
    for figure in figures:
        low, high = (places.get(alone(figure, end).name) for end in ENDS)
        if low is not None and high is not None:
            found.append(Swing(figure, float(npsv[low]), central, float(npsv[high])))
    return tuple(sorted((s for s in found if s.width > NEGLIGIBLE), key=lambda s: (-s.width, s.figure.key)))
