"""Page 1 in Word: the same words, figures and tables in the same order, one under another."""

from __future__ import annotations

from investcase.report.short.furniture import Column
from investcase.report.short.others import OptionsTable
from investcase.report.short.page_1 import PageOne
from investcase.report.short.who import WhoTable
from investcase.report.view.tables import Row
from investcase.report.word.parts_of_xml import words
from investcase.report.word.sections import write_figure
from investcase.report.word.writer import Writer


def write_page_1(writer: Writer, page: PageOne) -> None:
    """The page under its heading, which the sections go on from."""
    writer.section("The answer")
    writer.text("Paper Headline", page.headline)
    if page.decisions:
        writer.text("Heading 2", "You are asked to")
        writer.numbered_list(page.decisions)
    if page.tiles:
        writer.text("Heading 2", "The main figures")
        writer.tiles([(tile.figure, tile.words) for tile in page.tiles])
    if page.chart is not None:
        write_figure(writer, page.chart)
    if page.options is not None:
        _options(writer, page.options, page.base)
    if page.who is not None:
        _who(writer, page.who, page)
    writer.text("Heading 2", "How sure are we?")
    for row in page.how_sure.dots:
        writer.drawing(row, "A chance as twenty dots")
    writer.text("Normal", " ".join(page.how_sure.lines))
    if page.left_out:
        writer.paragraph("Normal", [*words("Left out: ", bold=True), *words(page.left_out)])
    writer.text("Heading 2", "Who may lose, and what is not known")
    writer.bullets(
        [
            [
                *words(line.who, bold=True),
                *words(f" {line.words}"),
                *words(f" {line.last}" if line.last else "", bold=True),
            ]
            for line in page.may_lose
        ]
    )


def _options(writer: Writer, options: OptionsTable, base: str) -> None:
    title = "What else could be done"
    measured = f"{options.unit}. First two: cash. Others: present value, {base} prices. {options.worst}"
    first, *others = options.heads
    columns = [Column(first), *(Column(head, number=True) for head in others)]
    rows = [
        Row(f"{row.label} (proposed)", row.cells, row.kind) if at == options.chosen else row
        for at, row in enumerate(options.rows)
    ]

    def before() -> None:
        writer.text("Heading 2", title)
        writer.note(measured, stays=True)

    writer.table(title, measured, columns, rows, before=before, chosen=(options.chosen, None))
    writer.note(options.left_out)


def _who(writer: Writer, who: WhoTable, page: PageOne) -> None:
    title = "Who pays and who gains"
    years = f"{page.years[:1].upper()}{page.years[1:]}"
    measured = f"{years}, present value, {page.base} prices. Plus is good."
    columns = [Column("Who"), Column(who.unit, number=True), Column("What it is")]

    def before() -> None:
        writer.text("Heading 2", title)
        writer.note(measured, stays=True)

    writer.table(title, measured, columns, who.rows, before=before)
