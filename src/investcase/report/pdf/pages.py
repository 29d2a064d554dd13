"""A page of HTML laid out by WeasyPrint with our style sheets and our typefaces, and nothing else opened."""

from pathlib import Path
from typing import Any

import weasyprint

from investcase.report.pdf.fetching import BASE, SHORT, STYLESHEETS, OwnAssets
from investcase.report.pdf.laying_out import laid_out
from investcase.report.pdf.other_scripts import faces_for, stylesheet
from investcase.report.pdf.typeface import OnlyOurFonts, name_undrawn

VARIANT = "pdf/a-3a"


def pages_of(html: str, templates_dir: Path, *, short: bool) -> Any:
    """The ``Document``.

    Raises:
        Problems: a text would lie off the paper.
    """
    page = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=OwnAssets(templates_dir))
    faces = list(faces_for(name_undrawn(page.etree_element)))
    fetcher = OwnAssets(templates_dir, {face.name: face.content for face in faces})
    fonts = OnlyOurFonts()
    how = {"url_fetcher": fetcher, "font_config": fonts}
    sheets = [weasyprint.CSS(url=f"{BASE}{name}", **how) for name in (*STYLESHEETS, *([SHORT] if short else []))]
    if faces:
        sheets.append(weasyprint.CSS(string=stylesheet(faces), base_url=BASE, **how))
    return laid_out(page, font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT, pdf_tags=True)
