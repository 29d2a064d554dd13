"""CSV tables: rows of text that remember their line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from investcase.reading.problems import Problem
from investcase.reading.text import SourceText


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, and its cells by column; a blank cell is None, never zero."""

    line: int
    cells: dict[str, str | None]


def read_table(source: SourceText) -> tuple[tuple[str, ...], list[Row], list[Problem]]:
    """Columns, rows and problems of a CSV text. A row with too many or too few cells is a problem and is left out."""
    reader = csv.reader(io.StringIO(source.text))
    problems: list[Problem] = []
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    try:
        for cells in reader:
            if not columns:
                columns = tuple(cells)
                continue
            if len(cells) != len(columns):
                at = source.position(reader.line_num, 1)
                message = f"this row has {len(cells)} cells; the header has {len(columns)}"
                problems.append(source.problem("ragged-row", message, at))
                continue
            rows.append(Row(reader.line_num, {c: v.strip() or None for c, v in zip(columns, cells, strict=True)}))
    except csv.Error as error:
        problems.append(source.problem("csv", f"not a CSV table: {error}", source.position(reader.line_num, 1)))
    return columns, rows, problems
