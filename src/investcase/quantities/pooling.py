"""Several people's ranges of one thing, pooled: the linear pool with equal weights (Stone, 1961).

Each range is where its author expects the figure 8 times in 10, and its centre what they think as likely too low as too
high. Each becomes a normal curve, as wide on either side of its centre as the range is there; the pool is the average
of those curves. So it keeps how far people disagree, where an average of their ranges would hide it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import NormalDist

import numpy as np

from investcase.quantities.arrays import Array

Judged = tuple[float, float, float]
"""One person's range: what it is above 9 times in 10, half the time, and 1 time in 10."""
TENTH, HALF = 1 / 10, 1 / 2
_WIDE = NormalDist().inv_cdf(1 - TENTH)
_FAR = 6.0
_POINTS = 601
_LEAST = 1e-12
"""The least width of a side, as a share of the range: one that has none is a step."""


@dataclass(frozen=True)
class Pooled:
    """The average of several people's curves, between the least and the most that the figure can be."""

    judged: tuple[Judged, ...]
    least: float = -math.inf
    most: float = math.inf

    @property
    def mean(self) -> float:
        """What it comes to on average."""
        points = (np.arange(_POINTS * 10) + HALF) / (_POINTS * 10)
        return float(self.at(points).mean())

    def at(self, chance: Array) -> Array:
        """The values that it stays below with these chances, each above 0 and below 1."""
        values, below = self._below
        return np.clip(np.interp(chance, below, values), self.least, self.most)

    @cached_property
    def _below(self) -> tuple[Array, Array]:
        # In one order, whoever was asked first: a sum in another differs in its last digit.
        return _averaged(tuple(sorted(self.judged)))


@lru_cache(maxsize=200)
def _averaged(judged: tuple[Judged, ...]) -> tuple[Array, Array]:
    """Values, and the chance of less than each."""
    far = np.linspace(-_FAR, _FAR, _POINTS)
    values = np.unique(np.concatenate([_value(one, far) for one in judged]))
    below = sum((_chance(one, values) for one in judged), start=np.zeros(len(values))) / len(judged)
    return values, np.maximum.accumulate(below)


def _widths(one: Judged) -> tuple[float, float]:
    low, centre, high = one
    least = _LEAST * (high - low)
    return max(centre - low, least) / _WIDE, max(high - centre, least) / _WIDE


def _value(one: Judged, far: Array) -> Array:
    down, up = _widths(one)
    return one[1] + far * np.where(far < 0, down, up)


def _chance(one: Judged, values: Array) -> Array:
    down, up = _widths(one)
    off = values - one[1]
    far = (off / np.where(off < 0, down, up)).tolist()
    return np.array([HALF * math.erfc(-each / math.sqrt(2)) for each in far])


def reach(judged: Sequence[Judged]) -> tuple[float, float]:
    """Between which values the pool lies 8 times in 10."""
    low, high = Pooled(tuple(judged)).at(np.array([TENTH, 1 - TENTH])).tolist()
    return low, high
