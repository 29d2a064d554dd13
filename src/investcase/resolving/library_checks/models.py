"""Models by themselves: found by their name, right in their units, and fed by figures and columns that exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from investcase.catalogue.events import vocabulary
from investcase.catalogue.layout import documents, is_there
from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin
from investcase.catalogue.places import Places
from investcase.documents.base import Loaded
from investcase.documents.model import Input, Model
from investcase.documents.place import Column
from investcase.quantities import Kind, Unit
from investcase.quantities.kinds import kind_words
from investcase.reading.blanks import BLANK, is_blank
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean
from investcase.resolving.events import unknown_in_model
from investcase.resolving.library_checks.asked_for import renamed
from investcase.resolving.program import check_model


def formulas_hold(library: Library, origin: Origin) -> Iterator[Problem]:
    """Every formula can be read and comes to its own unit, whichever alternatives are chosen."""
    for _, loaded in _models(library, origin):
        yield from check_model(loaded)


def inputs_can_be_had(library: Library, origin: Origin) -> Iterator[Problem]:
    """Every input comes from somewhere: a figure, a column, a value, or the case that is asked for it."""
    for _, loaded in _models(library, origin):
        for name, needed in loaded.document.inputs.items():
            if any((needed.figure, needed.place, needed.nation, needed.value, needed.ask)):
                continue
            yield loaded.problem(
                "nobody-supplies",
                f"nobody supplies the input {name!r}",
                ("inputs", name),
                expected="a line figure:, place:, nation: or value:, or ask: with the question to put to the case",
                on_key=True,
            )


def figures_exist(library: Library, origin: Origin) -> Iterator[Problem]:
    """Every figure and column that a model names is there, in the unit that the model needs."""
    columns: dict[str, list[Column]] = {}
    for _, loaded in _models(library, origin):
        columns = columns or Places(library).columns()
        for path, figure_id in _named_figures(loaded.document):
            held = library.figure(figure_id)
            if not held:
                why = library.why_missing(figure_id)
                message = f"there is no figure called {figure_id!r}" + (f". {why}" if why else "")
                remedy = None if why else did_you_mean(figure_id, library.figure_ids())
                yield loaded.problem("unknown-figure", message, path, remedy=remedy)
            elif held[0].figure.id != figure_id:
                yield renamed(loaded, path, figure_id, held[0].figure.id)
            if held and path[0] == "inputs":
                needed = loaded.document.inputs[str(path[1])]
                yield from _unlike(loaded, path, needed, figure_id, held[0].figure.unit, held[0].figure.is_)
        for path, column in _named_columns(loaded.document):
            if column not in columns:
                message = f"no table of places has {column!r}"
                remedy = did_you_mean(column, sorted(columns))
                yield loaded.problem("unknown-place-column", message, path, remedy=remedy)
            needed = loaded.document.inputs[str(path[1])]
            for found in columns.get(column, ()):
                yield from _unlike(loaded, path, needed, column, found.unit, found.is_)


def _unlike(
    loaded: Loaded[Model], path: Path, needed: Input, name: str, unit: Unit, kind: Kind | None
) -> Iterator[Problem]:
    """What feeds an input is in its unit, and a plain number of its kind."""
    if unit != needed.unit:
        message = f"{name} is in {unit}, and the model needs {needed.unit}"
        yield loaded.problem("figure-unit", message, path, expected=f"a figure in {needed.unit}")
    elif kind is not needed.is_:
        message = f"{name} is a {kind_words(kind)}, and the model needs a {kind_words(needed.is_)}"
        yield loaded.problem("figure-kind", message, path, expected=f"is: {kind}")


def events_exist(library: Library, origin: Origin) -> Iterator[Problem]:
    """Every event and group that a model names is in the vocabulary."""
    if not documents(origin.folder, "models/*/model.yaml"):
        return
    events, problems = vocabulary(library)
    yield from problems
    for _, loaded in () if problems else _models(library, origin):
        yield from unknown_in_model(loaded, events)


def explained(library: Library, origin: Origin) -> Iterator[Problem]:
    """A model without its technical notes asks to be believed; they name every choice and every source it rests on."""
    for folder, loaded in _models(library, origin):
        path = origin.folder / "models" / folder / loaded.document.dossier
        place = f"models/{folder}/{loaded.document.dossier}"
        if not is_there(path):
            yield _problem(loaded, "no-dossier", "the model has no " + loaded.document.dossier, place)
            continue
        text = path.read_text("utf-8", errors="replace")
        if is_blank(text):
            yield _problem(loaded, "dossier-blank", f"{loaded.document.dossier} still holds {BLANK}", place)
            continue
        silent = [name for name in _to_explain(library, loaded.document) if f"`{name}`" not in text]
        if silent:
            names = ", ".join(f"`{name}`" for name in silent)
            yield _problem(loaded, "dossier-silent", f"{loaded.document.dossier} does not name {names}", place)


def _problem(loaded: Loaded[Model], code: str, message: str, place: str) -> Problem:
    expected = f"{place}: how it works, what it leaves out and why, naming each choice, its answers and each source"
    return loaded.problem(code, message, ("model",), severity=Severity.WARNING, expected=expected)


def _to_explain(library: Library, model: Model) -> Iterator[str]:
    """The choices of a model with their answers, and the sources of the figures that feed it."""
    for name, choice in model.choices.items():
        yield from (name, *choice.alternatives)
    sources = (
        value.source
        for _, figure_id in _named_figures(model)
        for held in library.figure(figure_id)[:1]
        for value in held.figure.values
        if value.source is not None
    )
    yield from dict.fromkeys(sources)


def _models(library: Library, origin: Origin) -> Iterator[tuple[str, Loaded[Model]]]:
    for path in documents(origin.folder, "models/*/model.yaml"):
        loaded = library.model(path.parent.name)
        if loaded is not None:
            yield PurePath(path).parent.name, loaded


def _named_figures(model: Model) -> Iterator[tuple[Path, str]]:
    for name, needed in model.inputs.items():
        if needed.figure:
            yield ("inputs", name, "figure"), needed.figure
    for index, overlap in enumerate(model.overlaps_with):
        yield ("overlaps_with", index, "figure"), overlap.figure
    if model.achievement:
        yield ("achievement",), model.achievement


def _named_columns(model: Model) -> Iterator[tuple[Path, str]]:
    for name, needed in model.inputs.items():
        if needed.place:
            yield ("inputs", name, "place"), needed.place
        if needed.nation:
            yield ("inputs", name, "nation", "column"), needed.nation.column
