"""The PDF files of a case: the short paper and its evidence pack, apart or in one."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Sequence

from investcase.catalogue.shipped import templates_dir
from investcase.report.html import paper_html, short_html
from investcase.report.lengths import Length, Piece
from investcase.report.pdf import Attached, page_count, pdf_bytes
from investcase.report.pdf.where import told_where
from investcase.report.short.fit import FITS, Fit
from investcase.report.views import Views
from investcase.resolving.canonical import fingerprint

_WORDS = {Piece.PAPER: "paper", Piece.EVIDENCE: "evidence"}


def pdf_files(
    views: Views, length: Length, pieces: Sequence[Piece], progress: Callable[[str], None]
) -> tuple[bytes, ...]:
    """The bytes of each piece, in their order; every one carries the inputs and the result.

    Raises:
        PdfUnavailable: this machine lacks Pango.
        Problems: words or figures would run off the paper.
    """
    case, evidence = views.appraisal.case, views.evidence
    inputs, data, face = views.appraisal.inputs, views.data, views.face
    attached = (
        Attached("inputs.yaml", inputs, "The inputs of this paper, every figure with its source", "Source"),
        Attached("result.json", data, "The result of this paper, for other programs", "Data"),
    )
    created = dt.datetime.combine(case.as_of or dt.date(1970, 1, 1), dt.time(), dt.UTC)

    def html(piece: Piece) -> str:
        if piece is Piece.EVIDENCE:
            return paper_html(evidence, templates_dir(), screen=False, case=case.document, pack=True, face=face)
        short = views.fitted(fitting(views), brief=length is Length.PAGE)
        behind = evidence if length is Length.FULL else None
        return short_html(short, templates_dir(), case=case.document, pack=behind, face=face)

    def bound(piece: Piece) -> bytes:
        progress(f"Laying out the {_WORDS[piece]}")
        page = html(piece)
        progress(f"Binding the {_WORDS[piece]}")
        return pdf_bytes(
            page,
            title=case.document.title if piece is Piece.PAPER else f"Evidence pack: {case.document.title}",
            attachments=attached,
            identifier=bytes.fromhex(fingerprint(page.encode("utf-8") + inputs + data))[:16],
            created=created,
            templates_dir=templates_dir(),
            short=piece is Piece.PAPER,
        )

    with told_where(case.loaded):
        return tuple(bound(piece) for piece in pieces)


def fitting(views: Views) -> Fit:
    """The roomiest setting in which page 1 is one page; the tightest where none is."""

    def runs_on(fit: Fit) -> bool:
        alone = views.fitted(fit, brief=True)
        page = short_html(alone, templates_dir(), case=views.appraisal.case.document, pack=None, face=views.face)
        return page_count(page, templates_dir(), short=True) > 1

    # Each is tighter than the one before, so that the first that fits is found by halves.
    return FITS[bisect_left(FITS[:-1], x=1, key=lambda fit: 0 if runs_on(fit) else 1)]
