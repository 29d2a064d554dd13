"""The sections of the short paper in Word, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import assert_never

from investcase.report.short.furniture import Beside, Boxed, Column, Drawn, KeyFigure, Paragraph, Part, Section, Tabled
from investcase.report.short.page_1 import PageOne
from investcase.report.view.tables import Row
from investcase.report.word.parts_of_xml import words
from investcase.report.word.writer import Writer

_ROOM_TO_WRITE = ("", "", "")


def write_section(writer: Writer, section: Section) -> None:
    """A section: its heading, what it finds, and its parts in order."""
    writer.section(section.title)
    writer.text("Paper Finding", section.says)
    for part in section.parts:
        write_part(writer, part)


def write_part(writer: Writer, part: Part) -> None:
    """One part of a section."""
    match part:
        case Paragraph(lead=lead, words=said):
            writer.numbered(lead, said)
        case Drawn():
            write_figure(writer, part)
        case Tabled():
            _table(writer, part)
        case Beside():
            _beside(writer, part)
        case Boxed():
            _boxed(writer, part)
        case _:
            assert_never(part)


def write_figure(writer: Writer, figure: Drawn) -> None:
    """A figure under its caption."""
    writer.caption("Figure", figure.number, figure.title, figure.subtitle)
    writer.drawing(figure.svg, f"Figure {figure.number}: {figure.title}")
    writer.note(figure.source)


def write_figures_as_tables(writer: Writer, figures: Sequence[Drawn]) -> None:
    """What each figure shows, as a table: at the end, where it takes no room from what is read first."""
    if not figures:
        return
    writer.text("Heading 2", "The figures as tables")
    for figure in figures:
        first, *others = figure.table.columns
        told_in = figure.table.words
        numbered = (Column(head, number=place not in told_in) for place, head in enumerate(others, start=1))
        columns = [Column(first or "Item"), *numbered]
        rows = [Row(label, tuple(cells)) for label, *cells in figure.table.rows]
        told = f"Figure {figure.number} as a table"
        before = partial(writer.note, f"{told}. {figure.title}", stays=True)
        writer.table(told, figure.subtitle, columns, rows, before=before)


def figures_of(page_1: PageOne, sections: Iterable[Section]) -> list[Drawn]:
    """Every figure of the paper, in order."""
    parts = [part for section in sections for part in section.parts]
    return [each for each in (page_1.chart, *parts) if isinstance(each, Drawn)]


def _table(writer: Writer, table: Tabled) -> None:
    def before() -> None:
        writer.caption("Table", table.number, table.title, table.subtitle)

    chosen = (table.chosen, table.chosen_column)
    writer.table(table.title, table.subtitle, table.columns, table.rows, before=before, chosen=chosen)
    writer.note(table.note)


def _beside(writer: Writer, part: Beside) -> None:
    """What stands at the side comes first, as it is read."""
    for each in part.figures:
        if isinstance(each, KeyFigure):
            runs = [*words(each.figure, style=writer.style("Paper Number")), *words(f" {each.words}")]
            writer.paragraph("Paper Key Figure", runs)
        else:
            _table(writer, each)
    for said in part.paragraphs:
        writer.numbered(said.lead, said.words)


def _boxed(writer: Writer, box: Boxed) -> None:
    writer.text("Heading 2", box.title)
    if box.kind == "ask":
        writer.numbered_list(box.items)
    elif box.kind == "blank":
        for item in box.items:
            writer.lines("Paper To Fill In", (item, *_ROOM_TO_WRITE))
    else:
        for item in box.items:
            writer.text("Paper Box", item)
