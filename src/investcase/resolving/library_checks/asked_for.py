"""A council's own figures and columns that nothing asks for: after a slip in a name, ours would stand unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library
from investcase.catalogue.origins import SHIPPED, Origin
from investcase.catalogue.place_shelf import Shelf
from investcase.documents.base import D, Loaded
from investcase.reading.nodes import Path as Inside
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean, nearest

NOT_ASKED_FOR = ("figure-not-asked-for", "column-not-asked-for", "figure-renamed")
_WORD = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_ASKING = ("figures/*.yaml", "models/*/model.yaml")
_OWN_NAME = re.compile(r"\bid:[ \t]*['\"]?([a-z0-9-]+\.[a-z0-9.-]+)")
_ALIKE, _SLIP = 0.8, 0.93
"""So much of a name agrees with ours where ours may be meant, and where nothing else can be: a letter or two."""


def figures(library: Library, origin: Origin, case: str = "") -> Iterator[Problem]:
    """A figure that is none of ours, in a group of ours or all but named as one, and that nothing asks for.

    What stands in a group of a council's own may be for another of its cases, and is left alone.
    """
    if origin.name == SHIPPED:
        return
    own = list(library.figures_files(origin))
    ours = _figures_of_others(library, origin) if own else set()
    for loaded in own:
        for index, figure in enumerate(loaded.document.figures):
            now = _name_now(library, origin, figure.id)
            if now is not None:
                yield renamed(loaded, ("figures", index, "id"), figure.id, now)
                continue
            near = nearest(figure.id, ours, alike=_ALIKE)
            group = figure.id.partition(".")[0]
            if figure.id in ours or not (near or any(known.startswith(f"{group}.") for known in ours)):
                continue
            if library.why_missing(figure.id) is None and figure.id not in _words(library, case):
                yield loaded.problem(
                    "figure-not-asked-for",
                    f"no model, figure or case here asks for {figure.id}",
                    ("figures", index, "id"),
                    severity=_severity(figure.id, near),
                    expected="the id of the figure it replaces: investcase list figures",
                    remedy=did_you_mean(figure.id, near) or "if it is for another case, give it a group of your own",
                )


def renamed(loaded: Loaded[D], path: Inside, name: str, now: str) -> Problem:
    """That something names a figure by an id that it had once."""
    message, remedy = f"{name} is now called {now}", f"write {now}"
    return loaded.problem("figure-renamed", message, path, severity=Severity.WARNING, remedy=remedy)


def _name_now(library: Library, origin: Origin, name: str) -> str | None:
    """What other layers call a figure that they knew by this id; None when they never did."""
    files = (library.figures_file(held, name.partition(".")[0]) for held in library.origins if held != origin)
    now = next((e.now for loaded in files if loaded for e in loaded.document.renamed if e.id == name), None)
    return now and library.name_now(now)


def columns(library: Library, origin: Origin) -> Iterator[Problem]:
    """A column of a table of places that is none of ours and that nothing asks for."""
    if origin.name == SHIPPED or not documents(origin.folder, "places/*.yaml"):
        return
    tables = list(Shelf(library).tables(None, []))
    own = [table for table in tables if _is_of(origin, table.loaded.file)]
    known = {column.name for table in tables if table not in own for column in table.document.columns}
    for table in own:
        for index, column in enumerate(table.document.columns):
            if column.name not in known and column.name not in _words(library):
                yield table.loaded.problem(
                    "column-not-asked-for",
                    f"no model or figure asks for {column.name!r} of a place",
                    ("columns", index, "name"),
                    severity=_severity(column.name, nearest(column.name, known)),
                    expected="a name that a model or a figure asks for, after place:",
                    remedy=did_you_mean(column.name, sorted(known)),
                )


def _severity(name: str, near: Sequence[str]) -> Severity:
    """An error where a name is all but one of ours, other than in its figures: ours would stand in its place."""
    alike = nearest(name, near, 1, _SLIP)
    slip = bool(alike) and re.sub(r"\D", "", name) == re.sub(r"\D", "", alike[0])
    return Severity.ERROR if slip else Severity.WARNING


def _is_of(origin: Origin, file: str) -> bool:
    return Path(file).is_relative_to(origin.folder)


def _figures_of_others(library: Library, origin: Origin) -> set[str]:
    """The ids of the figures that other layers hold."""
    others = (path for held in library.origins if held != origin for path in _of(library, held, "figures/*.yaml"))
    texts = (library.readings.text(path) for path in others)
    return {found for text in texts if not isinstance(text, Problem) for found in _OWN_NAME.findall(text.text)}


def _of(library: Library, origin: Origin, pattern: str) -> list[Path]:
    return library.readings.documents(origin.folder, pattern)


def _words(library: Library, case: str = "") -> set[str]:
    """Every word that a case, a model or a figure of any layer says of another; the name a figure has itself apart."""
    texts = [case]
    for origin in library.origins:
        for pattern in _ASKING:
            read = (library.readings.text(path) for path in _of(library, origin, pattern))
            texts += [_OWN_NAME.sub("", text.text) for text in read if not isinstance(text, Problem)]
    return {word for text in texts for word in _WORD.findall(text)}
