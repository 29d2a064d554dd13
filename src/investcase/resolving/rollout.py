"""When an intervention runs and how much of its full yearly effort is under way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rollout:
    """The share of the full yearly effort in each year of the horizon, and its level once it has settled.

    Ramp acts on the flow; a part-year start on the first year only; after the last year nobody new is helped.
    """

    by_year: tuple[float, ...]
    settled: float
    starts: int
    stops: int | None
    first_part: float


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
    return Rollout(tuple(shares), levels[-1], starts, stops, first_part)
