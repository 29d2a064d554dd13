"""Phrases that tell what a title or a sentence is about, kept as data beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from investcase.reading.headed import under_headings

_GAP = r"(?:[^\W_][\w'’-]*\s+){0,4}?"
_ENDINGS = r"[\w'’-]*"


def first_phrase(text: str, heading: str, *, but: str | None = None) -> re.Match[str] | None:
    """The first phrase of a heading of `phrases.txt` that stands in a text, in any letters.

    `but` is a heading of what only looks like it: a phrase within one of those is none.
    """
    return next(phrases_in(text, heading, but=but), None)


def phrases_in(text: str, heading: str, *, but: str | None = None) -> Iterator[re.Match[str]]:
    """Every such phrase, in order."""
    spans = [found.span() for found in _pattern(but).finditer(text)] if but else []
    for found in _pattern(heading).finditer(text):
        if not any(start <= found.start() < end or start < found.end() <= end for start, end in spans):
            yield found


@cache
def _pattern(heading: str) -> re.Pattern[str]:
    written = (_as_pattern(line) for line in under_headings("phrases.txt")[heading])
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])", re.IGNORECASE)


def _as_pattern(phrase: str) -> str:
    """A phrase as a pattern: words with any space between, `*` any ending, `...` up to four words."""
    parts = []
    for word in phrase.split():
        ending = _ENDINGS if word.endswith("*") else ""
        parts.append(_GAP if word == "..." else re.escape(word.rstrip("*")) + ending + r"\s+")
    return "".join(parts).removesuffix(r"\s+")
