"""Excerpts never show a count of people: inside a case's `equality:` block their digits are veiled, and so is
what reads as a count of people anywhere.

A date or year keeps its digits, and so does part of a name. The veiled line is as long as the line, so that a caret
beneath it stays true. An excerpt ends up in terminals and logs, where a small number would tell of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from investcase.reading.counts_in_words import CountInWords, counts_in, replaced

_BLOCK = re.compile(r"""["']?equality["']?\s*:""")
_TOP = re.compile(r"""[\w"'.]""")
_NUMBER = re.compile(r"(?<![\w-])(?!\d{4}-\d{2}-\d{2}(?!\d))(?!(?:19|20)\d{2}(?![\d,]))\d[\d,]*(?![\w-])")


def veiled(lines: Sequence[str], index: int, *, in_equality: bool) -> str:
    """A line of a document: every free-standing number veiled in the `equality:` block, elsewhere counts of people."""
    line = lines[index]
    return veil(line) if in_equality else replaced(line, _counts_on(lines, index), _hashes)


def _counts_on(lines: Sequence[str], index: int) -> Iterator[CountInWords]:
    """The counts that stand on a line, read with the lines about it: a sentence goes on over the ends of lines."""
    before, after = ("\n".join(lines[max(index - 1, 0) : index]), "\n".join(lines[index + 1 : index + 2]))
    start = len(before) + 1 if before else 0
    end = start + len(lines[index])
    text = f"{before}\n{lines[index]}\n{after}" if before else f"{lines[index]}\n{after}"
    for count in counts_in(text, posts=False):
        if start <= count.start and count.end <= end:
            yield replace(count, start=count.start - start, end=count.end - start)


def veil(text: str) -> str:
    """A text with its free-standing numbers, and its counts in words, as hash signs; dates and parts of names stay."""
    return _NUMBER.sub(lambda match: re.sub(r"\d", "#", match[0]), replaced(text, counts_in(text), _hashes))


def _hashes(count: CountInWords) -> str:
    return "#" * (count.end - count.start)


def equality_lines(lines: Sequence[str]) -> tuple[bool, ...]:
    """Of each line, whether it stands in the top-level `equality:` block."""
    inside, found = False, []
    for line in lines:
        if _TOP.match(line):
            inside = _BLOCK.match(line) is not None
        found.append(inside)
    return tuple(found)
