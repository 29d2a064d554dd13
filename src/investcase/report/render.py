"""An appraisal to a file: PDF, HTML, JSON or the savings plan as CSV, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.shipped import templates_dir
from investcase.files.output import output_at
from investcase.files.whole import write_whole
from investcase.report.formats import FORMATS
from investcase.report.kept import refuse_inputs
from investcase.report.view.paper import make_paper
from investcase.resolving.canonical import fingerprint

Progress = Callable[[str], None]


def render(appraisal: Appraisal, path: Path, progress: Progress = lambda _: None) -> None:
    """Write the paper in the format that the name's ending says, replacing the file in one step.

    Raises:
        ValueError: the name ends in none of .pdf, .html, .json and .csv.
        PdfUnavailable: this machine lacks Pango.
        Problems: words or figures would run off the paper.
        OSError: the file cannot be written, or is one that the case was read from.
    """
    ending = path.suffix.removeprefix(".").casefold()
    if ending not in FORMATS:
        raise ValueError(f"{path.name} ends in none of {', '.join('.' + name for name in FORMATS)}")
    output = output_at(path)
    refuse_inputs(output, [appraisal.case])
    write_whole(output, rendered(appraisal, ending, progress))


def rendered(appraisal: Appraisal, form: str, progress: Progress = lambda _: None) -> bytes:
    """The paper in one of the formats, as the bytes of its file.

    Raises:
        PdfUnavailable: this machine lacks Pango.
    """
    if form == "pdf":
        return _pdf(appraisal, progress)
    if form == "html":
        progress("Laying out the page")
        return html_page(appraisal).encode("utf-8")
    if form == "json":
        return appraisal.result(balanced=True).to_json().encode("utf-8")
    from investcase.report.savings_plan import savings_plan_csv

    return savings_plan_csv(appraisal)


def html_page(appraisal: Appraisal, *, screen: bool = True) -> str:
    """The paper as one HTML page; for a screen it needs no other file."""
    from investcase.report.html import paper_html

    paper = make_paper(appraisal, appraisal.result(balanced=True))
    return paper_html(paper, templates_dir(), screen=screen, case=appraisal.case.document)


def _pdf(appraisal: Appraisal, progress: Progress) -> bytes:
    from investcase.report.html import paper_html
    from investcase.report.pdf import Attached, pdf_bytes

    result = appraisal.result(balanced=True)
    inputs = appraisal.inputs
    progress("Laying out the page")
    html = paper_html(make_paper(appraisal, result), templates_dir(), screen=False, case=appraisal.case.document)
    data = result.to_json().encode("utf-8")
    created = dt.datetime.combine(appraisal.case.as_of or dt.date(1970, 1, 1), dt.time(), dt.UTC)
    progress("Binding the paper")
    return pdf_bytes(
        html,
        title=appraisal.case.document.title,
        attachments=(
            Attached("inputs.yaml", inputs, "The inputs of this paper, every figure with its source", "Source"),
            Attached("result.json", data, "The result of this paper, for other programs", "Data"),
        ),
        identifier=bytes.fromhex(fingerprint(html.encode("utf-8") + inputs + data))[:16],
        created=created,
        templates_dir=templates_dir(),
    )
