"""What was read of a library's files, kept: many cases in one run stand on the same ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, cast

from investcase.catalogue.layout import documents
from investcase.documents.base import Document, Loaded, read_document
from investcase.reading.problems import Problem
from investcase.reading.tables import Row, read_table
from investcase.reading.text import SourceText, read_text

D = TypeVar("D", bound=Document)


class Readings:
    """Each text, document and table of a library's files, read once and told alike to everybody who asks.

    Every `Library` has its own, unless it is opened with that of another: then the files are taken to stand still, and
    what was read of them is shared. What comes of a case is the same either way.
    """

    def __init__(self) -> None:
        self._listings: dict[tuple[Path, str], list[Path]] = {}
        self._texts: dict[tuple[Path, str | None], SourceText | Problem] = {}
        self._documents: dict[tuple[SourceText, str, type[Document]], tuple[Any, list[Problem]]] = {}
        self._tables: dict[SourceText, tuple[tuple[str, ...], list[Row], list[Problem]]] = {}

    def documents(self, folder: Path, pattern: str) -> list[Path]:
        """The files of a folder that a pattern finds, as `catalogue.layout.documents` has them."""
        key = (folder, pattern)
        if key not in self._listings:
            self._listings[key] = documents(folder, pattern)
        return self._listings[key]

    def text(self, path: Path, name: str | None = None) -> SourceText | Problem:
        """A file's text under a name, or why it cannot be read."""
        key = (path, name)
        if key not in self._texts:
            self._texts[key] = read_text(path, name)
        return self._texts[key]

    def document(self, text: SourceText, kind: str, model: type[D]) -> tuple[Loaded[D] | None, list[Problem]]:
        """The document of a text, and its problems, as `documents.base.read_document` has them."""
        key = (text, kind, model)
        if key not in self._documents:
            self._documents[key] = read_document(text, kind, model)
        loaded, problems = self._documents[key]
        return cast("Loaded[D] | None", loaded), list(problems)

    def table(self, text: SourceText) -> tuple[tuple[str, ...], list[Row], list[Problem]]:
        """The headings and rows of a table's text, and its problems, as `reading.tables.read_table` has them."""
        if text not in self._tables:
            self._tables[text] = read_table(text)
        headings, rows, problems = self._tables[text]
        return headings, list(rows), list(problems)
