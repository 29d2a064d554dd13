"""How cells look: one format a meaning, the same on every sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from investcase.report.charts.palette import INK, MUTED, NAVY

SOFT, RULE, BAND = MUTED, "#c9d1d8", NAVY
YOURS, GIVEN = "#fff6d6", "#eef1f4"
GOOD, BAD, CHANGED = "#d8efdc", "#f6cfcf", "#ffe9b8"
FONT = "Calibri"

POUNDS = "£#,##0;[Red]-£#,##0;£0"
PENCE = "£#,##0.00;[Red]-£#,##0.00;£0.00"
SHARE = "0.0%"
NUMBER = "#,##0.00"
FINE = "0.0000"
WHOLE = "#,##0"
PLAIN = "#,##0.####"


_LINE, _OVER = 13.5, 1.5


def height_of(*texts: tuple[str, float]) -> float | None:
    """The height of a row in which each text is wrapped within its column's width; None where one line holds all."""
    lines = max(-(-len(text) * 0.84 // width) for text, width in texts)
    return None if lines <= 1 else lines * _LINE + _OVER


@dataclass(slots=True)
class Looks:
    """The formats of one book, each made when it is first wanted; `accent` is the colour of its heads and rules."""

    book: Any
    accent: str = BAND
    _made: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def of(self, **said: object) -> Any:
        """The format that says all this, beside the book's own typeface."""
        said = {name: self.accent if value == BAND else value for name, value in said.items()}
        key = tuple(sorted(said.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format({"font_name": FONT, "font_size": 10, "font_color": INK, **said})
        return self._made[key]

    @property
    def title(self) -> Any:
        """A sheet's title."""
        return self.of(bold=True, font_size=16, font_color=BAND)

    @property
    def heading(self) -> Any:
        """A heading within a sheet."""
        return self.of(bold=True, font_size=12, font_color=BAND, bottom=1, bottom_color=BAND)

    @property
    def head(self) -> Any:
        """The heading of a column."""
        return self.of(bold=True, font_color="#ffffff", bg_color=BAND, text_wrap=True, valign="vcenter")

    @property
    def head_beside(self) -> Any:
        """The heading of a column of words that stands behind one of numbers."""
        return self.of(bold=True, font_color="#ffffff", bg_color=BAND, text_wrap=True, valign="vcenter", indent=1)

    @property
    def head_right(self) -> Any:
        """The heading of a column of numbers."""
        return self.of(bold=True, font_color="#ffffff", bg_color=BAND, text_wrap=True, valign="vcenter", align="right")

    @property
    def text(self) -> Any:
        """Words."""
        return self.of(text_wrap=True, valign="vcenter")

    @property
    def soft(self) -> Any:
        """Words beside others."""
        return self.of(text_wrap=True, valign="vcenter", font_color=SOFT, indent=1)

    @property
    def beside(self) -> Any:
        """Words under a title, which run on over the cells beside them."""
        return self.of(font_color=SOFT)

    def number(self, form: str, **said: object) -> Any:
        """A number that a formula gives."""
        return self.of(num_format=form, valign="vcenter", **said)

    def given(self, form: str) -> Any:
        """A number that is written as a value."""
        return self.of(num_format=form, valign="vcenter", bg_color=GIVEN)

    def total(self, form: str) -> Any:
        """A sum."""
        return self.of(num_format=form, valign="vcenter", bold=True, top=1, top_color=BAND)

    def yours(self, form: str) -> Any:
        """A cell that may be written in."""
        return self.of(num_format=form, valign="vcenter", bg_color=YOURS, border=1, border_color=RULE, locked=False)

    @property
    def said(self) -> Any:
        """A cell for words of one's own."""
        look = {"bg_color": YOURS, "border": 1, "border_color": RULE, "locked": False}
        return self.of(num_format="@", text_wrap=True, valign="vcenter", **look)
