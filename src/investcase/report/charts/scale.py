"""From values to places on the sheet, and the round numbers worth ruling a line at."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Scale:
    """A straight-line map from values ``low``..``high`` to places ``start``..``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def spanning(values: Iterable[float], start: float, end: float, *, with_zero: bool = True) -> Scale:
    """A scale that holds every value (and zero, where bars stand on it), never of no length."""
    held = [*values, 0.0] if with_zero else list(values)
    low, high = min(held), max(held)
    if low == high:
        reach = abs(low) or 1.0
        low, high = low - (0.0 if with_zero else reach), high + reach
    return Scale(low, high, start, end)


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """At most ``most`` + 1 multiples of 1, 2 or 5 times a power of ten, covering ``low``..``high`` and zero."""
    reach = high - low
    size = 10.0 ** floor(log10(reach / most))
    step = next(size * m for m in (1, 2, 5, 10, 20) if reach / (size * m) <= most - 1)
    return [index * step for index in range(floor(low / step + 1e-9), ceil(high / step - 1e-9) + 1)]


def on_ticks(values: Iterable[float], start: float, end: float, most: int) -> tuple[Scale, list[float]]:
    """A scale from the first to the last round tick around the values and zero, with those ticks."""
    bare = spanning(values, start, end)
    ticks = round_ticks(bare.low, bare.high, most)
    return Scale(ticks[0], ticks[-1], start, end), ticks
