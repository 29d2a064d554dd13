"""The draw axis: worlds, each a value for every figure.

The first is the central one. Then each ranged figure alone at each end. Then whatever worlds an answer's two ends need,
with several figures at an end at once. A world is known by what is not central in it, so that two answers which need
the same world share it. After all of these may come worlds that are drawn, which have no names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from investcase.quantities.arrays import Array
from investcase.resolving.figures import Resolved

End = Literal["low", "high"]
ENDS: tuple[End, End] = ("low", "high")


@dataclass(frozen=True, slots=True)
class World:
    """The figures that are not at their central value in it, each with the end it is at."""

    ends: Mapping[str, End]

    @property
    def name(self) -> str:
        """What is moved in it, in one order whatever order it was written in: `central` where nothing is."""
        return ", ".join(f"{key}:{end}" for key, end in sorted(self.ends.items())) or "central"


CENTRAL = World({})


@dataclass(frozen=True, slots=True, eq=False)
class Worlds:
    """Worlds in order along the draw axis, and every figure's value in each.

    Attributes:
        worlds: those that are known by name, the central one first.
        values: by key, of shape [draw, 1], or [1, 1] for a figure that is the same in every world.
        drawn: how many worlds follow that are known by no name.
    """

    worlds: tuple[World, ...]
    values: Mapping[str, Array]
    drawn: int = 0

    @property
    def draws(self) -> int:
        """How many worlds there are: the length of the draw axis."""
        return len(self.worlds) + self.drawn

    def each(self, key: str) -> Array:
        """A figure's value in each world, of shape [draw]."""
        return np.broadcast_to(self.values[key], (self.draws, 1))[:, 0]

    def with_values(self, values: Mapping[str, Array]) -> Worlds:
        """The same worlds, where some figures have other values in each, [draw], by key."""
        return replace(self, values={**self.values, **{key: column[:, None] for key, column in values.items()}})

    def with_first(self, first: int, start: int, stop: int) -> Worlds:
        """Those that stand first, so many, and then those from one place to another."""
        values = {
            key: column if len(column) == 1 else np.concatenate([column[:first], column[start:stop]])
            for key, column in self.values.items()
        }
        held = self.worlds[:first]
        return Worlds(held, values, first + min(stop, self.draws) - start - len(held))

    @property
    def names(self) -> tuple[str, ...]:
        """The worlds' names."""
        return tuple(world.name for world in self.worlds)

    @property
    def places(self) -> Mapping[str, int]:
        """Where each world stands on the draw axis, by its name."""
        return {name: index for index, name in enumerate(self.names)}


def alone(figure: Resolved, end: End) -> World:
    """The world in which one figure is at an end and every other is central."""
    return World({figure.key: end})


def one_at_a_time(figures: Sequence[Resolved]) -> tuple[World, ...]:
    """The central world, then each ranged figure alone at its low and its high end."""
    ranged = [figure for figure in figures if figure.quantity.is_range]
    return (CENTRAL, *(alone(figure, end) for figure in ranged for end in ENDS))


def lay_out(figures: Sequence[Resolved], worlds: Sequence[World]) -> Worlds:
    """The values of every figure in every world; what stands at no end in any of them is of shape [1, 1]."""
    at_an_end: dict[str, list[tuple[int, End]]] = {}
    for place, world in enumerate(worlds):
        for key, end in world.ends.items():
            at_an_end.setdefault(key, []).append((place, end))
    values: dict[str, Array] = {}
    for figure in figures:
        low, high = figure.quantity.ends
        moved = at_an_end.get(figure.key, ())
        column = np.full((len(worlds) if moved else 1, 1), figure.quantity.central, dtype=np.float64)
        for place, end in moved:
            column[place] = low if end == "low" else high
        values[figure.key] = column
    return Worlds(tuple(worlds), values)
