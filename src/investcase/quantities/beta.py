"""The beta distribution's quantiles, which numpy has not: its cumulative curve on a fine grid, and that turned round.

With x = sin² t the density is finite wherever `a` and `b` are a half or more, and smooth at the ends of a range.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LEAST = 1 / 2
"""The least of `a` and `b`: below it the density heaps up at an end of the range without bound."""
_STEPS = 2048
_NEAR = 1e-14
"""Of a cell: a step no longer than this changes nothing."""
_NIL = -45.0
"""The logarithm of a density, against the greatest, below which there is nothing left to count."""


def beta_quantile(a: float, b: float, chance: Array) -> Array:
    """The values between 0 and 1 that a beta distribution stays below with these chances, each above 0 and below 1."""
    turns, below, density = _curve(a, b)
    step = turns[1] - turns[0]
    cell = np.clip(np.searchsorted(below, chance, side="right") - 1, 0, _STEPS - 1)
    start, end = below[cell], below[cell + 1]
    rise, first, last = end - start, density[cell] * step, density[cell + 1] * step
    wanted = chance - start
    at = np.where(rise > 0, wanted / np.where(rise > 0, rise, 1.0), 0.0)
    low, high = np.zeros_like(at), np.ones_like(at)
    # A cubic through both ends of the cell with the density as its slope; halved wherever a step would leave the cell.
    for _ in range(6):
        curve = at * (first + at * (3 * rise - 2 * first - last + at * (first + last - 2 * rise)))
        slope = first + at * (2 * (3 * rise - 2 * first - last) + at * 3 * (first + last - 2 * rise))
        low, high = np.where(curve < wanted, at, low), np.where(curve < wanted, high, at)
        moved = at - (curve - wanted) / np.where(slope > 0, slope, 1.0)
        before, at = at, np.where((slope > 0) & (moved >= low) & (moved <= high), moved, (low + high) / 2)
        if np.abs(at - before).max(initial=0.0) < _NEAR:
            break
    return np.asarray(np.sin(turns[cell] + at * step) ** 2)


@lru_cache(maxsize=64)
def _curve(a: float, b: float) -> tuple[Array, Array, Array]:
    """A grid of t, the chance of staying below each, and the density at each."""
    first, last = _reach(a, b)
    grid = np.linspace(first, last, 2 * _STEPS + 1)
    logged = _logged(a, b, grid)
    density = np.exp(logged - logged.max())
    step = (last - first) / _STEPS
    parts = step / 6 * (density[:-1:2] + 4 * density[1::2] + density[2::2])
    below = np.concatenate([[0.0], np.cumsum(parts)])
    return grid[::2], below / below[-1], density[::2] / below[-1]


def _reach(a: float, b: float) -> tuple[float, float]:
    """From where to where there is anything to count."""
    grid = np.linspace(0.0, np.pi / 2, 20_001)
    logged = _logged(a, b, grid)
    found = np.flatnonzero(logged > logged.max() + _NIL)
    return float(grid[max(int(found[0]) - 1, 0)]), float(grid[min(int(found[-1]) + 1, len(grid) - 1)])


def _logged(a: float, b: float, turns: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        sines = 0.0 if a == LEAST else (2 * a - 1) * np.log(np.sin(turns))
        cosines = 0.0 if b == LEAST else (2 * b - 1) * np.log(np.maximum(np.cos(turns), 0.0))
    return np.asarray(sines + cosines + np.zeros_like(turns))
