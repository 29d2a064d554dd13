"""The gradients and the health strip of an assessment, worked out from the counts that are printed.

Where a group is withheld, nothing is worked out for its table: there is nothing to work with.
"""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.groups import aversion, gradients
from investcase.documents.equality import Equality
from investcase.documents.equality_analysis import GRADIENTS, GradientOf, HealthEquity
from investcase.documents.equality_counts import Count


@dataclass(frozen=True, slots=True)
class Gradient:
    """One outcome by group: slope index, relative index (PHE's definition), concentration index (population form).

    All None where a group is withheld; the two relative ones None where what they divide by is nil.
    """

    given: GradientOf
    slope: float | None = None
    relative: float | None = None
    concentration: float | None = None


@dataclass(frozen=True, slots=True)
class HealthStrip:
    """Years of health by aversion, and where the proposal lies; empty where a group is withheld.

    `net` is by fifth, most deprived first; `inequality` is the fall of the slope index.
    """

    given: HealthEquity
    net: tuple[float, ...] = ()
    weighted: tuple[tuple[float, float], ...] = ()
    health: float | None = None
    inequality: float | None = None
    quadrant: str | None = None


def gradients_of(shown: Equality) -> tuple[Gradient, ...]:
    """Every gradient of an assessment as it may be printed."""
    return tuple(_gradient(entry) for entry in shown.gradients)


def health_strip(shown: Equality) -> HealthStrip | None:
    """The health strip of an assessment as it may be printed, where it has one."""
    given = shown.health_equity
    if given is None:
        return None
    people = _printed(given.people)
    if people is None:
        return HealthStrip(given)
    health = [value.central for value in given.qale]
    gain = [value.central for value in given.gain]
    net = aversion.net_health_benefit(gain, given.cost.central, given.threshold.central, GRADIENTS[given.displaced])
    rows = [(e.central, aversion.equity_weighted(people, health, net, e.central)) for e in given.epsilon]
    found = aversion.plane(people, health, net)
    return HealthStrip(
        given,
        net=tuple(round(value, 1) for value in net),
        weighted=tuple((epsilon, round(years, 1)) for epsilon, years in rows),
        health=round(found.health, 1),
        inequality=float(f"{found.inequality:.2g}"),
        quadrant=found.quadrant,
    )


def _gradient(entry: GradientOf) -> Gradient:
    people = _printed(tuple(group.people for group in entry.groups))
    if people is None:
        return Gradient(entry)
    values = [group.value.central for group in entry.groups]
    start, mean = gradients.fitted_start(people, values), gradients.mean(people, values)
    return Gradient(
        entry,
        slope=round(gradients.slope_index(people, values), 1),
        relative=round(gradients.relative_index(people, values), 2) if start else None,
        concentration=round(gradients.concentration_index(people, values), 3) if mean else None,
    )


def _printed(people: tuple[Count, ...]) -> list[float] | None:
    counts = [count.observed for count in people]
    return None if None in counts else [float(count or 0) for count in counts]
