"""Figures changed on the command line: `--set home_care_hours=18`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.loading import load_for

if TYPE_CHECKING:
    from investcase.appraisal.appraise import Appraisal


def pairs_of(_context: click.Context, _option: click.Parameter, given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Names and values with an equals sign between; what has not both is misuse."""
    found = []
    for each in given:
        name, _, value = (part.strip() for part in each.partition("="))
        if not (name and value):
            raise click.BadParameter(f"{each!r} is no name and value: write --set home_care_hours=18")
        found.append((name, value))
    return tuple(found)


def appraised_with(case: Path, library: Path | None, changes: Sequence[tuple[str, str]]) -> Appraisal:
    """The case worked out and reviewed with some figures changed, as if its file had been edited.

    Raises:
        Problems: the case is wrong, with the changes or without them.
        RefusedError: a name is of nothing that a case can give, or is given twice.
    """
    from investcase.checks.review import appraised
    from investcase.cli.refusal import RefusedError
    from investcase.reading.problems import Problem, Problems
    from investcase.resolving.changes import NO_SUCH, said_of

    given = dict(changes)
    if len(given) < len(changes):
        twice = next(name for name in given if [each for each, _ in changes].count(name) > 1)
        raise RefusedError([Problem("set-twice", f"{twice} is set twice", expected="each figure set once")])
    try:
        settled = load_for(case, library, given)
    except Problems as problems:
        # What has a place is said of a what-if of the file, and not of what was typed.
        if all(problem.code in NO_SUCH and problem.position is None for problem in problems):
            raise RefusedError(problems.problems) from None
        raise
    try:
        return appraised(settled)
    except Problems as problems:
        raise Problems(said_of(problems, settled.changes)) from None
