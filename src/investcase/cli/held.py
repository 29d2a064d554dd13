"""What the library holds for one input of a model, at one place or for one nation."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.catalogue.library import Library
from investcase.catalogue.places import Place, Places, PlaceValue
from investcase.documents.figure import FigureValue, Nation, Status, price_year
from investcase.documents.model import Input
from investcase.quantities import Quantity, Year
from investcase.report.words import NATIONS, STATUSES
from investcase.resolving.candidates import nothing_carried_over, values_here
from investcase.resolving.figures import cite


@dataclass(frozen=True, slots=True)
class Held:
    """A value with what stands behind it, or None with the reason in `why_not`."""

    quantity: Quantity | None
    price_base: Year | None = None
    period: str | None = None
    standing: str | None = None
    status: Status | None = None
    source: str | None = None
    how: str | None = None
    why_not: str | None = None
    transferred: Nation | None = None


def held_for(needed: Input, library: Library, places: Places, nation: Nation, place: Place | None) -> Held:
    """What fills an input when a case says nothing."""
    if needed.value is not None:
        return Held(needed.value, standing="a definition", source="a definition")
    if needed.figure is not None:
        found = figure_held(needed.figure, library, nation, place)
        why = nothing_carried_over(library.figure(needed.figure))
        return found or Held(None, why_not=f"no figure {needed.figure} holds for {NATIONS[nation]}{why}")
    if needed.place is not None and place is not None:
        published = place.values.get(needed.place)
        return _published(published) if published else Held(None, why_not=f"no table holds it for {place.name}")
    if needed.nation is not None:
        total, _ = places.national_total(needed.nation.nation, needed.nation.column)
        return _published(total) if total else Held(None, why_not="no total is published")
    if needed.place is not None:
        return Held(None, why_not="the place of the case gives it")
    return Held(None, why_not="only the case can give it")


def figure_held(figure_id: str, library: Library, nation: Nation, place: Place | None) -> Held | None:
    """The value of a figure that a case there would use, before it says anything; None when there is none."""
    candidates = values_here(library, figure_id, nation, place)
    if not candidates:
        return None
    value = candidates[0].value
    return Held(
        quantity=value.value,
        price_base=price_year(value.price_base),
        period=value.period,
        standing=standing_words(value.status, value.inputs_status, candidates[0].transferred),
        status=value.status,
        source=cite(value, library),
        how=value.how,
        transferred=candidates[0].transferred,
    )


def standing_words(status: Status, inputs: Status | None, transferred: Nation | None = None) -> str:
    """A status in words, with what a derived figure rests on and the nation a borrowed one belongs to."""
    words = STATUSES[status]
    if inputs is not None:
        words = f"{words} from {STATUSES[inputs]}"
    return f"{words}; {NATIONS[transferred]}'s figure, transferred" if transferred else words


def value_standing(value: FigureValue) -> str:
    """The status of a figure's value in words."""
    return standing_words(value.status, value.inputs_status)


def _published(found: PlaceValue) -> Held:
    return Held(
        quantity=None if found.value is None else Quantity(found.value, found.unit),
        period=found.column.period,
        standing=STATUSES[found.status],
        status=found.status,
        source=found.source.cited(),
        how=found.note or found.column.note,
        why_not=None if found.value is not None else f"blank in the publication: {found.note or 'not published'}",
    )
