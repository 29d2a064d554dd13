"""What `investcase show` says of guidance and of a table of places: every field that is written, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from investcase.catalogue.held_guidance import Held, guidance_held, tables_held
from investcase.catalogue.library import Library
from investcase.cli.listing import Entry
from investcase.cli.showing import Shown
from investcase.cli.tables import labelled, wrapped
from investcase.documents.base import Document
from investcase.documents.figure import Nation, Status
from investcase.quantities import Quantity
from investcase.report.words import NATIONS, STATUSES

_KEPT_IN = ("for_maintainer",)
"""Fields that are printed nowhere."""


def listed_guidance(library: Library) -> Iterator[Entry]:
    """Every discount schedule, price index, kind of money, duty and the like."""
    yield from (_entry(held) for held in guidance_held(library))


def listed_tables(library: Library) -> Iterator[Entry]:
    """Every table of places."""
    yield from (_entry(held) for held in tables_held(library))


def _entry(held: Held) -> Entry:
    return Entry((held.id, held.title), {"id": held.id, "kind": held.kind, "title": held.title}, (("", held.kind),))


def show_guidance(name: str, library: Library) -> Shown | None:
    """Guidance or a table of places by its id; None where nothing is called so."""
    found = (each for held in (guidance_held, tables_held) for each in held(library) if each.id == name)
    held = next(found, None)
    if held is None:
        return None
    article = "an" if held.kind[0] in "aeiou" else "a"
    lines = [f"{held.id}: {article} {held.kind}", *_said(held.document, library, 2), *labelled(held.more, 2)]
    data = held.document.model_dump(mode="json", exclude=set(_KEPT_IN))
    return Shown(tuple(lines), {**data, "kind_of_thing": held.kind, "more": [list(pair) for pair in held.more]})


def both(guidance: Shown, source: Shown) -> Shown:
    """Guidance and the source of the same id, on one page."""
    return Shown((*guidance.lines, "", *source.lines), {**guidance.data, "source": source.data})


def _said(document: Document, library: Library, indent: int) -> Iterator[str]:
    """The plain fields in two columns, and each part of it below them."""
    fields = [(name, getattr(document, name)) for name in type(document).model_fields if name not in _KEPT_IN]
    yield from labelled([(_title(name), _words(name, value, library)) for name, value in fields], indent)
    for name, value in fields:
        for key, part in _parts(value):
            yield from wrapped(f"{_title(name)} {key}".rstrip(), indent)
            yield from _said(part, library, indent + 2)


def _parts(value: Any) -> Iterator[tuple[str, Document]]:
    items = value.items() if isinstance(value, Mapping) else (("", each) for each in value) if _many(value) else ()
    yield from ((str(key), each) for key, each in items if isinstance(each, Document))


def _many(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value)


def _words(name: str, value: Any, library: Library) -> str:
    if value is None or isinstance(value, Document):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Nation):
        return NATIONS[value]
    if isinstance(value, Status):
        return STATUSES[value]
    if isinstance(value, Quantity):
        return value.as_written()
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_words(name, each, library)}" for key, each in value.items() if _plain(each))
    if isinstance(value, tuple):
        return ", ".join(_words(name, each, library) for each in value if _plain(each))
    source = library.source(value) if name == "source" and isinstance(value, str) and " " not in value else None
    return source.cited() if source is not None else str(value)


def _plain(value: Any) -> bool:
    return not isinstance(value, Document)


def _title(name: str) -> str:
    return name.rstrip("_").replace("_", " ").capitalize()
