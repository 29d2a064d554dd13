"""Every value of a document with its place, whatever kind of document holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from investcase.documents.base import Document
from investcase.quantities import Year
from investcase.reading.nodes import Path, Positions


@dataclass(frozen=True, slots=True)
class Written:
    """One value: where it stands, the field it is in, and what holds that field.

    `name` is the field as it is written in YAML. `on_key` says that the value is the key of a mapping, such as the year
    of an amount; `path` then leads to what the key stands for.
    """

    path: Path
    name: str
    value: object
    holder: Document
    on_key: bool = False


def values_in(document: Document, path: Path = ()) -> Iterator[Written]:
    """Every value that is no document, list or mapping itself, in the order of the fields."""
    for name, field in type(document).model_fields.items():
        value = getattr(document, name)
        if value is not None:
            key = field.alias or name
            yield from _values(value, (*path, key), key, document)


def place_of(written: Written, positions: Positions) -> Path:
    """The path under which the text itself knows a value: `2027/28` may be the key of 2027-28."""
    return year_key(written.path[:-1], written.value, positions) if written.on_key else written.path


def year_key(mapping: Path, key: object, positions: Positions) -> Path:
    """The path of a mapping's key, as it was typed."""
    if isinstance(key, Year) and key.financial:
        ends = (f"{(key.start + 1) % 100:02d}", str(key.start + 1))
        for name in (f"{key.start}{sign}{end}" for sign in "-/–" for end in ends):
            if (*mapping, name) in positions.keys:
                return (*mapping, name)
    return (*mapping, str(key))


def _values(value: object, path: Path, name: str, holder: Document) -> Iterator[Written]:
    if isinstance(value, Document):
        yield from values_in(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, (*path, index), name, holder)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            inside = (*path, str(key))
            yield Written(inside, name, key, holder, on_key=True)
            yield from _values(item, inside, name, holder)
    elif value is not None:
        yield Written(path, name, value, holder)
