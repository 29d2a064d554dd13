"""The numbers behind the charts, as few tables as they go into: all that runs by year stands in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from investcase.numbers.writing import NOTHING
from investcase.report.charts import Table

_BY_YEAR = "Year"
_EVERY_YEAR, _EVERY = 10, 5


def chart_tables(tables: Iterable[Table]) -> tuple[Table, ...]:
    """The tables of charts, those by year beside one another; of a long horizon the first ten years and every fifth."""
    kept = list(tables)
    by_year = [table for table in kept if table.columns[0] == _BY_YEAR]
    others = [table for table in kept if table.columns[0] != _BY_YEAR]
    return (*([_beside(by_year)] if by_year else []), *others)


def _beside(tables: Sequence[Table]) -> Table:
    labels = list(dict.fromkeys(row[0] for table in tables for row in table.rows))
    shown = _thinned(labels)
    caption = "By year" if len(shown) == len(labels) else "By year: the first ten years, and every fifth after them"
    columns = [_heading(table, column) for table in tables for column in table.columns[1:]]
    found = [({row[0]: row[1:] for row in table.rows}, len(table.columns) - 1) for table in tables]
    rows = [
        (label, *(cell for cells, width in found for cell in cells.get(label, (NOTHING,) * width))) for label in shown
    ]
    return Table(caption, (_BY_YEAR, *columns), tuple(rows))


def _heading(table: Table, column: str) -> str:
    return table.caption if len(table.columns) == 2 else f"{table.caption}: {column[:1].lower()}{column[1:]}"


def _thinned(labels: Sequence[str]) -> list[str]:
    """Every one of the first ten years, every fifth of the rest with the last, and whatever is no year."""
    years = [label for label in labels if label[:4].isdigit()]
    kept = {year for place, year in enumerate(years, start=1) if place <= _EVERY_YEAR or place % _EVERY == 0}
    kept |= set(years[-1:])
    return [label for label in labels if label in kept or label not in years]
