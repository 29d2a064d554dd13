"""The gradients and the health strip of an assessment, worked out on true counts and let out to few figures.

Where a group is too small to print, nothing is worked out for its table: a measure would give the group back.
"""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.groups import aversion, gradients
from investcase.documents.equality import Equality
from investcase.documents.equality_analysis import GRADIENTS, GradientOf, HealthEquity
from investcase.documents.equality_counts import Count, Disclosure


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


def gradients_of(true: Equality, shown: Equality) -> tuple[Gradient, ...]:
    """Every gradient of an assessment, worked out from what was written and `given` as it may be printed."""
    pairs = zip(true.gradients, shown.gradients, strict=True)
    return tuple(_gradient(entry, printed, true.disclosure) for entry, printed in pairs)


def health_strip(true: Equality, shown: Equality) -> HealthStrip | None:
    """The health strip of an assessment, where it has one."""
    given, printed = true.health_equity, shown.health_equity
    if given is None or printed is None:
        return None
    people = _observed(given.people, true.disclosure)
    if people is None:
        return HealthStrip(printed)
    health = [value.central for value in given.qale]
    gain = [value.central for value in given.gain]
    net = aversion.net_health_benefit(gain, given.cost.central, given.threshold.central, GRADIENTS[given.displaced])
    rows = [(e.central, aversion.equity_weighted(people, health, net, e.central)) for e in given.epsilon]
    found = aversion.plane(people, health, net)
    return HealthStrip(
        printed,
        net=tuple(round(value, 1) for value in net),
        weighted=tuple((epsilon, round(years, 1)) for epsilon, years in rows),
        health=round(found.health, 1),
        inequality=float(f"{found.inequality:.2g}"),
        quadrant=found.quadrant,
    )


def _gradient(entry: GradientOf, printed: GradientOf, rule: Disclosure) -> Gradient:
    people = _observed(tuple(group.people for group in entry.groups), rule)
    if people is None:
        return Gradient(printed)
    values = [group.value.central for group in entry.groups]
    start, mean = gradients.fitted_start(people, values), gradients.mean(people, values)
    return Gradient(
        printed,
        slope=round(gradients.slope_index(people, values), 1),
        relative=round(gradients.relative_index(people, values), 2) if start else None,
        concentration=round(gradients.concentration_index(people, values), 3) if mean else None,
    )


def _observed(people: tuple[Count, ...], rule: Disclosure) -> list[float] | None:
    if any(rule.suppresses(count) for count in people):
        return None
    return [float(count.observed or 0) for count in people]
