"""When an intervention runs and how much of its full yearly effort is under way."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rollout:
    """The share of the full yearly effort in each year of the horizon, and its level once it has settled.

    Ramp acts on the flow; a part-year start on the first year only; after the last year nobody new is helped. `ramp`
    and `drop_off` are those it was made with.
    """

    by_year: tuple[float, ...]
    settled: float
    starts: int
    stops: int | None
    first_part: float
    ramp: tuple[float, ...] = ()
    drop_off: float | None = None

    def put_off(self, months: float) -> Rollout:
        """The same begun some months later; its last year stands, so that what comes late is lost at that end."""
        starts, first_part = begun_later(self.starts, self.first_part, months)
        return make_rollout(len(self.by_year), starts, self.stops, self.ramp, first_part, self.drop_off)


def begun_later(starts: int, first_part: float, months: float) -> tuple[int, float]:
    """A start put off by months: the year it falls in, and the share of that year that is left.

    `first_part` is the share left of the planned first year; a whole number of years keeps it.
    """
    at = starts + (1 - first_part) + months / 12
    year = math.floor(at + 1e-9)
    return year, 1 - max(at - year, 0.0)


def make_rollout(
    years: int, starts: int, stops: int | None, ramp: tuple[float, ...], first_part: float, drop_off: float | None
) -> Rollout:
    """The rollout of an intervention.

    Args:
        years: length of the horizon.
        starts: index of the first year it runs.
        stops: index of the last year it runs; None for the whole horizon.
        ramp: share of the full yearly effort in each year from the first; the last holds thereafter; empty is at once.
        first_part: share of the first year that is left when it starts.
        drop_off: share of the effect lost in each year after the last; None when it ends at once.
    """
    levels = ramp or (1.0,)
    last = years - 1 if stops is None else min(stops, years - 1)
    shares: list[float] = []
    for t in range(years):
        since = t - starts
        if since < 0:
            shares.append(0.0)
        elif t <= last:
            shares.append(levels[min(since, len(levels) - 1)] * (first_part if since == 0 else 1.0))
        elif drop_off is None:
            shares.append(0.0)
        else:
            shares.append(shares[-1] * (1 - drop_off))
    return Rollout(tuple(shares), levels[-1], starts, stops, first_part, ramp, drop_off)
