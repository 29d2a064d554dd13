"""What a case is told, and whether a remedy works when it is typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from investcase.appraisal.appraise import appraise
from investcase.checks.review import reviewed
from investcase.reading.problems import Problem, Problems
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

TODAY = dt.date(2026, 11, 22)
_WRITE = re.compile(r"write (?P<value>.+)")
_VALUE = re.compile(r"\"[^\"]*\"|[^,}\]\n]+")


def problems_of(text: str, today: dt.date | None = TODAY) -> tuple[Problem, ...]:
    """Every problem of a case, of its reading or of its review."""
    try:
        return reviewed(appraise(load_text(SourceText("case.yaml", text), None, None, today)))
    except Problems as problems:
        return problems.problems


def told(text: str, codes: Collection[str], today: dt.date | None = TODAY) -> list[Problem]:
    """The problems of some codes."""
    return [problem for problem in problems_of(text, today) if problem.code in codes]


def mended(text: str, problem: Problem) -> str:
    """The case with the remedy of a problem typed over the value, or the key, that it stands at."""
    found = _WRITE.fullmatch(problem.remedy or "")
    assert found is not None, f"{problem.remedy!r} says nothing to write"
    assert problem.position is not None
    lines = text.split("\n")
    line, column = lines[problem.position.line - 1], problem.position.column - 1
    key = re.match(r"[\w/-]+(?=: )", line[column:])
    written = key or _VALUE.match(line, column)
    assert written is not None
    end = column + (written.end() if key else written.end() - column)
    lines[problem.position.line - 1] = line[:column] + found["value"] + line[end:]
    return "\n".join(lines)


def line_of(text: str, problem: Problem) -> str:
    """The line of the case that a problem stands at, from its column on."""
    assert problem.position is not None
    return text.split("\n")[problem.position.line - 1][problem.position.column - 1 :]
