"""Page 1 in Word: the same words, figures and tables in the same order, the last in two columns as in the PDF."""

from __future__ import annotations

from investcase.report.short.furniture import Column, Drawn
from investcase.report.short.others import OptionsTable
from investcase.report.short.page_1 import PageOne
from investcase.report.short.who import WhoTable
from investcase.report.view.tables import Row
from investcase.report.word.parts_of_xml import words
from investcase.report.word.sections import write_figure
from investcase.report.word.writer import Writer

_UNDER_THE_TITLE = 60
"""The space over the first heading, in twentieths of a point; that over the others is their style's."""


def write_page_1(writer: Writer, page: PageOne, chart: Drawn | None) -> None:
    """The page under its heading, which the sections go on from; `chart` is its own, drawn low to leave it room."""
    writer.section("The answer", before=_UNDER_THE_TITLE)
    writer.text("Paper Headline", page.headline)
    if page.decisions:
        writer.text("Heading 2", "You are asked to")
        writer.numbered_list(page.decisions)
    if page.tiles:
        writer.text("Heading 2", "The main figures")
        writer.tiles([(tile.figure, tile.words) for tile in page.tiles])
    if chart is not None:
        write_figure(writer, chart)
    if page.options is not None:
        _options(writer, page.options, page.base)
    if page.who is not None and not writer.fits_a_column(_who_columns(page.who), page.who.rows):
        _who(writer, page.who, page)
        writer.in_two_columns(lambda: _how_sure_and_who_may_lose(writer, page))
    else:
        writer.in_two_columns(lambda: _in_columns(writer, page))


def _in_columns(writer: Writer, page: PageOne) -> None:
    if page.who is not None:
        _who(writer, page.who, page)
    _how_sure_and_who_may_lose(writer, page)


def _how_sure_and_who_may_lose(writer: Writer, page: PageOne) -> None:
    writer.text("Heading 2", "How sure are we?")
    for row in page.how_sure.dots:
        writer.drawing(row, "A chance as twenty dots")
    writer.text("Paper Column", " ".join(page.how_sure.lines))
    if page.left_out:
        writer.paragraph("Paper Column", [*words("Left out: ", bold=True), *words(page.left_out)])
    writer.text("Heading 2", "Who may lose, and what is not known")
    writer.bullets(
        "Paper Column Bullet",
        [
            [
                *words(line.who, bold=True),
                *words(f" {line.words}"),
                *words(f" {line.last}" if line.last else "", bold=True),
            ]
            for line in page.may_lose
        ],
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

    def before() -> None:
        writer.text("Heading 2", title)
        writer.note(measured, stays=True)

    writer.table(title, measured, _who_columns(who), who.rows, before=before)


def _who_columns(who: WhoTable) -> list[Column]:
    return [Column("Who"), Column(who.unit, number=True), Column("What it is")]
