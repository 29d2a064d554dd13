"""Which alternatives of a model a case picks, and which inputs they need."""

from __future__ import annotations

from collections.abc import Mapping

from investcase.documents.base import Loaded
from investcase.documents.case import Intervention
from investcase.documents.model import Model
from investcase.reading.nodes import Path
from investcase.resolving.context import Context
from investcase.resolving.program import Program, build_program


def picked_choices(context: Context, model: Model, entry: Intervention, path: Path) -> dict[str, str] | None:
    """The alternative of each choice of a model: picked, or else the model's own; None with problems in the context."""
    picked = {name: choice.default for name, choice in model.choices.items()}
    good = True
    for name, wanted in entry.choices.items():
        where = (*path, "choices", name)
        if name not in model.choices:
            context.unknown("choice", name, model.choices, where, on_key=True)
            good = False
        elif wanted not in model.choices[name].alternatives:
            context.unknown("alternative", wanted, model.choices[name].alternatives, where)
            good = False
        else:
            picked[name] = wanted
    claim = model.claim
    if claim and claim.share_choice not in entry.choices and context.nation is not claim.nation:
        picked[claim.share_choice] = claim.outside
    return picked if good else None


def required_inputs(model: Model, program: Program) -> set[str]:
    """The inputs without which a model says nothing, for the choices its program was built with."""
    return program.inputs_for(_targets(model))


def _targets(model: Model) -> set[str]:
    """The names without which a model says nothing."""
    return {line.amount for line in model.lines.values()} | {model.people} | {bound.name for bound in model.bounds}


def another_way(loaded: Loaded[Model], choices: Mapping[str, str], missing: Mapping[str, str]) -> str | None:
    """A basis that would do without everything missing, if there is one."""
    claim = loaded.document.claim
    if claim is None:
        return None
    for basis in claim.bases.values():
        changed = {**choices, claim.share_choice: basis.choice}
        needs = build_program(loaded, changed).inputs_for(_targets(loaded.document))
        if needs.isdisjoint(missing):
            return f"or choose {claim.share_choice}: {basis.choice}"
    return None
