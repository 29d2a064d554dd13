"""What to type, in the file itself, so that a problem goes: for a reader to copy, and for a program to do.

A mend says what stands between two places and what stands there instead. It is made by whatever will read the line
again, so that what is offered is also read.
"""

from __future__ import annotations

import re

from investcase.reading.problems import Mend, Position
from investcase.reading.syntax import quoted
from investcase.reading.text import SourceText

_BEGINS_BADLY = re.compile(r"[\[\]{},&*!|>'\"%@`#]|[-?:](?:\s|$)|$")
_IS_YAML = re.compile(r":(?:\s|$)|\s#")
_QUOTED = re.compile(r'"[^"]*"')
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def as_value(text: str, *, in_braces: bool) -> str:
    """A text as a value of YAML: quoted where YAML would read it otherwise; inside { } and [ ] a number without its
    thousands commas, which belong to YAML there."""
    if _QUOTED.fullmatch(text):
        return text
    if in_braces and not re.search(r"[,\[\]{}]", _THOUSANDS.sub("", text)):
        text = _THOUSANDS.sub("", text)
    elif in_braces:
        return quoted(text)
    return quoted(text) if _BEGINS_BADLY.match(text) or _IS_YAML.search(text) else text


def whole_line(source: SourceText, line: int, instead: str) -> Mend:
    """A mend of one line, counted from 1."""
    return Mend(source.position(line, 1), source.position(line, len(source.lines[line - 1]) + 1), instead)


def without_lines(source: SourceText, first: int, last: int) -> Mend:
    """A mend that takes lines out, the last included."""
    if last < len(source.lines):
        return Mend(source.position(first, 1), source.position(last + 1, 1), "")
    before = first - 1
    start = source.position(before, len(source.lines[before - 1]) + 1) if before else source.position(1, 1)
    return Mend(start, source.position(last, len(source.lines[last - 1]) + 1), "")


def alone(source: SourceText, key: Position, name: str) -> Mend | None:
    """A mend that takes out a name with its value; None where they are not a line by themselves."""
    line = source.lines[key.line - 1]
    rest = line[key.column - 1 + len(name) :]
    begun = re.match(r":\s+[^\s#|>&{\[]", rest)
    following = source.lines[key.line] if key.line < len(source.lines) else ""
    goes_on = following.strip() and len(following) - len(following.lstrip(" ")) >= key.column
    if line[: key.column - 1].strip() or begun is None or goes_on:
        return None
    return without_lines(source, key.line, key.line)


def mended(source: SourceText, mend: Mend) -> SourceText:
    """The text with a mend made in it."""
    start, end = (source.line_starts[at.line - 1] + at.column - 1 for at in (mend.start, mend.end))
    return SourceText(source.name, source.text[:start] + mend.text + source.text[end:])


def lines_of(source: SourceText, mend: Mend) -> tuple[str, ...]:
    """The lines that a mend leaves in place of those it touches, whole, as they are to be pasted."""
    made = mended(source, mend)
    left = len(source.lines) - mend.end.line
    return made.lines[mend.start.line - 1 : len(made.lines) - left]


LONG_LINE = 200
"""A line longer than this is not written out again as a whole."""


def pasted(source: SourceText, mend: Mend) -> str:
    """What a mend leaves of its line, without its indent, ready to paste; of a long line only what is new."""
    lines = lines_of(source, mend)
    return lines[0].strip() if len(lines) == 1 and len(lines[0]) <= LONG_LINE else mend.text.strip()
