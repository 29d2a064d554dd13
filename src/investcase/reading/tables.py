"""CSV tables: rows of text that remember where they stand."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from investcase.reading.problems import Position, Problem
from investcase.reading.text import SourceText


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its first line in the file, and its cells by column; a blank cell is None, never zero."""

    line: int
    cells: dict[str, str | None]
    source: SourceText
    columns: tuple[str, ...]

    def place(self, column: str) -> Position:
        """Where the cell of a column stands."""
        return cell_place(self.source, self.line, self.columns.index(column))


def read_table(source: SourceText) -> tuple[tuple[str, ...], list[Row], list[Problem]]:
    """Columns, rows and problems of a CSV text. A row with too many or too few cells is a problem and is left out."""
    reader = csv.reader(io.StringIO(source.text))
    problems: list[Problem] = []
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            line, first = reader.line_num + 1, line
            if not columns:
                columns = tuple(cells)
                continue
            if len(cells) != len(columns):
                at = cell_place(source, first, min(len(cells), len(columns)))
                if at.line != first:  # the row runs on, as after a quotation mark that is not closed
                    at = source.position(first, 1)
                message = f"this row has {len(cells)} cells; the header has {len(columns)}"
                problems.append(source.problem("ragged-row", message, at))
                continue
            named = {c: v.strip() or None for c, v in zip(columns, cells, strict=True)}
            rows.append(Row(first, named, source, columns))
    except csv.Error as error:
        problems.append(source.problem("csv", f"not a CSV table: {error}", source.position(line, 1)))
    return columns, rows, problems


def cell_place(source: SourceText, line: int, index: int) -> Position:
    """Where a cell begins in the row that begins at a line; the end of the row where it has no such cell."""
    text = source.text
    at = source.line_starts[line - 1]
    for _ in range(index):
        at = _cell_end(text, at)
        if text[at : at + 1] != ",":
            break
        at += 1
    return source.position_of(at)


def _cell_end(text: str, at: int) -> int:
    """The index of what ends a cell: a comma, the end of the row, or of the text."""
    quoted = text.startswith('"', at)
    at += quoted
    while at < len(text) and (quoted or text[at] not in ",\n"):
        if quoted and text[at] == '"':
            # Two quotation marks within a quoted cell stand for one.
            quoted = text.startswith('""', at)
            at += quoted
        at += 1
    return at
