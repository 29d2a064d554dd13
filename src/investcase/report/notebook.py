"""Page 1 of the paper as a notebook shows it: in a frame of its own, so that neither changes how the other looks."""

from __future__ import annotations

from html import escape

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.shipped import templates_dir
from investcase.report.html import page_1_html
from investcase.report.short.paper import make_short_paper
from investcase.report.view.paper import make_paper

_HEIGHT = "72rem"


def page_1(appraisal: Appraisal) -> str:
    """The page as HTML that needs no other file."""
    case = appraisal.case.document
    evidence = make_paper(appraisal, appraisal.result(balanced=True))
    page = page_1_html(make_short_paper(appraisal, evidence, brief=True), templates_dir(), case=case)
    title = escape(f"Page 1: {case.title}", quote=True)
    style = f"width: 100%; height: {_HEIGHT}; border: 0"
    # No script runs in it; of the same origin, since a browser may else not give it its typeface.
    frame = f'<iframe title="{title}" style="{style}" sandbox="allow-same-origin"'
    return f'{frame} srcdoc="{escape(page, quote=True)}"></iframe>'
