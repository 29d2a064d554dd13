"""Rows of a spreadsheet, from Excel or CSV, each cell as text that knows where it stands."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from investcase.numbers.writing import number as grouped
from investcase.reading.extras import needed
from investcase.reading.problems import Position, Problem

EXCEL, TEXT = (".xlsx", ".xlsm"), (".csv", ".txt")
SAVE = "open it in Excel, save it as an Excel workbook (.xlsx) without a password, and try again"
MOST_BYTES = 100_000_000
MOST_ROWS = 10_000
_UNREADABLE = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError, EOFError)
_DIGITS = 15
"""Excel itself keeps no more of a number."""
_OTHER_MONEY = re.compile(r"[€¥]|\[\$([€$¥])|^\$")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, None where it is blank, and where it stands: in a file, and in words."""

    text: str | None
    position: Position
    where: str

    def problem(self, message: str, expected: str, remedy: str | None = None) -> Problem:
        """Why it cannot be taken, what was expected, and what to write."""
        words = f"{self.where}: {message}"
        return Problem("figures-row", words, position=self.position, expected=expected, remedy=remedy)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name in words, its headings as written and where, and its rows of as many cells."""

    name: str
    headings: tuple[str, ...]
    head: Position
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(path: Path) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of a file that hold anything, and why what could not be read could not.

    Raises:
        MissingPackageError: it is of Excel, and openpyxl is not installed.
        OSError: it cannot be read.
    """
    ending = path.suffix.casefold()
    if ending in EXCEL:
        return _of_excel(path)
    if ending in TEXT:
        return _of_csv(path)
    return [], [_fault(f"{path.name} ends in none of {', '.join((*EXCEL, *TEXT))}", SAVE)]


def _of_csv(path: Path) -> tuple[list[Sheet], list[Problem]]:
    from investcase.reading.tables import read_table
    from investcase.reading.text import read_text

    source = read_text(path)
    if isinstance(source, Problem):
        return [], [source]
    columns, rows, problems = read_table(source)
    if not columns:
        return [], problems
    made = tuple(
        tuple(Cell(row.cells[name], row.place(name), f"row {row.line}, column {name}") for name in columns)
        for row in rows
    )
    return [Sheet(path.name, columns, source.position(1, 1), made)], problems


def _of_excel(path: Path) -> tuple[list[Sheet], list[Problem]]:
    book = excel(path, read_only=True, data_only=True)
    if isinstance(book, Problem):
        return [], [book]
    try:
        sheets = [made for each in book.worksheets if (made := _sheet(path.name, each)) is not None]
    except _UNREADABLE:
        return [], [_unreadable(path)]
    book.close()
    if not sheets:
        return [], [_fault(f"{path.name} holds nothing", "write figures in it, one a row, under their headings")]
    most = [each for each in sheets if len(each.rows) > MOST_ROWS]
    return sheets, [
        _fault(f"{each.name} has over {grouped(MOST_ROWS)} rows", "keep the figures alone") for each in most
    ]


def excel(path: Path, *, read_only: bool = False, data_only: bool = False) -> Any:
    """An Excel file as openpyxl has it, or why it cannot be read, as a problem.

    Args:
        path: where it is.
        read_only: its rows as they stand, one after another.
        data_only: what its formulas came to when it was saved, and not the formulas.

    Raises:
        MissingPackageError: openpyxl is not installed.
        OSError: it cannot be read.
    """
    openpyxl = needed("openpyxl", "An Excel file")
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
                return _fault(f"{path.name} is too large", "keep the figures in a file alone")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of looks that are not read
            return openpyxl.load_workbook(BytesIO(content), read_only=read_only, data_only=data_only)
    except _UNREADABLE:
        return _unreadable(path)


def _unreadable(path: Path) -> Problem:
    return _fault(f"{path.name} is no Excel workbook that can be read", SAVE)


def _fault(message: str, remedy: str) -> Problem:
    return Problem("figures-file", message, remedy=remedy)


def _sheet(file: str, sheet: Any) -> Sheet | None:
    rows = enumerate(sheet.iter_rows(), start=1)
    told = ((number, cells) for number, cells in rows if any(said_in(cell) is not None for cell in cells))
    first = next(told, None)
    if first is None:
        return None
    number, head = first
    headings = [said_in(cell) or "" for cell in head]
    while headings and not headings[-1]:
        headings.pop()
    kept = islice(told, MOST_ROWS + 1)
    made = tuple(tuple(_cells(file, sheet.title, number, headings, cells)) for number, cells in kept)
    return Sheet(f"sheet {sheet.title}", tuple(headings), Position(file, number, 1), made)


def _cells(file: str, sheet: str, row: int, headings: Sequence[str], cells: Sequence[Any]) -> Iterator[Cell]:
    for place, heading in enumerate(headings):
        text = said_in(cells[place]) if place < len(cells) else None
        where = f"sheet {sheet}, row {row}, column {letter(place)} ({heading or 'no heading'})"
        yield Cell(text, Position(file, row, place + 1), where)


def letter(place: int) -> str:
    """What Excel calls a column, counted from 0: A, B, ... Z, AA."""
    name = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        name = chr(ord("A") + left) + name
    return name


def said_in(cell: Any) -> str | None:
    """What a cell says, as somebody would write it who reads it there; None where it is blank."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, (dt.datetime, dt.date)):
        return f"{value.day} {value:%B %Y}"
    return " ".join(str(value).split()) or None


def _number(value: float, shown_as: str) -> str:
    number = Decimal(format(value, f".{_DIGITS}g"))
    if shown_as.rstrip().endswith("%"):
        return f"{_plain(number * 100)}%"
    money = _OTHER_MONEY.search(shown_as)
    return f"{money[1] or money[0] if money else ''}{_plain(number)}"


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
