"""The time functions, exact for events spread evenly through each year; before year 0 there is nothing.

Arrays are float64 of shape [draw or 1, year or 1]; a single column is a value that is the same in every year from
year 0 on. Lengths of time and rates are of shape [draw or 1, 1]. Answers have all `years` columns.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from investcase.quantities.arrays import Array

Start = tuple[int, float]
"""The year in which flows begin, and the share of it that is left when they do."""
WHOLE: Start = (0, 1.0)


def stock(flow: Array, stay: Array, years: int, start: Start = WHOLE) -> Array:
    """The number there on average in each year, when `flow` a year arrive evenly and each stays `stay` years (>= 0).

    Those of the first year arrive evenly through the part of it that is left. Method: an arrival's stay is counted by
    its overlap with the year, integrated over arrivals in a year.
    """
    return _accumulate(flow, stay, years, start, _weight)


def build_up(profile: Array, stay: Array, years: int, start: Start = WHOLE) -> Array:
    """The stock of a unit flow that follows `profile` (shares 0-1), as a share of its own steady state.

    It is `stock(profile, stay) / stay`, and where `stay` is 0 its limit, the profile itself.
    """
    return _accumulate(profile, stay, years, start, _share)


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


def _weight(age: int, stay: Array, part: float) -> Array:
    """The share of a year spent, in the year `age` years after the one they came, by arrivals of one year.

    The second difference of H(x) = max(x, 0) ** 2 / 2 at `age`, less that at `age - stay`, is the integral of the
    triangle 1 - |s| from `age - stay` to `age`. Summed side by side it loses nothing to cancellation: the weights of
    a cohort that has left are exactly 0, and those of the shortest stay still add up to it.
    """
    if part < 1:
        return _late_weight(age, stay, part)
    falling = np.clip(stay - age, 0.0, 1.0)
    weight = falling * (1.0 - falling / 2)
    if age:
        rising = np.clip(stay - (age - 1), 0.0, 1.0)
        weight = weight + rising * rising / 2
    return weight


def _late_weight(age: int, stay: Array, part: float) -> Array:
    """The same for arrivals spread evenly over the last `part` of their year, each counted as one of that year's.

    F(x) = max(x, 0) ** 2 / 2 is the time spent by x years ago by those who come one a year from then on.
    """

    def spent(since: Array) -> Array:
        return (_half_square(since + part) - _half_square(since)) / part

    come, gone = spent(np.full_like(stay, float(age))), spent(age - stay)
    if age:
        come = come - spent(np.full_like(stay, age - 1.0))
    gone = gone - spent(age - 1.0 - stay)
    return np.where(age >= stay + 1.0, 0.0, come - gone)


def _half_square(x: Array) -> Array:
    return np.maximum(x, 0.0) ** 2 / 2


def _share(age: int, stay: Array, part: float) -> Array:
    at_once = np.full_like(stay, 0.0 if age else 1.0)
    return np.divide(_weight(age, stay, part), stay, out=at_once, where=stay > 0)


def _accumulate(
    flow: Array, stay: Array, years: int, start: Start, weigh: Callable[[int, Array, float], Array]
) -> Array:
    flow = np.broadcast_to(flow, (len(flow), years))
    total = np.zeros((max(len(flow), len(stay)), years))
    oldest = min(years, int(np.ceil(np.minimum(stay.max(), years))) + 1)
    first, part = start
    for age in range(oldest):
        weighed = flow[:, : years - age] * weigh(age, stay, 1.0)
        if part < 1 and first + age < years:
            weighed[:, first] = (flow[:, first : first + 1] * weigh(age, stay, part))[:, 0]
        total[:, age:] += weighed
    return total


def _moved(x: Array, by: Array) -> Array:
    came_from = np.arange(x.shape[1]) - by.astype(np.int64)
    return np.where(came_from < 0, 0.0, np.take_along_axis(x, np.maximum(came_from, 0), axis=1))
