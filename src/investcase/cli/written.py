"""Quantities and text as they can be written into a document and read back."""

from __future__ import annotations

import json
import re
from functools import partial

from investcase.documents.figure import Figure
from investcase.numbers.writing import MINUS, number, percent, pounds
from investcase.quantities import Kind, Quantity, Unit
from investcase.quantities.writing import after_number

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .,;'()/&-]*[A-Za-z0-9.)])?")
_WORDS_WITH_A_MEANING = {"yes", "no", "true", "false", "null", "none", "on", "off", "y", "n"}
_EXACT = 1e-12
_LARGEST_RATIO = 2
_THOUSANDS = 3


def written(quantity: Quantity, kind: Kind | None = None) -> str:
    """A quantity as people write it and investcase reads it: `18%`, `£956 / person / week`, a range with its centre.

    `kind` says what a plain number is; a ratio, or a number of no known kind, is written as a percentage up to twice
    the whole. Values are exact, except that a number needing more than ten decimals is rounded there.
    """
    unit, (low, high) = quantity.unit, quantity.ends
    bare = _percent if unit.is_number and _takes_sign(quantity, kind) else partial(_bare, unit=unit)
    central = f"{bare(quantity.central)}{after_number(unit, quantity.central)}"
    if not quantity.is_range:
        return central
    above = Unit(tuple((word, power) for word, power in unit.powers if power > 0 and word != "£"))
    ends = f"{bare(low)} to {bare(high)}"
    if above.powers and not unit.power("£"):
        ends += after_number(above, high)
    return f"{ends}, central {central}"


def figure_written(figure: Figure, quantity: Quantity) -> str:
    """A figure's quantity, a ratio or a score as the plain number that it is."""
    as_number = figure.is_ is not None and not figure.is_.is_percent
    return written(quantity, Kind.PLAIN if as_number else figure.is_)


def _takes_sign(quantity: Quantity, kind: Kind | None) -> bool:
    if kind is None or kind is Kind.RATIO:
        return max(map(abs, quantity.ends)) <= _LARGEST_RATIO
    return kind.is_percent


def scalar(text: str) -> str:
    """Text as one YAML value on one line: plain where that is safe, else in quotation marks."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_WITH_A_MEANING:
        return text
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    return f"\\U{ord(character):08X}"


def plain_number(value: float) -> str:
    """A number that is not a share: a score, a rank, a count."""
    return number(value, _places(value, least=0, most=10)).replace(MINUS, "-")


def _percent(value: float) -> str:
    return percent(value, max(_places(value, least=2, most=10) - 2, 0)).replace(MINUS, "-")


def _bare(value: float, unit: Unit) -> str:
    if unit.power("£") == 1:
        places = _places(value, least=2, most=10)
        # A point before three figures may be a comma between thousands, and so is refused: £1.0010, not £1.001.
        places += places == _THOUSANDS
        return pounds(value, places).replace(MINUS, "-")
    return plain_number(value)


def _places(value: float, *, least: int, most: int) -> int:
    """The fewest decimals that give the value back; none for a whole number."""
    if abs(value - round(value)) < _EXACT:
        return 0
    exact = (places for places in range(least, most) if abs(value - round(value, places)) < _EXACT)
    return next(exact, most)
