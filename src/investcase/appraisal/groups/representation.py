"""Who uses a service, held against who lives there. It says which way a difference goes, never why.

Under-use is not low need, and over-use is not waste.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Z95 = 1.959963984540054
"""The normal deviate of a two-sided 95% interval."""
FEWEST = 30
"""Fewer people than this, and the paper says 'too few to say'."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% interval."""

    low: float
    high: float


def representation_ratio(share: float, comparator: float) -> float:
    """The share of users over the share of the comparator, both 0-1 (also called the disparity index)."""
    return share / comparator


def wilson(counted: int, total: int, z: float = Z95) -> Interval:
    """The interval of a share by Wilson (1927).

    Centre (s + z^2/2n) / (1 + z^2/n), half-width z sqrt(s(1-s)/n + z^2/4n^2) / (1 + z^2/n).

    Raises:
        ValueError: `counted` lies outside 0 to `total`, or there is nobody.
    """
    if not 0 <= counted <= total or total == 0:
        raise ValueError("a share needs some of a number of people above zero")
    share, n = counted / total, total
    under = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / under
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / under
    return Interval(centre - half, centre + half)


def ratio_interval(counted: int, total: int, comparator: float) -> Interval:
    """The interval of a representation ratio: Wilson's limits over the comparator, taken as known."""
    share = wilson(counted, total)
    return Interval(share.low / comparator, share.high / comparator)


def in_words(interval: Interval | None, total: int) -> str:
    """What an interval lets one say."""
    if interval is None or total < FEWEST:
        return "too few to say"
    if interval.low > 1:
        return "more than expected"
    return "fewer than expected" if interval.high < 1 else "no clear difference in these data"
