"""A model's formulas in the order they must be worked out, for one set of choices.

The same program serves every use of the model: units are checked on it, arrays run through it, words and, later, live
cells are written from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from investcase.documents.base import Loaded
from investcase.documents.model import Model
from investcase.formulas import TIMED, Call, Formula, FormulaError, nodes, parse_formula, unit_of
from investcase.quantities import NUMBER, Unit, parse_unit
from investcase.reading.carried import Carried
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem
from investcase.reading.suggest import did_you_mean, one_of

ROLLOUT = "rollout"
ROLLOUT_TITLE = "Share of the full yearly effort under way"
_POUNDS_A_YEAR = parse_unit("£ / year")
_YEARS = parse_unit("years")


@dataclass(frozen=True, slots=True)
class Definition:
    """A name, what it means, and the formula that gives its value."""

    name: str
    title: str
    unit: Unit
    formula: Formula


@dataclass(frozen=True)
class Program:
    """Definitions in working order: each needs only inputs and those before it."""

    definitions: tuple[Definition, ...]

    def inputs_for(self, targets: Iterable[str]) -> set[str]:
        """The inputs that some names rest on, however far back."""
        return set().union(*(self._behind.get(name, {name}) for name in targets))

    @cached_property
    def _behind(self) -> dict[str, set[str]]:
        """The inputs behind each definition, and behind the rollout, which has none: every line asks for its own."""
        found: dict[str, set[str]] = {ROLLOUT: set()}
        for each in self.definitions:
            found[each.name] = set().union(*(found.get(name, {name}) for name in each.formula.names))
        return found

    @cached_property
    def nationals(self) -> frozenset[str]:
        """Everything that some formula needs at the claim's own national figures, however far back."""
        by_name = {definition.name: definition for definition in self.definitions}
        found: set[str] = set()
        waiting = [name for definition in self.definitions for name in definition.formula.nationals]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(by_name[name].formula.names if name in by_name else ())
        return frozenset(found)

    def restricted_to(self, available: Iterable[str]) -> Program:
        """Only the definitions that can be worked out from the inputs there are."""
        known = {ROLLOUT, *available}
        kept = []
        for definition in self.definitions:
            if definition.formula.names <= known:
                kept.append(definition)
                known.add(definition.name)
        return Program(tuple(kept))


class ModelFault(Carried, ValueError):
    """A model whose formulas do not make a program; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Written:
    """A definition as the document holds it."""

    title: str
    unit: Unit
    text: str
    path: Path


def build_program(loaded: Loaded[Model], picked: Mapping[str, str]) -> Program:
    """The program of a model for one alternative of each choice; built once, however many cases pick it.

    Raises:
        ModelFault: a formula that cannot be read, a name that means nothing or two things, a circle, or a wrong unit.
    """
    return loaded.once((Program, *sorted(picked.items())), lambda: _built(loaded, picked))


def _built(loaded: Loaded[Model], picked: Mapping[str, str]) -> Program:
    model = loaded.document
    units = {name: entry.unit for name, entry in model.inputs.items()} | {ROLLOUT: NUMBER}
    written: dict[str, _Written] = {}
    for name, definition in _written(model, picked):
        if name in written or name in units:
            message = f"the name {name!r} is used twice"
            raise ModelFault(loaded.problem("name-twice", message, definition.path, remedy="rename one of them"))
        written[name] = definition
    parsed = {name: _parse(loaded, entry) for name, entry in written.items()}
    known = {**units, **{name: entry.unit for name, entry in written.items()}}
    for name, entry in written.items():
        _check_unit(loaded, entry, parsed[name], known)
    order = _in_order(loaded, written, parsed)
    program = Program(tuple(Definition(n, written[n].title, written[n].unit, parsed[n]) for n in order))
    _check_nationals(loaded, program, written)
    return program


def check_model(loaded: Loaded[Model]) -> list[Problem]:
    """Everything wrong with a model's formulas, choices and lines, whichever alternatives a case may pick."""
    return list(loaded.once(check_model, lambda: _checked(loaded)))


def _checked(loaded: Loaded[Model]) -> list[Problem]:
    model = loaded.document
    problems: list[Problem] = []
    defaults = {name: choice.default for name, choice in model.choices.items()}
    program: Program | None = None
    for picked in _each_alternative(model, defaults):
        try:
            built = build_program(loaded, picked)
        except ModelFault as fault:
            problems.append(fault.problem)
        else:
            program = program or built
    if program is not None:
        problems.extend(_check_names_used(loaded, program))
    return list(dict.fromkeys(problems))


def _each_alternative(model: Model, defaults: dict[str, str]) -> Iterator[dict[str, str]]:
    yield defaults
    for name, choice in model.choices.items():
        for alternative in choice.alternatives:
            if alternative != choice.default:
                yield {**defaults, name: alternative}


