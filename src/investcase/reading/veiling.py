"""Excerpts never show a count of people: inside a case's `equality:` block their digits are veiled.

A date keeps its digits, and so does what is part of a name. The veiled line is as long as the line, so that a caret
beneath it stays true. An excerpt ends up in terminals and logs, where a small number would tell of a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLOCK = re.compile(r"""["']?equality["']?\s*:""")
_TOP = re.compile(r"""[\w"'.]""")
_NUMBER = re.compile(r"(?<![\w-])(?!\d{4}-\d{2}-\d{2}(?!\d))\d[\d,]*(?![\w-])")


def veiled(lines: Sequence[str], index: int) -> str:
    """A line of a document, its free-standing numbers veiled when it stands in the `equality:` block."""
    return veil(lines[index]) if in_equality(lines, index) else lines[index]


def veil(text: str) -> str:
    """A text with its free-standing numbers as hash signs; dates and parts of names stay."""
    return _NUMBER.sub(lambda match: re.sub(r"\d", "#", match[0]), text)


def in_equality(lines: Sequence[str], index: int) -> bool:
    """Whether a line stands in the top-level `equality:` block."""
    for line in reversed(lines[: index + 1]):
        if _TOP.match(line):
            return _BLOCK.match(line) is not None
    return False
