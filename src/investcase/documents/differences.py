"""Where two documents of one kind differ, and a document with one of those differences taken over.

A place in a document is a path of field names, keys of mappings, and ids of listed things, so that it does not depend
on the order in which anything is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    return all_taken_over(document, (difference,), order)


def all_taken_over(document: D, found: Iterable[Difference], order: Sequence[str] = ()) -> D:
    """The same of several at once, none of which lies beneath another: only what they come to together is validated."""
    changed: D = _with(document, [(each.place, each.after) for each in found], order)
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


def _with(value: Any, changes: Sequence[tuple[Place, object]], order: Sequence[str]) -> Any:
    """A value with something else at some places beneath it."""
    if any(not place for place, _ in changes):
        ((_, new),) = changes
        return new
    below: dict[str, list[tuple[Place, object]]] = {}
    for place, new in changes:
        below.setdefault(place[0], []).append((place[1:], new))

    def made(held: Mapping[str, Any], name: str) -> Any:
        whole = not below[name][0][0]
        return _with(None if whole else held[name], below[name], order)

    if isinstance(value, Document):
        fields = _fields(value)
        fields.update({name: made(fields, name) for name in below})
        return type(value).model_validate({key: held for key, held in fields.items() if held not in (None, ABSENT)})
    if isinstance(value, Mapping):
        keys = {str(key): key for key in value}
        named = {str(key): held for key, held in value.items()}
        changed = {keys.get(name, name): made(named, name) for name in below}
        kept = {key: held for key, held in value.items() if str(key) not in below}
        return {**kept, **{key: held for key, held in changed.items() if held is not ABSENT}}
    items = {item.id: item for item in value}
    items.update({name: made(items, name) for name in below})
    ranks = {known: rank for rank, known in enumerate(order)}
    listed = sorted(items, key=lambda known: ranks.get(known, len(ranks)))
    return tuple(items[known] for known in listed if items[known] is not ABSENT)
