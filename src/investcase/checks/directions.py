"""Whether an Integration Joint Board's directions say what they must, and name money that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.directions import directable
from investcase.checks.card import Card, check
from investcase.documents.committee import Direction
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean, one_of

NO_DIRECTION = Card(
    "no-direction",
    Severity.WARNING,
    title="A case of an Integration Joint Board gives no direction",
    why="A board decides; the council or the health board carries out, and only a written direction tells them to.",
    remedy="committee: {directions: ...}",
)


@check(NO_DIRECTION)
def board_without_a_direction(appraisal: Appraisal) -> Iterator[Problem]:
    """A board decides and others carry out: without a direction nobody is told to, or given the money."""
    case = appraisal.case
    if case.lead.kind.directs and not _directions(appraisal):
        yield NO_DIRECTION.problem(
            case.loaded,
            "an Integration Joint Board leads this case, and no direction says who carries it out with what money",
            ("lead_body",),
            expected="committee: {directions: [{to: council, function: ..., what: ..., from: 2027-04-01}]}",
        )


DIRECTION_NOT_IJB = Card(
    "direction-not-ijb",
    Severity.WARNING,
    title="A direction stands in a case that no Integration Joint Board leads",
    why="No other body can give one.",
    remedy="lead_body: ijb, or take it out.",
)


@check(DIRECTION_NOT_IJB)
def direction_by_another_body(appraisal: Appraisal) -> Iterator[Problem]:
    """A direction in a case that no Integration Joint Board leads."""
    case = appraisal.case
    if not case.lead.kind.directs and _directions(appraisal):
        yield DIRECTION_NOT_IJB.problem(
            case.loaded,
            "only an Integration Joint Board gives directions, and another body leads this case",
            ("committee", "directions"),
            expected="lead_body: ijb, or no directions",
        )


UNKNOWN_LINE = Card(
    "unknown-line",
    Severity.ERROR,
    title="A direction names a line that is not in the lead body's budget",
    why="Its money would be wrong.",
    remedy="Take one of the lines named.",
)


DIRECTION_TWICE = Card(
    "direction-twice",
    Severity.BLOCKER,
    title="Two directions pass on the same money",
    why="It can be spent once.",
    remedy="Name each line in one direction.",
)


@check(UNKNOWN_LINE, DIRECTION_TWICE)
def direction_s_lines(appraisal: Appraisal) -> Iterator[Problem]:
    """A line that is no part of the board's budget, or that two directions pass on."""
    case = appraisal.case
    known = [line.id for line in directable(appraisal)]
    times = Counter(name for direction in _directions(appraisal) for name in direction.lines)
    for number, direction in enumerate(_directions(appraisal)):
        for place, name in enumerate(direction.lines):
            where = ("committee", "directions", number, "lines", place)
            if name not in known:
                yield UNKNOWN_LINE.problem(
                    case.loaded,
                    f"the preferred option has no line {name!r} that the lead body's budget feels",
                    where,
                    expected=one_of(known) if known else None,
                    remedy=did_you_mean(name, known),
                )
            elif times[name] > 1:
                yield DIRECTION_TWICE.problem(
                    case.loaded,
                    f"the money of {name!r} is passed on more than once",
                    where,
                    expected="each line in one direction",
                )


def _directions(appraisal: Appraisal) -> tuple[Direction, ...]:
    committee = appraisal.case.document.committee
    return committee.directions if committee else ()
