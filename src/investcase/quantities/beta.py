"""The beta distribution's quantiles, which numpy has not: its cumulative curve on a fine grid, and that turned round.

With x = sin² t the density is finite wherever `a` and `b` are a half or more, and smooth at the ends of a range.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from investcase.quantities.arrays import Array

Places = NDArray[np.intp]
LEAST = 1 / 2
"""The least of `a` and `b`: below it the density heaps up at an end of the range without bound."""
_STEPS = 2048
_GUIDES = 4096
"""Into how many even parts the chances are cut, so that most are led straight to their cell."""
_NEAR = 1e-14
"""Of a cell: a step no longer than this changes nothing."""
_NIL = -45.0
"""The logarithm of a density, against the greatest, below which there is nothing left to count."""


def beta_quantile(a: float, b: float, chance: Array) -> Array:
    """The values between 0 and 1 that a beta distribution stays below with these chances, each above 0 and below 1."""
    curve = _curve(a, b)
    cell = curve.cell(chance)
    # A cubic through both ends of the cell with the density as its slope; halved wherever a step would leave the cell.
    rise, first, bend, turn = (each[cell] for each in (curve.rise, curve.first, curve.bend, curve.turn))
    wanted = chance - curve.below[cell]
    bend_twice = 2 * bend
    at = wanted / rise if (rise > 0).all() else np.where(rise > 0, wanted / np.where(rise > 0, rise, 1.0), 0.0)
    low, high = np.zeros_like(at), np.ones_like(at)
    for _ in range(6):
        reached = at * (first + at * (bend + at * turn))
        slope = first + at * (bend_twice + at * 3 * turn)
        short = reached < wanted
        # What stays within 0 and 1 needs no picking, which is slow: at itself where it is short of the end, else nil.
        low, high = np.maximum(low, at * short), np.minimum(high, at + short)
        rises = slope > 0
        moved = at - (reached - wanted) / (slope if rises.all() else np.where(rises, slope, 1.0))
        inside = rises & (moved >= low) & (moved <= high)
        before, at = at, moved if inside.all() else np.where(inside, moved, (low + high) / 2)
        if np.abs(at - before).max(initial=0.0) < _NEAR:
            break
    return np.asarray(np.sin(curve.turns[cell] + at * curve.step) ** 2)


class _Curve(NamedTuple):
    """A beta distribution's cumulative curve, cell by cell.

    `turns` and `below` are t and the chance of staying below it where cells meet. In a cell the curve goes up by
    `rise`, and is at the share x of it `first` x + `bend` x² + `turn` x³. `guide` is the cell in which each even part
    of the chances begins.
    """

    turns: Array
    below: Array
    rise: Array
    first: Array
    bend: Array
    turn: Array
    guide: Places

    @property
    def step(self) -> float:
        """How wide a cell is in t."""
        return float(self.turns[1] - self.turns[0])

    def cell(self, chance: Array) -> Places:
        """The cell in which each chance lies."""
        cell = self.guide[(chance * _GUIDES).astype(np.intp)]
        cell = cell + (self.below[cell + 1] <= chance)
        further = np.flatnonzero(self.below[cell + 1] <= chance)
        cell[further] = _found(self.below, chance[further])
        return cell


def _found(below: Array, chance: Array) -> Places:
    return np.clip(np.searchsorted(below, chance, side="right") - 1, 0, _STEPS - 1)


@lru_cache(maxsize=64)
def _curve(a: float, b: float) -> _Curve:
    low, high = _reach(a, b)
    grid = np.linspace(low, high, 2 * _STEPS + 1)
    logged = _logged(a, b, *_logs(grid))
    density = np.exp(logged - logged.max())
    step = (high - low) / _STEPS
    parts = step / 6 * (density[:-1:2] + 4 * density[1::2] + density[2::2])
    below = np.concatenate([[0.0], np.cumsum(parts)])
    turns, below, density = grid[::2], below / below[-1], density[::2] / below[-1]
    rise, slopes = below[1:] - below[:-1], density * (turns[1] - turns[0])
    first, last = slopes[:-1], slopes[1:]
    guide = _found(below, np.arange(_GUIDES) / _GUIDES)
    return _Curve(turns, below, rise, first, 3 * rise - 2 * first - last, first + last - 2 * rise, guide)


def _reach(a: float, b: float) -> tuple[float, float]:
    """From where to where there is anything to count."""
    grid, sines, cosines = _everywhere()
    logged = _logged(a, b, sines, cosines)
    found = np.flatnonzero(logged > logged.max() + _NIL)
    return float(grid[max(int(found[0]) - 1, 0)]), float(grid[min(int(found[-1]) + 1, len(grid) - 1)])


@cache
def _everywhere() -> tuple[Array, Array, Array]:
    grid = np.linspace(0.0, np.pi / 2, 20_001)
    return grid, *_logs(grid)


def _logs(turns: Array) -> tuple[Array, Array]:
    with np.errstate(divide="ignore"):
        return np.log(np.sin(turns)), np.log(np.maximum(np.cos(turns), 0.0))


def _logged(a: float, b: float, sines: Array, cosines: Array) -> Array:
    """The logarithm of the density, but for its scale: what is raised to the power of nil is left out."""
    with np.errstate(invalid="ignore"):
        return np.asarray(
            (0.0 if a == LEAST else (2 * a - 1) * sines)
            + (0.0 if b == LEAST else (2 * b - 1) * cosines)
            + np.zeros_like(sines)
        )
