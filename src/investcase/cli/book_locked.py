"""What somebody changed in a workbook of a case where nothing was to be written: told, and carried into no case."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from investcase.cli.book_edited import Edited
from investcase.cli.sheets import letter
from investcase.reading.extras import needed
from investcase.reading.problems import Position, Problem, Severity

_SAME = 1e-12
"""What keeps 15 digits of a number, as every spreadsheet does, keeps that number."""
_NUMBER = re.compile(r"(?<![A-Z_$\d.])\d+\.?\d*(?:E[+-]?\d+)?(?![\d:])")


def changed_elsewhere(edited: Edited, content: bytes) -> Iterator[Problem]:
    """Every cell that is other than in the workbook as investcase writes it, but for those that take what is written.

    Args:
        edited: as somebody saved it.
        content: as investcase writes it.
    """
    for sheet in needed("openpyxl", "An Excel file").load_workbook(BytesIO(content)).worksheets:
        if sheet.title not in edited.book.sheetnames:
            yield _told(edited, f"the sheet {sheet.title} is no longer in it", Position(edited.path.name, 1, 1))
            continue
        found = edited.book[sheet.title]
        for row in range(1, max(sheet.max_row, found.max_row) + 1):
            for column in range(1, max(sheet.max_column, found.max_column) + 1):
                ours, theirs = sheet.cell(row, column), found.cell(row, column).value
                if ours.protection.locked and not _same(ours.value, theirs):
                    where = f"sheet {sheet.title}, cell {letter(column - 1)}{row}"
                    message = f"{where}: {_shown(theirs)} stands where {_shown(ours.value)} stood"
                    yield _told(edited, message, Position(edited.path.name, row, column))


def _told(edited: Edited, message: str, position: Position) -> Problem:
    remedy = "a value of your own goes into the yellow column of Inputs; what stands elsewhere is left out"
    return Problem("book-changed", message, Severity.WARNING, position, remedy=remedy)


def _same(ours: Any, theirs: Any) -> bool:
    if ours == theirs or (ours in (None, "") and theirs in (None, "")):
        return True
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return math.isclose(ours, theirs, rel_tol=_SAME)
    if isinstance(ours, str) and isinstance(theirs, str):
        is_formula = ours.startswith("=") and theirs.startswith("=")
        return _formula(ours) == _formula(theirs) if is_formula else ours.split() == theirs.split()
    return False


def _formula(text: str) -> str:
    """A formula in one spelling: spreadsheets quote names of sheets, and write numbers, each in a way of its own."""
    plain = "".join(text.replace("'", "").split()).upper()
    return _NUMBER.sub(lambda found: repr(float(found[0])), plain)


def _shown(value: Any) -> str:
    return "nothing" if value in (None, "") else repr(str(value)[:60])
