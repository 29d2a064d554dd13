"""Numbers of things in words."""

from __future__ import annotations

from investcase.numbers.writing import number


def counted(count: int, one: str, many: str | None = None) -> str:
    """How many of a thing: `1 year`, `10 years`, `2 bodies`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
