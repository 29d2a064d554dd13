"""CSV tables: rows of text that remember where they stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.reading.problems import Position, Problem
from investcase.reading.text import SourceText

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


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
    """Columns, rows and problems of a CSV text; no columns at all where it is no table, and a problem says why.

    A row with too many or too few cells is a problem and is left out. Blank lines, and rows of blank cells such as a
    spreadsheet leaves below its last, are passed over.
    """
    no_table = _no_table(source)
    if no_table is not None:
        return (), [], [no_table]
    reader = csv.reader(io.StringIO(source.text), strict=True)
    problems: list[Problem] = []
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            line, first = reader.line_num + 1, line
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in cells)
                apart = _parted_by_other_signs(source, columns, first)
                if apart is not None:
                    return (), [], [apart]
                problems += _twice(source, columns, first)
                continue
            if len(cells) != len(columns):
                problems.append(_ragged(source, first, line - first, len(cells), len(columns)))
                continue
            named = {c: v.strip() or None for c, v in zip(columns, cells, strict=True)}
            rows.append(Row(first, named, source, columns))
    except csv.Error as error:
        problems.append(_broken(source, line, error))
    if columns and not rows and not problems:
        message = "this table has headings and no rows, so it says nothing"
        problems.append(
            source.problem("no-rows", message, source.position(1, 1), expected="at least one row below the headings")
        )
    return columns, rows, problems


def _no_table(source: SourceText) -> Problem | None:
    """Why a text is no table at all; None when it may be one."""
    if not source.text.strip():
        expected = "a line of headings, then a line for each row"
        return source.problem("empty-table", "this table is empty", source.position(1, 1), expected=expected)
    unseen = _UNSEEN.search(source.text)
    if unseen is None:
        return None
    message = f"an unseen sign (U+{ord(unseen[0]):04X}) stands here, which no text holds"
    at = source.position_of(unseen.start())
    return source.problem(
        "unseen-sign", message, at, remedy="type the cell again, or save the table afresh as CSV UTF-8"
    )


def _parted_by_other_signs(source: SourceText, columns: tuple[str, ...], line: int) -> Problem | None:
    """That the headings are one cell, parted by what other machines write in place of commas."""
    if len(columns) != 1:
        return None
    for sign, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if sign in columns[0]:
            return source.problem(
                "no-commas",
                f"the cells of this table are parted by {name}",
                source.position(line, source.lines[line - 1].index(sign) + 1),
                expected="commas between the cells, and quotation marks around a cell that holds a comma",
                remedy="in Excel save it as 'CSV UTF-8 (Comma delimited)'; where that still writes "
                f"{name}, replace each of them with a comma in Notepad",
            )
    return None


def _twice(source: SourceText, columns: tuple[str, ...], line: int) -> Iterator[Problem]:
    """The headings that stood before: a row has one cell for each, and the other would be lost."""
    for number, column in enumerate(columns):
        if column and column in columns[:number]:
            message = f"two columns are headed {column[:80]!r}"
            at = cell_place(source, line, number)
            yield source.problem("heading-twice", message, at, remedy="rename one of them, or take it away")


def _ragged(source: SourceText, line: int, lines: int, found: int, wanted: int) -> Problem:
    """That a row has too many or too few cells, where they end or where those too many begin."""
    at = cell_place(source, line, min(found, wanted))
    if lines > 1:
        at = source.position(line, 1)
        remedy = "it runs over several lines: look for a quotation mark that is not closed"
    elif found > wanted:
        remedy = "write a number without commas, and put a cell that holds a comma in quotation marks"
    else:
        remedy = "a cell that is not known is left blank, and its comma stays"
    message = f"this row has {found} cells; the header has {wanted}"
    return source.problem("ragged-row", message, at, remedy=remedy)


def _broken(source: SourceText, line: int, error: csv.Error) -> Problem:
    """What keeps the row that begins at a line from being read, at its quotation mark where it is one."""
    opened = _quotation_mark(source, line)
    if opened is not None and "end of data" in str(error):
        message = "a quotation mark is opened here and never closed"
        return source.problem("csv", message, opened, remedy='put a " at the end of the cell, or take this one away')
    if "expected after" in str(error):
        message = "in this row something follows the quotation mark that closes a cell"
        remedy = 'a quotation mark within a cell is written twice, as in "the ""old"" one"'
        return source.problem("csv", message, opened or source.position(line, 1), remedy=remedy)
    return source.problem("csv", f"not a CSV table: {error}", source.position(line, 1))


def _quotation_mark(source: SourceText, line: int) -> Position | None:
    """Where the last quoted cell of the row that begins at a line is opened."""
    text, at, found = source.text, source.line_starts[line - 1], None
    while at < len(text):
        found = at if text[at] == '"' else found
        at = _cell_end(text, at)
        if text[at : at + 1] != ",":
            break
        at += 1
    return None if found is None else source.position_of(found)


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
