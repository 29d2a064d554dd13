"""An appraisal to its files: PDF, HTML, the workbook, JSON or the savings plan as CSV, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.shipped import templates_dir
from investcase.files.output import Output, output_at
from investcase.files.whole import write_all
from investcase.report.formats import FORMATS
from investcase.report.kept import refuse_inputs
from investcase.report.lengths import Wanted, beside
from investcase.report.view.paper import make_paper

Progress = Callable[[str], None]
_USUAL = Wanted()


def render(
    appraisal: Appraisal, path: Path, progress: Progress = lambda _: None, wanted: Wanted = _USUAL
) -> tuple[Path, ...]:
    """Write what the name's ending says, all of it or nothing, and say which files were written.

    A PDF is two files: the paper, and its evidence beside it.

    Raises:
        ValueError: the name ends in none of .pdf, .html, .xlsx, .json and .csv; or what is no PDF is wanted in part.
        PdfUnavailable: this machine lacks Pango.
        MissingPackageError: a workbook is asked for, and XlsxWriter is not installed.
        Problems: words or figures would run off the paper.
        OSError: a file cannot be written, or is one that the case was read from.
    """
    ending = path.suffix.removeprefix(".").casefold()
    if ending not in FORMATS:
        raise ValueError(f"{path.name} ends in none of {', '.join('.' + name for name in FORMATS)}")
    if ending != "pdf" and wanted != _USUAL:
        raise ValueError(f"only a PDF has a length or a second file, and {path.name} is none")
    outputs = outputs_of(output_at(path), ending, wanted)
    for output in outputs:
        refuse_inputs(output, [appraisal.case])
    made = rendered(appraisal, ending, progress, wanted, alone=len(outputs) == 1)
    write_all(list(zip(outputs, made, strict=True)))
    return tuple(Path(output.named) for output in outputs)


def outputs_of(output: Output, form: str, wanted: Wanted = _USUAL) -> tuple[Output, ...]:
    """Where each file goes when the first goes to an output; standard output, a pipe or a device takes one alone.

    Raises:
        OSError: the second cannot be written.
    """
    two = form == "pdf" and len(wanted.pieces) > 1 and output.place is not None
    return (output, output_at(beside(output.named))) if two else (output,)


def rendered(
    appraisal: Appraisal,
    form: str,
    progress: Progress = lambda _: None,
    wanted: Wanted = _USUAL,
    *,
    alone: bool = False,
) -> tuple[bytes, ...]:
    """What is written in one of the formats, as the bytes of its files; `alone` is the first of them.

    Raises:
        PdfUnavailable: this machine lacks Pango.
        MissingPackageError: a workbook is asked for, and XlsxWriter is not installed.
        Problems: words or figures would run off the paper.
    """
    if form == "pdf":
        from investcase.report.papers import pdf_files

        pieces = wanted.pieces[:1] if alone else wanted.pieces
        return pdf_files(appraisal, wanted.length, pieces, progress)
    if form == "html":
        progress("Laying out the page")
        return (web_page(appraisal).encode("utf-8"),)
    if form == "json":
        return (appraisal.result(balanced=True).to_json().encode("utf-8"),)
    if form == "xlsx":
        from investcase.report.workbook.book import workbook

        progress("Writing the workbook")
        return (workbook(appraisal),)
    from investcase.report.savings_plan import savings_plan_csv

    return (savings_plan_csv(appraisal),)


def web_page(appraisal: Appraisal) -> str:
    """The paper as one web page, with what anybody should read first before it and its evidence folded behind it."""
    from investcase.report.html import web_html
    from investcase.report.short.paper import make_short_paper

    evidence = make_paper(appraisal, appraisal.result(balanced=True))
    short = make_short_paper(appraisal, evidence)
    return web_html(short, templates_dir(), case=appraisal.case.document, pack=evidence)


def html_page(appraisal: Appraisal, *, screen: bool = True) -> str:
    """Everything behind the short paper as one HTML page, the evidence pack's source; for a screen it needs no other
    file.
    """
    from investcase.report.html import paper_html

    paper = make_paper(appraisal, appraisal.result(balanced=True))
    return paper_html(paper, templates_dir(), screen=screen, case=appraisal.case.document)
