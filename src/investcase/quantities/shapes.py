"""Where between its ends a figure is likely to lie: the shapes that a range may take, each with its mean and quantiles.

A range is PERT unless it says otherwise: a beta curve between the ends that is highest at the central value and has a
mean of (low + 4 x central + high) / 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from investcase.quantities.amounts import Quantity
from investcase.quantities.beta import beta_quantile

Array = NDArray[np.float64]


class Spread(Protocol):
    """How likely each value of a figure is."""

    @property
    def mean(self) -> float:
        """What it comes to on average."""

    def at(self, chance: Array) -> Array:
        """The values that it stays below with these chances, each above 0 and below 1."""


@dataclass(frozen=True, slots=True)
class Pert:
    """A beta curve between two ends, highest at `central`, four times as heavy there as at either end."""

    low: float
    central: float
    high: float

    @property
    def mean(self) -> float:
        return (self.low + 4 * self.central + self.high) / 6

    def at(self, chance: Array) -> Array:
        width = self.high - self.low
        a, b = (1 + 4 * abs(end - self.central) / width for end in (self.low, self.high))
        return np.clip(self.low + width * beta_quantile(a, b, chance), self.low, self.high)


def spread_of(quantity: Quantity) -> Spread | None:
    """How likely each value of a quantity is; None for one that has no range."""
    if not quantity.is_range:
        return None
    low, high = quantity.ends
    return Pert(low, quantity.central, high)
