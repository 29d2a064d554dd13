"""Figures of a case given other values by name, as if its file had been edited: the same reading, the same refusals.

A name is a figure's id as `explain` lists it (`home-care.hourly-rate`, `at-home.home-first-team.salary`); the name of a
model's input or of an adjustment, of one intervention (`independent-settings.home_care_hours`) or of every one that has
it (`home_care_hours`, `deadweight`); or `years`, how many the case runs for. A figure of the library is changed
wherever it is used, and so is one that several options give alike.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from investcase.catalogue.library import Library
from investcase.catalogue.origins import CASE
from investcase.documents.case import Case
from investcase.documents.edits import Changed, Edit, plain_years
from investcase.documents.saying import dotted
from investcase.documents.walk import values_in
from investcase.quantities import NUMBER, Quantity, QuantityError, Unit, parse_quantity, parse_unit
from investcase.reading.nodes import Data, Path
from investcase.reading.problems import Problem, Problems, Severity
from investcase.reading.suggest import did_you_mean
from investcase.resolving.adjustments import ADJUSTMENT_TITLES
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.option import ResolvedOption, option_figures
from investcase.resolving.without_ids import name_now

YEARS = "years"
NO_SUCH = ("what-if-unknown", "what-if-fixed", "what-if-given-to-none")
"""The codes of a name that nothing a case can give has."""
_POUNDS = parse_unit("£")
_TWO_ENDS = re.compile(r"(?P<low>.+?) to (?P<high>.+)", re.IGNORECASE)
_SOURCE = "What if: a value tried, and nobody's estimate"
_ADJUSTMENTS = tuple(kind for kind in ADJUSTMENT_TITLES if kind != "evidence_grade")


def changes_of(
    document: Case, options: Sequence[ResolvedOption], library: Library, changes: Mapping[str, str]
) -> tuple[Changed, ...]:
    """What each change edits in the case's document.

    Args:
        document: the case as it stands.
        options: its options, settled.
        library: what they were settled on.
        changes: values as a case writes them, by name. A number alone is in its figure's unit, and a range without a
            centre has it in the middle.

    Raises:
        Problems: a name is of nothing that a case can give; with the nearest that are.
    """
    places = _Places(document, options, library)
    made = [Changed(name, value, tuple(places.edits(name, value))) for name, value in changes.items()]
    problems = [places.refusal(change.name) for change in made if not change.edits]
    if problems:
        raise Problems(problems)
    return tuple(made)


def fixed_among(
    document: Case, options: Sequence[ResolvedOption], library: Library, names: Iterable[str]
) -> dict[str, Problem]:
    """Those of some names that a case can give no value, each with why not."""
    places = _Places(document, options, library)
    return {name: places.refusal(name) for name in names if not any(places.edits(name, "0"))}


def names_of_changes(document: Case, options: Sequence[ResolvedOption], library: Library) -> tuple[str, ...]:
    """Every name that a change may be of: figures, inputs and adjustments by their short names, and years."""
    return tuple(dict.fromkeys(_Places(document, options, library).names))


def said_of(problems: Iterable[Problem], changes: Iterable[Changed]) -> list[Problem]:
    """Problems of a changed case: those that stand where a change was made are said of the change, not of the file.

    An error of what holds a changed value, such as a line of cost, is said of the change at its place in the file.
    """
    fields = {plain_years(dotted(edit.path)): change for change in changes for edit in change.edits}

    def of(problem: Problem) -> Problem:
        at = plain_years(problem.field or "")
        for field, change in fields.items():
            if _within(at, field):
                message = f"{change.name}={change.value}: {problem.message}"
                return replace(problem, message=message, position=None, excerpt=None, field=None)
        held = dict.fromkeys(f"{change.name}={change.value}" for field, change in fields.items() if _within(field, at))
        if at and held and problem.severity is Severity.ERROR:
            return replace(problem, message=f"{', '.join(held)}: {problem.message}")
        return problem

    return list(dict.fromkeys(of(problem) for problem in problems))


def _within(field: str, other: str) -> bool:
    return field == other or field.startswith((f"{other}.", f"{other}["))


def as_written(value: str, unit: Unit) -> str:
    """A value as a case writes it: in its figure's unit where it is a number alone, a range with its middle as centre.

    What cannot be read is left as it is, for the reading of the case to refuse.
    """
    whole = _with_centre(value)
    found = _in_unit(whole, unit)
    return whole if found is None else found.as_written()


def _with_centre(value: str) -> str:
    """A range of two ends alone with its middle as centre, for the reader of every range to take or to refuse."""
    ends = _TWO_ENDS.fullmatch(" ".join(value.split()))
    if ends is None:
        return value
    try:
        low, high = parse_quantity(ends["low"]), parse_quantity(ends["high"])
    except QuantityError:
        return value
    unit = max(low.unit, high.unit, key=lambda one: len(one.powers))
    middle = round((low.central + high.central) / 2, 12)
    return f"{ends[0]}, central {Quantity(middle, unit, percent=low.percent or high.percent).as_written()}"


def _in_unit(value: str, unit: Unit) -> Quantity | None:
    """A value, in a unit where it says none, or pounds where it says no more; None where it cannot be read."""
    with contextlib.suppress(QuantityError):
        found = parse_quantity(value)
        if found.counted and unit.is_rate_of_counts:
            return found.in_unit(unit)
        alone = found.unit.is_number and not found.percent
        pounds = found.unit == _POUNDS and unit.power("£") == 1
        if unit != found.unit and ((alone and not unit.is_number) or pounds):
            return replace(found, unit=unit)
        return found
    return None


class _Places:
    """Where a case writes each of its figures, and where it would."""

    def __init__(self, document: Case, options: Sequence[ResolvedOption], library: Library) -> None:
        self._document, self._options, self._library = document, options, library
        self._numbers = {option.id: index for index, option in enumerate(document.options)}
        # The very quantity that a document holds is the one its figure was written as.
        self._written: dict[int, Path] = {
            id(found.value): found.path for found in values_in(document) if isinstance(found.value, Quantity)
        }
        self._figures: dict[str, list[Resolved]] = {}
        for option in options:
            for figure in option_figures(option):
                self._figures.setdefault(figure.key, []).append(figure)

    @property
    def names(self) -> Iterator[str]:
        """Every name that can be changed, shortest kinds first."""
        yield YEARS
        for _, _, entry, _ in self._interventions():
            for name in (*(each for each in entry.values if not _is_definition(entry, each)), *_ADJUSTMENTS):
                yield name
                yield f"{entry.id}.{name}"
        yield from (key for key, found in self._figures.items() if any(map(self._can_be_given, found)))

    def edits(self, name: str, value: str) -> Iterator[Edit]:
        """What a change of this name edits; nothing where no figure has it."""
        if name == YEARS:
            yield Edit((YEARS,), value)
            return
        if name in self._figures:
            yield from self._figure(name, value)
            return
        one, _, short = name.rpartition(".")
        done: set[str] = set()
        named = [
            (entry, (*path, number))
            for option, path, entry, number in self._interventions()
            if one in ("", entry.id, f"{option.id}.{entry.id}")
        ]
        # What none of them has is given to those that are named, and never to every one that could have it.
        having = [each for each in named if _figure_of(each[0], short) is not None]
        for entry, where in having or (named if one or short not in _ADJUSTMENTS else ()):
            yield from self._of_intervention(entry, where, short, value, done)

    def refusal(self, name: str) -> Problem:
        """Why a name cannot be changed."""
        found = self._figures.get(name)
        if any(name in self._called(one, entry) for one, _, entry, _ in self._interventions()):
            return Problem(
                "what-if-fixed",
                f"{name} is a definition of its model, and cannot be given a value",
                expected="a figure that a case can give",
                remedy="change an input that is an estimate; see investcase explain CASE",
            )
        if found:
            return Problem(
                "what-if-fixed",
                f"{found[0].title} ({name}) is worked out from the library and the case, and cannot be given a value",
                expected="a figure that a case can give",
                remedy=f"see investcase explain CASE {name} for what it rests on",
            )
        if name in _ADJUSTMENTS and (first := next(self._interventions(), None)):
            option, _, entry, _ = first
            return Problem(
                "what-if-given-to-none",
                f"no intervention of this case has {name}, and none is named that is to have it",
                expected="the intervention's name and a dot in front",
                remedy=f"write {option.id}.{entry.id}.{name}, or another intervention in its place",
            )
        return Problem(
            "what-if-unknown",
            f"this case has no figure called {name[:80]!r}",
            expected="a figure that investcase explain CASE lists, an input or an adjustment such as deadweight",
            remedy=did_you_mean(name_now(name, self._document)[:80], dict.fromkeys(self.names)),
        )

    @staticmethod
    def _called(option: ResolvedOption, entry: ResolvedIntervention) -> Iterator[str]:
        """Every name of each figure of an intervention that is a definition of its model."""
        for name, figure in entry.values.items():
            if _is_definition(entry, name) and figure.origin != CASE:
                yield from (figure.key, name, f"{entry.id}.{name}", f"{option.id}.{entry.id}.{name}")

    def _interventions(self) -> Iterator[tuple[ResolvedOption, Path, ResolvedIntervention, int]]:
        for option in self._options:
            if option.id not in self._numbers:
                continue  # Business as usual, which the case leaves unsaid.
            number = self._numbers[option.id]
            given = [entry.id for entry in self._document.options[number].interventions]
            for entry in option.interventions:
                yield option, ("options", number, "interventions"), entry, given.index(entry.id)

    def _of_intervention(
        self, entry: ResolvedIntervention, path: Path, name: str, value: str, done: set[str]
    ) -> Iterator[Edit]:
        """The change of one input or adjustment of one intervention; of a figure of the library, once for all."""
        figure = _figure_of(entry, name)
        if figure is not None:
            where = self._path(figure)
            if where is not None:
                yield Edit(where, as_written(value, figure.unit))
            elif self._of_library(figure):
                if figure.key not in done:
                    done.add(figure.key)
                    yield self._in_library(figure, value)
            elif name in entry.values and not _is_definition(entry, name):
                yield Edit((*path, "inputs", name), _given(as_written(value, figure.unit)))
        elif name in _ADJUSTMENTS:
            yield Edit((*path, "adjustments", name), as_written(value, NUMBER))
        elif name in entry.document.inputs:
            yield Edit((*path, "inputs", name), _given(as_written(value, entry.document.inputs[name].unit)))

    def _figure(self, key: str, value: str) -> Iterator[Edit]:
        """The change of a figure by its id, wherever it is used."""
        for figure in self._figures[key]:
            where = self._path(figure)
            if where is not None:
                yield Edit(where, as_written(value, figure.unit))
        first = self._figures[key][0]
        if first.origin == CASE:
            return
        if self._of_library(first):
            yield self._in_library(first, value)
            return
        for _, path, entry, number in self._interventions():
            for name, figure in entry.values.items():
                if figure.key == key and not _is_definition(entry, name):
                    yield Edit((*path, number, "inputs", name), _given(as_written(value, figure.unit)))

    def _path(self, figure: Resolved) -> Path | None:
        """Where a figure's value is written in the case."""
        return self._written.get(id(figure.original.typed or figure.original))

    def _of_library(self, figure: Resolved) -> bool:
        return bool(self._library.figure(figure.key))

    def _in_library(self, figure: Resolved, value: str) -> Edit:
        """The case's own value in place of the library's."""
        return Edit(("figures", figure.key), _given(as_written(value, figure.unit)))

    def _can_be_given(self, figure: Resolved) -> bool:
        return figure.origin != CASE or self._path(figure) is not None


def _figure_of(entry: ResolvedIntervention, name: str) -> Resolved | None:
    """The figure that an intervention has for an input or an adjustment."""
    adjusted = (each.factor.figure for each in entry.adjustments if each.kind == name)
    return entry.values.get(name) or next(adjusted, None)


def _is_definition(entry: ResolvedIntervention, name: str) -> bool:
    """Whether the model itself says what an input is, such as the weeks in a year."""
    return name in entry.document.inputs and entry.document.inputs[name].value is not None


def _given(value: str) -> dict[str, Data]:
    """A value that a case gives in place of another."""
    return {"value": value, "source": _SOURCE, "reason": _SOURCE}
