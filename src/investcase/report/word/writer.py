"""Writes a paper's parts into a document one after another, at one place of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy

from investcase.report.face import PLAIN, Face
from investcase.report.short.furniture import Column
from investcase.report.view.tables import Row
from investcase.report.word.beside import at_the_right
from investcase.report.word.columns import widths
from investcase.report.word.numbering import Numbers
from investcase.report.word.parts_of_xml import (
    Element,
    counted,
    element,
    line_end,
    paragraph,
    words,
)
from investcase.report.word.picture import picture
from investcase.report.word.sheet import Sheet
from investcase.report.word.tables import table_of, tiles_of

Placed = Callable[[bytes, float, float, str, str], Element]
"""Puts a PNG into a document, so wide and high in points, under a title with the words read in its place."""


class Writer:
    """Puts one thing after another before a place in a document.

    `styles` gives a style's id by its name, `placed` puts pictures into the document, `sheet` is what it is printed on,
    `face` is the council's own.
    """

    def __init__(
        self,
        before: Element,
        styles: Callable[[str], str],
        numbers: Numbers,
        placed: Placed,
        sheet: Sheet,
        face: Face = PLAIN,
    ) -> None:
        self._before = before
        self.style = styles
        self._numbers = numbers
        self._placed = placed
        self._sheet = sheet
        self._face = face
        self._new_sheet = False

    def paragraph(self, style: str, runs: Iterable[Element], settings: Iterable[Element] = ()) -> None:
        """A paragraph in a style, by its name."""
        self._put(paragraph(self.style(style), runs, settings))

    def text(self, style: str, text: str) -> None:
        """The same of plain words; nothing where there are none."""
        if text:
            self.paragraph(style, words(text))

    def section(self, title: str, *, before: int | None = None) -> None:
        """The numbered heading of a section; `before` is the space over it, where it is not its style's."""
        begins = [element("w:pageBreakBefore")] if self._new_sheet else []
        self._new_sheet = False
        spaced = [] if before is None else [element("w:spacing", before=before)]
        self.paragraph("Heading 1", words(title), [*begins, self._numbers.section(), *spaced])

    def numbered(self, lead: str, text: str) -> None:
        """The next numbered paragraph of a section; `lead` are its first words, in bold."""
        runs = [*(words(f"{lead} ", bold=True) if lead else ()), *words(text)]
        self.paragraph("Paper Paragraph", runs, [self._numbers.paragraph()])

    def numbered_list(self, items: Sequence[str]) -> None:
        """A list whose items are counted from 1."""
        settings = self._numbers.numbered_list(self.style("List Number"))
        for item in items:
            self.paragraph("List Number", words(item), [deepcopy(settings)])

    def bullets(self, style: str, items: Sequence[Sequence[Element]]) -> None:
        """A list of runs of words, in a style."""
        settings = self._numbers.bullets(self.style(style))
        for item in items:
            self.paragraph(style, item, [deepcopy(each) for each in settings])

    def in_two_columns(self, write: Callable[[], None]) -> None:
        """What `write` writes, in two columns read one after the other; the next section begins a sheet."""
        self._put(_end_of(self._sheet.ended()))
        whole, self._sheet = self._sheet, self._sheet.in_two_columns()
        write()
        self._put(_end_of(self._sheet.section))
        self._sheet = whole
        whole.go_on()
        self._new_sheet = True

    def lines(self, style: str, lines: Sequence[str]) -> None:
        """Lines of one paragraph."""
        runs: list[Element] = []
        for line in lines:
            runs += [*([line_end()] if runs else []), *words(line)]
        self.paragraph(style, runs)

    def caption(self, name: str, number: int, title: str, subtitle: str) -> None:
        """The caption of a figure or a table: its number, which Word counts, its title, and what is measured."""
        runs = [*words(f"{name} "), *counted(name, number), *words(f"\u2002{title}")]
        # A template's own captions may be left at the foot of a page.
        self.paragraph("Caption", runs, [element("w:keepNext")])
        self.note(subtitle, stays=True)

    def note(self, text: str, *, stays: bool = False) -> None:
        """Small words beside a figure or a table; `stays` keeps them with what follows."""
        if text:
            self.paragraph("Paper Note", words(text), [element("w:keepNext")] if stays else [])

    def drawing(self, svg: str, title: str) -> None:
        """A chart as a picture, with its words."""
        made = picture(self._face.coloured(svg))
        wide = min(made.wide, self._sheet.room)
        run = element("w:r", [self._placed(made.content, wide, made.high * wide / made.wide, title, made.words)])
        self.paragraph("Paper Picture", [run])

    def logo(self, content: bytes, wide: float, high: float, told: str) -> Element:
        """The run of a council's logo, so wide and high in points, which stands at the right of its lines."""
        return at_the_right(self._placed(content, wide, high, told, told))

    def table(
        self,
        title: str,
        description: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        before: Callable[[], None] = lambda: None,
        chosen: tuple[int | None, int | None] = (None, None),
    ) -> None:
        """A table with `before` over it, on a page on its side where words would be broken on an upright one.

        `chosen` are the row and the column of the proposed option.
        """
        upright = _fitting(columns, rows, self._sheet)
        if upright is not None:
            before()
            self._put(table_of(self.style, title, description, columns, rows, upright, chosen))
            return
        self._put(_end_of(self._sheet.ended()))
        turned = self._sheet.on_its_side()
        wide = _fitting(columns, rows, turned) or _broken(len(columns), turned.room)
        before()
        self._put(table_of(self.style, title, description, columns, rows, wide, chosen))
        self._put(_end_of(turned.section))

    def fits_a_column(self, columns: Sequence[Column], rows: Sequence[Row]) -> bool:
        """Whether a table stands in one of two columns with no word broken."""
        return _fitting(columns, rows, self._sheet.in_two_columns()) is not None

    def tiles(self, figures: Sequence[tuple[str, str]]) -> None:
        """Figures side by side, each with what it is."""
        self._put(tiles_of(self.style, figures, self._sheet.room))

    def _put(self, made: Element) -> None:
        for each in made.iter():
            for name, value in each.attrib.items():
                each.set(name, self._face.in_word(value))
        self._before.addprevious(made)


def _end_of(section: Element) -> Element:
    """The paragraph that ends a section."""
    return element(
        "w:p", [element("w:pPr", [element("w:spacing", before=0, after=0, line=20, lineRule="exact"), section])]
    )


def _fitting(columns: Sequence[Column], rows: Sequence[Row], sheet: Sheet) -> list[float] | None:
    """The widths of a table's columns on a sheet; None where words would have to be broken."""
    cells = [[column.head for column in columns], *([row.label, *row.cells] for row in rows)]
    return widths(cells, sheet.room, unbroken=[column.number for column in columns])


def _broken(count: int, room: float) -> list[float]:
    """The widths of more columns than a sheet holds: equal ones, in which words are broken."""
    return [room / count] * count
