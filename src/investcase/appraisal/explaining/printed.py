"""A number as it is printed, and whether a value would be printed so: `2,393` in a table of £000, `£5.16m`, `10%`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from investcase.quantities import Unit

_PRINTED = re.compile(
    r"(?P<sign>[-+−\N{EN DASH}]?)(?P<pound>£?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?P<size>bn|m|k)?(?P<percent>%?)"
)
_SIZES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9}
_THOUSAND = 1e3
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Printed:
    """A number that was rounded before it was printed: `value` give or take `half` of its last figure.

    `signed` says that its sign was typed. One of neither pounds nor per cent may be thousands of pounds, as in a table.
    """

    value: float
    half: float
    signed: bool
    pounds: bool
    percent: bool

    def is_of(self, value: float, unit: Unit) -> bool:
        """Whether a value in a unit would be printed so; with no sign typed, whichever its own is."""
        money = unit.power("£") != 0
        if (self.pounds and not money) or (self.percent and not unit.is_number):
            return False
        shown = [value * 100] if self.percent else [value]
        if money and not self.pounds and not self.percent:
            shown.append(value / _THOUSAND)
        return any(self._rounds_to(each) for each in shown)

    def _rounds_to(self, value: float) -> bool:
        there, here = (value, self.value) if self.signed else (abs(value), abs(self.value))
        return abs(there - here) <= self.half * (1 + _SLACK)


def as_printed(text: str) -> Printed | None:
    """A text as a printed number; None where it is none, or nil, which says nothing of which number is meant."""
    found = _PRINTED.fullmatch(text.strip().replace(" ", ""))
    if found is None or (found["percent"] and (found["pound"] or found["size"])):
        return None
    size = _SIZES[found["size"] or ""]
    part = found["part"] or ""
    value = float(found["digits"].replace(",", "") + part) * size
    if value == 0:
        return None
    half = size * 10.0 ** -max(len(part) - 1, 0) / 2
    sign = -1 if found["sign"] in ("-", "−", "\N{EN DASH}") else 1
    is_pounds = bool(found["pound"] or found["size"])
    return Printed(sign * value, half, bool(found["sign"]), is_pounds, bool(found["percent"]))
