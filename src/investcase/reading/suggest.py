"""The nearest name to one that was not understood."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from investcase.reading.number_words import SMALL


def nearest(word: str, known: Iterable[str], count: int = 3, alike: float = 0.6) -> list[str]:
    """Up to `count` known names most like `word`, ignoring case, nearest first; empty if none is near.

    `alike` is how much of the letters, from 0 to 1, must agree.
    """
    if SMALL.fullmatch(word):
        return []  # what it is like would tell which number it is
    by_folded: dict[str, str] = {}
    for name in known:
        by_folded.setdefault(name.casefold(), name)
    found = difflib.get_close_matches(word.casefold(), by_folded, n=count, cutoff=alike)
    return [by_folded[name] for name in found]


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A remedy in words, or None when nothing is near."""
    names = nearest(word, known)
    if not names:
        return None
    return f"did you mean {' or '.join(repr(name) for name in names)}?"


def to_write(texts: Iterable[str]) -> str | None:
    """A remedy in words: what may be written instead, the likeliest first; None when there is nothing."""
    found = list(dict.fromkeys(texts))
    return f"write {', or '.join(found)}" if found else None


def one_of(names: Iterable[str]) -> str:
    """A list of allowed names in words, at most twelve of them."""
    allowed = list(names)
    shown = ", ".join(allowed[:12])
    return f"one of: {shown}" + (f" and {len(allowed) - 12} more" if len(allowed) > 12 else "")
