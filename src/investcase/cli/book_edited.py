"""The workbook of a case as somebody saved it: whose it is, and what they wrote beside its figures."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from investcase.cli.sheets import Cell, excel, letter, said_in
from investcase.reading.problems import Position, Problem, Problems
from investcase.report.workbook.inputs import FIRST_ROW, FROM, HEADS, NAME, SHEET, WHOSE, WHY, YOURS
from investcase.report.workbook.read_me import CASE, INPUTS, MADE_BY

_FORMULA, _NUMBER = "f", "n"
"""What openpyxl calls the kinds of what a cell holds."""


@dataclass(frozen=True, slots=True)
class Row:
    """What somebody wrote beside one figure: `name` is what formulas call it, `wrong` why the value there is none."""

    name: str
    value: Cell
    wrong: str | None
    whose: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A workbook of a case as it was saved; `book` is as openpyxl has it."""

    path: Path
    book: Any
    case: str
    inputs: str
    made_by: str

    def rows(self) -> list[Row]:
        """Every row of its figures in which something was written."""
        values = _worked_out(self.path) if any(self._formulas()) else self.book[SHEET]
        return [row for line, _ in self._yours() if (row := self._row(line, values)) is not None]

    def names(self) -> list[str]:
        """What its rows of figures are called, from the top."""
        return [self._name(line) for line, _ in self._yours()]

    def _yours(self) -> Iterator[tuple[int, Any]]:
        sheet = self.book[SHEET]
        lines = range(FIRST_ROW + 1, sheet.max_row + 1)
        return ((line, sheet.cell(line, YOURS + 1)) for line in lines if self._name(line))

    def _formulas(self) -> Iterator[bool]:
        return (cell.data_type == _FORMULA for _, cell in self._yours())

    def _name(self, line: int) -> str:
        return str(self.book[SHEET].cell(line, NAME + 1).value or "")

    def _row(self, line: int, values: Any) -> Row | None:
        cell = values.cell(line, YOURS + 1)
        whose, source, why = (said_in(self.book[SHEET].cell(line, column + 1)) or "" for column in (WHOSE, FROM, WHY))
        where = f"sheet {SHEET}, row {line}, column {letter(YOURS)} ({HEADS[YOURS][0]})"
        text, wrong = said_in(cell), None
        if text is None and self.book[SHEET].cell(line, YOURS + 1).data_type == _FORMULA:
            wrong = "the formula there was saved without what it comes to"
        elif text is not None and cell.data_type != _NUMBER:
            wrong = f"{text[:60]!r} is no number, and the workbook does not use it"
        if text is None and wrong is None and not (whose or source or why):
            return None
        value = Cell(text, Position(self.path.name, line, YOURS + 1), where)
        return Row(self._name(line), value, wrong, whose, source, why)


def is_book(path: Path) -> bool:
    """Whether a file is a workbook of a case, as far as can be told without reading it whole.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            return INPUTS.encode() in parts.read("xl/workbook.xml")
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, zlib.error):
        return False


def edited_book(path: Path) -> Edited:
    """The workbook of a case.

    Raises:
        Problems: it cannot be read, or is none that investcase wrote of a case.
        MissingPackageError: openpyxl is not installed.
        OSError: it cannot be read.
    """
    book = excel(path)
    if isinstance(book, Problem):
        raise Problems([book])
    if SHEET not in book.sheetnames or not all(name in book.defined_names for name in (CASE, INPUTS, MADE_BY)):
        message = f"{path.name} is not the workbook of a case"
        remedy = "name one that investcase report CASE --to xlsx wrote; figures of your own are read without --into"
        raise Problems([Problem("book-of-another", message, remedy=remedy)])
    return Edited(path, book, *(_named(book, name) for name in (CASE, INPUTS, MADE_BY)))


def _worked_out(path: Path) -> Any:
    return excel(path, data_only=True)[SHEET]


def _named(book: Any, name: str) -> str:
    """What the cell of a name says; nothing where it leads nowhere."""
    for sheet, place in book.defined_names[name].destinations:
        if sheet in book.sheetnames:
            return str(book[sheet][place].value or "")
    return ""
