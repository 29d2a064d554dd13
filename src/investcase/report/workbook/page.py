"""One sheet while it is written, from its top down: rows of words, of values and of formulas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from investcase.report.workbook.cells import FIRST_YEAR, ONE_VALUE, Cells, letters
from investcase.report.workbook.looks import POUNDS, Looks, height_of

TITLE, HOW, UNIT = 0, 1, 2
_YEAR_WIDTH = 12.5


@dataclass(slots=True)
class Page:
    """A sheet of rows by year, each with its title, how it is worked out, its unit and a total."""

    sheet: Any
    name: str
    looks: Looks
    years: tuple[str, ...]
    row: int = 0
    widths: tuple[float, ...] = (44, 46, 13, 15)

    def columns(self) -> None:
        """Set the columns' widths for rows by year."""
        self.set_widths(self.widths)
        self.sheet.set_column(FIRST_YEAR, FIRST_YEAR + len(self.years) - 1, _YEAR_WIDTH)

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set the widths of its first columns."""
        self.widths = tuple(widths)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def title(self, words: str, under: Sequence[str] = ()) -> None:
        """The sheet's title, and what it is for."""
        self.sheet.set_row(self.row, 24)
        self.sheet.write_string(self.row, TITLE, words, self.looks.title)
        self.row += 1
        for each in under:
            self.sheet.write_string(self.row, TITLE, each, self.looks.beside)
            self.row += 1

    def year_heads(self, first: str, how: str = "How it is worked out", one: str = "Value or total") -> None:
        """The heads of the columns."""
        for column, words in enumerate((first, how, "Unit")):
            self.sheet.write_string(self.row, column, words, self.looks.head)
        self.sheet.write_string(self.row, ONE_VALUE, one, self.looks.head_right)
        for year, words in enumerate(self.years):
            self.sheet.write_string(self.row, FIRST_YEAR + year, words, self.looks.head_right)
        self.sheet.repeat_rows(self.row)
        self.row += 1

    def heading(self, words: str, beside: str = "") -> None:
        """A heading over the rows that follow."""
        last = FIRST_YEAR + len(self.years) - 1
        self.row += 1
        self.sheet.set_row(self.row, 18)
        self.sheet.write_string(self.row, TITLE, words, self.looks.heading)
        for column in range(HOW, last + 1):
            self.sheet.write_blank(self.row, column, None, self.looks.heading)
        if beside:
            self.sheet.write_string(self.row, UNIT, beside, self.looks.heading)
        self.row += 1

    def words(self, text: str, how: str = "") -> None:
        """A row of words alone."""
        self.sheet.write_string(self.row, TITLE, text, self.looks.text)
        self.sheet.write_string(self.row, HOW, how, self.looks.soft)
        self.row += 1

    def by_year(
        self,
        title: str,
        formula: Callable[[int], str],
        values: ArrayLike,
        *,
        how: str = "",
        unit: str = "",
        form: str = POUNDS,
        total: bool = False,
        sum_up: bool = False,
    ) -> Cells:
        """A row with a formula for each year; `sum_up` writes its sum beside it."""
        made = self._begin(title, how, unit, values, form, by_year=True)
        look = self.looks.total(form) if total else self.looks.number(form)
        for year, value in enumerate(made.values.tolist()):
            self.sheet.write_formula(made.row, FIRST_YEAR + year, f"={formula(year)}", look, value)
        if sum_up:
            reach = f"{letters(FIRST_YEAR)}{made.row + 1}:{letters(FIRST_YEAR + len(self.years) - 1)}{made.row + 1}"
            value = float(made.values.sum())
            self.sheet.write_formula(made.row, ONE_VALUE, f"=SUM({reach})", look, value)
        return made

    def one(
        self,
        title: str,
        formula: str,
        value: float,
        *,
        how: str = "",
        unit: str = "",
        form: str = POUNDS,
        total: bool = False,
    ) -> Cells:
        """A row with one formula."""
        made = self._begin(title, how, unit, [value], form, by_year=False)
        look = self.looks.total(form) if total else self.looks.number(form)
        self.sheet.write_formula(made.row, ONE_VALUE, f"={formula}", look, float(value))
        return made

    def given(
        self, title: str, values: ArrayLike, *, by_year: bool, how: str = "", unit: str = "", form: str = POUNDS
    ) -> Cells:
        """A row of values that no figure moves: what the case's dates, steps and price paths come to."""
        made = self._begin(title, how, unit, values, form, by_year=by_year)
        first = FIRST_YEAR if by_year else ONE_VALUE
        for column, value in enumerate(made.values.tolist(), start=first):
            self.sheet.write_number(made.row, column, value, self.looks.given(form))
        return made

    def still(self, title: str, values: ArrayLike, *, by_year: bool, unit: str = "", form: str = POUNDS) -> Cells:
        """A row of values that figures move, and that this workbook does not work out again."""
        how = "A value as the engine has it: it is not worked out again here"
        return self.given(title, values, by_year=by_year, how=how, unit=unit, form=form)

    def _begin(self, title: str, how: str, unit: str, values: ArrayLike, form: str, *, by_year: bool) -> Cells:
        array = np.asarray(values, dtype=np.float64).reshape(-1)
        array = np.broadcast_to(array, (len(self.years),)) if by_year else array[:1]
        self.sheet.write_string(self.row, TITLE, title, self.looks.text)
        self.sheet.write_string(self.row, HOW, how, self.looks.soft)
        self.sheet.write_string(self.row, UNIT, unit, self.looks.soft)
        height = height_of((title, self.widths[TITLE]), (how, self.widths[HOW]), (unit, self.widths[UNIT]))
        if height is not None:
            self.sheet.set_row(self.row, height)
        self.row += 1
        return Cells(self.name, self.row - 1, array + 0.0, by_year, form=form)
