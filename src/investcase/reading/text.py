"""The text of one document, its positions, and the excerpt that points into it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from investcase.reading.problems import Position, Problem
from investcase.reading.veiling import in_equality, veil, veiled

MAX_BYTES = 2_000_000
_EXCERPT_WIDTH = 100


@dataclass(frozen=True)
class SourceText:
    """A document's name as the user knows it, and its text with line ends made plain."""

    name: str
    text: str

    def position_of(self, index: int) -> Position:
        """The place of a character by its index in the text; beyond the end, the end."""
        index = min(index, len(self.text))
        line = bisect_right(self.line_starts, index)
        return self.position(line, index - self.line_starts[line - 1] + 1)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The index of each line's first character. Only a line feed ends a line here, as in editors."""
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    def position(self, line: int, column: int) -> Position:
        """Line and column count from 1."""
        return Position(self.name, line, column)

    def excerpt(self, line: int, column: int) -> str | None:
        """The line with a caret under the column; long lines are cut around the caret."""
        lines = self.text.split("\n")
        if not 1 <= line <= len(lines):
            return None
        shown = veiled(lines, line - 1).replace("\t", " ")
        caret = min(max(column - 1, 0), len(shown))
        if len(shown) > _EXCERPT_WIDTH:
            start = max(0, min(caret - _EXCERPT_WIDTH // 2, len(shown) - _EXCERPT_WIDTH))
            shown, caret = shown[start : start + _EXCERPT_WIDTH], caret - start
        number = str(line)
        gutter = " " * len(number)
        return f"  {number} | {shown}\n  {gutter} | {' ' * caret}^"

    def problem(
        self,
        code: str,
        message: str,
        at: Position | None,
        *,
        field: str | None = None,
        expected: str | None = None,
        remedy: str | None = None,
    ) -> Problem:
        """An error at a position in this text, with its excerpt; counts of people stay out of all of it."""
        told = [message, expected, remedy]
        if at is not None and in_equality(self.text.split("\n"), at.line - 1):
            told = [None if words is None else veil(words) for words in told]
        return Problem(
            code=code,
            message=told[0] or message,
            position=at or self.position(1, 1),
            field=field,
            expected=told[1],
            remedy=told[2],
            excerpt=self.excerpt(at.line, at.column) if at else None,
        )


def read_text(path: Path, name: str | None = None) -> SourceText | Problem:
    """The text of a file, UTF-8 with or without a byte-order mark; a Problem if it cannot be read."""
    shown = name or str(path)
    start = Position(shown, 1, 1)
    try:
        with path.open("rb") as handle:
            raw = handle.read(MAX_BYTES + 1)
    except OSError as error:
        return Problem("unreadable", f"this file cannot be read: {error.strerror or error}", position=start)
    return decode(raw, shown)


def decode(raw: bytes, name: str) -> SourceText | Problem:
    """Bytes to text; anything but UTF-8, or more than 2 MB, is a Problem."""
    start = Position(name, 1, 1)
    if len(raw) > MAX_BYTES:
        return Problem("too-large", "this file is larger than 2 MB", position=start, expected="at most 2 MB of YAML")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        return Problem(
            "not-utf-8",
            f"byte {error.start} is not UTF-8 text",
            position=Position(name, line, column),
            expected="a text file saved as UTF-8",
            remedy="in Excel or Notepad choose 'UTF-8' when saving",
        )
    return SourceText(name, text.replace("\r\n", "\n").replace("\r", "\n"))
