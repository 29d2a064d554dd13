"""Paragraphs, tables and lists laid out for a terminal, as wide as it is, or line by line for a screen reader."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from investcase.numbers.writing import NOTHING
from investcase.report.view.tables import Grid

WIDTH = 80
NARROWEST = 40
_BETWEEN = 2
_LEAST_LABEL = 12


@dataclass(frozen=True, slots=True)
class Screen:
    """How many columns there are, and whether it is read aloud: then no rule is drawn and no table has columns."""

    width: int = WIDTH
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list under a heading."""

    heading: str
    lines: tuple[str, ...]


Part = str | Grid | Bullets


def titled(title: str, parts: Iterable[Part], screen: Screen) -> str:
    """Parts under a title."""
    rule = "" if screen.plain else f"\n{'=' * min(len(title), screen.width)}"
    return f"{_wrapped(title, screen)}{rule}\n\n{laid_out(parts, screen)}"


def laid_out(parts: Iterable[Part], screen: Screen) -> str:
    """Parts one after the other, a line between them."""
    return "\n\n".join(_written(part, screen) for part in parts) + "\n"


def _written(part: Part, screen: Screen) -> str:
    if isinstance(part, Grid):
        return "\n".join(_table(part, screen))
    return _bullets(part, screen) if isinstance(part, Bullets) else _wrapped(part, screen)


def _wrapped(text: str, screen: Screen, first: str = "", hang: str = "") -> str:
    return textwrap.fill(text, screen.width, initial_indent=first, subsequent_indent=hang)


def _bullets(part: Bullets, screen: Screen) -> str:
    return "\n".join([_wrapped(part.heading, screen), *(_wrapped(line, screen, "- ", "  ") for line in part.lines)])


def _table(grid: Grid, screen: Screen) -> Iterator[str]:
    widths = _widths(grid)
    others = sum(width + _BETWEEN for width in widths)
    if screen.plain or screen.width - others < _LEAST_LABEL:
        yield _wrapped(f"{grid.caption} ({grid.columns[0]})" if grid.columns[0] else grid.caption, screen)
        yield from _row_by_row(grid, screen)
    else:
        yield _wrapped(grid.caption, screen)
        yield from _in_columns(grid, widths, screen.width - others)
    if grid.note:
        yield ""
        yield _wrapped(grid.note, screen)


def _widths(grid: Grid) -> list[int]:
    """How wide each column but the first must be: its cells whole, its heading by words."""
    columns = range(1, len(grid.columns))
    cells = ([len(row.cells[index - 1]) for row in grid.rows] for index in columns)
    words = ([len(word) for word in grid.columns[index].split()] for index in columns)
    return [max([*cell, *word], default=0) for cell, word in zip(cells, words, strict=True)]


def _in_columns(grid: Grid, widths: list[int], first: int) -> Iterator[str]:
    """The first column takes what the others leave, headings and labels wrapped to fit."""
    yield from _cells(grid.columns[0], grid.columns[1:], first, widths)
    yield "-" * (first + sum(width + _BETWEEN for width in widths))
    for row in grid.rows:
        yield from _cells(("  " if row.kind == "part" else "") + row.label, row.cells, first, widths)


def _cells(label: str, cells: tuple[str, ...], first: int, widths: list[int]) -> Iterator[str]:
    columns = [textwrap.wrap(label, first, subsequent_indent="  ") or [""]]
    columns += [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for index in range(max(len(column) for column in columns)):
        left, *rest = [column[index] if index < len(column) else "" for column in columns]
        right = "".join(f"  {cell:>{width}}" for cell, width in zip(rest, widths, strict=True))
        yield f"{left:<{first}}{right}".rstrip()


def _row_by_row(grid: Grid, screen: Screen) -> Iterator[str]:
    """Each row's cells beneath its label, each named; where there is one column, on one line."""
    named = grid.columns[1:]
    for row in grid.rows:
        said = [(name, cell) for name, cell in zip(named, row.cells, strict=True) if cell not in ("", NOTHING)]
        if len(named) == 1 or not said:
            yield _wrapped(f"{row.label}: {said[0][1] if said else 'none'}", screen, "", "  ")
            continue
        yield _wrapped(f"{row.label}:", screen, "", "  ")
        yield from (_wrapped(f"{name}: {cell}" if name else cell, screen, "  ", "    ") for name, cell in said)
