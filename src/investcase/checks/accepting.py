"""Warnings that the case accepts: each is told with reason and name, and an acceptance that fits none is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.releases import names_nothing
from investcase.documents.accepted import Accepted
from investcase.documents.base import Document
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean

_STEP = re.compile(r"[^.\[\]]+")

ACCEPTED_NOTHING = Card(
    "accepted-nothing",
    Severity.WARNING,
    title="A warning is accepted that is not given, or without a reason or a name",
    why="A reader would think that something was looked at.",
    remedy="Remove it, or give the code, the place, because and by.",
)
ACCEPTED_BLOCKER = Card(
    "accepted-blocker",
    Severity.WARNING,
    title="Something that stops a decision is said to be accepted",
    why="What law or arithmetic asks for is nobody's to waive.",
    remedy="Mend it, and remove the acceptance.",
)


@check(ACCEPTED_NOTHING, ACCEPTED_BLOCKER)
def acceptances(_: Appraisal) -> Iterator[Problem]:
    """What is accepted is known once everything else is asked: `with_accepted` tells what is wrong with it."""
    return iter(())


def with_accepted(appraisal: Appraisal, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, those accepted with the words of whoever accepts them; then what is wrong with an acceptance.

    Only a warning can be accepted: a blocker or an error is law or arithmetic, and a note asks for nothing.
    """
    told = list(problems)
    wrong: list[Problem] = []
    for number, entry in enumerate(appraisal.case.document.accepted):
        meant = [i for i, problem in enumerate(problems) if _fits(entry, problem, appraisal.case.document)]
        warnings = [i for i in meant if problems[i].severity is Severity.WARNING]
        wrong += _faults(appraisal, number, entry, [problems[i] for i in meant], problems)
        if names_nothing(entry.because) or names_nothing(entry.by):
            continue
        for i in warnings:
            said = f"{problems[i].message.rstrip('.')}; accepted by {entry.by}: {entry.because}"
            told[i] = replace(problems[i], message=said, accepted=True)
    return [*told, *wrong]


def _faults(
    appraisal: Appraisal, number: int, entry: Accepted, meant: Sequence[Problem], every: Sequence[Problem]
) -> Iterator[Problem]:
    loaded, path = appraisal.case.loaded, ("accepted", number)
    said = f"{entry.check}{f' at {entry.at}' if entry.at else ''}"
    if unsaid := next((name for name in ("because", "by") if names_nothing(getattr(entry, name))), None):
        yield ACCEPTED_NOTHING.problem(
            loaded,
            f"{said} is not accepted: {getattr(entry, unsaid)!r} says neither why nor who",
            (*path, unsaid),
            expected="because: the reason, and by: the name or post of whoever answers for it",
        )
    stops = next((problem for problem in meant if problem.severity in (Severity.ERROR, Severity.BLOCKER)), None)
    if stops is not None:
        yield ACCEPTED_BLOCKER.problem(
            loaded,
            f"{said} is {_a(stops.severity)}, which nobody can accept",
            (*path, "check"),
            expected="the code of a warning",
            remedy=f"mend it: investcase show {entry.check}",
        )
    elif not any(problem.severity is Severity.WARNING for problem in meant):
        known = sorted({problem.code for problem in every})
        yield ACCEPTED_NOTHING.problem(
            loaded,
            f"{said} is accepted, and nothing of it is warned of"
            if not meant
            else f"{said} is only said, and needs no acceptance",
            (*path, "at" if entry.at and not meant else "check"),
            expected="the code of a warning that check gives, and the field or id that it stands at",
            remedy=did_you_mean(entry.check, known) or "remove it",
        )


def _a(severity: Severity) -> str:
    return "an error" if severity is Severity.ERROR else "a blocker"


def _fits(entry: Accepted, problem: Problem, case: Document) -> bool:
    if problem.code != entry.check:
        return False
    if entry.at is None:
        return True
    return problem.field is not None and (entry.at == problem.field or entry.at in _ids_along(case, problem.field))


def _ids_along(case: Document, field: str) -> set[str]:
    """The ids of everything that a field of a case stands in."""
    ids: set[str] = set()
    here: object = case
    for step in _STEP.findall(field):
        if isinstance(here, Document):
            names = {info.alias or name: name for name, info in type(here).model_fields.items()}
            here = getattr(here, names.get(step, step), None)
        elif isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, tuple) and step.isdigit() and int(step) < len(here):
            here = here[int(step)]
        else:
            return ids
        known = getattr(here, "id", None)
        if isinstance(known, str):
            ids.add(known)
    return ids
