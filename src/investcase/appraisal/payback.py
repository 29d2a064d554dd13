"""When an option pays back: the first year from which its cumulative position stays at or above nil."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE


@dataclass(frozen=True, slots=True, eq=False)
class Position:
    """A row of yearly net amounts, and in which years money moves at all, though it come to nil together: [year]."""

    net: Array
    moved: NDArray[np.bool_]

    @property
    def moves(self) -> bool:
        """Whether any money moves in any year, so that there is something to pay back, or nothing to find."""
        return bool(self.moved.any())


def payback_index(net: Array, moved: NDArray[np.bool_] | None = None) -> int | None:
    """The index of the payback year of a row of yearly net amounts [year]; None when it never pays back.

    Nothing pays back before any money moves: in the years that `moved` says, or else in which the net amount is not
    nil. Half a penny of shortfall is taken as rounding.
    """
    cumulative = np.cumsum(net)
    below = np.flatnonzero(cumulative < -NEGLIGIBLE)
    if below.size == 0:
        first = np.flatnonzero(np.abs(net) > NEGLIGIBLE if moved is None else moved)
        return int(first[0]) if first.size else None
    after = int(below[-1]) + 1
    return after if after < cumulative.size else None


def moving(*rows: Array) -> NDArray[np.bool_]:
    """In which years any of some rows [year] is more than rounding."""
    return np.asarray(np.any([np.abs(row) > NEGLIGIBLE for row in rows], axis=0))
