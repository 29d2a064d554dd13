"""A place among the councils most like it and those of its nation: medians, and what chance alone would hardly do.

No published list of neighbours is used. Those most like it are the ten of its nation nearest by four characteristics,
each over its spread between councils: the share of people aged 65 and over, the share of those aged 85 and over, the
logarithm of the population, and deprivation. No rank is made: a rank tells noise from noise.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, median, pstdev
from typing import Literal

from investcase.catalogue.library import Library
from investcase.catalogue.places import Place, Places
from investcase.documents.figure import Nation

BY = "share aged 65 and over, share of those aged 85 and over, population and deprivation"
_DEPRIVATION = {
    Nation.ENGLAND: "imd_2025_score",
    Nation.SCOTLAND: "simd_2020_share_zones_most_deprived_20pct",
    Nation.WALES: "wimd_2019_share_areas_most_deprived_10pct",
}
_HOW_MANY = 10
_FUNNEL = 3
"""Standard deviations on either side of the neighbours' median: chance alone leaves two councils in a thousand out."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One published number of a place beside the medians of its neighbours and of its nation.

    `low` and `high` are the least and the most of the neighbours. `outside` says on which side a place lies that is
    beyond them all and beyond what chance would do among as many people; None within, or where nothing says how many.
    """

    own: float
    near: float
    low: float
    high: float
    nation: float
    outside: Literal["above", "below"] | None


def compared(library: Library, place: Place) -> tuple[str, ...]:
    """The columns of a place to hold against others': rates and shares of a count, and what figures take from it."""
    rates = [name for name, value in place.values.items() if value.column.of]
    taken = [figure.place for _, figure in library.all_figures() if figure.place in place.values]
    return tuple(dict.fromkeys((*rates, *filter(None, taken))))


class Neighbours:
    """The councils most like one place, found once."""

    def __init__(self, places: Places, place: Place) -> None:
        self._places = places
        self._place = place
        self._codes = _nearest(self._characteristics(), place.code) if place.kind == "council" else ()

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, nearest first."""
        names = self._names("population_total") if self._codes else {}
        return tuple(names[code] for code in self._codes)

    def beside(self, name: str) -> Beside | None:
        """A column of the place among its neighbours; None where too few of them have it, or it has none itself."""
        published = self._published(name)
        own = published.get(self._place.code)
        near = {code: published[code] for code in self._codes if code in published}
        if own is None or len(near) < _HOW_MANY // 2:
            return None
        middle, low, high = median(near.values()), min(near.values()), max(near.values())
        width = self._chance(name, middle)
        side: Literal["above", "below"] | None = None
        if width is not None and own > max(high, middle + width):
            side = "above"
        elif width is not None and own < min(low, middle - width):
            side = "below"
        whole = median(published.values())
        return Beside(own, middle, low, high, whole, side)

    def _chance(self, name: str, middle: float) -> float | None:
        """How far from the middle chance alone may put a share or rate of as many people as the place has."""
        value = self._place.values[name]
        of = self._place.values.get(value.column.of or "")
        if of is None or not of.value:
            return None
        variance = middle if value.column.unit.power("year") else middle * (1 - middle)
        return _FUNNEL * math.sqrt(max(variance, 0) / of.value)

    def _published(self, name: str) -> dict[str, float]:
        rows, _ = self._places.all_places(self._place.nation, name)
        return {place.code: value.value for place, value in rows if value.value is not None}

    def _names(self, name: str) -> dict[str, str]:
        return {place.code: place.name for place, _ in self._places.all_places(self._place.nation, name)[0]}

    def _characteristics(self) -> list[dict[str, float]]:
        deprivation = _DEPRIVATION.get(self._place.nation)
        if deprivation is None:
            return []
        people, older, oldest = (self._published(f"population_{ages}") for ages in ("total", "65_plus", "85_plus"))
        every = people.keys() & older.keys() & oldest.keys()
        return [
            {code: older[code] / people[code] for code in every},
            {code: oldest[code] / older[code] for code in every},
            {code: math.log(people[code]) for code in every},
            self._published(deprivation),
        ]


def _nearest(characteristics: list[dict[str, float]], own: str) -> tuple[str, ...]:
    """The codes of those nearest, nearest first; none where the place itself lacks a characteristic."""
    if not characteristics or any(own not in each for each in characteristics):
        return ()
    scaled = [_scaled(each) for each in characteristics]
    every = set.intersection(*(set(each) for each in scaled)) - {own}
    far = {code: math.dist([each[code] for each in scaled], [each[own] for each in scaled]) for code in every}
    return tuple(sorted(far, key=lambda code: (far[code], code))[:_HOW_MANY])


def _scaled(values: Mapping[str, float]) -> dict[str, float]:
    middle, spread = fmean(values.values()), pstdev(values.values()) or 1.0
    return {code: (value - middle) / spread for code, value in values.items()}
