"""One number written as it could be typed back, without loss."""

from __future__ import annotations

import re
from decimal import Decimal

from investcase.numbers.writing import number
from investcase.quantities.units import Unit

POINT = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![.,]?\d)", re.ASCII)
"""A point before three figures, which may stand for a comma."""


def write_counted(value: float) -> str:
    """So many of a hundred."""
    return f"{100 * value:.12g} of 100"


def write_percent(value: float) -> str:
    """A percentage, in as few digits as give the value back."""
    for digits in (10, 15, 16, 17):
        text = f"{Decimal(f'{100 * value:.{digits}g}'):f}"
        if float(text) / 100 == value:
            break
    return f"{text}%"


def write_amount(value: float, unit: Unit) -> str:
    """A quantity as it could be written back into YAML, without loss."""
    if unit.is_number:
        return f"{_plain(value)}"
    pounds = unit.power("£") == 1
    sign = "-" if value < 0 else ""
    digits = _plain(abs(value))
    if not pounds:
        return f"{sign}{digits} {str(unit).removeprefix('1 ')}"
    rest = str(unit).removeprefix("£").strip()
    if not rest.startswith("/") and POINT.fullmatch(digits):
        digits += "0"
    return f"{sign}£{digits}{' ' + rest if rest else ''}"


def _plain(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return f"{'-' if value < 0 else ''}{number(abs(int(value)))}"  # As it is typed, with a hyphen.
    return f"{Decimal(repr(value)):f}"
