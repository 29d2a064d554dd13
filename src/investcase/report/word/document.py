"""The short paper as a Word document."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from io import BytesIO
from typing import Any

from investcase.reading.extras import needed
from investcase.report.face import Face
from investcase.report.short.cash import figure_1
from investcase.report.short.facts import facts_of
from investcase.report.short.paper import ShortPaper
from investcase.report.views import Views
from investcase.report.word.numbering import Numbers
from investcase.report.word.packing import packed_alike
from investcase.report.word.page_1 import write_page_1
from investcase.report.word.parts_of_xml import (
    WHY,
    Document,
    Element,
    element,
    page_count,
    page_number,
    paragraph,
    qualified,
    tab,
    words,
)
from investcase.report.word.places import fill, place_of_paper
from investcase.report.word.sections import figures_of, write_figures_as_tables, write_section
from investcase.report.word.sheet import Sheet
from investcase.report.word.styles import Styles
from investcase.report.word.template import Template, heads_and_feet, numbering_of, our_styles
from investcase.report.word.writer import Writer

_EMU = 12700
"""Of a point."""
_POINTS_OF_A_MM = 72 / 25.4


def word_document(views: Views, template: Template | None = None) -> bytes:
    """The short paper as the bytes of a .docx, in our own looks or in a council's template.

    Raises:
        MissingPackageError: python-docx is not installed.
        ValueError: the face was not read for Word, and its logo is one that Word does not take.
    """
    short = views.short
    face = views.face
    document = _ours(short, face) if template is None else template.opened()
    _name(document, views, short)
    body = document.element.body
    placed = set() if template is None else fill([body, *heads_and_feet(document)], short)
    place = body.sectPr if template is None else place_of_paper(body)
    writer = _writer(document, place, face)
    if not placed & {"body", "meeting"}:
        logo = [] if template is not None or face.logo is None else _logo(writer, face, short)
        writer.paragraph("Paper Meeting", [*logo, *words(f"{short.page_1.body} · {short.page_1.meeting}")])
    if "title" not in placed:
        writer.text("Title", short.page_1.title)
    if "status" not in placed:
        for band in short.page_1.bands:
            writer.paragraph("Paper Status", [*words(f"{band.words}.", bold=True), *words(f" {band.detail}")])
    facts = facts_of(views.appraisal, views.appraisal.preferred)
    write_page_1(writer, short.page_1, figure_1(facts, low=True))
    for section in short.sections:
        write_section(writer, section)
    write_figures_as_tables(writer, figures_of(short.page_1, short.sections))
    if template is not None:
        body.remove(place)
    out = BytesIO()
    document.save(out)
    return packed_alike(out.getvalue())


def _writer(document: Document, before: Element, face: Face) -> Writer:
    """What writes into a document before one of its elements."""
    part = document.part
    styles = Styles(document.styles.element)

    def placed(content: bytes, wide: float, high: float, title: str, told: str) -> Element:
        inline = part.new_pic_inline(BytesIO(content), round(wide * _EMU), round(high * _EMU))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        told_of: tuple[Any, ...] = (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr)
        for each in told_of:
            each.set("title", title)
            each.set("descr", told)
        return element("w:drawing", [inline])

    numbers = Numbers(numbering_of(document), styles.element)
    return Writer(before, styles, numbers, placed, Sheet.around(before), face)


def _logo(writer: Writer, face: Face, short: ShortPaper) -> list[Element]:
    """The council's logo at the right of the first lines, as in the PDF; a template brings its own.

    Raises:
        ValueError: the face was not read for Word, and its logo is one that Word does not take.
    """
    logo = face.logo_in_word
    if logo is None:
        raise ValueError("the council's logo is an SVG, which Word does not take; give logo_in_word")
    wide, high = (side * _POINTS_OF_A_MM for side in logo.size)
    return [writer.logo(logo.content, wide, high, f"Logo of {face.name or short.page_1.body}")]


def _ours(short: ShortPaper, face: Face) -> Document:
    """A document in our own looks; what python-docx begins one with goes: its lists, its thumbnail, its older ways."""
    document: Document = needed("docx", WHY).Document()
    for old, new in ((document.styles.element, our_styles(face.in_word)), (numbering_of(document), ())):
        for child in list(old):
            old.remove(child)
        old.extend(list(new))
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]
    settings = document.settings.element
    for each in settings.iter(qualified("w:compatSetting")):
        if each.get(qualified("w:name")) == "compatibilityMode":
            each.set(qualified("w:val"), "15")
    for name in ("w:savePreviewPicture", "w:useFELayout", "w:rsids"):
        for each in list(settings.iter(qualified(name))):
            each.getparent().remove(each)
    for each in settings.iter(qualified("w:themeFontLang")):
        each.set(qualified("w:val"), "en-GB")
    body = document.element.body
    body.replace(body.sectPr, Sheet.a4().section)
    _put_heads_and_feet(document, short)
    return document


def _put_heads_and_feet(document: Document, short: ShortPaper) -> None:
    """The title and the standing along the head of every page but the first, and along the foot of all what made it."""
    section, styles = document.sections[0], Styles(document.styles.element)
    section.different_first_page_header_footer = True
    standing = " · ".join(band.words for band in short.page_1.bands)
    head = [*words(short.running_title), tab(), *words(standing)]
    foot = [*words(short.foot), tab(), *words("Page "), *page_number(), *words(" of "), *page_count()]
    for part, style, runs in (
        (section.header, "header", head),
        (section.first_page_header, "header", []),
        (section.footer, "footer", foot),
        (section.first_page_footer, "footer", foot),
    ):
        part.is_linked_to_previous = False
        made: Any = part._element  # noqa: SLF001 (it has no other name)
        for child in list(made):
            made.remove(child)
        # An empty head takes no room from page 1.
        low = [] if runs else [element("w:spacing", before=0, after=0, line=20, lineRule="exact")]
        made.append(paragraph(styles(style), [deepcopy(run) for run in runs], low))
        if style == "footer" and short.statement:
            made.append(paragraph(styles(style), words(short.statement)))


def _name(document: Document, views: Views, short: ShortPaper) -> None:
    """What the file says of itself, with the day of the case for the time at which it was made."""
    day = views.appraisal.case.as_of or dt.date(1970, 1, 1)
    said = document.core_properties
    said.title = short.title[:255]
    said.author = said.last_modified_by = (views.face.name or f"{short.lead}, {short.place}")[:255]
    said.subject = "Business case"
    said.comments = said.keywords = said.category = ""
    said.language = "en-GB"
    said.revision = 1
    said.created = said.modified = dt.datetime.combine(day, dt.time())
