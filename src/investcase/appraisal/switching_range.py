"""What values a figure could have, and the steps in which its turning points are printed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from investcase.quantities.kinds import RULES
from investcase.resolving.figures import Resolved

_TIMES = 10
"""A figure without a limit of its own is tried up to so many times the most that is said of it."""
_PARTS = 24
_NEAR = (2, 5, 10, 20, 30, 50, 75)
"""Per cent of the way, taken to the third power: closer steps nearer to today's value."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The values tried for one figure: whole numbers of `10 ** -digits`, from `first` to `last`."""

    today: float
    digits: int
    first: int
    last: int

    @property
    def step(self) -> float:
        """The last digit printed."""
        return float(10.0**-self.digits)

    def value(self, number: int) -> float:
        """A step's value, as a reader would type it."""
        return round(number * 10.0**-self.digits, self.digits) if self.digits > 0 else float(number * 10**-self.digits)

    def is_today(self, number: int) -> bool:
        """Whether a step is today's value."""
        return abs(self.value(number) - self.today) < self.step * 1e-6

    def bounds(self, *, up: bool) -> tuple[int, int]:
        """The first step and the last away from today's value in one direction: today's own, or the one before."""
        at = self.today * 10.0**self.digits
        start = math.floor(at + 1e-9) if up else math.ceil(at - 1e-9)
        return min(max(start, self.first), self.last), self.last if up else self.first

    def outward(self, *, up: bool) -> list[int]:
        """Steps away from today's value in one direction, the nearest first, coarse."""
        start, end = self.bounds(up=up)
        even = {start + round((end - start) * part / _PARTS) for part in range(_PARTS + 1)}
        near = {start + round((end - start) * (share / 100) ** 3) for share in _NEAR}
        return sorted(even | near, key=lambda step: abs(step - start))

    def finer(self) -> Steps:
        """The same in steps of a tenth."""
        return Steps(self.today, self.digits + 1, self.first * 10, self.last * 10)


def steps_of(figure: Resolved) -> Steps | None:
    """The values that a figure could have; None where nothing says how large it may be."""
    least, most = possible(figure)
    size = max(abs(figure.quantity.central), abs(figure.quantity.ends[0]), abs(figure.quantity.ends[1]))
    if least >= most or (not size and not figure.unit.is_number):
        return None
    digits = 3 if _is_share(figure) or figure.is_likely_range else 3 - math.floor(math.log10(size or 1))
    scale = 10.0**digits
    return Steps(figure.quantity.central, digits, math.ceil(least * scale - 1e-9), math.floor(most * scale + 1e-9))


def possible(figure: Resolved) -> tuple[float, float]:
    """The least and the most that a figure could be: a share ends at 100%, and what is counted begins at nil."""
    low, high = figure.quantity.ends
    most = max(abs(low), abs(high)) * _TIMES
    rule = RULES[figure.kind] if figure.kind is not None else None
    if rule is not None:
        unbounded = max(most, 1.0)
        return max(rule.low, -unbounded), min(rule.high, unbounded)
    if _is_share(figure):
        return 0.0, 1.0
    return (-most if low < 0 else 0.0), (0.0 if high < 0 else most)


def _is_share(figure: Resolved) -> bool:
    """Whether a plain number is a part of a whole, as what is taken off an effect or added for optimism is."""
    low, high = figure.quantity.ends
    plain = figure.unit.is_number and not figure.is_likely_range
    return plain and (figure.kind.is_percent if figure.kind is not None else low >= 0 and high <= 1)
