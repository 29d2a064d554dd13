"""Single words that tell what a number counts, or that a text says nothing, kept as data beside this file."""

from __future__ import annotations

from functools import cache

from investcase.reading.headed import under_headings


@cache
def words_under(heading: str) -> frozenset[str]:
    """The words under a heading of `vocabulary.txt`, in small letters."""
    return frozenset(word for line in under_headings("vocabulary.txt")[heading] for word in line.split())
