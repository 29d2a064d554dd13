"""Numbers held against another of the same case: a step against what is freed, what is left against what was paid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import check
from investcase.checks.places_in_case import options_of
from investcase.checks.plausible.fields_held import OUT_OF_BOUNDS, within_its_unit
from investcase.documents.lines import CostLine
from investcase.documents.release import Release
from investcase.numbers.writing import number, pounds
from investcase.quantities import Quantity
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem

_SLIPS = (10.0, 100.0, 1000.0)
_TIMES = 10.0
"""How many times its neighbour a price of one release may be: what fills a bed may be worth more than it costs."""
_LOOK = "look at its digits"


@check(OUT_OF_BOUNDS)
def steps_never_reached(appraisal: Appraisal) -> Iterator[Problem]:
    """A step larger than all that is ever freed, so that nothing is ever closed and no cash leaves a budget."""
    flows = {option.id: option.flows for option in appraisal.options}
    for index, option in options_of(appraisal):
        for at, entry in enumerate(option.interventions):
            for place, release in enumerate(() if entry.release == "none" else entry.release):
                freed = [
                    float(each.quantity[0].max(initial=0.0))
                    for each in flows[option.id].freed
                    if each.release.release is release and each.quantity is not None
                ]
                most = max(freed, default=0.0)
                if release.step is None or not most or release.step.central <= most:
                    continue
                path: Path = ("options", index, "interventions", at, "release", place, "step")
                yield _told(
                    appraisal,
                    path,
                    f"no whole step is ever freed: {typed(release.step)} at once, and at most {number(most, 1)} are "
                    "freed",
                    expected=f"at most {typed(Quantity(float(int(most)) or most, release.step.unit))}",
                    instead=_brought_to(release.step, most),
                )


def _brought_to(value: Quantity, most: float) -> tuple[str, ...]:
    """What to write where a slip of the hand made a number larger than the most it may be."""
    fits = [slip for slip in _SLIPS if value.central / slip <= most]
    return (typed(value.scaled(1 / fits[0])),) if fits else ()


@check(OUT_OF_BOUNDS)
def worth_more_than_was_paid(appraisal: Appraisal) -> Iterator[Problem]:
    """What an asset is said to be worth at the end, above all that it cost."""
    for index, option in options_of(appraisal):
        for at, line in enumerate(option.costs):
            path: Path = ("options", index, "costs", at, "residual_value")
            paid = _paid(line)
            if line.residual_value is None or not paid or line.residual_value.central <= paid:
                continue
            yield _told(
                appraisal,
                path,
                f"{line.title}: {typed(line.residual_value)} is left of what cost {pounds(paid)}",
                expected=f"at most {pounds(paid)}, unless it gains in value",
                instead=_brought_to(line.residual_value, paid),
            )


@check(OUT_OF_BOUNDS)
def prices_of_one_release(appraisal: Appraisal) -> Iterator[Problem]:
    """What fills a gap, worth more than ten times what filling it costs or what is freed costs at the margin."""
    for index, option in options_of(appraisal):
        for at, entry in enumerate(option.interventions):
            for place, release in enumerate(() if entry.release == "none" else entry.release):
                path: Path = ("options", index, "interventions", at, "release", place)
                yield from _of_one_release(appraisal, release, path)


def _of_one_release(appraisal: Appraisal, release: Release, path: Path) -> Iterator[Problem]:
    refill = release.refill
    if refill is None or refill.value is None or not within_its_unit("Refill.value", refill.value):
        return
    others = [
        other.central
        for other in (release.marginal, refill.cost)
        if other is not None and other.unit == refill.value.unit and other.central > 0
    ]
    if not others or refill.value.central <= _TIMES * max(others):
        return
    fits = [slip for slip in _SLIPS if refill.value.central / slip <= _TIMES * max(others)]
    fits.sort(key=lambda slip: abs(math.log(refill.value.central / slip / max(others))) if refill.value else 0.0)
    shown = typed(Quantity(max(others), refill.value.unit))
    yield _told(
        appraisal,
        (*path, "refill", "value"),
        f"{typed(refill.value)} is {number(refill.value.central / max(others))} times {shown}, the most that is given "
        "beside it for what it costs",
        expected=f"at most {_TIMES:.0f} times that",
        instead=(typed(refill.value.scaled(1 / fits[0])),) if fits else (),
    )


def _paid(line: CostLine) -> float:
    """All that a line comes to, as typed; nil where it comes each year, whose years are not looked up here."""
    return sum(amount.central for amount in (line.amount or {}).values())


def _told(appraisal: Appraisal, path: Path, said: str, *, expected: str, instead: Sequence[str]) -> Problem:
    remedy = None if instead else _LOOK
    return OUT_OF_BOUNDS.problem(appraisal.case.loaded, said, path, expected=expected, remedy=remedy, instead=instead)
