"""Rows as CSV, in which no text is taken for a formula by the spreadsheet that opens it."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

Cell = str | int | float | Decimal | None

_SIGNS = "=+-@"
_AT_ONCE = ("\t", "\r", "\n")
"""Read as the end of the cell before by some, whatever follows."""
_SHOWS_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Signs of other kinds than spaces and controls that nothing is drawn for."""


def csv_text(rows: Iterable[Iterable[Cell]], *, line_end: str = "\r\n") -> str:
    """Rows as CSV: text so that it stays text, numbers as they are, nothing for None."""
    return "".join(f"{_row(row)}{line_end}" for row in rows)


def _row(cells: Iterable[Cell]) -> str:
    # With another end than this one the writer would leave half of it bare in a text, where it ends the row for some.
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(defused(cell) for cell in cells)
    return out.getvalue().removesuffix("\r\n")


def defused(cell: Cell) -> Cell:
    """A cell; text that a spreadsheet would take for a formula has an apostrophe before it.

    What counts is the first sign that is seen, in any of its widths: a spreadsheet may drop what stands before it.
    """
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_AT_ONCE) or _first_seen(cell) in _SIGNS else cell


def _first_seen(text: str) -> str:
    """The first sign of a text that is seen, in its plain form; a space when there is none."""
    first = next((sign for sign in text if not _unseen(sign)), " ")
    return unicodedata.normalize("NFKC", first)[:1]


def _unseen(sign: str) -> bool:
    # Spaces, controls, marks on a sign before them, and places that stand for nothing.
    return unicodedata.category(sign)[0] in "ZCM" or sign in _SHOWS_NOTHING
