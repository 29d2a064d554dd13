"""Which of a figure's values stood on a day: each is kept when the next one comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from investcase.documents.figure import Figure, FigureValue


def on_the_day(figure: Figure, day: dt.date | None) -> Figure:
    """A figure with the values that stood on a day, one for each nation or place; the newest where no day is given.

    Before the first of them there was none to be had, and the first stands.
    """
    if all(value.since is None for value in figure.values):
        return figure
    return figure.model_copy(update={"values": tuple(_standing(figure.values, day))})


def before(figure: Figure, value: FigureValue) -> tuple[FigureValue, ...]:
    """The values that one took the place of, the latest first."""
    same = [each for each in in_order(figure.values) if _where(each) == _where(value)]
    return tuple(each for each in reversed(same) if _start(each) < _start(value))


def in_order(values: Iterable[FigureValue]) -> list[FigureValue]:
    """Values by the day from which they stand; one without a day is the first."""
    return sorted(values, key=_start)


def _standing(values: Iterable[FigureValue], day: dt.date | None) -> Iterable[FigureValue]:
    by_place: dict[str, list[FigureValue]] = {}
    for value in values:
        by_place.setdefault(_where(value), []).append(value)
    for held in by_place.values():
        ordered = in_order(held)
        begun = [value for value in ordered if day is None or _start(value) <= day]
        yield begun[-1] if begun else ordered[0]


def _where(value: FigureValue) -> str:
    return value.holds_for.casefold()


def _start(value: FigureValue) -> dt.date:
    return value.since or dt.date.min
