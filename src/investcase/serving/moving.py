"""A value typed on the page: read by the one reader of amounts, and held to the figure's own range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from investcase.quantities import QuantityError, parse_quantity
from investcase.resolving.changes import as_written
from investcase.resolving.written_back import Move
from investcase.serving.sliders import Slider


class RefusedValueError(ValueError):
    """A value that a figure cannot be moved to; what is wrong with it, in words for beside its box."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure moved: where to, in the unit and prices that its slider shows, and as the file would say it."""

    slider: Slider
    value: float

    @property
    def said(self) -> str:
        """The value in words."""
        return self.slider.said(self.value)

    @property
    def was(self) -> str:
        """What the file says, in words."""
        return self.slider.said(self.slider.shown.central)

    @property
    def text(self) -> str:
        """The whole of what the file would say."""
        return self.slider.moved_to(self.value)

    @property
    def move(self) -> Move:
        """What its file would say."""
        return Move(self.slider.figure, self.text)

    @property
    def at(self) -> int:
        """The stop nearest to it."""
        low, high = self.slider.shown.ends
        stops = [parse_quantity(stop.typed).central for stop in self.slider.stops]
        return min(range(len(stops)), key=lambda number: abs(stops[number] - min(max(self.value, low), high)))


def moved(sliders: Sequence[Slider], typed: Mapping[str, str]) -> tuple[tuple[Moved, ...], dict[str, str]]:
    """The figures whose value is another than the file's, and what is wrong with each that cannot be read, by its id.

    What names no slider is left out: the page has just been drawn with others.
    """
    found, refused = [], {}
    for slider in sliders:
        if slider.key not in typed:
            continue
        try:
            value = value_of(slider, typed[slider.key])
        except RefusedValueError as error:
            refused[slider.key] = str(error)
        else:
            if value != slider.shown.central:
                found.append(Moved(slider, value))
    return tuple(found), refused


def value_of(slider: Slider, text: str) -> float:
    """What a text typed for a figure comes to: a number alone is in the figure's unit.

    Raises:
        RefusedValueError: it is no single value of this figure, or lies outside its range.
    """
    try:
        quantity = parse_quantity(as_written(text, slider.figure.unit))
    except QuantityError as error:
        remedy = f"; {error.remedy}" if error.remedy else f": write {error.expected}"
        raise RefusedValueError(f"{error}{remedy}") from None
    if quantity.unit != slider.figure.unit or quantity.is_range:
        what = "a range" if quantity.is_range else f"in {quantity.unit}"
        raise RefusedValueError(f"this is {what}: write one value such as {slider.stops[slider.at].typed}")
    low, high = slider.shown.ends
    if not low <= quantity.central <= high:
        hundredth = quantity.central / 100
        if slider.shown.percent and not quantity.percent and low <= hundredth <= high:
            raise RefusedValueError(f"did you mean {text.strip()}%?")
        ends = f"{slider.said(low)} to {slider.said(high)}"
        raise RefusedValueError(f"this lies outside the range, {ends}; to go beyond it, widen the range in the file")
    return quantity.central
