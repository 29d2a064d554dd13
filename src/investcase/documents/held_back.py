"""A heading and its lines of which one is held back with # and the other is not: one slip, told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from investcase.reading.blanks import BLANK
from investcase.reading.mends import whole_line
from investcase.reading.nodes import Path, Positions
from investcase.reading.problems import Mend, Problem
from investcase.reading.text import SourceText

_FAR = 40
"""Lines above a place among which the heading that holds it is looked for."""
_HELD = re.compile(r"(?P<indent> *)# ?(?P<rest>.*)")
_HEADING = re.compile(r"(?P<indent> *)# ?(?P<inner> *)(?P<name>\w[\w.-]*):\s*")


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What is wrong with a heading whose lines have their mark, and what to do."""

    message: str
    remedy: str
    mends: tuple[Mend, ...]


def still_held_back(positions: Positions, path: Path) -> HeldBack | None:
    """A heading that has nothing under it but lines that still have their mark; None where it is otherwise."""
    source = positions.source
    heading = positions.key_at(path)
    lines = source.lines[heading.line :]
    held = []
    for line in lines:
        found = _HELD.fullmatch(line)
        if found is None:
            break
        held.append(found["indent"] + found["rest"])
    if not held or not all(len(line) - len(line.lstrip(" ")) >= heading.column for line in held if line.strip()):
        return None
    first, last = heading.line + 1, heading.line + len(held)
    here = source.lines[heading.line - 1]
    indent = " " * (len(here) - len(here.lstrip(" ")))
    back = whole_line(source, heading.line, f"{indent}# {here.lstrip()}")
    freed = Mend(source.position(first, 1), source.position(last, len(source.lines[last - 1]) + 1), "\n".join(held))
    filled = not any(BLANK in line for line in held)
    which = f"line {first}" if first == last else f"lines {first} to {last}"
    return HeldBack(
        f"nothing is written here, and the # before {which} still holds back what belongs under it",
        f"take the # and one space off {which} too, or put # back before this line",
        (freed, back) if filled else (back,),
    )


def mark_taken_off_alone(problems: Sequence[Problem], positions: Positions) -> list[Problem]:
    """The problems, with all that come of lines under a heading that is still held back told as one, at the heading."""
    told: list[Problem] = []
    headings: set[int] = set()
    for problem in problems:
        at = problem.position
        line = _heading_above(positions.source, at.line, at.column) if at is not None else None
        if line is None:
            told.append(problem)
        elif line not in headings:
            headings.add(line)
            told.append(_at_heading(positions.source, line))
    return told


def _heading_above(source: SourceText, line: int, column: int) -> int | None:
    """The line of a heading with its mark right above the lines that a place is among, which would hold them."""
    indent = _indent(source.lines[line - 1])
    for number in range(line - 1, max(line - 1 - _FAR, 0), -1):
        above = source.lines[number - 1]
        found = _HEADING.fullmatch(above)
        if found is not None:
            return number if len(found["indent"] + found["inner"]) < indent else None
        if above.lstrip().startswith("#") or (above.strip() and _indent(above) < indent - 2):
            return None
        if above.strip():
            indent = min(indent, _indent(above))
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _at_heading(source: SourceText, line: int) -> Problem:
    found = _HEADING.fullmatch(source.lines[line - 1])
    assert found is not None
    bare = f"{found['indent']}{found['inner']}{found['name']}:"
    at = source.position(line, len(found["indent"]) + 1)
    made = source.problem(
        "held-back-alone",
        f"{found['name']!r} is still held back by its #, and the lines below it, which belong under it, are not",
        at,
        expected="the mark taken off a heading and its lines, or off neither",
        remedy=f"take the # and one space off {found['name']!r} too, or put # before each of its lines",
    )
    return Problem(
        made.code,
        made.message,
        position=at,
        expected=made.expected,
        remedy=made.remedy,
        excerpt=made.excerpt,
        mends=(whole_line(source, line, bare),),
    )
