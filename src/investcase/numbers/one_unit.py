"""Pounds that stand beside one another, written in one unit so that the eye can compare them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from investcase.numbers.rounding import decimals
from investcase.numbers.writing import pounds_in, pounds_said

_UNITS = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))
# Figures that are just short of a unit are written in it: £960k beside £1.2m is £1.0m.
_NEARLY = 0.95
# From here on a decimal would be a fourth figure.
_HUNDRED = 99.95


@dataclass(frozen=True, slots=True)
class InOneUnit:
    """How pounds are written: in which unit, and with how many decimals."""

    unit: str
    places: int

    def plain(self, value: float) -> str:
        """``£1.6m``; an amount that the unit would make nothing of is written in its own."""
        if decimals(value / _size(self.unit), self.places) == 0:
            return pounds_said(value)
        return pounds_in(value, self.unit, self.places)

    def signed(self, value: float) -> str:
        """The same, with ``+`` in front of a gain: ``+£0.6m``."""
        words = self.plain(value)
        return words if value <= 0 or words == "£0" else f"+{words}"

    def whole(self, value: float) -> str:
        """A round amount on an axis, without decimals that are all nought: ``£2m``, ``£0``."""
        amount = value / _size(self.unit)
        places = 0 if amount == round(amount) else self.places
        return "£0" if value == 0 else pounds_in(value, self.unit, places)


def one_unit(values: Iterable[float], figures: int = 2) -> InOneUnit:
    """The unit of the largest, with as many decimals as leave an amount of a few of them about ``figures`` figures."""
    most = max((abs(value) for value in values), default=0.0)
    size, unit = next(((size, unit) for size, unit in _UNITS if most >= _NEARLY * size), (1.0, ""))
    if not unit or (unit == "k" and figures <= 2) or most / size >= _HUNDRED:
        return InOneUnit(unit, 0)
    return InOneUnit(unit, figures - 1)


def _size(unit: str) -> float:
    return next((size for size, name in _UNITS if name == unit), 1.0)
