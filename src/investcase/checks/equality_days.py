"""Rules about days that cannot be as they are written: what is said to be done, and is still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from investcase.checks.card import Card
from investcase.checks.equality_assessment import STANDS, Assessment, rule
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

W21 = Card(
    "W21",
    Severity.WARNING,
    title="Something is said to be done on a day to come",
    why=STANDS,
    remedy="Write the day on which it was done, or bring as_of up to date.",
)


@rule(W21)
def done_on_a_day_to_come(found: Assessment) -> Iterator[Problem]:
    """W21: people were asked, or somebody signed or assessed, on a day later than the case's own.

    The day on which those who decide are given the assessment may be one to come, and is printed so.
    """
    as_of = found.appraisal.case.as_of
    if as_of is None:
        return
    for path, what, day in _done(found):
        if day > as_of:
            yield found.problem(
                W21,
                f"{what} on {day.isoformat()}, and the case is as of {as_of.isoformat()}",
                path,
                expected=f"a day up to {as_of.isoformat()}",
                remedy="write the day on which it was done, or leave it out where it is not done yet; if as_of is old, "
                "bring that up to date",
                severity=Severity.WARNING,
            )


def _done(found: Assessment) -> Iterator[tuple[Path, str, dt.date]]:
    """What is said to be done, by path, in words, with its day."""
    written = found.true
    yield ("assessed_on",), "this is assessed", written.day
    for index, entry in enumerate(written.engagement):
        yield ("engagement", index, "when"), "they were asked, and said this,", entry.when
    screened = written.screening.signed_by if written.screening is not None else None
    for path, signed in ((("screening", "signed_by", "on"), screened), (("sign_off", "on"), written.sign_off)):
        if signed is not None and signed.on is not None:
            yield path, "this is signed", signed.on
