"""What an author has still to write: a blank is told as one, whatever kind of value was wanted there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import BaseModel

from investcase.documents.model_fields import is_needed
from investcase.documents.saying import dotted
from investcase.reading.blanks import BLANK, is_blank
from investcase.reading.nodes import Data, Path, Positions
from investcase.reading.problems import Problem


def with_blanks(problems: Sequence[Problem], data: Data, model: type[BaseModel], positions: Positions) -> list[Problem]:
    """The problems, each that a blank caused in the blank's own words, and every other blank besides."""
    found = {(blank.position, blank.code): blank for blank in _blanks(data, (), model, positions)}
    told = {at for at, _ in found}
    ranges = {positions.at(path[:-1]) for path, _ in _paths(data, ()) if path[-1:] and path[-1] in _ENDS}
    rest = []
    for problem in problems:
        if problem.position in told:
            key = (problem.position, STILL_BLANK)
            found[key] = replace(found[key], expected=problem.expected)
        elif not (problem.code == "quantity" and problem.position in ranges):
            rest.append(problem)
    return [*found.values(), *rest]


STILL_BLANK = "still-blank"
_ENDS = ("low", "central", "high")


def _paths(data: Data, path: Path) -> Iterator[tuple[Path, bool]]:
    """Where blanks stand, and whether it is the name that is one."""
    if isinstance(data, str):
        if is_blank(data):
            yield path, False
        return
    if isinstance(data, list):
        for index, inner in enumerate(data):
            yield from _paths(inner, (*path, index))
    elif isinstance(data, dict):
        for name, inner in data.items():
            if is_blank(name):
                yield (*path, name), True
            yield from _paths(inner, (*path, name))


def _blanks(data: Data, start: Path, model: type[BaseModel], positions: Positions) -> Iterator[Problem]:
    for path, on_key in _paths(data, start):
        at = positions.key_at(path) if on_key else positions.at(path)
        needed = is_needed(model, path)
        yield Problem(
            code=STILL_BLANK,
            message="still blank",
            position=at,
            field=dotted(positions.as_written(path)) or None,
            expected=f"your own words in place of {BLANK}",
            remedy=f"write over {BLANK}: this line is needed" if needed else f"write over {BLANK}, or delete the line",
            excerpt=positions.source.excerpt(at.line, at.column),
        )
