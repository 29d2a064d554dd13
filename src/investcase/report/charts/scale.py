"""From values to places on the sheet, and the round numbers worth ruling a line at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

_LEAST_REACH = 1e-9


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
    if high - low <= _LEAST_REACH * max(1.0, abs(low), abs(high)):
        reach = max(1.0, abs(low), abs(high))
        low, high = low - (0.0 if with_zero else reach), high + reach
    return Scale(low, high, start, end)


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """At most ``most`` + 1 multiples of 1, 2 or 5 times a power of ten, within ``low``..``high``."""
    reach = high - low
    size = 10.0 ** floor(log10(reach / most))
    step = next(size * multiple for multiple in (1, 2, 5, 10) if reach / (size * multiple) <= most)
    return [index * step for index in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def named_ticks(scale: Scale, most: int, write: Callable[[float], str]) -> dict[float, str]:
    """Round ticks within a scale and their words; of ticks that read the same, only the one nearest zero."""
    named: dict[str, float] = {}
    for tick in sorted(round_ticks(scale.low, scale.high, most), key=abs):
        named.setdefault(write(tick), tick)
    return {tick: words for words, tick in named.items()}
