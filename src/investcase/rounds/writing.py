"""A round to its files, in any of its formats."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable

from investcase.catalogue.shipped import templates_dir
from investcase.rounds.result import round_json
from investcase.rounds.round import Round
from investcase.rounds.sheets import plan_sheet, register_sheet
from investcase.rounds.spreadsheets import round_workbook, sheet_csv
from investcase.rounds.view import round_view


def round_html(found: Round, *, screen: bool) -> str:
    """The paper as one page; for a screen it needs no other file and no script."""
    from investcase.report.html import page_html
    from investcase.report.scrolling import in_scrollers

    page = page_html("round.html", templates_dir(), screen=screen, view=round_view(found), foot="Budget round")
    return in_scrollers(page) if screen else page


def round_pdf(found: Round) -> bytes:
    """The same as a PDF.

    Raises:
        PdfUnavailable: this machine lacks Pango.
        Problems: words or figures would run off the paper.
    """
    from investcase.report.pdf import Attached, pdf_bytes

    html = round_html(found, screen=False)
    register = sheet_csv(register_sheet(found))
    return pdf_bytes(
        html,
        title=round_view(found).title,
        attachments=(Attached("register.csv", register, "Every line of every case's savings plan", "Data"),),
        identifier=hashlib.sha256(html.encode("utf-8")).digest()[:16],
        created=dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
        templates_dir=templates_dir(),
    )


def written_as(found: Round, form: str) -> bytes:
    """A round in one of its formats.

    Raises:
        PdfUnavailable: this machine lacks Pango.
        MissingPackageError: what the format needs is not installed.
        Problems: words or figures would run off the paper.
    """
    return _MAKERS[form](found)


_MAKERS: dict[str, Callable[[Round], bytes]] = {
    "pdf": round_pdf,
    "html": lambda found: round_html(found, screen=True).encode("utf-8"),
    "xlsx": round_workbook,
    "json": round_json,
    "csv": lambda found: sheet_csv(register_sheet(found)),
    "plan": lambda found: sheet_csv(plan_sheet(found)),
}
