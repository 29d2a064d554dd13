"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """How many of a thing: `1 year`, `10 years`, `2 bodies`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
