"""How a number that looks meant is typed: to be said in words, without commas, so that it holds inside braces too; or
as a value to be put in place of another, with them.
"""

from __future__ import annotations

import re
from decimal import Decimal

from investcase.numbers.writing import number
from investcase.quantities import Quantity
from investcase.quantities.writing import after_number

_THOUSANDS = 3


def typed(value: Quantity, *, percent: bool = False) -> str:
    """A quantity as a person would type it; a range in quotation marks, and a plain number as a percentage if asked."""
    if not value.is_range:
        return _one(value.central, value, percent=percent)
    low, high = (_one(end, value, percent=percent) for end in value.ends)
    return f'"{low} to {high}, central {_one(value.central, value, percent=percent)}"'


def as_typed(value: Quantity) -> str:
    """A quantity as a person would type it, with commas between thousands and no quotation marks."""
    low, central, high = (
        _commas(_one(number, value, percent=False)) for number in (value.ends[0], value.central, value.ends[1])
    )
    return f"{low} to {high}, central {central}" if value.is_range else central


def _commas(text: str) -> str:
    return re.sub(r"\d+", lambda found: number(int(found[0])), text, count=1)


def _one(number: float, value: Quantity, *, percent: bool) -> str:
    sign = "-" if number < 0 else ""
    if value.unit.is_number:
        return f"{sign}{_digits(number * 100)}%" if percent or value.percent else f"{sign}{_digits(number)}"
    after = after_number(value.unit, abs(number))
    if value.unit.power("£") != 1:
        return f"{sign}{_digits(number)}{after}"
    return f"{sign}£{_pence(number)}{after}"


def _pence(number: float) -> str:
    """Pounds with both figures of their pence, where there are pence and nothing smaller: £1.50 and not £1.5.

    A point before three figures may be a comma between thousands, and so is refused: £1.0010, not £1.001.
    """
    digits = _digits(number)
    part = digits.partition(".")[2]
    return f"{digits}0" if len(part) in (1, _THOUSANDS) else digits


def _digits(number: float) -> str:
    return f"{Decimal(f'{abs(number):.10g}'):f}"
