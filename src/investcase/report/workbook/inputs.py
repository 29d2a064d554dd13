"""The sheet of inputs: every figure of the case once, with a cell for a value of one's own, and the value used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.quantities import NUMBER, Unit
from investcase.report.words import status_words
from investcase.report.workbook.cells import Cells, quoted
from investcase.report.workbook.looks import NUMBER as NUMBER_FORM
from investcase.report.workbook.looks import PENCE, POUNDS, SHARE, WHOLE, Looks, height_of
from investcase.resolving.case import fixed_in
from investcase.resolving.figures import Resolved
from investcase.resolving.terms import Factor, Use

SHEET = "Inputs"
HEADS = (
    ("What it is", 40),
    ("Low", 12),
    ("Central", 12),
    ("High", 12),
    ("Your value", 12),
    ("Used", 12),
    ("Unit", 13),
    ("Whose value, and when", 18),
    ("Where it is from", 26),
    ("Why it is used", 24),
    ("Status", 13),
    ("What it moves here", 26),
    ("Source", 48),
    ("Note", 34),
    ("Name in formulas", 34),
)
_LOW, _CENTRAL, _HIGH, YOURS, _USED, _UNIT, WHOSE, FROM, WHY, _STATUS, _MOVES, _SOURCE, _NOTE, NAME = range(1, 15)
_COUNT_ROW = 6
FIRST_ROW = 8
_HEAD_HEIGHT = 30
"""Of two lines."""
_LONGEST_NAME = 200
MOVES = "Every answer that rests on it"
NOT_GIVEN = "no case can take your value, which its model or its library fixes"
_LARGEST_SHARE = 2
"""A plain number of no known kind is a share up to twice the whole, as in the paper."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value of one's own may be: at least, and at most; None where there is no such end."""

    least: float | None
    most: float | None


@dataclass(slots=True)
class Inputs:
    """Where each figure of the case stands, by its key; which live cells read, and which are shares taken off one."""

    figures: Mapping[str, Resolved]
    cells: dict[str, Cells] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    shares: set[str] = field(default_factory=set)

    def of(self, figure: Resolved) -> Cells:
        """A figure's used value, for a formula that reads it."""
        self.read.add(figure.key)
        return self.cells[figure.key]

    def factor(self, factor: Factor, sheet: str) -> tuple[str, float]:
        """A factor for a formula on a sheet that reads it, and its value."""
        name, central = self.of(factor.figure).one(sheet), factor.figure.quantity.central
        if factor.use is Use.ONE_MINUS:
            self.shares.add(factor.figure.key)
        return {
            Use.AS_IT_IS: (name, central),
            Use.ONE_PLUS: (f"(1+{name})", 1 + central),
            Use.ONE_MINUS: (f"(1-{name})", 1 - central),
        }[factor.use]

    def limits_of(self, figure: Resolved) -> Limits:
        """What a figure may be: a share stays one, and what is not below nil at any end stays so."""
        low, high = figure.quantity.ends
        least = min(low, figure.quantity.central)
        most = max(high, figure.quantity.central)
        if least < 0:
            return Limits(None, None)
        is_share = figure.kind is not None and figure.kind.is_percent and figure.unit == NUMBER
        return Limits(0.0, 1.0 if (is_share or figure.key in self.shares) and most <= 1 else None)


def laid_out(figures: Mapping[str, Resolved]) -> Inputs:
    """Every figure's place and name, before anything is written."""
    made = Inputs(figures)
    taken: set[str] = set()
    for place, figure in enumerate(figures.values()):
        name = _name(figure.key, taken)
        value = np.array([figure.quantity.central])
        made.cells[figure.key] = Cells(SHEET, FIRST_ROW + place, value, by_year=False, column=_USED, name=name)
    return made


def write_inputs(
    book: object, sheet: object, looks: Looks, appraisal: Appraisal, inputs: Inputs, shut: Mapping[str, str]
) -> None:
    """Write every figure in its place; those in `shut` take no value, and say why not."""
    _Sheet(book, sheet, looks, appraisal, inputs, shut).write()


def form_of(unit: Unit, size: float, *, share: bool) -> str:
    """The number format of an amount in a unit."""
    if unit.power("£"):
        return POUNDS if abs(size) >= 1000 else PENCE
    if unit == NUMBER:
        return SHARE if share else NUMBER_FORM
    return WHOLE if abs(size) >= 1000 else NUMBER_FORM


def figure_form(figure: Resolved) -> str:
    """The number format of a figure: a share as a percentage, an odds ratio, a score or a count as a number."""
    central = figure.quantity.central
    if figure.kind is not None and not figure.is_likely_range:
        return form_of(figure.unit, central, share=figure.kind.is_percent)
    return form_of(figure.unit, central, share=figure.is_likely_range or abs(central) <= _LARGEST_SHARE)


