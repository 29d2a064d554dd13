"""When something happens: how long it takes, by when half and 9 in 10 of it are over, and how often it comes back.

A wait follows a Weibull curve, that of most times to an event (Weibull, 1951): its two numbers come of any two chances.
What comes every so often is a rate, of which the time between has a range; so the rate is its reciprocal.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

from investcase.quantities.amount_texts import parse_quantity
from investcase.quantities.amounts import Quantity, QuantityError
from investcase.quantities.shape import Shape
from investcase.quantities.units import NUMBER, Unit, parse_unit

_WAIT = re.compile(r"half within\s+(?P<half>.+?)\s*,\s*(?:and\s+)?9 in 10 within\s+(?P<most>.+)", re.IGNORECASE)
_EVERY = re.compile(r"(?P<what>.+?)\s+every\s+(?P<time>[\d.].*)", re.IGNORECASE | re.ASCII)
_ONE = re.compile(r"(?:an?|one)\s+(?=[A-Za-z])", re.IGNORECASE)
_YEAR = parse_unit("year")
_IN_A_YEAR = {_YEAR: 1.0, parse_unit("month"): 12.0}
_TIMES = frozenset(parse_unit(word) for word in ("hour", "day", "week", "month", "year"))
_A_WAIT = "half within a time, 9 in 10 within a longer one, such as half within 3 months, 9 in 10 within 8 months"
_OFTEN = "so many every so many months or years, such as 1 fall / person every 2 to 4 years, central 3 years"
_WIDEST = 20.0
"""How much longer 9 in 10 may take than half: beyond it the mean is of a few who wait nearly for ever."""
_HALF, _MOST, _LEAST = (-math.log(chance) for chance in (1 / 2, 1 / 10, 9 / 10))
"""The hazard that has been met when half, 9 in 10 and 1 in 10 are over."""
_SAME = 1 / 100


def parse_time(text: str) -> Quantity | None:
    """What a text says of when something happens; None where it says nothing of that.

    Raises:
        QuantityError: it does, and it cannot be.
    """
    if (wait := _WAIT.fullmatch(text)) is not None:
        return _wait(wait["half"], wait["most"])
    if (every := _EVERY.fullmatch(text)) is not None:
        return _every(every["what"], every["time"])
    return None


def weibull_of(low: float, high: float) -> tuple[float, float]:
    """The shape and the scale of the Weibull curve that stays below `low` 1 time in 10, and below `high` 9 in 10."""
    shape = math.log(_MOST / _LEAST) / math.log(high / low)
    return shape, high / _MOST ** (1 / shape)


def mean_wait(low: float, high: float) -> float:
    """The mean of that curve."""
    shape, scale = weibull_of(low, high)
    return scale * math.gamma(1 + 1 / shape)


def refuse_no_time(value: Quantity) -> None:
    """Hold a range that is written with its shape to what a wait, or what comes every so often, may be.

    Raises:
        QuantityError: it cannot be one.
    """
    low, high = value.ends
    if value.shape is Shape.WAIT and value.unit not in _TIMES:
        raise QuantityError(f"a wait is a time, and this is in {value.unit}", _A_WAIT)
    if low <= 0:
        raise QuantityError("a time is above nil, and so is how often a thing comes", "a lower end above nil")
    if value.shape is not Shape.WAIT or low == high:
        return
    if high > low * _widest_ends():
        raise _too_wide()
    mean = mean_wait(low, high)
    if abs(value.central - mean) > _SAME * (high - low):
        raise QuantityError(
            f"the mean of a wait with these ends is {replace(value, central=mean, low=None, high=None)}",
            "between what it lies 8 times in 10, and its mean",
            remedy=f"write {_A_WAIT}",
        )


def _wait(half: str, most: str) -> Quantity:
    middle, end = parse_quantity(half), parse_quantity(most)
    if middle.unit == NUMBER:
        middle = replace(middle, unit=end.unit)
    if middle.unit != end.unit or end.unit not in _TIMES or middle.is_range or end.is_range:
        raise QuantityError("a wait is two times in one unit", _A_WAIT)
    if not 0 < middle.central < end.central:
        raise QuantityError(f"{half.strip()} is no shorter than {most.strip()}, or no time at all", _A_WAIT)
    ratio = end.central / middle.central
    if ratio > _WIDEST:
        raise _too_wide()
    shape = math.log(_MOST / _HALF) / math.log(ratio)
    low = end.central * (_LEAST / _MOST) ** (1 / shape)
    return Quantity(mean_wait(low, end.central), end.unit, low, end.central, shape=Shape.WAIT)


def _too_wide() -> QuantityError:
    return QuantityError(
        f"9 in 10 take more than {_WIDEST:g} times as long as half do, so its mean is that of a few who wait for ever",
        _A_WAIT,
        remedy="give those who never come a line of their own, and the wait of the others here",
    )


def _widest_ends() -> float:
    """How far apart the ends of the widest wait are, the upper by the lower."""
    shape = math.log(_MOST / _HALF) / math.log(_WIDEST)
    return float((_MOST / _LEAST) ** (1 / shape)) * (1 + _SAME)


def _every(what: str, time: str) -> Quantity:
    times = Quantity(1.0) if what.casefold() == "once" else parse_quantity(_ONE.sub("1 ", what, count=1))
    between = parse_quantity(time)
    in_a_year = _IN_A_YEAR.get(between.unit)
    if in_a_year is None:
        raise QuantityError(f"{time} is no time in months or years", _OFTEN)
    if between.shape is not Shape.PERT or times.is_range or times.central <= 0:
        raise QuantityError(
            "what comes every so often is one number above nil, and the time between is one range", _OFTEN
        )
    low, high = between.ends
    if low <= 0:
        raise QuantityError("the time between is nil, so it would come without end", _OFTEN)
    unit = times.unit / _YEAR if times.unit != NUMBER else Unit() / _YEAR
    rate = times.central * in_a_year
    if not between.is_range:
        return Quantity(rate / between.central, unit)
    return Quantity(rate / between.central, unit, rate / high, rate / low, shape=Shape.EVERY)
