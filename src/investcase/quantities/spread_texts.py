"""Ranges as people write them: their shape, a mean with its 95% interval, and outcomes each with its chance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from investcase.numbers.writing import percent
from investcase.quantities.amount_texts import combine_range
from investcase.quantities.amount_texts import parse_quantity as parse_plain
from investcase.quantities.amounts import Quantity, QuantityError
from investcase.quantities.event_times import parse_time, refuse_no_time
from investcase.quantities.shape import Shape
from investcase.reading.blanks import BLANK
from investcase.reading.suggest import did_you_mean, nearest

OF_RANGES = (Shape.PERT, Shape.TRIANGULAR, Shape.UNIFORM, Shape.WAIT, Shape.EVERY)
_SHAPES = ", ".join(OF_RANGES)
_SHAPED = re.compile(r"(?P<range>.+\bcentral\s.+?)\s*,\s*(?P<shape>[A-Za-z]+)", re.IGNORECASE)
_MEAN = re.compile(r"mean\s+(?P<mean>.+?)\s*,\s*95\s?%\s+(?P<low>.+?)\s+to\s+(?P<high>.+)", re.IGNORECASE)
_OUTCOME = re.compile(r"(?P<value>.+)\s+in\s+(?P<chance>\S+\s?%)", re.IGNORECASE)
_NOT_95 = re.compile(r"mean\s.+?,\s*(?P<level>\d[\d.]*\s?%)\s+(?=\S+.*\sto\s)", re.IGNORECASE | re.ASCII)
_UNCENTRED = re.compile(r"(?P<range>.+\sto\s.+?)\s*,\s*(?P<shape>[A-Za-z]+)", re.IGNORECASE)
_ALL = 1e-9
_LONGEST = 600
"""No range is longer in words; what is longer is not looked through for one."""


def parse_quantity(text: str) -> Quantity:
    """The quantity a text names: one value, a range with its shape, a mean with its 95% interval, outcomes, or a time.

    Raises:
        QuantityError: it is none of them, or not one that can be.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return parse_plain(text)
    if (mean := _MEAN.fullmatch(text)) is not None:
        return with_interval(mean["mean"], mean["low"], mean["high"])
    if (time := parse_time(text)) is not None:
        return time
    outcomes = [_OUTCOME.fullmatch(part) for part in re.split(r",\s", text)]
    if all(outcomes):
        return of_outcomes([(found["value"], found["chance"]) for found in outcomes if found is not None])
    if (level := _NOT_95.match(text)) is not None:
        raise QuantityError(
            f"the interval beside this mean is of {level['level']}, and 95% is read", "mean ..., 95% low to high"
        )
    shaped = _SHAPED.fullmatch(text)
    if shaped is not None and not any(character.isdigit() for character in shaped["shape"]):
        return shaped_as(parse_plain(shaped["range"]), shaped["shape"])
    uncentred = _UNCENTRED.fullmatch(text)
    if uncentred is not None:
        _refuse_uncentred(uncentred["range"], uncentred["shape"])
    return parse_plain(text)


def shaped_as(value: Quantity, shape: str) -> Quantity:
    """A range with the shape that a word names.

    Raises:
        QuantityError: no range has such a shape, or this one cannot have it.
    """
    named = shape.casefold()
    if named not in OF_RANGES:
        raise QuantityError(f"{shape!r} is no shape of a range", _SHAPES, remedy=did_you_mean(shape, OF_RANGES))
    found = replace(value, shape=Shape(named))
    if found.shape in (Shape.WAIT, Shape.EVERY):
        refuse_no_time(found)
    return found


def _refuse_uncentred(written: str, shape: str) -> None:
    """Tell a word that is all but a shape, after a range without a centre; a shape is asked for its centre."""
    near = nearest(shape, OF_RANGES, 1)
    if not near or shape.casefold() in OF_RANGES:
        return
    remedy = f'write "{written}, central {BLANK}, {near[0]}"'
    expected = f"low to high, central and your best single figure, and a shape: {_SHAPES}"
    raise QuantityError(f"{shape!r} is no shape of a range, which has no central value", expected, remedy=remedy)


def with_interval(mean: str, low: str, high: str) -> Quantity:
    """A mean and its 95% interval, each as written.

    Raises:
        QuantityError: the mean lies outside, or the units differ.
    """
    return replace(combine_range(low, mean, high), shape=Shape.INTERVAL)


def of_outcomes(written: Sequence[tuple[str, str]]) -> Quantity:
    """Outcomes, each with its chance: their central value is what they come to on average.

    Raises:
        QuantityError: the chances do not add to 100%, or the units differ.
    """
    values = [parse_plain(value) for value, _ in written]
    chances = [parse_plain(chance) for _, chance in written]
    for chance in chances:
        if not chance.unit.is_number or chance.is_range or not 0 < chance.central <= 1:
            raise QuantityError(f"{chance} is no chance", "a chance above 0% and up to 100%, such as 30%")
    total = sum(chance.central for chance in chances)
    if abs(total - 1) > _ALL:
        raise QuantityError(
            f"the chances of these outcomes add to {percent(total, 2)}", "100%, with what happens otherwise among them"
        )
    if len({value.unit for value in values}) > 1 or any(value.is_range for value in values):
        raise QuantityError("these outcomes are not all one value in one unit", "one value for each, in one unit")
    numbers = [value.central for value in values]
    if twice := next((value for value in values if numbers.count(value.central) > 1), None):
        raise QuantityError(
            f"{twice.as_written()} is two of these outcomes", "each outcome once, with all of its chance"
        )
    outcomes = tuple((value.central, chance.central) for value, chance in zip(values, chances, strict=True))
    central = sum(value * chance for value, chance in outcomes)
    low, high = min(value for value, _ in outcomes), max(value for value, _ in outcomes)
    signed = any(value.percent for value in values)
    central = min(max(central, low), high)
    return Quantity(central, values[0].unit, low, high, signed, Shape.OUTCOMES, outcomes)
