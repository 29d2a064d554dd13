"""Tables in Word: head rows that come again on every page, amounts on the right, and words for who hears them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from investcase.numbers.writing import MINUS
from investcase.report.short.furniture import Column
from investcase.report.view.keyed import Keyed
from investcase.report.view.tables import Row
from investcase.report.word.parts_of_xml import Element, element, paragraph, words

_PALE = "EEF3F6"
_TWENTIETHS = 20
_HEADLESS = "Item"
_KEPT_WHOLE = 9
"""A table of no more rows stands on one page, where one holds it; as in the PDF."""

Style = Callable[[str], str]


def table_of(
    style: Style,
    title: str,
    description: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    widths: Sequence[float],
    chosen: tuple[int | None, int | None],
) -> Element:
    """A table of some columns, so wide in points. `chosen` are the row and the column of the proposed option."""
    head = [
        _cell(style, column.head or _HEADLESS, w, right=column.number, head=True)
        for column, w in _with(columns, widths)
    ]
    made = [_row(head, head=True)]
    whole = len(rows) <= _KEPT_WHOLE
    for at, row in enumerate(rows):
        cells = []
        for place, ((column, width), cell) in enumerate(
            zip(_with(columns, widths), (row.label, *row.cells), strict=True)
        ):
            cells.append(
                _cell(
                    style,
                    cell,
                    width,
                    right=column.number and place > 0,
                    bold=row.kind == "total" or (place == 0 and at == chosen[0]),
                    shaded=at == chosen[0] or place == chosen[1],
                    ruled=row.kind == "total",
                    stays=whole and at < len(rows) - 1,
                )
            )
        made.append(_row(cells))
    return _table(style("Paper Table"), title, description, widths, made, headed=True)


def tiles_of(style: Style, figures: Sequence[tuple[str, str]], room: float) -> Element:
    """Figures side by side, each over what it is: read one cell after another, and so no head row."""
    width = room / len(figures)
    cells = [
        element(
            "w:tc",
            [
                _cell_settings(width),
                paragraph(style("Paper Cell"), words(figure, style=style("Paper Number"))),
                paragraph(style("Paper Cell"), words(what)),
            ],
        )
        for figure, what in figures
    ]
    title = "Main figures"
    return _table(
        style("Paper Tiles"), title, "Each figure with what it is.", [width] * len(figures), [_row(cells)], headed=False
    )


def _with(columns: Sequence[Column], widths: Sequence[float]) -> Iterable[tuple[Column, float]]:
    return zip(columns, widths, strict=True)


def _table(
    style: str, title: str, description: str, widths: Sequence[float], rows: Iterable[Element], *, headed: bool
) -> Element:
    settings = element(
        "w:tblPr",
        [
            element("w:tblStyle", val=style),
            element("w:tblW", w=_twentieths(sum(widths)), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element(
                "w:tblLook",
                val="04A0" if headed else "0400",
                firstRow=int(headed),
                lastRow=0,
                firstColumn=int(headed),
                lastColumn=0,
                noHBand=0,
                noVBand=1,
            ),
            element("w:tblCaption", val=title),
            *([element("w:tblDescription", val=description)] if description else []),
        ],
    )
    grid = element("w:tblGrid", [element("w:gridCol", w=_twentieths(width)) for width in widths])
    return element("w:tbl", [settings, grid, *rows])


def _row(cells: Iterable[Element], *, head: bool = False) -> Element:
    settings = [element("w:cantSplit"), *([element("w:tblHeader")] if head else [])]
    return element("w:tr", [element("w:trPr", settings), *cells])


def _cell(
    style: Style,
    text: str,
    width: float,
    *,
    right: bool,
    head: bool = False,
    bold: bool = False,
    shaded: bool = False,
    ruled: bool = False,
    stays: bool = False,
) -> Element:
    runs = words(text, style=_way(style, text), bold=bold)
    settings = [*([element("w:keepNext")] if stays else []), *([element("w:jc", val="right")] if right else [])]
    inside = paragraph(style("Paper Head" if head else "Paper Cell"), runs, settings)
    return element("w:tc", [_cell_settings(width, shaded=shaded, ruled=ruled), inside])


def _cell_settings(width: float, *, shaded: bool = False, ruled: bool = False) -> Element:
    rule = element("w:tcBorders", [element("w:top", val="single", sz=8, space=0, color="12355B")])
    shade = element("w:shd", val="clear", color="auto", fill=_PALE)
    size = element("w:tcW", w=_twentieths(width), type="dxa")
    return element("w:tcPr", [size, *([rule] if ruled else []), *([shade] if shaded else [])])


def _way(style: Style, text: str) -> str:
    """How an amount that stands alone is coloured: its sign says the same."""
    if not isinstance(text, Keyed):
        return ""
    return style("Paper Gain") if text.startswith("+") else style("Paper Loss") if text.startswith(MINUS) else ""


def _twentieths(points: float) -> int:
    return round(points * _TWENTIETHS)
