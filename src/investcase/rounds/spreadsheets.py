"""A round's tables as CSV and as a workbook: the same round, the same bytes."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

from investcase.files.spreadsheet import csv_text
from investcase.reading.extras import needed
from investcase.report.charts.palette import MUTED, NAVY
from investcase.rounds.round import Round
from investcase.rounds.sheets import Sheet, sheets

_MARK = "\ufeff"
_NO_DATE = dt.datetime(1970, 1, 1)  # noqa: DTZ001 (a workbook's dates have no zone)
_WIDEST = 60


def sheet_csv(sheet: Sheet) -> bytes:
    """One table as CSV that opens cleanly in a spreadsheet."""
    return f"{_MARK}{csv_text([sheet.heads, *sheet.rows])}".encode()


def round_workbook(found: Round) -> bytes:
    """Every table of a round on a sheet of its own.

    Raises:
        MissingPackageError: XlsxWriter is not installed.
    """
    xlsxwriter = needed("xlsxwriter", "A workbook")
    stream = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, plain)
    book.set_properties({"title": "Budget round", "created": _NO_DATE})
    head = book.add_format({"bold": True, "font_color": NAVY, "text_wrap": True, "bottom": 1, "valign": "bottom"})
    said = book.add_format({"font_color": MUTED})
    money = book.add_format({"num_format": "#,##0.00;[Red]-#,##0.00"})
    for sheet in sheets(found):
        page = book.add_worksheet(sheet.name)
        page.write_string(0, 0, sheet.what, said)
        for column, words in enumerate(sheet.heads):
            page.write_string(1, column, words, head)
        for number, row in enumerate(sheet.rows, start=2):
            for column, cell in enumerate(row):
                if isinstance(cell, Decimal | float):
                    page.write_number(number, column, float(cell), money)
                elif isinstance(cell, int):
                    page.write_number(number, column, cell)
                elif cell:
                    page.write_string(number, column, cell)
        for column, words in enumerate(sheet.heads):
            wide = max([min(len(words), 18), *(len(str(row[column] or "")) for row in sheet.rows)])
            page.set_column(column, column, min(wide + 2, _WIDEST))
        page.freeze_panes(2, 1)
        page.autofilter(1, 0, len(sheet.rows) + 1, len(sheet.heads) - 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()
