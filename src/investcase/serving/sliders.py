"""The figures that matter most, each with the values it may be moved to and what the answer is at each of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.sensitivity import Swing
from investcase.appraisal.switching import Switching, switching
from investcase.appraisal.switching_search import HOLDS, IMPOSSIBLE
from investcase.appraisal.switching_worlds import Answer, Trying
from investcase.documents.edits import Edit
from investcase.quantities import NUMBER, Quantity, parse_unit
from investcase.report.view.of_services import figure_title
from investcase.report.words import figure_amount, unit_words
from investcase.resolving.figures import Resolved
from investcase.resolving.written_back import Fixed, movable, rounded, written

MOST = 10
_STOPS = 50
"""About so many values to a slider: closer ones are typed."""
_FITTING = (1, 2, 5, 10)
WORSE, LOSS, GAIN, NO_ANSWER = "worse", "loss", "gain", "none"


@dataclass(frozen=True, slots=True)
class Stop:
    """One value of a slider: as it is typed, as it is said, and what the answer is there."""

    typed: str
    said: str
    state: str


@dataclass(frozen=True, slots=True)
class Run:
    """Stops next to each other at which the answer is the same, from `first` to `last`."""

    state: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Slider:
    """One figure that may be moved.

    `shown` is its range as the file would write it: in the prices of where it is written, which are the case's for a
    figure of the library. `factor` is what brings one of its values to the case's prices. `edits` are the places of the
    file that give it, or would. `at` is the stop where the file stands.
    """

    figure: Resolved
    title: str
    swing: Swing
    shown: Quantity
    factor: float
    edits: tuple[Edit, ...]
    stops: tuple[Stop, ...]
    at: int
    turns: tuple[Switching, ...]

    @property
    def key(self) -> str:
        """The figure's id."""
        return self.figure.key

    @property
    def is_the_cases(self) -> bool:
        """Whether the case gives it itself, and not the library."""
        return all(isinstance(edit.value, str) for edit in self.edits)

    @property
    def runs(self) -> tuple[Run, ...]:
        """Where along it the answer is what."""
        found, start = [], 0
        for state, group in groupby(self.stops, key=lambda stop: stop.state):
            length = len(list(group))
            found.append(Run(state, start, start + length - 1))
            start += length
        return tuple(found)

    def said(self, value: float) -> str:
        """One of its values in words."""
        return figure_amount(replace(self.figure, quantity=self.shown), value)

    def typed(self, value: float) -> str:
        """One of its values as it is typed: pounds and per cent with their sign, and the rest without its unit."""
        bare = parse_unit("£") if self.figure.unit.power("£") else NUMBER
        return written(Quantity(value, bare, percent=self.shown.percent))

    @property
    def said_stops(self) -> list[tuple[str, str]]:
        """Its stops as typed and as said."""
        return [(stop.typed, stop.said) for stop in self.stops]

    @property
    def unit(self) -> str:
        """What follows a value typed without it; nothing where its sign says it all."""
        words = unit_words(self.figure.unit)
        return words.removeprefix("£").strip() if self.figure.unit.power("£") else words

    def moved_to(self, value: float) -> str:
        """What the file would say with its centre there and its range as it is."""
        return written(replace(self.shown, central=value))


def sliders(appraisal: Appraisal) -> tuple[Slider, ...]:
    """The figures of the preferred option that move its value to society most and can be moved, widest first."""
    begun = [made for swing in appraisal.swings if (made := _begun(appraisal, swing)) is not None][:MOST]
    values = [_values(slider.shown) for slider in begun]
    states = iter(_states(appraisal, begun, values))
    found = switching(appraisal)
    npsv, cash = found.of(Answer.NPSV), found.of(Answer.LEAD_CASH)
    return tuple(
        replace(
            slider,
            stops=tuple(Stop(slider.typed(value), slider.said(value), next(states)) for value in each),
            at=each.index(slider.shown.central),
            turns=tuple(turns[slider.key] for turns in (npsv, cash) if slider.key in turns),
        )
        for slider, each in zip(begun, values, strict=True)
    )


def _begun(appraisal: Appraisal, swing: Swing) -> Slider | None:
    """A figure whose centre can be moved within its range by what a case says; None where it cannot be."""
    figure = swing.figure
    if figure.unit.power("£") and not figure.original.central:
        return None  # Nil has no prices to be brought from.
    found = movable(appraisal.case, figure)
    if isinstance(found, Fixed):
        return None
    title = figure_title(appraisal.preferred.flows.option, figure)
    return Slider(figure, title, swing, found.shown, found.factor, found.edits, (), 0, ())


def _values(shown: Quantity) -> list[float]:
    """The values of a slider from end to end, the file's own among them."""
    low, high = shown.ends
    rough = (high - low) / _STOPS
    tens = 10.0 ** math.floor(math.log10(rough))
    step = next(each * tens for each in _FITTING if each * tens >= rough * (1 - 1e-9))
    first = math.ceil(low / step + 1e-9)
    inside = [rounded(number * step) for number in range(first, math.floor(high / step) + 1)]
    return sorted({low, shown.central, high, *(value for value in inside if low < value < high)})


def _states(appraisal: Appraisal, begun: Sequence[Slider], values: Sequence[Sequence[float]]) -> Iterator[str]:
    """What the answer is at each value of each slider, all of them worked out at once."""
    tried = [
        (number, value * slider.factor)
        for number, (slider, each) in enumerate(zip(begun, values, strict=True))
        for value in each
    ]
    if not tried:
        return
    found = Trying(appraisal, [slider.figure for slider in begun], ()).states(tried)
    for npsv, cash in zip(found[0], found[1], strict=True):
        if IMPOSSIBLE in (npsv, cash):
            yield NO_ANSWER
        else:
            yield WORSE if npsv != HOLDS else GAIN if cash == HOLDS else LOSS
