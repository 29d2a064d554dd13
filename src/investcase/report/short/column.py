"""A column of values in one unit: £m, £000 or £, whichever its largest asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from investcase.numbers import writing
from investcase.report.short.value import Sign, Value
from investcase.report.view.keyed import Keyed

NIL = "nil"
NOT_KNOWN = "?"


@dataclass(frozen=True, slots=True)
class Scale:
    """One unit for every value of a column or a chart: what its head says, what it divides by, and its decimals."""

    head: str
    size: float
    places: int
    suffix: str

    def cell(self, value: Value | None, sign: Sign = Sign.BOTH, unknown: str = NOT_KNOWN) -> Keyed | str:
        """A value without its unit, which the head of the column says; nil is a word."""
        return unknown if value is None else self._keyed(value, sign, bare=True)

    def mark(self, value: Value, sign: Sign = Sign.BOTH) -> Keyed:
        """A value with its unit, as it stands on a chart."""
        return self._keyed(value, sign, bare=False)

    def _keyed(self, value: Value, sign: Sign, *, bare: bool) -> Keyed:
        if value.is_nil:
            return Keyed(NIL, value.name, value.amount)
        digits = writing.number(abs(value.amount) / self.size, self.places)
        plus = "+" if sign is Sign.BOTH else ""
        before = "" if sign is Sign.NONE else writing.MINUS if value.amount < 0 else plus
        words = f"{before}{digits}" if bare else f"{before}£{digits}{self.suffix}"
        return Keyed(words, value.name, value.amount)


_MILLIONS = Scale("£m", 1e6, 1, "m")
_THOUSANDS = Scale("£000", 1e3, 0, "k")
_POUNDS = Scale("£", 1.0, 0, "")


def scale_for(values: Iterable[Value | None]) -> Scale:
    """The unit in which the largest of some values has three figures at most, and no more than it needs."""
    most = max((abs(value.amount) for value in values if value is not None), default=0.0)
    if most >= 999_500:
        return _MILLIONS
    return _THOUSANDS if most >= 9_500 else _POUNDS
