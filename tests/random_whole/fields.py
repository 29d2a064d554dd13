"""Every field that a case may hold, found in the documents themselves, and those that a case writes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from investcase.documents.base import Document
from investcase.documents.case import Case
from random_whole.draw import Tree

Place = tuple[str, ...]


def fields_of_a_case() -> set[Place]:
    """Every place of a case by its field names, such as `options`, `costs`, `staff`, `wte`; entries have no names."""
    return set(_places(Case, ()))


def fields_in(tree: Tree) -> set[Place]:
    """Every place that a case writes."""
    return {place for place, _ in _walk(Case, tree, ())}


def documents_in(tree: Tree) -> Iterator[tuple[type[Document], dict[str, Tree]]]:
    """Every mapping of a case that is a document, with its kind, the case itself first; each may be changed there."""
    yield from _documents_within(Case, tree)


def words_of_a_case() -> set[tuple[str, str]]:
    """Every word of every field that takes one of a few: the last two names of its place, and the word."""
    return {
        (f"{kind.__name__}.{name}", word)
        for kind in kinds_within(Case)
        for name, info in written_fields(kind)
        for word in _words(info.annotation)
    }


def kinds_within(whole: type[Document]) -> set[type[Document]]:
    """A kind of document and every kind that one may hold, however deep."""
    waiting, seen = [whole], set()
    while waiting:
        kind = waiting.pop()
        if kind not in seen:
            seen.add(kind)
            waiting.extend(inner for _, info in written_fields(kind) for inner in _documents(info.annotation))
    return seen


def words_in(tree: Tree) -> set[tuple[str, str]]:
    """Every such word that a case writes, as a value, in a list or as a key."""
    found: set[tuple[str, str]] = set()
    for place, (kind, name, info, value) in _walk(Case, tree, ()):
        del place
        allowed = set(_words(info.annotation))
        texts = [value] if isinstance(value, str) else list(value)
        for text in texts:
            if isinstance(text, str) and text in allowed:
                found.add((f"{kind.__name__}.{name}", text))
    return found


@cache
def written_fields(kind: type[Document]) -> tuple[tuple[str, FieldInfo], ...]:
    """The fields of a kind of document, by the names that they are written under."""
    return tuple((info.alias or name, info) for name, info in kind.model_fields.items())


@cache
def _fields_of_documents(kind: type[Document]) -> tuple[tuple[str, tuple[type[Document], ...]], ...]:
    """Of a kind of document, the fields that hold documents, with their kinds."""
    found = ((name, tuple(_documents(info.annotation))) for name, info in written_fields(kind))
    return tuple((name, kinds) for name, kinds in found if kinds)


@cache
def _names(kind: type[Document]) -> frozenset[str]:
    return frozenset(name for name, _ in written_fields(kind))


def _places(kind: type[Document], place: Place) -> Iterator[Place]:
    for name, info in written_fields(kind):
        here = (*place, name)
        yield here
        for inner in _documents(info.annotation):
            yield from _places(inner, here)


def _documents(annotation: Any) -> list[type[Document]]:
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, Document) else []
    return [found for inner in get_args(annotation) for found in _documents(inner)]


def _words(annotation: Any) -> list[str]:
    if isinstance(annotation, type):
        return [str(member.value) for member in annotation] if issubclass(annotation, Enum) else []
    if get_origin(annotation) is Literal:
        return [str(word.value if isinstance(word, Enum) else word) for word in get_args(annotation)]
    return [word for inner in get_args(annotation) for word in _words(inner)]


def _documents_within(kind: type[Document], tree: Tree) -> Iterator[tuple[type[Document], dict[str, Tree]]]:
    if not isinstance(tree, dict):
        return
    yield kind, tree
    for name, kinds in _fields_of_documents(kind):
        if name in tree:
            for inner in kinds:
                for entry in _entries(inner, tree[name]):
                    yield from _documents_within(inner, entry)


_Written = tuple[type[Document], str, FieldInfo, Any]


def _walk(kind: type[Document], tree: Tree, place: Place) -> Iterator[tuple[Place, _Written]]:
    """Every field written beneath a place, with the document it belongs to and what is written there."""
    if not isinstance(tree, dict):
        return
    known, holding = dict(written_fields(kind)), dict(_fields_of_documents(kind))
    for name, value in tree.items():
        if name not in known:
            continue
        here, info = (*place, name), known[name]
        yield here, (kind, name, info, value)
        for inner in holding.get(name, ()):
            for entry in _entries(inner, value):
                yield from _walk(inner, entry, here)


def _entries(kind: type[Document], value: Tree) -> list[Tree]:
    """The mappings of a value that are documents of a kind: itself, its items, or what its keys hold."""
    if isinstance(value, list):
        return [entry for item in value for entry in _entries(kind, item)]
    if isinstance(value, dict):
        return (
            [value]
            if not _names(kind).isdisjoint(value)
            else [entry for item in value.values() for entry in _entries(kind, item)]
        )
    return []
