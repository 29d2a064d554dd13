"""What the short paper is built of: sections, numbered paragraphs, figures and tables, key figures at the side.

Every number of a section, paragraph, figure and table is given here, once, so that words can point at them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from investcase.report.charts.chart import Table
from investcase.report.view.tables import Row


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph; `lead` are its first words, in bold."""

    number: str
    words: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure: its number, a title that says the finding, what is measured, the drawing (with its words), the same
    values as a table, a source.
    """

    number: int
    title: str
    subtitle: str
    svg: str
    table: Table
    source: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; `number` sets its cells to the right; `share` is its width in hundredths, 0 for what is left."""

    head: str
    number: bool = False
    share: int = 0


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table: its number, a title that says the finding, what is measured, its columns and rows, and a note.

    `chosen` is the index of the row of the proposed option, `chosen_column` of its column; None where there is none.
    """

    number: int
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    chosen: int | None = None
    chosen_column: int | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure at the side, and what it is."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Paragraphs with one to three key figures, or a very small table, at their side."""

    paragraphs: tuple[Paragraph, ...]
    figures: tuple[KeyFigure | Tabled, ...]


@dataclass(frozen=True, slots=True)
class Boxed:
    """Words in a box: `ask` numbers its items, `key` is shaded, `blank` is for somebody to write in."""

    title: str
    items: tuple[str, ...]
    kind: Literal["ask", "key", "blank"] = "key"


Part = Paragraph | Drawn | Tabled | Beside | Boxed


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section: its title, the sentence that says what it finds, and its parts in order."""

    number: int
    title: str
    says: str
    parts: tuple[Part, ...]

    @property
    def head(self) -> str:
        """What runs along the head of its pages."""
        return f"{self.number} {self.title}"


@dataclass(slots=True)
class Numbering:
    """Gives numbers in the order of the paper: page 1 has Figure 1 and is section 1; figures and tables run through."""

    _figures: int = 1
    _tables: int = 0
    _sections: int = 1
    _paragraphs: int = field(default=0)

    @property
    def section(self) -> int:
        """The number of the section that is being written."""
        return self._sections

    def begin(self) -> None:
        """Begin the next section, whose paragraphs begin at 1."""
        self._sections += 1
        self._paragraphs = 0

    def drop(self) -> None:
        """Take a section back that has nothing to say."""
        self._sections -= 1

    def figure(self) -> int:
        """The next figure's number."""
        self._figures += 1
        return self._figures

    def table(self) -> int:
        """The next table's number."""
        self._tables += 1
        return self._tables

    def paragraph(self, words: str, lead: str = "") -> Paragraph:
        """The next paragraph of the section."""
        self._paragraphs += 1
        return Paragraph(f"{self._sections}.{self._paragraphs}", words, lead)


def section(numbering: Numbering, title: str, says: str, parts: Sequence[Part]) -> Section:
    """The section that is being written, from any sequence of parts."""
    return Section(numbering.section, title, says, tuple(parts))
