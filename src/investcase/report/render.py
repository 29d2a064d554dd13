"""An appraisal to its files in any of the formats, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.shipped import templates_dir
from investcase.files.output import Output, output_at
from investcase.files.whole import write_all
from investcase.report.face import PLAIN
from investcase.report.face.reading import face_of
from investcase.report.formats import FACED, FORMATS, named_by_ending
from investcase.report.kept import refuse_inputs
from investcase.report.lengths import Wanted, beside
from investcase.report.view.paper import make_paper
from investcase.report.views import Views

if TYPE_CHECKING:
    from investcase.report.word.template import Template

Progress = Callable[[str], None]
_USUAL = Wanted()


def render(
    appraisal: Appraisal,
    path: Path,
    progress: Progress = lambda _: None,
    wanted: Wanted = _USUAL,
    template: Path | None = None,
    brand: Path | None = None,
) -> tuple[Path, ...]:
    """Write what the name's ending says, all of it or nothing, and say which files were written.

    A PDF is two files: the paper, and its evidence beside it. A `template` is a council's own, for Word; a
    `brand` its name, logo and colour, in place of the `brand.yaml` beside the case or its library.

    Raises:
        ValueError: the name ends as no format does; what is no PDF is wanted in part; or there is a template for what
            is not for Word, or one that no paper can be put into (TemplateError); or a brand for what has no face.
        PdfUnavailable: this machine lacks Pango.
        MissingPackageError: what the format needs is not installed.
        Problems: words or figures would run off the paper, or the brand cannot be taken.
        OSError: a file cannot be written, or is one that the case was read from.
    """
    found = named_by_ending(path.suffix.removeprefix(".").casefold())
    if found is None:
        endings = dict.fromkeys(f".{form.ending}" for form in FORMATS.values())
        raise ValueError(f"{path.name} ends in none of {', '.join(endings)}")
    if found.name != "pdf" and wanted != _USUAL:
        raise ValueError(f"only a PDF has a length or a second file, and {path.name} is none")
    if found.name != "docx" and template is not None:
        raise ValueError(f"only a paper in Word has a template, and {path.name} is none")
    if found.name not in FACED and brand is not None:
        raise ValueError(f"only a paper or a workbook has a brand, and {path.name} is none")
    outputs = outputs_of(output_at(path), found.name, wanted)
    face = (
        PLAIN
        if found.name not in FACED
        else face_of(appraisal.case, brand, in_word=found.name == "docx" and not template)
    )
    read = [*face.files, *([] if template is None else [template])]
    for output in outputs:
        refuse_inputs(output, [appraisal.case], read)
    views = Views(appraisal, None if template is None else template_at(template), face)
    made = rendered(views, found.name, progress, wanted, alone=len(outputs) == 1)
    write_all(list(zip(outputs, made, strict=True)))
    return tuple(Path(output.named) for output in outputs)


def template_at(path: Path) -> Template:
    """A council's own Word template, looked at.

    Raises:
        TemplateError: no paper can be put into it; it is a ValueError.
        MissingPackageError: python-docx is not installed.
        OSError: it cannot be read.
    """
    from investcase.report.word.template import template_of

    return template_of(path.read_bytes(), path.name)


def outputs_of(output: Output, form: str, wanted: Wanted = _USUAL) -> tuple[Output, ...]:
    """Where each file goes when the first goes to an output; standard output, a pipe or a device takes one alone.

    Raises:
        OSError: the second cannot be written.
    """
    two = form == "pdf" and len(wanted.pieces) > 1 and output.place is not None
    return (output, output_at(beside(output.named))) if two else (output,)


def rendered(
    views: Views,
    form: str,
    progress: Progress = lambda _: None,
    wanted: Wanted = _USUAL,
    *,
    alone: bool = False,
) -> tuple[bytes, ...]:
    """What is written in one of the formats, as the bytes of its files; `alone` is the first of them.

    Raises:
        PdfUnavailable: this machine lacks Pango.
        MissingPackageError: what the format needs is not installed.
        Problems: words or figures would run off the paper.
    """
    if form == "pdf":
        from investcase.report.papers import pdf_files

        pieces = wanted.pieces[:1] if alone else wanted.pieces
        return pdf_files(views, wanted.length, pieces, progress)
    return (_MAKERS[form](views, progress),)


def _html(views: Views, progress: Progress) -> bytes:
    progress("Laying out the page")
    return _web_page(views).encode("utf-8")


def _docx(views: Views, progress: Progress) -> bytes:
    from investcase.report.word.document import word_document

    progress("Writing the Word document")
    return word_document(views, views.template)


def _xlsx(views: Views, progress: Progress) -> bytes:
    from investcase.report.workbook.book import workbook

    progress("Writing the workbook")
    return workbook(views.appraisal, views.face.colour)


def _json(views: Views, _: Progress) -> bytes:
    return views.data


def _csv(views: Views, _: Progress) -> bytes:
    from investcase.report.savings_plan import savings_plan_csv

    return savings_plan_csv(views.appraisal)


def _flows(views: Views, progress: Progress) -> bytes:
    from investcase.report.flows import flows_csv

    progress("Writing the flows")
    return flows_csv(views.appraisal)


def _parquet(views: Views, progress: Progress) -> bytes:
    from investcase.report.flows import flows_parquet

    progress("Writing the flows, with draws")
    return flows_parquet(views.appraisal)


_MAKERS: dict[str, Callable[[Views, Progress], bytes]] = {
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "json": _json,
    "csv": _csv,
    "flows": _flows,
    "parquet": _parquet,
}
"""What makes the one file of each format but PDF, which is two. What is heavy is imported inside."""


def web_page(appraisal: Appraisal) -> str:
    """The paper as one web page, with what anybody should read first before it and its evidence folded behind it."""
    return _web_page(Views(appraisal))


def _web_page(views: Views) -> str:
    from investcase.report.html import web_html

    return web_html(
        views.short, templates_dir(), case=views.appraisal.case.document, pack=views.evidence, face=views.face
    )


def html_page(appraisal: Appraisal, *, screen: bool = True) -> str:
    """Everything behind the short paper as one HTML page, the evidence pack's source; for a screen it needs no other
    file.
    """
    from investcase.report.html import paper_html

    paper = make_paper(appraisal, appraisal.result(balanced=True))
    return paper_html(paper, templates_dir(), screen=screen, case=appraisal.case.document)