def _written(model: Model, picked: Mapping[str, str]) -> Iterator[tuple[str, _Written]]:
    for name, choice in model.choices.items():
        alternative = choice.alternatives[picked[name]]
        base: Path = ("choices", name, "alternatives", picked[name])
        for step_name, step in alternative.steps.items():
            path = (*base, "steps", step_name, "formula")
            yield step_name, _Written(step.title, step.unit, step.formula, path)
        yield choice.gives, _Written(choice.title, choice.unit, alternative.formula, (*base, "formula"))
    for name, step in model.steps.items():
        yield name, _Written(step.title, step.unit, step.formula, ("steps", name, "formula"))


def _parse(loaded: Loaded[Model], entry: _Written) -> Formula:
    try:
        return parse_formula(entry.text)
    except FormulaError as error:
        raise ModelFault(_at_offset(loaded, entry.path, error)) from None


def _check_unit(loaded: Loaded[Model], entry: _Written, formula: Formula, units: Mapping[str, Unit]) -> None:
    try:
        unit = unit_of(formula, units)
    except FormulaError as error:
        raise ModelFault(_at_offset(loaded, entry.path, error)) from None
    if unit != entry.unit:
        message = f"this formula comes to {unit}, and is declared to be in {entry.unit}"
        raise ModelFault(
            loaded.problem("formula-unit", message, entry.path, expected=f"a formula in {entry.unit}, or unit: {unit}")
        )


def _check_nationals(loaded: Loaded[Model], program: Program, written: Mapping[str, _Written]) -> None:
    """What a claim was made at is one value for all years, and only a claim has it."""
    nationals = program.nationals
    for definition in program.definitions:
        path = written[definition.name].path
        if definition.formula.nationals and loaded.document.claim is None:
            message = "national(...) is what a national claim was made at, and this model rests on none"
            raise ModelFault(loaded.problem("formula", message, path, remedy="take national( ) away, or add claim:"))
        timed = any(isinstance(node, Call) and node.function in TIMED for node in nodes(definition.formula.tree))
        if definition.name in nationals and (timed or ROLLOUT in definition.formula.names):
            message = f"{definition.name!r} changes from year to year, and national(...) is one value for all of them"
            raise ModelFault(loaded.problem("formula", message, path))


def _at_offset(loaded: Loaded[Model], path: Path, error: FormulaError) -> Problem:
    return loaded.problem(
        "formula", error.message, path, expected=error.expected, remedy=error.remedy, offset=error.offset
    )


def _in_order(loaded: Loaded[Model], written: dict[str, _Written], parsed: dict[str, Formula]) -> list[str]:
    order: list[str] = []
    done: set[str] = set()
    for first in written:
        trail: list[str] = []
        waiting: list[tuple[str, bool]] = [(first, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                trail.remove(name)
                done.add(name)
                order.append(name)
            elif name in trail:
                circle = " -> ".join([*trail[trail.index(name) :], name])
                raise ModelFault(loaded.problem("circle", f"these define one another: {circle}", written[name].path))
            elif name not in done:
                trail.append(name)
                waiting.append((name, True))
                waiting.extend((n, False) for n in sorted(parsed[name].names, reverse=True) if n in written)
    return order


def _check_names_used(loaded: Loaded[Model], program: Program) -> Iterator[Problem]:
    model = loaded.document
    units = {name: entry.unit for name, entry in model.inputs.items()}
    units |= {definition.name: definition.unit for definition in program.definitions}
    uses: list[tuple[str, Path]] = [(model.people, ("people",))]
    uses += [(line.amount, ("lines", key, "amount")) for key, line in model.lines.items()]
    uses += [(line.quantity, ("lines", key, "quantity")) for key, line in model.lines.items() if line.quantity]
    uses += [(bound.name, ("bounds", index, "name")) for index, bound in enumerate(model.bounds)]
    followed: list[tuple[str | None, Path]] = [(model.followed_for, ("followed_for",))]
    followed += [(line.followed_for, ("lines", key, "followed_for")) for key, line in model.lines.items()]
    times = [(name, path) for name, path in followed if name is not None]
    uses += times
    for name, path in uses:
        if name not in units:
            yield loaded.problem(
                "unknown-name",
                f"nothing in this model is called {name!r}",
                path,
                expected=one_of(sorted(units)),
                remedy=did_you_mean(name, units),
            )
    for name, path in times:
        unit = units.get(name, _YEARS)
        if unit != _YEARS:
            yield loaded.problem(
                "followed-unit", f"{name!r} is in {unit}", path, expected="an input or a step in years"
            )
    for key, line in model.lines.items():
        unit = units.get(line.amount, _POUNDS_A_YEAR)
        if unit != _POUNDS_A_YEAR:
            yield loaded.problem(
                "line-unit", f"{line.amount!r} is in {unit}", ("lines", key, "amount"), expected="a step in £ / year"
            )
