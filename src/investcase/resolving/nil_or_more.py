"""What a model needs is nil or more: people, events, times and prices below zero would turn a cost into a gain.

A number without a unit is held to its kind. A number with one may be below zero where the model says that its input
is a difference, or where the library's own figure for it is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from investcase.catalogue.origins import CASE
from investcase.documents.case import Intervention
from investcase.documents.model import Input, Model
from investcase.documents.study import EffectMeasure
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
from investcase.reading.problems import Severity
from investcase.resolving.context import Context
from investcase.resolving.figures import Resolved


def refuse_inputs_below_zero(
    context: Context, model: Model, entry: Intervention, values: Mapping[str, Resolved], path: Path
) -> None:
    """Note each value of a model's inputs that is below zero at any of its ends, and cannot be."""
    for name, figure in values.items():
        needed, value = model.inputs[name], figure.original
        if value.unit.is_number or value.ends[0] >= 0 or may_be_below_zero(context, needed):
            continue
        where: Path = (*path, "model")
        if name in entry.inputs:
            where = (*path, "inputs", name, "value")
        elif figure.origin == CASE:
            where = ("figures", figure.key, "value")
        written = figure.spot is not None or where[-1] == "value"
        message = f"{needed.title}: this is below zero" if written else f"{figure.key} is below zero"
        expected = "a figure from zero up"
        alone = not value.is_range and written
        remedy = f"write {typed(value.scaled(-1))}" if alone else "give one whose every end is nil or more"
        if figure.spot is None:
            context.report("below-zero", message, where, expected=expected, remedy=remedy)
        else:
            told = figure.spot.problem("below-zero", message, severity=Severity.ERROR, expected=expected)
            context.problems.append(replace(told, remedy=remedy))


def may_be_below_zero(context: Context, needed: Input) -> bool:
    """Whether an input is a difference: said so, or held so by whoever's library the figure first stands in."""
    if needed.below_zero:
        return True
    held = context.library.figure(needed.figure) if needed.figure is not None else ()
    if not held:
        return False
    first = held[-1].figure
    return first.measure is EffectMeasure.DIFFERENCE or any(value.value.ends[0] < 0 for value in first.values)
