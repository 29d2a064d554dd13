"""Sources by themselves: each once, and each with something that rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin
from investcase.reading.problems import Problem, Severity
from investcase.reading.text import read_text

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_READ = (".yaml", ".csv", ".md")


def each_once(library: Library, origin: Origin) -> Iterator[Problem]:
    """One id names one source, over all the files of a library."""
    seen: dict[str, str] = {}
    for loaded in library.sources_files(origin):
        for index, source in enumerate(loaded.document.sources):
            path = ("sources", index, "id")
            if source.id in seen:
                message = f"the source {source.id} is also at {seen[source.id]}"
                yield loaded.problem("source-twice", message, path, remedy="keep one of the two")
            seen[source.id] = str(loaded.positions.at(path))


def each_cited(library: Library, origin: Origin) -> Iterator[Problem]:
    """A source that nothing cites was left behind, or is cited under a misspelt name."""
    words = _words_outside_sources(origin)
    for loaded in library.sources_files(origin):
        for index, source in enumerate(loaded.document.sources):
            if source.id not in words:
                yield loaded.problem(
                    "uncited",
                    f"nothing cites the source {source.id}",
                    ("sources", index, "id"),
                    severity=Severity.WARNING,
                    remedy=f"write 'source: {source.id}' under the figure that comes from it, or remove it",
                )


def _words_outside_sources(origin: Origin) -> set[str]:
    """Every word of every other document: a source may be named in a figure, a table, a model or its dossier."""
    words: set[str] = set()
    for path in origin.folder.rglob("*"):
        if path.suffix in _READ and path.parent != origin.folder / "sources" and path.is_file():
            text = read_text(path)
            words.update(_WORD.findall("" if isinstance(text, Problem) else text.text))
    return words
