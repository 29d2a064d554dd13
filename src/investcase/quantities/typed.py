"""How a number that looks meant is typed: without commas, so that it holds inside braces too."""

from __future__ import annotations

from decimal import Decimal

from investcase.quantities import Quantity
from investcase.quantities.writing import after_number

_THOUSANDS = 3


def typed(value: Quantity, *, percent: bool = False) -> str:
    """A quantity as a person would type it; a range in quotation marks, and a plain number as a percentage if asked."""
    if not value.is_range:
        return _one(value.central, value, percent=percent)
    low, high = (_one(end, value, percent=percent) for end in value.ends)
    return f'"{low} to {high}, central {_one(value.central, value, percent=percent)}"'


def _one(number: float, value: Quantity, *, percent: bool) -> str:
    sign = "-" if number < 0 else ""
    if value.unit.is_number:
        return f"{sign}{_digits(number * 100)}%" if percent or value.percent else f"{sign}{_digits(number)}"
    after = after_number(value.unit, abs(number))
    if value.unit.power("£") != 1:
        return f"{sign}{_digits(number)}{after}"
    digits = _digits(number)
    # A point before three figures may be a comma between thousands, and so is refused: £1.0010, not £1.001.
    return f"{sign}£{digits}{'0' if len(digits.partition('.')[2]) == _THOUSANDS else ''}{after}"


def _digits(number: float) -> str:
    return f"{Decimal(f'{abs(number):.10g}'):f}"
