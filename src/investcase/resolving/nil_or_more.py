"""What a model needs is nil or more: people, events, times and prices below zero would turn a cost into a gain.

A number without a unit is held to its kind. A number with one may be below zero where the model says that its input
is a difference, or where the library's own figure for it is one.
"""

from __future__ import annotations

from collections.abc import Mapping

from investcase.catalogue.library import CASE
from investcase.documents.case import Intervention
from investcase.documents.model import Input, Model
from investcase.documents.study import EffectMeasure
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
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
        alone = not value.is_range and where[-1] == "value"
        context.report(
            "below-zero",
            f"{needed.title}: this is below zero" if where[-1] == "value" else f"{figure.key} is below zero",
            where,
            expected="a figure from zero up",
            remedy=f"write {typed(value.scaled(-1))}" if alone else "give one whose every end is nil or more",
        )


def may_be_below_zero(context: Context, needed: Input) -> bool:
    """Whether an input is a difference: said so, or held so by whoever's library the figure first stands in."""
    if needed.below_zero:
        return True
    held = context.library.figure(needed.figure) if needed.figure is not None else ()
    if not held:
        return False
    first = held[-1].figure
    return first.measure is EffectMeasure.DIFFERENCE or any(value.value.ends[0] < 0 for value in first.values)
