"""When an option pays back: the first year from which its cumulative position stays at or above nil."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def payback_index(net: Array) -> int | None:
    """The index of the payback year of a row of yearly net amounts [year]; None when it never pays back.

    The origin is the first year of the row. Half a penny of shortfall is taken as rounding.
    """
    cumulative = np.cumsum(net)
    below = np.flatnonzero(cumulative < -0.005)
    if below.size == 0:
        return 0
    first = int(below[-1]) + 1
    return first if first < cumulative.size else None
