"""The time functions, exact for events spread evenly through each year; before year 0 there is nothing.

Arrays are float64 of shape [draw or 1, year or 1]; a single column is a value that is the same in every year from
year 0 on. Lengths of time and rates are of shape [draw or 1, 1]. Answers have all `years` columns.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def stock(flow: Array, stay: Array, years: int) -> Array:
    """The number there on average in each year, when `flow` a year arrive evenly and each stays `stay` years (>= 0).

    Method: an arrival's stay is counted by its overlap with the year, integrated over arrivals in a year.
    """
    return _accumulate(flow, stay, years, _weight)


def build_up(profile: Array, stay: Array, years: int) -> Array:
    """The stock of a unit flow that follows `profile` (shares 0-1), as a share of its own steady state.

    It is `stock(profile, stay) / stay`, and where `stay` is 0 its limit, the profile itself.
    """
    return _accumulate(profile, stay, years, _share)


def ramp(x: Array, over: Array, years: int) -> Array:
    """`x` times the share reached on average in each year, when it rises in a line from 0 to 1 over the first years.

    `over` says how many: real and >= 0; at 0 the whole is reached at once.
    """
    year = np.arange(years, dtype=np.float64)
    rising = np.clip(over - year, 0.0, 1.0)
    risen = np.divide(rising * (year + rising / 2), over, out=np.zeros_like(rising), where=over > 0)
    return np.asarray(x * (risen + (1.0 - rising)))


def lag(x: Array, late: Array, years: int) -> Array:
    """`x` arriving `late` years later (real, >= 0): a part of a year splits it between two years."""
    draws = max(len(x), len(late))
    # Past the horizon one delay is as good as another, and an index must stay small.
    late = np.broadcast_to(np.minimum(late, years), (draws, 1))
    spread = np.broadcast_to(x, (draws, years))
    whole = np.floor(late)
    part = late - whole
    return (1.0 - part) * _moved(spread, whole) + part * _moved(spread, whole + 1.0)


def grow(x: Array, rate: Array, years: int) -> Array:
    """`x` times (1 + rate) ** t in year t, counted from 0; `rate` is a share above -1."""
    return np.asarray(x * (1.0 + rate) ** np.arange(years, dtype=np.float64))


def _weight(age: int, stay: Array) -> Array:
    """The share of a year spent, in the year `age` years after the one they came, by arrivals of one year.

    The second difference of H(x) = max(x, 0) ** 2 / 2 at `age`, less that at `age - stay`, is the integral of the
    triangle 1 - |s| from `age - stay` to `age`. Summed side by side it loses nothing to cancellation: the weights of
    a cohort that has left are exactly 0, and those of the shortest stay still add up to it.
    """
    falling = np.clip(stay - age, 0.0, 1.0)
    weight = falling * (1.0 - falling / 2)
    if age:
        rising = np.clip(stay - (age - 1), 0.0, 1.0)
        weight = weight + rising * rising / 2
    return weight


def _share(age: int, stay: Array) -> Array:
    at_once = np.full_like(stay, 0.0 if age else 1.0)
    return np.divide(_weight(age, stay), stay, out=at_once, where=stay > 0)


def _accumulate(flow: Array, stay: Array, years: int, weigh: Callable[[int, Array], Array]) -> Array:
    flow = np.broadcast_to(flow, (len(flow), years))
    total = np.zeros((max(len(flow), len(stay)), years))
    oldest = min(years, int(np.ceil(np.minimum(stay.max(), years))) + 1)
    for age in range(oldest):
        total[:, age:] += flow[:, : years - age] * weigh(age, stay)
    return total


def _moved(x: Array, by: Array) -> Array:
    came_from = np.arange(x.shape[1]) - by.astype(np.int64)
    return np.where(came_from < 0, 0.0, np.take_along_axis(x, np.maximum(came_from, 0), axis=1))
