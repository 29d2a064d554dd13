"""Tables of strings that the templates lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["plain", "part", "total", "quiet"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its header cell, the other cells, and how heavily it is ruled."""

    label: str
    cells: tuple[str, ...]
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption; `money` grids align their cells on the right."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    money: bool = True
    note: str | None = None


def grid(
    caption: str, columns: Sequence[str], rows: Sequence[Row], *, money: bool = True, note: str | None = None
) -> Grid:
    """A grid from any sequences."""
    return Grid(caption, tuple(columns), tuple(rows), money, note)


def listed(items: Sequence[str]) -> str:
    """Items in words: `a, b and c`."""
    if not items:
        return "none"
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
