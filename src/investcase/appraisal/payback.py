"""When an option pays back: the first year from which its cumulative position stays at or above nil."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def payback_index(net: Array) -> int | None:
    """The index of the payback year of a row of yearly net amounts [year]; None when it never pays back.

    Nothing pays back before any money moves. Half a penny of shortfall is taken as rounding.
    """
    cumulative = np.cumsum(net)
    below = np.flatnonzero(cumulative < -0.005)
    if below.size == 0:
        moved = np.flatnonzero(np.abs(net) > 0.005)
        return int(moved[0]) if moved.size else None
    first = int(below[-1]) + 1
    return first if first < cumulative.size else None
