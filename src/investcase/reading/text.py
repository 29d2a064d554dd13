"""The text of one document, its positions, and the excerpt that points into it."""

from __future__ import annotations

import codecs
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from investcase.numbers.writing import number
from investcase.reading.private_lines import equality_lines
from investcase.reading.problems import Position, Problem
from investcase.reading.veiling import FILLER, veil, veiled

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

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, without what ends them."""
        return tuple(self.text.split("\n"))

    def is_private(self, line: int) -> bool:
        """Whether a line, counted from 1, tells of people: no number in it is ever shown."""
        return 1 <= line <= len(self.lines) and self._private[line - 1]

    @cached_property
    def _private(self) -> tuple[bool, ...]:
        return equality_lines(self.lines)

    @cached_property
    def _shown(self) -> dict[int, str]:
        """The lines that were shown, by number, as they may be: many problems stand on one line."""
        return {}

    @property
    def veiled_lines(self) -> tuple[str, ...]:
        """Every line as a page may show it, counts of people veiled."""
        return tuple(
            veiled(self.lines, at, in_equality=self.is_private(at + 1)).replace(FILLER, "")
            for at in range(len(self.lines))
        )

    def position(self, line: int, column: int) -> Position:
        """Line and column count from 1."""
        return Position(self.name, line, column)

    def excerpt(self, line: int, column: int) -> str | None:
        """The line with a caret under the column; long lines are cut around the caret."""
        if not 1 <= line <= len(self.lines):
            return None
        if line not in self._shown:
            safe = veiled(self.lines, line - 1, in_equality=self.is_private(line))
            self._shown[line] = safe.replace("\t", " ")
        shown = self._shown[line]
        caret = min(max(column - 1, 0), len(shown))
        caret -= shown.count(FILLER, 0, caret)
        shown = shown.replace(FILLER, "")
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
        if at is not None and self.is_private(at.line):
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
    """The text of a file, UTF-8 with or without a byte-order mark; a Problem if it cannot be read.

    Only a file is opened: a pipe would be waited for, and a device has no end.
    """
    shown = name or str(path)
    start = Position(shown, 1, 1)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            message = f"this file cannot be read: it is {_kind(found.st_mode)} and not a file"
            return Problem("unreadable", message, position=start, expected="a text file saved as UTF-8")
        if found.st_size > MAX_BYTES:
            return _too_large(shown, found.st_size)
        with path.open("rb") as handle:
            raw = handle.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        why = f"it is a link to {path.readlink()}, which is not there" if path.is_symlink() else error.strerror
        return Problem("unreadable", f"this file cannot be read: {why}", position=start)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return Problem("unreadable", f"this file cannot be read: {why}", position=start)
    return decode(raw, shown)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _too_large(name: str, size: int) -> Problem:
    return Problem(
        "too-large",
        f"this file is larger than 2 MB: it has {number(size / 1e6, 1)} MB",
        position=Position(name, 1, 1),
        expected="at most 2 MB of text",
    )


def decode(raw: bytes, name: str) -> SourceText | Problem:
    """Bytes to text; anything but UTF-8, or more than 2 MB, is a Problem."""
    if len(raw) > MAX_BYTES:
        return _too_large(name, len(raw))
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
