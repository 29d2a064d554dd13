"""The draw axis: named worlds, each a value for every figure.

The first is `central`. Then each ranged figure alone at each end. Then `cautious` and `favourable`: every figure at the
end that, alone, lowers or raises the preferred option's NPSV. Both are "all together, unlikely": a range, never an
interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from investcase.resolving.figures import Resolved

Array = NDArray[np.float64]
End = Literal["low", "high"]
CENTRAL = "central"
CAUTIOUS = "cautious"
FAVOURABLE = "favourable"


@dataclass(frozen=True, slots=True)
class World:
    """A name, and the figures that are not at their central value in it."""

    name: str
    ends: Mapping[str, End]


@dataclass(frozen=True, slots=True)
class Worlds:
    """Worlds in order along the draw axis, and every figure's value in each: arrays of shape [draw, 1]."""

    worlds: tuple[World, ...]
    values: Mapping[str, Array]

    @property
    def names(self) -> tuple[str, ...]:
        """The worlds' names."""
        return tuple(world.name for world in self.worlds)

    def index(self, name: str) -> int:
        """Where a world stands on the draw axis."""
        return self.names.index(name)


def one_at_a_time(figures: Sequence[Resolved]) -> tuple[World, ...]:
    """`central`, then each ranged figure alone at its low and its high end."""
    worlds = [World(CENTRAL, {})]
    for figure in figures:
        if figure.quantity.is_range:
            worlds.append(World(f"{figure.key}:low", {figure.key: "low"}))
            worlds.append(World(f"{figure.key}:high", {figure.key: "high"}))
    return tuple(worlds)


def lay_out(figures: Sequence[Resolved], worlds: Sequence[World]) -> Worlds:
    """The values of every figure in every world."""
    values: dict[str, Array] = {}
    for figure in figures:
        low, high = figure.quantity.ends
        at = {"low": low, "high": high}
        column = [at[w.ends[figure.key]] if figure.key in w.ends else figure.quantity.central for w in worlds]
        values[figure.key] = np.array(column, dtype=np.float64)[:, None]
    return Worlds(tuple(worlds), values)
