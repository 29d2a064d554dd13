"""Whether the case outlives the council it is of."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.place_changes import ending
from investcase.checks.card import Card, check
from investcase.reading.problems import Problem, Severity

PLACE_ENDS = Card(
    "place-ends",
    Severity.WARNING,
    title="The council ends before the case does",
    why="Whoever decides now binds a body that is not yet there, and its budget.",
    remedy="Say under narrative who carries it on, or count fewer years.",
)


@check(PLACE_ENDS)
def place_ends_before_the_case(appraisal: Appraisal) -> Iterator[Problem]:
    """A place that ends, by order or decision, before the case's last year is over; a note where it is only planned."""
    case = appraisal.case
    found = ending(case.place.followed_by, case.horizon) if case.place is not None else None
    if case.place is None or found is None:
        return
    after = f"; {found.years_after} of the {len(case.horizon)} years of the case begin after that"
    yield PLACE_ENDS.problem(
        case.loaded,
        f"{case.place.name}: {found.words}{after if found.years_after else ''}",
        ("place",),
        severity=None if found.sure else Severity.NOTE,
        expected="words under narrative: that say who carries the programme on, and whose budget each saving leaves",
    )
