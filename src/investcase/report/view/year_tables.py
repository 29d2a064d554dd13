"""Wide tables by year, cut into tables that fit the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from investcase.report.view.tables import Grid

MOST_YEARS = 10


def stacked(table: Grid, *, fixed: int = 1, most: int = MOST_YEARS) -> tuple[Grid, ...]:
    """A table as several of at most `most` years each, as even as they go; each says which years it holds.

    `fixed` is how many columns, the first included, stand before the years and are repeated in every part.
    """
    years = table.columns[fixed:]
    if len(years) <= most:
        return (table,)
    count = -(-len(years) // most)
    cuts = [len(years) * part // count for part in range(count + 1)]
    return tuple(
        replace(
            table,
            caption=f"{table.caption}, {years[start]} to {years[end - 1]} (part {part} of {count})",
            columns=(*table.columns[:fixed], *years[start:end]),
            rows=tuple(
                replace(row, cells=(*row.cells[: fixed - 1], *row.cells[fixed - 1 :][start:end])) for row in table.rows
            ),
            note=table.note if part == count else None,
        )
        for part, (start, end) in enumerate(pairwise(cuts), start=1)
    )
