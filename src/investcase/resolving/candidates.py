"""The values of a figure that could stand at a place, origin by origin, strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from investcase.catalogue.library import FoundFigure, Library
from investcase.catalogue.origins import SHIPPED
from investcase.catalogue.places import Place, PlaceValue
from investcase.documents.figure import FigureValue, Nation, Status
from investcase.quantities import Quantity
from investcase.quantities.kinds import kind_words
from investcase.reading.spots import Spot

PUBLISHED_TABLE = "published table"
"""The origin of what a table of places holds."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A library value that could be used, how well it fits, and the origin that holds it."""

    value: FigureValue
    found: FoundFigure
    transferred: Nation | None
    origin: str
    published: PlaceValue | None = None

    @property
    def spot(self) -> Spot | None:
        """Where the value is written; None for what ships with investcase, which nobody is sent to mend."""
        if self.published is not None:
            return self.published.spot
        if self.origin == SHIPPED:
            return None
        values, mine = self.found.kept.values, self.value
        same = (n for n, each in enumerate(values) if (each.holds_for, each.since) == (mine.holds_for, mine.since))
        place = next(same, 0)
        return self.found.loaded.spot(("figures", self.found.index, "values", place, "value"))


def best_value(found: FoundFigure, nation: Nation) -> Candidate | None:
    """The most specific value of one origin for a nation: its own, then the UK's; else another nation's."""
    for scope in (nation.value, Nation.UK.value):
        for value in found.figure.values:
            if value.holds_for == scope:
                return Candidate(value, found, None, found.origin)
    for value in found.figure.values if found.figure.carries_over else ():
        if value.holds_for in {n.value for n in Nation}:
            return Candidate(value, found, Nation(value.holds_for), found.origin)
    return None


def values_here(library: Library, figure_id: str, nation: Nation, place: Place | None) -> list[Candidate]:
    """What every origin holds of a figure that could stand at a place, strongest first; another nation's last.

    Within one origin the place's own comes first: a value written for it, else what the tables of places hold of it.
    """
    found = [candidate for entry in library.figure(figure_id) for candidate in _of_one_origin(entry, nation, place)]
    return sorted(found, key=lambda candidate: candidate.transferred is not None)


def columns_of_another(library: Library, figure_id: str, place: Place | None) -> Iterator[tuple[FoundFigure, str]]:
    """Every origin's figure whose column at a place is in another unit, or of another kind, and that in words."""
    for found in library.figure(figure_id):
        published = place.values.get(found.figure.place) if place is not None and found.figure.place else None
        if published is not None and _is_another(found, published):
            mine, theirs = found.figure, published.column
            if theirs.unit != mine.unit:
                yield found, f"{figure_id} is in {mine.unit}, and {theirs.name} in {theirs.unit}"
            else:
                yield found, f"{figure_id} is a {kind_words(mine.is_)}, and {theirs.name} a {kind_words(theirs.is_)}"


def _is_another(found: FoundFigure, published: PlaceValue) -> bool:
    return (published.unit, published.column.is_) != (found.figure.unit, found.figure.is_)


def nothing_carried_over(held: Sequence[FoundFigure]) -> str:
    """What to add to "no figure holds here": that other nations' figures are not carried over, where that is why."""
    kept = bool(held) and not any(found.figure.carries_over for found in held)
    return ": the nations differ in law, and another's is not carried over" if kept else ""


def _of_one_origin(found: FoundFigure, nation: Nation, place: Place | None) -> Iterator[Candidate]:
    if place is not None:
        for value in found.figure.values:
            if value.holds_for in (place.code, place.name):
                yield Candidate(value, found, None, found.origin)
                return
    general = best_value(found, nation)
    published = place.values.get(found.figure.place) if place is not None and found.figure.place else None
    if place is None or published is None or general is None or _is_another(found, published):
        yield from [general] if general else []
    elif published.value is None:
        how = f"{general.value.how or ''} None of {place.name}'s own: {published.note}".strip()
        yield replace(general, value=general.value.model_copy(update={"how": how}))
    else:
        yield Candidate(
            _own_value(general.value, published, published.value, place), found, None, PUBLISHED_TABLE, published
        )
        yield general


def _own_value(general: FigureValue, published: PlaceValue, own: float, place: Place) -> FigureValue:
    """A place's published number, between the ends of the general value, which are stretched where it lies outside."""
    low, high = general.value.ends
    column = published.column
    ranged = general.value.is_range
    value = Quantity(own, published.unit, min(low, own) if ranged else None, max(high, own) if ranged else None)
    how = f"{place.name}'s own, {column.period}. {published.note or column.note or ''}"
    if ranged:
        how += " The ends are those of the general figure, stretched where this one lies outside them."
    return general.model_copy(
        update={
            "value": value,
            "interval": None,
            "holds_for": place.code,
            "price_base": None,
            "period": column.period,
            "source": column.source,
            "locator": column.locator,
            "status": published.status,
            "inputs_status": published.source.read if published.status is Status.DERIVED else None,
            "how": " ".join(how.split()),
            "study": None,
        }
    )
