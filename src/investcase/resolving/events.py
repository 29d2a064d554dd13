"""Every event, group and line that a case or its models name is one that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from investcase.catalogue.events import Vocabulary
from investcase.documents.base import Loaded
from investcase.documents.case import Case, Option
from investcase.documents.lines import Line
from investcase.documents.model import Model
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem
from investcase.reading.suggest import did_you_mean, one_of
from investcase.resolving.option import ResolvedOption


def unknown_events(loaded: Loaded[Case], events: Vocabulary, options: Sequence[ResolvedOption]) -> Iterator[Problem]:
    """A problem for each name in the case, and in the models that it puts to work, that means nothing."""
    for index, option in enumerate(loaded.document.options):
        known = ids_of(option)
        for path, line in own_lines(option, ("options", index)):
            yield from _named(loaded, path, "event", line.event, events.events)
            yield from _named(loaded, path, "group", line.group, events.people)
            for name in line.apart_from:
                if name not in known or name == line.id:
                    yield loaded.problem(
                        "unknown-reference",
                        f"{name!r} is no other line, intervention or cut of this option",
                        (*path, "apart_from", name),
                        expected=one_of(each for each in known if each != line.id),
                        remedy=did_you_mean(name, [each for each in known if each != line.id]),
                        on_key=True,
                    )
    models = {id(entry.model): entry.model for option in options for entry in option.models_at_work}
    for model in models.values():
        yield from unknown_in_model(model, events)


def unknown_in_model(model: Loaded[Model], events: Vocabulary) -> Iterator[Problem]:
    """A problem for each event, and for the group, that a model names and that the vocabulary does not."""
    document = model.document
    yield from _named(model, (), "group", document.group, events.people)
    for name, step in document.steps.items():
        yield from _named(model, ("steps", name), "event", step.event, events.events)
    for name, choice in document.choices.items():
        yield from _named(model, ("choices", name), "event", choice.event, events.events)
        for other, alternative in choice.alternatives.items():
            for inner, step in alternative.steps.items():
                path: Path = ("choices", name, "alternatives", other, "steps", inner)
                yield from _named(model, path, "event", step.event, events.events)


def own_lines(option: Option, path: Path) -> Iterator[tuple[Path, Line]]:
    """Every line that an option gives itself, those of its cuts included, with its place."""
    for name, lines in (("costs", option.costs), ("benefits", option.benefits)):
        yield from _placed((*path, name), lines)
    for index, cut in enumerate(option.disinvestments):
        for name, inside in (("saving", cut.saving), ("demand", cut.demand)):
            yield from _placed((*path, "disinvestments", index, name), inside)


def ids_of(option: Option) -> list[str]:
    """The ids of an option's lines, interventions and cuts."""
    lines = [line.id for _, line in own_lines(option, ())]
    return [*lines, *(entry.id for entry in option.interventions), *(cut.id for cut in option.disinvestments)]


def _placed(path: Path, lines: Iterable[Line]) -> Iterator[tuple[Path, Line]]:
    for index, line in enumerate(lines):
        yield (*path, index), line


def _named(
    loaded: Loaded[Case] | Loaded[Model], path: Path, field: str, name: str | None, known: Mapping[str, object]
) -> Iterator[Problem]:
    if name is not None and name not in known:
        yield loaded.problem(
            "unknown-event",
            f"there is no {field} called {name!r} in the vocabulary of events",
            (*path, field),
            expected=one_of(known),
            remedy=did_you_mean(name, known),
        )
