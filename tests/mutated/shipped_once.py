"""The shipped library read once for many cases: nine tenths of the work of a small case is reading it again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import investcase.checks.library
import investcase.checks.review  # noqa: F401 - every module that reads has to be there before it is told to read once
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.base import read_document
from investcase.reading.tables import read_table
from investcase.reading.text import SourceText, read_text

_SHIPPED = "investcase:"
_kept: dict[Any, Any] = {}


def _text_once(path: Path, name: str | None = None) -> Any:
    if assumptions_dir() not in path.parents:
        return read_text(path, name)
    if (path, name) not in _kept:
        _kept[path, name] = read_text(path, name)
    return _kept[path, name]


def _document_once(source: SourceText, kind: str, model: Any, *edits: Any) -> Any:
    if edits or not source.name.startswith(_SHIPPED):
        return read_document(source, kind, model, *edits)
    key = (source.name, kind, model)
    if key not in _kept:
        _kept[key] = read_document(source, kind, model)
    loaded, problems = _kept[key]
    return loaded, list(problems)


def _table_once(source: SourceText) -> Any:
    if not source.name.startswith(_SHIPPED):
        return read_table(source)
    if source.name not in _kept:
        _kept[source.name] = read_table(source)
    columns, rows, problems = _kept[source.name]
    return columns, list(rows), list(problems)


@contextmanager
def shipped_once() -> Iterator[None]:
    """Within it, everything that reads keeps what it has read of the shipped library, which nothing changes."""
    instead = {read_text: _text_once, read_document: _document_once, read_table: _table_once}
    changed: list[tuple[Any, str, Any]] = []
    for name, module in list(sys.modules.items()):
        if name.startswith("investcase."):
            for whole, once in instead.items():
                if getattr(module, whole.__name__, None) is whole:
                    changed.append((module, whole.__name__, whole))
                    setattr(module, whole.__name__, once)
    try:
        yield
    finally:
        for module, called, whole in changed:
            setattr(module, called, whole)
