"""A model's program run over draws and years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from investcase.documents.model import Bound
from investcase.formulas import FormulaError, nationally
from investcase.formulas.evaluate import Clock, evaluate
from investcase.formulas.product import Product
from investcase.reading.problems import Problem, Problems, Severity
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.program import ROLLOUT, Definition

_SLACK = 1e-12
"""Of what a value may come to at most: to be more by rounding alone is to be as much."""


class Refused(Problems):
    """A model cannot be worked out on the values of some worlds: `worlds` says which, [draw or 1]."""

    def __init__(self, problem: Problem, worlds: NDArray[np.bool_] | None) -> None:
        super().__init__([problem])
        self.worlds = np.ones(1, dtype=np.bool_) if worlds is None else worlds


def run_model(
    intervention: ResolvedIntervention, figures: Mapping[str, Product], clock: Clock, rollout: Product
) -> dict[str, Product]:
    """Every name of a model with its value, of shape [draw or 1, year or 1], before any adjustment.

    Args:
        intervention: whose program to run.
        figures: values by figure key, of shape [draw or 1, 1].
        clock: the years of the horizon, or the steady state.
        rollout: share of the full yearly effort under way, of shape [draw or 1, year].

    Raises:
        Refused: a formula cannot be worked out on these values.
    """
    values = {name: figures[figure.key] for name, figure in intervention.values.items()}
    return run_program(intervention, values, clock, rollout)


def run_program(
    intervention: ResolvedIntervention, inputs: Mapping[str, Product], clock: Clock, rollout: Product
) -> dict[str, Product]:
    """The same on inputs given by the names the formulas use."""
    values = {ROLLOUT: rollout, **inputs, **_national(intervention, inputs)}
    for definition in intervention.program.definitions:
        try:
            values[definition.name] = evaluate(definition.formula, values, clock)
        except FormulaError as error:
            raise Refused(_fault(intervention, definition, error), error.worlds) from None
    return values


def _national(intervention: ResolvedIntervention, inputs: Mapping[str, Product]) -> dict[str, Product]:
    """What a claim was made at, by the name of each in `national(...)`: where the nation has no figure, the case's own.

    It is the same in every world: a figure of this place, at whatever end of its range, moves no more people.
    """
    nationals = intervention.program.nationals
    if not nationals:
        return {}
    own = {name: figure.quantity.central for name, figure in intervention.nation_values.items()}
    values = {**inputs, **{name: Product.of(value) for name, value in own.items()}}
    for definition in intervention.program.definitions:
        if definition.name in nationals:
            try:
                values[definition.name] = evaluate(definition.formula, values, Clock(1, steady=True))
            except FormulaError as error:
                raise Refused(_fault(intervention, definition, error), error.worlds) from None
    return {nationally(name): values[name] for name in nationals if name in values}


def bound_faults(intervention: ResolvedIntervention, values: Mapping[str, Product]) -> list[Problem]:
    """What a model says must hold and does not: at the central values an error, at an end of a range a warning."""
    faults = []
    for index, bound in enumerate(intervention.document.bounds):
        held = _held(bound, values)
        if held is None:
            continue
        value, most = held
        if not _holds(bound, value, most):
            central = _holds(bound, value[:1], None if most is None else most[:1])
            faults.append(_bound_problem(intervention, index, central_holds=central))
    return faults


def worlds_within_bounds(intervention: ResolvedIntervention, values: Mapping[str, Product]) -> NDArray[np.bool_]:
    """In which worlds all that a model says must hold does, [draw or 1]."""
    within = np.ones(1, dtype=bool)
    for bound in intervention.document.bounds:
        held = None if bound.warns else _held(bound, values)
        if held is not None:
            value, most = held
            if bound.above is not None:
                within = within & (value.whole() > bound.above).all(axis=1)
            if most is not None:
                within = within & ((value - most).whole() <= _SLACK * most.reach()).all(axis=1)
    return within


def _held(bound: Bound, values: Mapping[str, Product]) -> tuple[Product, Product | None] | None:
    """What a bound is of and what it may be at most; None where either was not worked out."""
    if bound.name not in values or (bound.at_most is not None and bound.at_most not in values):
        return None
    return values[bound.name], None if bound.at_most is None else values[bound.at_most]


def _holds(bound: Bound, value: Product, most: Product | None) -> bool:
    if bound.above is not None and value.least() <= bound.above:
        return False
    return most is None or (value - most).most() <= _SLACK * most.reach()


def _bound_problem(intervention: ResolvedIntervention, index: int, *, central_holds: bool) -> Problem:
    bound = intervention.document.bounds[index]
    end = "at one end of a range, " if central_holds else ""
    severity = Severity.WARNING if central_holds or bound.warns else Severity.ERROR
    names = [bound.name, *([bound.at_most] if bound.at_most is not None else [])]
    figure = _to_blame(intervention, names) if severity is Severity.ERROR else None
    if figure is not None and figure.spot is not None:
        message = f"{intervention.title}: {bound.message}, and that rests on this: {figure.title}"
        return figure.spot.problem("bound", message, severity=severity)
    return intervention.model.problem(
        "bound",
        f"{intervention.title}: {end}{bound.message}",
        ("bounds", index),
        severity=severity,
    )


def _to_blame(intervention: ResolvedIntervention, names: Iterable[str]) -> Resolved | None:
    """The figure that keeps some names from what they must be: of those that are not ours, the one that is not above
    zero, else the only one; None where none or several may be.
    """
    inputs = sorted(intervention.program.inputs_for(names))
    figures = [intervention.values[name] for name in inputs if name in intervention.values]
    given = [figure for figure in figures if figure.spot is not None]
    nil = [figure for figure in given if figure.quantity.central <= 0]
    if len(nil) == 1 or len(given) == 1:
        return (nil or given)[0]
    return None


def _fault(intervention: ResolvedIntervention, definition: Definition, error: FormulaError) -> Problem:
    document, name = intervention.document, definition.name
    figure = _to_blame(intervention, definition.formula.names)
    if figure is not None and figure.spot is not None:
        message = f"{intervention.title}: {error.message}, and that rests on this: {figure.title}"
        return figure.spot.problem("formula-value", message, severity=Severity.ERROR, expected=error.expected)
    path: tuple[str, ...] = ("steps", name, "formula")
    for choice_name, choice in document.choices.items():
        base = ("choices", choice_name, "alternatives", intervention.choices[choice_name])
        if choice.gives == name:
            path = (*base, "formula")
        elif name in choice.alternatives[intervention.choices[choice_name]].steps:
            path = (*base, "steps", name, "formula")
    return intervention.model.problem(
        "formula-value",
        f"{intervention.title}: {error.message}",
        path,
        expected=error.expected,
        offset=error.offset,
    )
