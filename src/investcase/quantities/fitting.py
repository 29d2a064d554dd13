"""What a mean and a 95% interval come to: which curve has them, by what the number is, and why none may."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

from investcase.quantities.amounts import Quantity
from investcase.quantities.shape import Family

WIDE = NormalDist().inv_cdf(39 / 40)
"""How many standard deviations a 95% interval reaches to either side of a normal mean."""
_LEAST = 1 / 2
_NEAR = 4
_ASKEW = 15 / 100
"""How far the mean may lie from where the curve would have it, as a share of the interval's width."""
_AS_A_RANGE = "write low:, central: and high: instead"


class Unfit(NamedTuple):
    """Why no curve has such a mean and interval."""

    message: str
    expected: str
    remedy: str


class Ends(NamedTuple):
    """Where a normal or lognormal curve stands and how wide it is; of a lognormal one, in logarithms."""

    middle: float
    width: float


def deviation(value: Quantity) -> float:
    """The standard deviation that a 95% interval stands for."""
    low, high = value.ends
    return (high - low) / (2 * WIDE)


def logged(value: Quantity) -> Ends:
    """A lognormal curve's mean and standard deviation in logarithms, of the mean given and as wide as the interval."""
    low, high = value.ends
    width = math.log(high / low) / (2 * WIDE)
    return Ends(math.log(value.central) - width * width / 2, width)


def beta_of(value: Quantity) -> tuple[float, float]:
    """The two numbers of the beta curve that has this mean and this standard deviation."""
    mean, variance = value.central, deviation(value) ** 2
    size = mean * (1 - mean) / variance - 1
    return mean * size, (1 - mean) * size


def unfit(value: Quantity, family: Family) -> Unfit | None:
    """Why a mean and a 95% interval cannot be those of a curve; None where they can."""
    low, high = value.ends
    mean = value.central
    if low == high:
        return Unfit("this interval has no width", "a lower end below the upper", "leave the interval out")
    match family:
        case Family.NORMAL:
            if low >= 0 and mean < _NEAR * deviation(value):
                return _unfit("a curve with this interval would go below nil, where its lower end does not")
            middle = (low + high) / 2
        case Family.LOGNORMAL:
            if low <= 0:
                return _unfit("this interval reaches down to nil, which no ratio does")
            found = logged(value)
            middle = (math.exp(found.middle - WIDE * found.width) + math.exp(found.middle + WIDE * found.width)) / 2
            middle = mean + (low + high) / 2 - middle
        case Family.BETA:
            if not 0 < mean < 1 or min(beta_of(value)) < _LEAST:
                return _unfit("this interval is too wide for a share with this mean")
            middle = (low + high) / 2
    if abs(mean - middle) > _ASKEW * (high - low):
        return _unfit("the mean lies too far from the middle of its interval for any curve that fits")
    return None


def _unfit(message: str) -> Unfit:
    return Unfit(message, "a mean and the interval that holds it 19 times in 20", _AS_A_RANGE)
