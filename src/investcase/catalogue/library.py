"""The layers of evidence a case stands on, strongest first, each read only when something names it."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from investcase.catalogue.dated import on_the_day
from investcase.catalogue.layout import documents, is_there
from investcase.catalogue.origins import SHIPPED, Origin
from investcase.catalogue.readings import Readings
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.base import Document, Loaded
from investcase.documents.figure import Figure, FiguresFile, Finding, Source, SourcesFile
from investcase.documents.model import Model
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText

_ID = re.compile(r"\bid:[ \t]*([^\s,}]+)")
D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure as one origin holds it, with the values that stand; `loaded` keeps those before them."""

    origin: str
    figure: Figure
    loaded: Loaded[FiguresFile]
    index: int

    @property
    def kept(self) -> Figure:
        """The figure with the values before those that stand, too."""
        return self.loaded.document.figures[self.index]

    def problem(self, code: str, message: str, **more: str | None) -> Problem:
        """A problem at this figure's place in its file."""
        return self.loaded.problem(code, message, ("figures", self.index), **more)  # type: ignore[arg-type]


@dataclass(slots=True)
class Library:
    """Documents by id, over all the origins. Collects the problems of whatever it reads, once each.

    `unwritten` is what files of it are read as instead of what they hold: how it would be with them so.
    `guidance` keeps each document of guidance that was read, with its problems. `as_of` is the day whose values stand;
    the newest do where there is none.

    One `Library` serves one loading of one case: nothing is shared between them but what was read of the files,
    and that only where it is opened with the `readings` of another.
    """

    origins: tuple[Origin, ...]
    problems: list[Problem] = field(default_factory=list)
    as_of: dt.date | None = None
    used: dict[str, SourceText] = field(default_factory=dict)
    readings: Readings = field(default_factory=Readings)
    _figures: dict[tuple[Path, str], Loaded[FiguresFile] | None] = field(default_factory=dict)
    _places: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    _sources: dict[Path, Loaded[SourcesFile] | None] = field(default_factory=dict)
    _mentions: dict[Path, frozenset[str]] = field(default_factory=dict)
    _models: dict[Path, Loaded[Model] | None] = field(default_factory=dict)
    _texts: dict[Path, SourceText] = field(default_factory=dict)
    unwritten: dict[Path, SourceText] = field(default_factory=dict)
    guidance: dict[Path, tuple[Any, list[Problem]]] = field(default_factory=dict)
    _instead: dict[str, Library] = field(default_factory=dict)
    _cited: dict[str, Source | None] = field(default_factory=dict)

    def with_from(self, other: Library, names: Iterable[str]) -> Library:
        """This library with some figures and models, by id, as another one holds them."""
        return replace(self, problems=[], _instead=dict.fromkeys(names, other))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The `assumptions/` folders, strongest first."""
        return tuple(origin.folder for origin in self.origins)

    def figure(self, figure_id: str) -> list[FoundFigure]:
        """Every origin's holding of a figure, by the id it has or had, strongest first; empty when none has it."""
        if figure_id in self._instead:
            return self._instead[figure_id].figure(figure_id)
        group = figure_id.partition(".")[0]
        found = []
        for origin in self.origins:
            loaded = self.figures_file(origin, group)
            if loaded is None:
                continue
            for index in self._places_in(loaded).get(figure_id, ()):
                figure = on_the_day(loaded.document.figures[index], self.as_of)
                found.append(FoundFigure(origin.name, figure, loaded, index))
        now = figure_id if found else self.name_now(figure_id)
        return self.figure(now) if now != figure_id else found

    def name_now(self, figure_id: str) -> str:
        """The id that a figure has now, given one that it has or had; the same one where its renames go in a circle."""
        name, passed = figure_id, {figure_id}
        while (following := self._name_after(name)) != name:
            if following in passed:
                return figure_id
            name = following
            passed.add(name)
        return name

    def renamed_in_a_circle(self, figure_id: str) -> bool:
        """Whether an id that a figure had leads to no id that it has, but round to one it has led to before."""
        return self._name_after(figure_id) != figure_id == self.name_now(figure_id)

    def _name_after(self, figure_id: str) -> str:
        """The next id of a figure, given one that it has or had; the same one where that is the last."""
        if figure_id in self._instead:
            return self._instead[figure_id].name_now(figure_id)
        held = [self.figures_file(origin, figure_id.partition(".")[0]) for origin in self.origins]
        if any(loaded is not None and figure_id in self._places_in(loaded) for loaded in held):
            return figure_id
        renamed = (entry for loaded in held if loaded is not None for entry in loaded.document.renamed)
        return next((entry.now for entry in renamed if entry.id == figure_id), figure_id)

    def _places_in(self, loaded: Loaded[FiguresFile]) -> dict[str, list[int]]:
        """Where the figures of a file stand in it, by id."""
        if loaded.file not in self._places:
            places: dict[str, list[int]] = {}
            for index, figure in enumerate(loaded.document.figures):
                places.setdefault(figure.id, []).append(index)
            self._places[loaded.file] = places
        return self._places[loaded.file]

    def figure_ids(self) -> list[str]:
        """The id of every figure in every origin, for suggestions and listings."""
        return sorted({figure.id for _, figure in self.all_figures()})

    def all_figures(self) -> Iterator[tuple[str, Figure]]:
        """Every figure with its origin and the values that stand, strongest origin first."""
        for origin in self.origins:
            for loaded in self.figures_files(origin):
                for figure in loaded.document.figures:
                    yield origin.name, on_the_day(figure, self.as_of)

    def finding(self, finding_id: str) -> Finding | None:
        """What a study found without a number, by id, from the strongest origin that has it."""
        for origin in self.origins:
            loaded = self.figures_file(origin, finding_id.partition(".")[0])
            for finding in loaded.document.findings if loaded else ():
                if finding.id == finding_id:
                    return finding
        return None

    def figures_files(self, origin: Origin) -> Iterator[Loaded[FiguresFile]]:
        """Every file of figures of one origin that can be read."""
        for path in self.readings.documents(origin.folder / "figures", "*.yaml"):
            loaded = self.figures_file(origin, path.stem)
            if loaded is not None:
                yield loaded

    def sources_files(self, origin: Origin) -> Iterator[Loaded[SourcesFile]]:
        """Every file of sources of one origin that can be read."""
        for path in self.readings.documents(origin.folder / "sources", "*.yaml"):
            loaded = self._sources_file(origin, path)
            if loaded is not None:
                yield loaded

    def why_missing(self, figure_id: str) -> str | None:
        """Why a figure is not here: its id was retired, or it may not be given out. None: nobody has heard of it."""
        group = figure_id.partition(".")[0]
        for origin in self.origins:
            loaded = self.figures_file(origin, group)
            for retired in loaded.document.retired if loaded else ():
                if retired.id == figure_id:
                    return f"{retired.reason} Use {retired.use}." if retired.use else retired.reason
            for withheld in loaded.document.not_shipped if loaded else ():
                if withheld.id == figure_id:
                    return withheld.reason
        return None

    def source(self, source_id: str) -> Source | None:
        """A source by id, from the strongest origin that has it."""
        if source_id not in self._cited:
            self._cited[source_id] = self._find_source(source_id)
        return self._cited[source_id]

    @property
    def sources_looked_up(self) -> tuple[Source, ...]:
        """Every source that anything has asked for by now."""
        return tuple(source for source in self._cited.values() if source is not None)

    def _find_source(self, source_id: str) -> Source | None:
        for origin in self.origins:
            for path in self.readings.documents(origin.folder / "sources", "*.yaml"):
                if source_id in self._mentioned(origin, path):
                    loaded = self._sources_file(origin, path)
                    for source in loaded.document.sources if loaded else ():
                        if source.id == source_id:
                            return source
        return None

    def all_sources(self) -> Iterator[Source]:
        """Every source of every origin."""
        for origin in self.origins:
            for loaded in self.sources_files(origin):
                yield from loaded.document.sources

    def model(self, model_id: str) -> Loaded[Model] | None:
        """A prevention model by id, from the strongest origin that has it."""
        if model_id in self._instead:
            return self._instead[model_id].model(model_id)
        for origin in self.origins:
            if is_there(_model_file(origin, model_id)):
                return self.model_of(origin, model_id)
        return None

    def model_of(self, origin: Origin, model_id: str) -> Loaded[Model] | None:
        """A model as one origin holds it, in the folder of that name; None when it cannot be read."""
        path = _model_file(origin, model_id)
        if path not in self._models:
            self._models[path] = self._read(origin, path, "model", Model)
        return self._models[path]

    def dossier(self, model_id: str) -> Path | None:
        """A model's technical notes, when it has them."""
        for origin in self.origins:
            path = origin.folder / "models" / model_id / "technical-notes.md"
            if is_there(path):
                return path
        return None

    def model_ids(self) -> list[str]:
        """The id of every model of every origin."""
        return sorted({path.parent.name for o in self.origins for path in documents(o.folder, "models/*/model.yaml")})

    def figures_file(self, origin: Origin, group: str) -> Loaded[FiguresFile] | None:
        """One origin's file of a group of figures; None where it has none that can be read."""
        key = (origin.folder, group)
        if key not in self._figures:
            path = origin.folder / "figures" / f"{group}.yaml"
            self._figures[key] = self._read(origin, path, "figures", FiguresFile) if is_there(path) else None
        return self._figures[key]

    def _sources_file(self, origin: Origin, path: Path) -> Loaded[SourcesFile] | None:
        if path not in self._sources:
            self._sources[path] = self._read(origin, path, "sources", SourcesFile)
        return self._sources[path]

    def _mentioned(self, origin: Origin, path: Path) -> frozenset[str]:
        """The ids a file of sources may hold, found without parsing it."""
        if path not in self._mentions:
            self._mentions[path] = frozenset(_ID.findall(self._text(origin, path)))
        return self._mentions[path]

    def _text(self, origin: Origin, path: Path) -> str:
        """A file's text, to look for a mention before parsing it; one that cannot be read is a problem."""
        if path not in self._texts:
            text = self.readings.text(path, shown_name(origin, path))
            if isinstance(text, Problem):
                self.problems.append(text)
                text = SourceText(shown_name(origin, path), "")
            self._texts[path] = text
        return self._texts[path].text

    def _read(self, origin: Origin, path: Path, kind: str, model: type[D]) -> Loaded[D] | None:
        name = shown_name(origin, path)
        text = self.unwritten.get(path) or self.readings.text(path, name)
        if isinstance(text, Problem):
            self.problems.append(text)
            return None
        loaded, problems = self.readings.document(text, kind, model)
        self.problems.extend(problems)
        self.used[name] = text
        return loaded


def _model_file(origin: Origin, model_id: str) -> Path:
    return origin.folder / "models" / model_id / "model.yaml"


def read_beside(library: Library, loaded: Loaded[D], origin: Origin, sidecar: Path, name: str) -> SourceText | Problem:
    """The text of the table that a sidecar's `csv:` names; a Problem of the sidecar where there is no such file."""
    table = sidecar.with_name(name)
    if not is_there(table) and not os.path.lexists(table):
        expected = f"a file {name} beside {sidecar.name}"
        return loaded.problem("no-table", f"the table {name!r} is not there", ("csv",), expected=expected)
    return library.readings.text(table, shown_name(origin, table))


def shown_name(origin: Origin, path: Path) -> str:
    """A file's name as problems and the paper show it: never the machine's own path for what we ship."""
    inside = path.relative_to(origin.folder).as_posix()
    return f"investcase:{inside}" if origin.name == SHIPPED else str(origin.folder / inside)


def shipped_library(extra: Sequence[Origin] = ()) -> Library:
    """The shipped library alone, or beneath stronger origins."""
    return Library((*extra, Origin(SHIPPED, assumptions_dir())))
