"""A column of values in one unit, which its head says: £m, £000 or £, whichever its largest asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from investcase.numbers import writing
from investcase.numbers.one_unit import one_unit
from investcase.report.short.value import Sign, Value
from investcase.report.view.keyed import Keyed

NIL = "nil"
_HEADS = {"bn": "£bn", "m": "£m", "k": "£000", "": "£"}
_SIZES = {"bn": 1e9, "m": 1e6, "k": 1e3, "": 1.0}


@dataclass(frozen=True, slots=True)
class Scale:
    """One unit for every value of a column: what its head says, what it divides by, and its decimals."""

    head: str
    size: float
    places: int

    def cell(self, value: Value, sign: Sign = Sign.BOTH) -> Keyed:
        """A value without its unit; nil is a word, and what the decimals would make nothing of has one more."""
        if value.is_nil:
            return Keyed(NIL, value.name, value.amount)
        amount = abs(value.amount) / self.size
        digits = writing.number(amount, self.places)
        if not any(digit in digits for digit in "123456789"):
            digits = writing.number(amount, self.places + 1)
        before = {Sign.BOTH: "+", Sign.MINUS: "", Sign.NONE: ""}[sign]
        before = writing.MINUS if value.amount < 0 and sign is not Sign.NONE else before
        return Keyed(f"{before}{digits}", value.name, value.amount)


def scale_for(values: Iterable[Value], figures: int = 2) -> Scale:
    """The unit of the largest of some values, in which a few of it have about so many figures."""
    unit = one_unit((value.amount for value in values), figures)
    return Scale(_HEADS[unit.unit], _SIZES[unit.unit], unit.places)
