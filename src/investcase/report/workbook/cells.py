"""Where a quantity stands in the workbook, with its value as the engine has it: a cell, or a row of one a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.quantities.arrays import Array

ONE_VALUE = 3
"""The column of a single value, and of a row's total: D, counted from 0."""
FIRST_YEAR = 4
"""The column of the first year: E."""


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A quantity in one cell, or in a row of one cell a year.

    `values` are the engine's, at central values: one, or one for each year. A single cell of `name` is called by it;
    `form` is its number format.
    """

    sheet: str
    row: int
    values: Array
    by_year: bool
    column: int = ONE_VALUE
    name: str | None = None
    form: str = ""

    def at(self, year: int, sheet: str) -> str:
        """How a formula on a sheet refers to its value in a year."""
        if not self.by_year:
            return self.one(sheet)
        return f"{_on(self.sheet, sheet)}{letters(FIRST_YEAR + year)}{self.row + 1}"

    def one(self, sheet: str) -> str:
        """How a formula on a sheet refers to its one value; to a row's, the cell beside its title."""
        if self.name is not None:
            return self.name
        return f"{_on(self.sheet, sheet)}${letters(self.column)}${self.row + 1}"

    def span(self, first: int, last: int, sheet: str) -> str:
        """The range of a row from one year to another."""
        begin, end = (f"{letters(FIRST_YEAR + year)}{self.row + 1}" for year in (first, last))
        return f"{_on(self.sheet, sheet)}{begin}:{end}"

    def whole(self, years: int, sheet: str) -> str:
        """The range of every year, the same from wherever it is read."""
        begin, end = (f"${letters(FIRST_YEAR + year)}${self.row + 1}" for year in (0, years - 1))
        return f"{_on(self.sheet, sheet)}{begin}:{end}"

    def over(self, years: int) -> Array:
        """Its values, one for each year."""
        return np.broadcast_to(self.values, (years,))


def letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def _on(sheet: str, here: str) -> str:
    return "" if sheet == here else f"{quoted(sheet)}!"


def product_text(parts: Sequence[str]) -> str:
    """The product of some references; 1 when there are none."""
    return "*".join(parts) if parts else "1"


def number_text(value: float) -> str:
    """A number as formulas write it, exact; one below nil in brackets."""
    text = repr(float(value)).replace("e", "E").removesuffix(".0")
    return f"({text})" if text.startswith("-") else text
