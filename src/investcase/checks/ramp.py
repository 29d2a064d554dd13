"""A ramp that runs downwards: read as it is written, and more often a list turned round."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.numbers.writing import percent
from investcase.reading.problems import Problem, Severity

RAMP_FALLS = Card(
    "ramp-falls",
    Severity.WARNING,
    title="A ramp falls from one year to the next",
    why="A ramp says how a service builds up. One that falls is most often the list turned round.",
    remedy="The shares from the first year on; where the work stops, until and its last year.",
)


@check(RAMP_FALLS)
def ramps_that_fall(appraisal: Appraisal) -> Iterator[Problem]:
    """An intervention whose ramp has a lower share after a higher one."""
    for index, option in options_of(appraisal):
        for at, entry in enumerate(option.interventions):
            shares = [share.central for share in entry.ramp]
            if all(first <= second for first, second in pairwise(shares)):
                continue
            turned = ", ".join(percent(share, 2).replace(".00%", "%") for share in sorted(shares))
            yield RAMP_FALLS.problem(
                appraisal.case.loaded,
                f"{entry.title or entry.id}: the ramp falls: less is done in a later year than in an earlier one",
                ("options", index, "interventions", at, "ramp"),
                expected="each share as large as the one before it, or larger",
                remedy=f"write ramp: [{turned}] if it builds up; if the work stops, until: and its last year",
            )
