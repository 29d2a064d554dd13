"""What a case says comes from nowhere that anybody has named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from investcase.documents.base import Document, Loaded
from investcase.documents.walk import values_in
from investcase.documents.words_in_fields import saying_where_from
from investcase.reading.filler import NOT_GIVEN
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity


def not_given(document: Document) -> Iterator[Path]:
    """The place of every source in a document that is not given."""
    for written in values_in(document):
        if written.value == NOT_GIVEN and written.name in saying_where_from(type(written.holder)):
            yield written.path


def read_as_not_given(loaded: Loaded[Any]) -> Iterator[Problem]:
    """A warning for each source that is written, and says nothing."""
    for path in not_given(loaded.document):
        typed = _typed(loaded.data, path)
        if typed is not None and typed.strip().casefold() != NOT_GIVEN:
            yield loaded.problem(
                "source-filler",
                f"{typed!r} says nothing of where this comes from, and is read as {NOT_GIVEN!r}",
                path,
                severity=Severity.WARNING,
                expected=f"who says so, in words; or {NOT_GIVEN}",
                remedy=f"write {NOT_GIVEN} while there is none: it is counted, and a final case may not have it",
            )


def _typed(data: Any, path: Path) -> str | None:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data if isinstance(data, str) else None
