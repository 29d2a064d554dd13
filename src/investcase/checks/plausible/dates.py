"""Dates that lie so far from the case that a slip of the hand is likelier than that they are meant."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import check
from investcase.checks.plausible.frame import Frame, date_stands_alone, frame_of
from investcase.checks.plausible.years import YEAR_FAR
from investcase.documents.walk import values_in
from investcase.quantities import Year
from investcase.quantities.year_meant import day_in, year_meant
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem

_DONE = ("assessed_on", "on", "when", "given_to_decision_maker_on")
"""What has been done by now, or soon will be; every other date may lie some years ahead."""
_AGAIN = "review_on"
_LONG_AGO = 10
_OF_ON_COSTS = 4
"""National Insurance moves with any budget, and what employers pay into pension funds every third year."""
_SOON = 3
_AHEAD = 5
_LOOK = "look at its digits"
_DATED = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


@check(YEAR_FAR)
def dates_far_from_the_case(appraisal: Appraisal) -> Iterator[Problem]:
    """A date years away from the case, such as an assessment of 2062 or a review of 2082."""
    frame = frame_of(appraisal)
    if date_stands_alone(appraisal.case.document):
        day = appraisal.case.document.as_of
        assert day is not None
        yield _far(appraisal, ("as_of",), day, (frame.start - _LONG_AGO, frame.start + _SOON), frame.start)
    if not frame.settled:
        return
    for written in values_in(appraisal.case.document):
        if not isinstance(written.value, dt.date) or written.path == ("as_of",):
            continue
        span = _span(written.name, frame)
        if not span[0] <= written.value.year <= span[1]:
            meant = _ahead(appraisal, written.value, span) if written.name == _AGAIN else span
            yield _far(appraisal, written.path, written.value, meant, frame.now)


@check(YEAR_FAR)
def evidence_from_after_the_assessment(appraisal: Appraisal) -> Iterator[Problem]:
    """Evidence dated later than the assessment that looked at it."""
    equality = appraisal.case.equality
    if equality is None:
        return
    latest = equality.day.year
    for index, entry in enumerate(equality.evidence):
        if not _DATED.fullmatch(entry.date) or int(entry.date[:4]) <= latest:
            continue
        meant = year_meant(Year(int(entry.date[:4]), financial=False), latest - _LONG_AGO, latest, latest)
        yield YEAR_FAR.problem(
            appraisal.case.loaded,
            f"this is of {entry.date[:4]}, after the assessment of {latest} that looked at it",
            ("equality", "evidence", index, "date"),
            expected=f"a date up to {equality.day}",
            remedy=f"write {meant}{entry.date[4:]}" if meant is not None else _LOOK,
        )


def _span(name: str, frame: Frame) -> tuple[int, int]:
    if name == "on_costs_as_of":
        return frame.now - _OF_ON_COSTS, max(frame.now, frame.start) + _SOON
    if name in _DONE:
        return frame.now - _LONG_AGO, max(frame.now, frame.start) + _SOON
    return frame.now - _AHEAD, frame.last + _AHEAD


def _ahead(appraisal: Appraisal, day: dt.date, span: tuple[int, int]) -> tuple[int, int]:
    """Those years of a span in which a day is later than the case and its decision, which is looked at again then."""
    decision = appraisal.case.document.decision
    past = max(appraisal.case.as_of or dt.date.min, (decision.date if decision else None) or dt.date.min)
    first = past.year + ((day.month, day.day) <= (past.month, past.day))
    return min(max(span[0], first), span[1]), span[1]


def _far(appraisal: Appraisal, path: Path, day: dt.date, span: tuple[int, int], near: int) -> Problem:
    meant = year_meant(Year(day.year, financial=False), *span, near)
    return YEAR_FAR.problem(
        appraisal.case.loaded,
        f"{day} lies far from the years of this case",
        path,
        expected=f"a date from {span[0]} to {span[1]}",
        instead=() if meant is None else (day_in(day, meant),),
        remedy=_LOOK if meant is None else None,
    )
