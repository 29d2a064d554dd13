"""Excerpts never show a count of people: where a case's `equality:` stands no digit is shown but those of dates, and
elsewhere what reads as a count of people is not.

A number in words becomes one sign, since its length would tell which it was; what is left of its room is filled with
`FILLER`, so that a caret beneath can be moved with the line. An excerpt ends up in terminals and logs, where a small
number would tell of a person. Which lines are meant is in `private_lines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from investcase.reading.counts_in_words import CountInWords, counts_in, replaced
from investcase.reading.ordinals_of_people import places_in_order
from investcase.reading.what_a_number_counts import small_numbers

_DATE = r"\d{4}-\d{2}-\d{2}(?!\d)|(?:19|20)\d{2}(?![\d,])"
_BEGINS_AN_ENTRY = re.compile(r"""\s*(?:- |["']?[\w.-]+["']?\s*:(?:\s|\Z)|[\]}])""")
_DIGIT = re.compile(rf"(?P<kept>(?<![\d,-])(?:{_DATE}))|\d")


FILLER = "\ufdd0"
"""Stands in a veiled line where nothing is to be shown; it is no character, and no text holds it."""


def veiled(lines: Sequence[str], index: int, *, in_equality: bool) -> str:
    """A line of a document: every number veiled where people are counted, elsewhere counts of people."""
    line = lines[index]
    return _veil(line) if in_equality else replaced(line, _counts_on(lines, index), _hashes)


def _counts_on(lines: Sequence[str], index: int) -> Iterator[CountInWords]:
    """The counts that stand on a line, read with the lines about it: a sentence goes on over the ends of lines.

    It does not go on into another entry, whose name would be taken for what is counted.
    """
    before = "" if not index or _BEGINS_AN_ENTRY.match(lines[index]) else lines[index - 1]
    after = "".join(line for line in lines[index + 1 : index + 2] if not _BEGINS_AN_ENTRY.match(line))
    start = len(before) + 1 if before else 0
    end = start + len(lines[index])
    text = f"{before}\n{lines[index]}\n{after}" if before else f"{lines[index]}\n{after}"
    for count in counts_in(text, posts=False):
        if start <= count.start and count.end <= end:
            yield replace(count, start=count.start - start, end=count.end - start)


def veil(text: str) -> str:
    """A text with every number in it, in digits or words, as hash signs; dates and years stay."""
    return _veil(text).replace(FILLER, "")


def _veil(text: str) -> str:
    words = (found for found in small_numbers(text) if not found["digits"] and found[0].casefold() not in ("one", "un"))
    spelt = [CountInWords(found.start(), found.end(), 0, "") for found in words]
    taken = {at for found in spelt for at in range(found.start, found.end)}
    placed = [CountInWords(at.start, at.end, 0, "") for at in places_in_order(text) if at.start not in taken]
    every = iter(sorted([*spelt, *placed], key=lambda found: found.start))
    return _DIGIT.sub(lambda found: found["kept"] or "#", replaced(text, every, _hashes))


def _hashes(count: CountInWords) -> str:
    return "#" + FILLER * (count.end - count.start - 1)
