"""When an intervention runs and how much of its full yearly effort is under way."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rollout:
    """The share of the full yearly effort in each year of the horizon, and its level once it has settled.

    Ramp acts on the flow; after the last year nobody new is helped. `starts` is the year in which it begins, and
    `first_part` the share of that year that is left then. `ramp` and `drop_off` are those it was made with, and `late`
    the months by which it begins later than planned.
    """

    by_year: tuple[float, ...]
    settled: float
    starts: int
    stops: int | None
    first_part: float
    ramp: tuple[float, ...] = ()
    drop_off: float | None = None
    late: float = 0.0

    def put_off(self, months: float) -> Rollout:
        """The same begun some months later; its last year stands, so that what comes late is lost at that end."""
        starts, first_part = begun_later(self.starts, self.first_part, -self.late)
        return make_rollout(
            len(self.by_year), starts, self.stops, self.ramp, first_part, self.drop_off, self.late + months
        )

    @property
    def last_part(self) -> float:
        """The part of the last year of the horizon in which it runs: less than 1 where it begins within that year."""
        return self.first_part if self.starts == len(self.by_year) - 1 else 1.0


def begun_later(starts: int, first_part: float, months: float) -> tuple[int, float]:
    """A start put off by months: the year it falls in, and the share of that year that is left.

    `first_part` is the share left of the planned first year; a whole number of years keeps it.
    """
    at = starts + (1 - first_part) + months / 12
    year = math.floor(at + 1e-9)
    return year, 1 - max(at - year, 0.0)


def make_rollout(
    years: int,
    starts: int,
    stops: int | None,
    ramp: tuple[float, ...],
    first_part: float,
    drop_off: float | None,
    late: float = 0.0,
) -> Rollout:
    """The rollout of an intervention.

    Args:
        years: length of the horizon.
        starts: index of the first year it is planned to run.
        stops: index of the last year it runs; None for the whole horizon.
        ramp: share of the full yearly effort in each year from the first; the last holds thereafter; empty is at once.
        first_part: share of the first year that is left when it is planned to start.
        drop_off: share of the effect lost in each year after the last; None when it ends at once.
        late: months by which all of it, each step of the ramp with it, comes later than planned.
    """
    levels = ramp or (1.0,)
    last = years - 1 if stops is None else min(stops, years - 1)
    late_by = late / 12
    shares: list[float] = []
    for t in range(years):
        if t <= last:
            shares.append(_planned_between(t - late_by, starts, levels, first_part))
        elif t < starts or drop_off is None:
            shares.append(0.0)
        else:
            shares.append(shares[-1] * (1 - drop_off))
    begins, left = begun_later(starts, first_part, late)
    return Rollout(tuple(shares), levels[-1], begins, stops, left, ramp, drop_off, late)


def _planned_between(begins: float, starts: int, levels: tuple[float, ...], first_part: float) -> float:
    """The share of a full year's effort planned for the year from `begins` on, which may lie in two of the plan's."""
    year = math.floor(begins + 1e-9)
    later = max(begins - year, 0.0)
    total = 0.0
    for t, since, until in ((year, later, 1.0), (year + 1, 0.0, later)):
        if t >= starts and until > since:
            at_work = until - max(since, 1 - first_part) if t == starts else until - since
            total += levels[min(t - starts, len(levels) - 1)] * max(at_work, 0.0)
    return total
