"""Numbers of things in words."""

from __future__ import annotations

from investcase.numbers.writing import number


def counted(count: int, one: str, many: str | None = None) -> str:
    """How many of a thing: `1 year`, `10 years`, `2 bodies`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def of_all(some: int, every: int, noun: str) -> str:
    """How many of a number of things, as a sentence begins: `The one figure`, `All 4 figures`, `3 of the 4 figures`."""
    if some < every:
        return f"{some} of the {counted(every, noun)}"
    return f"The one {noun}" if every == 1 else f"All {counted(every, noun)}"