class _Sheet:
    def __init__(
        self, book: object, sheet: object, looks: Looks, appraisal: Appraisal, inputs: Inputs, shut: Mapping[str, str]
    ) -> None:
        self.book: Any = book
        self.sheet: Any = sheet
        self.looks, self.appraisal, self.inputs, self.shut = looks, appraisal, inputs, shut
        self.fixed = fixed_in(appraisal.case, [key for key in inputs.figures if key not in shut])

    def write(self) -> None:
        sheet, looks = self.sheet, self.looks
        base = self.appraisal.case.document.price_base
        sheet.write_string(0, 0, "Inputs", looks.title)
        words = (
            "Every figure of the case, once. Write a value in the yellow column and every answer moves; clear it and "
            "the case's own is back.",
            f"Money is in pounds of {base}, whatever prices its source is in. A percentage is written as 12% or 0.12.",
            "Say beside it whose it is, where it is from and why: investcase import writes that into the case too.",
            "Where the yellow column is grey, the figure is changed in the case itself: the row says why.",
        )
        for row, each in enumerate(words, start=1):
            sheet.write_string(row, 0, each, looks.beside)
        sheet.write_string(_COUNT_ROW, 0, "Values of your own at work", looks.of(bold=True))
        first, last = FIRST_ROW + 1, FIRST_ROW + len(self.inputs.figures)
        count = f"=COUNT(E{first}:E{max(last, first)})"
        sheet.write_formula(_COUNT_ROW, YOURS, count, looks.number("0", bold=True), 0)
        self.book.define_name("values_of_your_own", f"={quoted(SHEET)}!$E${_COUNT_ROW + 1}")
        sheet.set_row(FIRST_ROW - 1, _HEAD_HEIGHT)
        for column, (words_of, width) in enumerate(HEADS):
            sheet.set_column(column, column, width)
            numbers = _LOW <= column <= _USED
            look = looks.head_right if numbers else looks.head_beside if column else looks.head
            sheet.write_string(FIRST_ROW - 1, column, words_of, look)
        sheet.freeze_panes(FIRST_ROW, 1)
        sheet.repeat_rows(FIRST_ROW - 1)
        for key, figure in self.inputs.figures.items():
            self._figure(key, figure)

    def _figure(self, key: str, figure: Resolved) -> None:
        sheet, looks, cells = self.sheet, self.looks, self.inputs.cells[key]
        row, form = cells.row, figure_form(figure)
        quantity = figure.quantity
        low, high = quantity.ends
        sheet.write_string(row, 0, figure.title, looks.text)
        for column, value in ((_LOW, low), (_CENTRAL, quantity.central), (_HIGH, high)):
            if column == _CENTRAL or quantity.is_range:
                sheet.write_number(row, column, value, looks.given(form))
            else:
                sheet.write_blank(row, column, None, looks.given(form))
        why = self.shut.get(key)
        if why is None:
            sheet.write_blank(row, YOURS, None, looks.yours(form))
            for column in (WHOSE, FROM, WHY):
                sheet.write_blank(row, column, None, looks.said)
            self._validated(row, figure)
        else:
            sheet.write_blank(row, YOURS, None, looks.given(form))
        line = row + 1
        used = f"=IF(ISNUMBER(E{line}),E{line},C{line})"
        sheet.write_formula(row, _USED, used, looks.number(form, bold=True), quantity.central)
        self.book.define_name(str(cells.name), f"={quoted(SHEET)}!$F${line}")
        wrapped: list[tuple[str, float]] = [(figure.title, HEADS[0][1])]
        unit = str(figure.unit) if figure.unit != NUMBER else ("share" if form == SHARE else "number")
        for column, words in (
            (_UNIT, unit),
            (_STATUS, status_words(figure)),
            (_MOVES, why or (f"{MOVES}; {NOT_GIVEN}" if key in self.fixed else MOVES)),
            (_SOURCE, figure.source),
            (_NOTE, figure.how or ""),
            (NAME, str(cells.name)),
        ):
            sheet.write_string(row, column, words, looks.soft)
            wrapped.append((words, HEADS[column][1]))
        height = height_of(*wrapped)
        if height is not None:
            sheet.set_row(row, height)

    def _validated(self, row: int, figure: Resolved) -> None:
        limits = self.inputs.limits_of(figure)
        rule: dict[str, Any] = {"validate": "decimal", "ignore_blank": True, "error_title": "Not a value for this"}
        if limits.least is None:
            rule |= {"criteria": "between", "minimum": -1e15, "maximum": 1e15, "error_message": "Write a number."}
        elif limits.most is None:
            rule |= {"criteria": ">=", "value": 0, "error_message": "Write a number of 0 or more."}
        else:
            words = "Write a share from 0% to 100%."
            rule |= {"criteria": "between", "minimum": 0, "maximum": 1, "error_message": words}
        self.sheet.data_validation(row, YOURS, row, YOURS, rule)


def _name(key: str, taken: set[str]) -> str:
    """A name of Excel's for a figure: none is taken twice, whatever its capitals, and none reads as a cell."""
    first = "in_" + re.sub(r"[^A-Za-z0-9]+", "_", key).strip("_")[:_LONGEST_NAME]
    name, more = first, 1
    while name.casefold() in taken:
        more += 1
        name = f"{first}_{more}"
    taken.add(name.casefold())
    return name
