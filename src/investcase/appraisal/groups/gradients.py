"""How steeply an outcome changes from the most to the least deprived.

Groups stand in order, most deprived first. A group's rank is its place at the middle of its own share of the people.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def ranks(people: Sequence[float]) -> tuple[float, ...]:
    """Each group's rank, 0-1: the share of people before it and half its own.

    Raises:
        ValueError: nobody at all, or fewer than none in a group.
    """
    total = math.fsum(people)
    if total <= 0 or min(people, default=0.0) < 0:
        raise ValueError("ranks need people in the groups")
    before, found = 0.0, []
    for number in people:
        found.append((before + number / 2) / total)
        before += number
    return tuple(found)


def slope_index(people: Sequence[float], values: Sequence[float]) -> float:
    """The slope index of inequality: the weighted regression of the value on rank, from 0 to 1 (PHE's method)."""
    return _line(people, values)[1]


def relative_index(people: Sequence[float], values: Sequence[float]) -> float:
    """The relative index as PHE defines it: the fitted value of the least over that of the most deprived, Y(1)/Y(0)."""
    start, slope = _line(people, values)
    return (start + slope) / start


def fitted_start(people: Sequence[float], values: Sequence[float]) -> float:
    """The fitted value of the most deprived, Y(0): what the relative index divides by."""
    return _line(people, values)[0]


def mean(people: Sequence[float], values: Sequence[float]) -> float:
    """The mean over people."""
    return math.fsum(n * y for n, y in zip(people, values, strict=True)) / math.fsum(people)


def concentration_index(people: Sequence[float], values: Sequence[float]) -> float:
    """(2 / mean) x sum of share x value x rank, less 1: the population form.

    The sample covariance over five groups would inflate it by 5/4.
    """
    total, middle = math.fsum(people), mean(people, values)
    crossed = math.fsum(n / total * y * r for n, y, r in zip(people, values, ranks(people), strict=True))
    return 2 / middle * crossed - 1


def _line(people: Sequence[float], values: Sequence[float]) -> tuple[float, float]:
    """Intercept and slope of the weighted least squares of the value on rank."""
    rank = ranks(people)
    middle_rank, middle = mean(people, rank), mean(people, values)
    spread = math.fsum(n * (r - middle_rank) ** 2 for n, r in zip(people, rank, strict=True))
    crossed = math.fsum(n * (r - middle_rank) * (y - middle) for n, r, y in zip(people, rank, values, strict=True))
    slope = crossed / spread
    return middle - slope * middle_rank, slope
