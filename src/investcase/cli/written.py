"""Quantities and text as they can be written into a document and read back."""

from __future__ import annotations

import json
import re

from investcase.documents.figure import Figure
from investcase.quantities import Quantity, Unit
from investcase.quantities.writing import after_number
from investcase.report.numbers import MINUS, number, percent, pounds

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .,;'()/&-]*[A-Za-z0-9.)])?")
_WORDS_WITH_A_MEANING = {"yes", "no", "true", "false", "null", "none", "on", "off", "y", "n"}
_EXACT = 1e-12
_LARGEST_SHARE = 2


def written(quantity: Quantity) -> str:
    """A quantity as people write it and investcase reads it: `18%`, `£956 / person / week`, a range with its centre.

    A plain number up to 2 is written as a share. Values are exact, except that a number needing
    more than ten decimals is rounded there.
    """
    if not quantity.is_range:
        return _one(quantity.central, quantity.unit)
    low, high = quantity.ends
    above = Unit(tuple((word, power) for word, power in quantity.unit.powers if power > 0 and word != "£"))
    ends = f"{_bare(low, quantity.unit)} to {_bare(high, quantity.unit)}"
    if above.powers and not quantity.unit.power("£"):
        ends += after_number(above, high)
    return f"{ends}, central {_one(quantity.central, quantity.unit)}"


def figure_written(figure: Figure, quantity: Quantity) -> str:
    """A figure's quantity, a ratio or a score as the plain number that it is."""
    if figure.measure is None or figure.measure.is_percent or not quantity.unit.is_number:
        return written(quantity)
    if not quantity.is_range:
        return plain_number(quantity.central)
    low, high = map(plain_number, quantity.ends)
    return f"{low} to {high}, central {plain_number(quantity.central)}"


def scalar(text: str) -> str:
    """Text as one YAML value on one line: plain where that is safe, else in quotation marks."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_WITH_A_MEANING:
        return text
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    return f"\\U{ord(character):08X}"


def _one(value: float, unit: Unit) -> str:
    return f"{_bare(value, unit)}{after_number(unit, value)}"


def plain_number(value: float) -> str:
    """A number that is not a share: a score, a rank, a count."""
    return number(value, _places(value, least=0, most=10)).replace(MINUS, "-")


def _bare(value: float, unit: Unit) -> str:
    if unit.is_number and abs(value) <= _LARGEST_SHARE:
        places = _places(value, least=2, most=10)
        return percent(value, max(places - 2, 0)).replace(MINUS, "-")
    if unit.power("£") == 1:
        places = _places(value, least=2, most=10)
        return pounds(value, places).replace(MINUS, "-")
    return plain_number(value)


def _places(value: float, *, least: int, most: int) -> int:
    """The fewest decimals that give the value back; none for a whole number."""
    if abs(value - round(value)) < _EXACT:
        return 0
    exact = (places for places in range(least, most) if abs(value - round(value, places)) < _EXACT)
    return next(exact, most)
