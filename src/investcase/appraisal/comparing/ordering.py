"""The order in which the differences of two cases are taken over, and what each is called.

Prices first, then place and lead body, the years, the discount rates, then how the option is built, then figures;
within each by their place in the document, never by the order in which anything is written.
"""

from __future__ import annotations

from investcase.documents.base import Document
from investcase.documents.case import Case, Discount
from investcase.documents.differences import ABSENT, Difference, Place
from investcase.documents.lines import LocalValue
from investcase.quantities import Quantity, Year

WORDS = frozenset(
    (
        *("title", "summary", "source", "sources", "reason", "reasons", "note", "why", "because", "status", "standing"),
        *("disclaimer", "as_of", "decision", "equality", "narrative", "balancing", "case", "illustrative", "accepted"),
    )
)
"""Fields that can move no amount."""
LIBRARY = "library"
PRICE_BASE = "price_base"
PRICES, _WHERE, _WHEN, _RATES, _BUILT, _FIGURES = range(6)
_TOP = {
    "deflator": PRICES,
    PRICE_BASE: PRICES,
    "place": _WHERE,
    "lead_body": _WHERE,
    "start": _WHEN,
    "years": _WHEN,
    "discount": _RATES,
}
_TOP_WORDS = {
    "deflator": "The price index",
    "price_base": "The price base",
    "place": "The place",
    "lead_body": "The lead body",
    "start": "The first year",
    "years": "The number of years",
    "discount": "The discount rates",
}
_LISTS = ("options", "interventions", "costs", "benefits", "disinvestments", "shared_events", "funding")


def is_words(place: Place) -> bool:
    """Whether a place holds words alone."""
    return bool(place) and place[-1] in WORDS


def is_figure(difference: Difference) -> bool:
    """Whether values alone differ."""
    of_a_figure = len(difference.place) > 1 and difference.place[-1] == PRICE_BASE
    if difference.place[0] in (LIBRARY, "figures") or of_a_figure:
        return True
    sides = [side for side in (difference.before, difference.after) if side is not ABSENT]
    return all(isinstance(side, Quantity | LocalValue) for side in sides)


def rank(difference: Difference) -> tuple[int, Place]:
    """Where a difference comes in the order."""
    top = difference.place[0]
    if top in _TOP:
        return _TOP[top], difference.place
    return (_FIGURES if is_figure(difference) else _BUILT), difference.place


def title_of(difference: Difference, first: Case, second: Case) -> str:
    """What differs, in words: the titles of what it belongs to, then the field."""
    place = difference.place
    if place[0] in _TOP_WORDS:
        return _TOP_WORDS[place[0]]
    names = [name for name in _named(place, first, second) if name]
    words = ": ".join(names) or ".".join(place)
    if isinstance(difference.before, Document) and difference.after is ABSENT:
        return f"{words}: taken out"
    if isinstance(difference.after, Document) and difference.before is ABSENT:
        return f"{words}: new"
    return words


def written(side: object) -> str | None:
    """One side as it could be written; None for what is not a single value."""
    if side is ABSENT:
        return None
    if isinstance(side, LocalValue):
        return side.value.as_written()
    if isinstance(side, bool):
        return "yes" if side else "no"
    if isinstance(side, Quantity):
        return side.as_written()
    if isinstance(side, Discount):
        return f"flat {written(side.flat)}"
    if isinstance(side, str | int | float | Year):
        return str(side)
    if isinstance(side, tuple) and all(isinstance(item, Quantity) for item in side):
        return ", ".join(str(written(item)) for item in side)
    return None


def _named(place: Place, first: Case, second: Case) -> list[str]:
    """The words of a place: titles for what has one, names for the rest; lists and the option itself go unsaid."""
    held: list[object] = [second, first]
    said = []
    for depth, name in enumerate(place):
        held = [inner for side in held for inner in _inside(side, name)]
        titled = next((side.title for side in held if isinstance(side, Document) and hasattr(side, "title")), None)
        if name in _LISTS or place[: depth + 1] == ("options", name) or (depth == 1 and place[0] == "options"):
            continue
        said.append(str(titled) if titled else name.replace("_", " "))
    return said


def _inside(side: object, name: str) -> list[object]:
    if isinstance(side, Document):
        fields = {info.alias or key: key for key, info in type(side).model_fields.items()}
        return [getattr(side, fields[name])] if name in fields else []
    if isinstance(side, dict):
        return [value for key, value in side.items() if str(key) == name]
    if isinstance(side, tuple):
        return [item for item in side if getattr(item, "id", None) == name]
    return []
