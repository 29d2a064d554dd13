"""A place beside its neighbours, in words for a draft and for `show`."""

from __future__ import annotations

from investcase.catalogue.library import Library
from investcase.catalogue.neighbours import BY, Beside, Neighbours, compared
from investcase.catalogue.places import Place, Places, PlaceValue
from investcase.cli.written import written
from investcase.numbers.writing import number
from investcase.quantities import Quantity, parse_unit
from investcase.report.words import NATIONS

_A_YEAR = parse_unit("1 / year")


def beside_neighbours(library: Library, places: Places, place: Place) -> list[str]:
    """Who the neighbours are, then a line for each number; nothing where no neighbours can be told."""
    neighbours = Neighbours(places, place)
    found = [(place.values[name], neighbours.beside(name)) for name in compared(library, place)]
    lines = [_line(value, beside, place) for value, beside in found if beside is not None]
    if not lines:
        return []
    names = ", ".join(neighbours.names)
    return [
        f"Beside the {len(neighbours.names)} councils of {NATIONS[place.nation]} most like it by {BY}: {names}. No "
        "published list of neighbours was used.",
        *lines,
    ]


def _line(value: PlaceValue, beside: Beside, place: Place) -> str:
    near, low, high, nation = (
        _in_words(value, amount) for amount in (beside.near, beside.low, beside.high, beside.nation)
    )
    each = " in 100,000 a year" if value.unit == _A_YEAR else ""
    said = (
        f"{value.column.title}: {_in_words(value, beside.own)}{each}; their median {near}, from {low} to {high}; the "
        f"median of all councils of {NATIONS[place.nation]} {nation}"
    )
    if beside.outside is None:
        return f"{said}."
    return f"{said}. It lies {beside.outside} all of them, by more than chance would do: say why, or ask."


def _in_words(value: PlaceValue, amount: float) -> str:
    if value.unit == _A_YEAR:
        return number(amount * 100_000)
    return written(Quantity(round(amount, 3), value.unit), value.column.is_)
