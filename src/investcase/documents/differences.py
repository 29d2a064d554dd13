"""Where two documents of one kind differ, and a document with one of those differences taken over.

A place in a document is a path of field names, keys of mappings, and ids of listed things, so that it does not depend
on the order in which anything is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from investcase.documents.base import Document
from investcase.documents.lines import LocalValue

Place = tuple[str, ...]
D = TypeVar("D", bound=Document)


class Absent:
    """What stands in one document and not in the other."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()
_WHOLE = (LocalValue,)
"""Documents that mean one thing and are never taken over by halves."""
_ALTERNATIVES = ("amount", "each_year", "by_year", "staff", "zero", "covered_by", "none", "by")
"""Fields of which one stands for the others: a line that gives the other one says how much in another way."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `before` in the first document, `after` in the second; ABSENT where it is not there."""

    place: Place
    before: object
    after: object


def differences(
    before: object, after: object, ignored: Callable[[Place], bool], place: Place = ()
) -> Iterator[Difference]:
    """Everything that differs beneath a place, as deep as both sides have it, in no particular order."""
    if before == after or ignored(place):
        return
    old, new = _children(before), _children(after)
    if old is None or new is None or _kind(before) != _kind(after):
        yield Difference(place, before, after)
        return
    for name in dict.fromkeys([*old, *new]):
        yield from differences(old.get(name, ABSENT), new.get(name, ABSENT), ignored, (*place, name))


def taken_over(document: D, difference: Difference, order: Sequence[str] = ()) -> D:
    """A document in which one place holds what the second one holds there, validated on the way up.

    Args:
        document: the first, perhaps with other differences taken over already.
        difference: what to take over.
        order: ids in the order the second document lists them, for where something new is put.

    Raises:
        pydantic.ValidationError: the change cannot stand alone.
        KeyError: what holds the place is not there.
    """
    changed: D = _with(document, difference.place, difference.after, order)
    return changed


def _children(value: object) -> dict[str, Any] | None:
    """What a value holds, by name; None when it is one thing."""
    if isinstance(value, Document) and not isinstance(value, _WHOLE):
        return {name: held for name, held in _fields(value).items() if held is not None}
    if isinstance(value, Mapping):
        return {str(key): held for key, held in value.items()}
    if isinstance(value, tuple) and all(isinstance(getattr(item, "id", None), str) for item in value):
        return {item.id: item for item in value}
    return None


def _kind(value: object) -> tuple[object, ...]:
    """What a value is: two of a kind can be brought together field by field, others only whole."""
    if isinstance(value, Document):
        fields = _fields(value)
        given = tuple(name for name in _ALTERNATIVES if fields.get(name) is not None)
        return (type(value), fields.get("model"), *given)
    return (isinstance(value, Mapping),)


def _fields(document: Document) -> dict[str, Any]:
    return {info.alias or name: getattr(document, name) for name, info in type(document).model_fields.items()}


def _with(value: Any, place: Place, new: object, order: Sequence[str]) -> Any:
    if not place:
        return new
    name, rest = place[0], place[1:]
    if isinstance(value, Document):
        fields = _fields(value)
        fields[name] = _with(fields[name], rest, new, order)
        return type(value).model_validate({key: held for key, held in fields.items() if held not in (None, ABSENT)})
    if isinstance(value, Mapping):
        keys = {str(key): key for key in value}
        held = {key: value[key] for key in value if str(key) != name}
        made = _with(value[keys[name]] if rest else None, rest, new, order)
        return held if made is ABSENT else {**held, keys.get(name, name): made}
    items = {item.id: item for item in value}
    made = _with(items[name] if rest else None, rest, new, order)
    items = {**items, name: made}
    ranks = {known: rank for rank, known in enumerate(order)}
    kept = sorted(items, key=lambda known: ranks.get(known, len(ranks)))
    return tuple(items[known] for known in kept if items[known] is not ABSENT)
