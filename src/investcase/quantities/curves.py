"""Where between its ends a figure is likely to lie: the shapes that a range may take, each with its mean and quantiles.

A range is PERT unless it says otherwise: a beta curve between the ends that is highest at the central value and has a
mean of (low + 4 x central + high) / 6.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Protocol

import numpy as np

from investcase.quantities.amounts import Quantity
from investcase.quantities.arrays import Array
from investcase.quantities.beta import beta_quantile
from investcase.quantities.event_times import weibull_of
from investcase.quantities.fitting import beta_of, deviation, logged
from investcase.quantities.pooling import Pooled
from investcase.quantities.shape import Family, Shape

_POINTS = 6_000


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


@dataclass(frozen=True, slots=True)
class Triangular:
    """Straight up to `central` and straight down from it."""

    low: float
    central: float
    high: float

    @property
    def mean(self) -> float:
        return (self.low + self.central + self.high) / 3

    def at(self, chance: Array) -> Array:
        width = self.high - self.low
        up, down = self.central - self.low, self.high - self.central
        before = self.low + np.sqrt(np.maximum(chance * width * up, 0.0))
        after = self.high - np.sqrt(np.maximum((1 - chance) * width * down, 0.0))
        return np.clip(np.where(chance * width < up, before, after), self.low, self.high)


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every value between two ends alike."""

    low: float
    high: float

    @property
    def mean(self) -> float:
        return (self.low + self.high) / 2

    def at(self, chance: Array) -> Array:
        return np.clip(self.low + (self.high - self.low) * chance, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Normal:
    """A bell of this mean and standard deviation; never below `least`, which it comes near once in many thousands."""

    mean: float
    deviation: float
    least: float = -np.inf

    def at(self, chance: Array) -> Array:
        return np.maximum(self.mean + self.deviation * standard(chance), self.least)


@dataclass(frozen=True, slots=True)
class LogNormal:
    """A bell in logarithms, of this mean and standard deviation there."""

    middle: float
    width: float

    @property
    def mean(self) -> float:
        return float(np.exp(self.middle + self.width**2 / 2))

    def at(self, chance: Array) -> Array:
        return np.asarray(np.exp(self.middle + self.width * standard(chance)))


@dataclass(frozen=True, slots=True)
class Beta:
    """A beta curve between nil and one."""

    a: float
    b: float

    @property
    def mean(self) -> float:
        return self.a / (self.a + self.b)

    def at(self, chance: Array) -> Array:
        return beta_quantile(self.a, self.b, chance)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One of a few values, each with its chance, the lowest first."""

    values: tuple[float, ...]
    chances: tuple[float, ...]

    @property
    def mean(self) -> float:
        return sum(value * chance for value, chance in zip(self.values, self.chances, strict=True))

    def at(self, chance: Array) -> Array:
        last = len(self.values) - 1
        return np.array(self.values)[np.minimum(np.searchsorted(np.cumsum(self.chances), chance, side="right"), last)]


@dataclass(frozen=True, slots=True)
class Weibull:
    """A time to an event, of this shape and scale."""

    shape: float
    scale: float

    @property
    def mean(self) -> float:
        return self.scale * math.gamma(1 + 1 / self.shape)

    def at(self, chance: Array) -> Array:
        return np.asarray(self.scale * (-np.log1p(-chance)) ** (1 / self.shape))


@dataclass(frozen=True, slots=True)
class Every:
    """How often something comes, of which the time between follows a PERT curve."""

    between: Pert

    @property
    def mean(self) -> float:
        points = (np.arange(_POINTS) + 0.5) / _POINTS
        return float(self.at(points).mean())

    def at(self, chance: Array) -> Array:
        return 1 / self.between.at(1 - chance)


def standard(chance: Array) -> Array:
    """The quantiles of a normal curve of mean 0 and standard deviation 1."""
    below = NormalDist().inv_cdf
    return np.array([below(each) for each in chance.tolist()])


def spread_of(quantity: Quantity, family: Family | None = None) -> Spread | None:
    """How likely each value of a quantity is; None for one that has no range. Which curve a mean with an interval
    follows is by its own family, else by the one given, else a normal one.
    """
    if not quantity.is_range:
        return None
    low, high = quantity.ends
    match quantity.shape:
        case Shape.PERT:
            return Pert(low, quantity.central, high)
        case Shape.TRIANGULAR:
            return Triangular(low, quantity.central, high)
        case Shape.UNIFORM:
            return Uniform(low, high)
        case Shape.OUTCOMES:
            return Outcomes(*map(tuple, zip(*sorted(quantity.outcomes), strict=True)))
        case Shape.WAIT:
            return Weibull(*weibull_of(low, high))
        case Shape.EVERY:
            return Every(Pert(1 / high, 1 / quantity.central, 1 / low))
        case Shape.POOLED:
            least = 0.0 if min(one[0] for one in quantity.pool) >= 0 else -np.inf
            return Pooled(quantity.pool, least, 1.0 if family is Family.BETA else np.inf)
        case Shape.INTERVAL:
            return _with_interval(quantity, quantity.family or family or Family.NORMAL)


def _with_interval(quantity: Quantity, family: Family) -> Spread:
    match family:
        case Family.BETA:
            return Beta(*beta_of(quantity))
        case Family.LOGNORMAL:
            return LogNormal(*logged(quantity))
        case Family.NORMAL:
            least = 0.0 if quantity.ends[0] >= 0 else -np.inf
            return Normal(quantity.central, deviation(quantity), least)
