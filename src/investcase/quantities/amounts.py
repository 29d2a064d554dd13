"""A number with its unit, and its range if it has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from investcase.quantities.shape import Family, Shape
from investcase.quantities.units import NUMBER, Unit
from investcase.quantities.written import write_amount, write_counted, write_percent
from investcase.reading.carried import Carried
from investcase.reading.suggest import to_write


class QuantityError(Carried, ValueError):
    """Text that is not a quantity; says what was expected, and what was likely meant: `instead` are texts that are."""

    def __init__(
        self,
        message: str,
        expected: str,
        word: str | None = None,
        remedy: str | None = None,
        instead: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.expected = expected
        self.word = word
        self.instead = instead
        self.remedy = remedy or to_write(instead)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A central value in a unit, with the low and high ends of its range (equal to it when there is none).

    `percent` remembers that it was written with a per cent sign; 18% and 0.18 are nevertheless equal. `outcomes` are
    values each with its chance, where the shape is of outcomes; `family` is the curve of a mean with an interval, where
    the place it is written in says so. `counted` says that it was written as so many of a hundred, and is a part of a
    whole or a rate of one count to another; `typed` is what was written of one that has been given its unit since.
    """

    central: float
    unit: Unit = NUMBER
    low: float | None = None
    high: float | None = None
    percent: bool = field(default=False, compare=False, repr=False)
    shape: Shape = Shape.PERT
    outcomes: tuple[tuple[float, float], ...] = ()
    family: Family | None = field(default=None, compare=False, repr=False)
    counted: bool = field(default=False, compare=False, repr=False)
    typed: Quantity | None = field(default=None, compare=False, repr=False)

    @property
    def ends(self) -> tuple[float, float]:
        """The low and high ends."""
        return (
            self.central if self.low is None else self.low,
            self.central if self.high is None else self.high,
        )

    @property
    def is_range(self) -> bool:
        """Whether the ends differ from the centre."""
        return self.ends != (self.central, self.central)

    def in_unit(self, unit: Unit) -> Quantity:
        """The same numbers in the unit that the place they stand in expects."""
        return replace(self, unit=unit, percent=False, counted=False, typed=self)

    def scaled(self, factor: float, unit: Unit = NUMBER) -> Quantity:
        """Every value times a factor, and the unit times another."""
        low, high = self.ends
        if factor < 0:
            low, high = high, low
        ranged = self.is_range
        return Quantity(
            self.central * factor,
            self.unit * unit,
            low * factor if ranged else None,
            high * factor if ranged else None,
            shape=self.shape,
            family=self.family,
            outcomes=tuple((value * factor, chance) for value, chance in self.outcomes),
        )

    def __str__(self) -> str:
        return self._text(partial(write_amount, unit=self.unit))

    def as_written(self) -> str:
        """The quantity with a per cent sign where its author wrote one; `str` says the same of 18% and 0.18."""
        if self.counted:
            return self._text(write_counted)
        return self._text(write_percent) if self.percent else str(self)

    def _text(self, write: Callable[[float], str]) -> str:
        if not self.is_range:
            return write(self.central)
        low, central, high = map(write, (self.ends[0], self.central, self.ends[1]))
        match self.shape:
            case Shape.INTERVAL:
                return f"mean {central}, 95% {low} to {high}"
            case Shape.OUTCOMES:
                return ", ".join(f"{write(value)} in {write_percent(chance)}" for value, chance in self.outcomes)
            case Shape.PERT:
                return f"{low} to {high}, central {central}"
            case _:
                return f"{low} to {high}, central {central}, {self.shape}"
