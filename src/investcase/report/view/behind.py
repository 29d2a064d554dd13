"""Which figures can move the preferred option's answer, and which are shown beside it."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.option import ResolvedOption, option_figures

_DEFINITION = "the model"


def figures_behind(appraisal: Appraisal) -> list[Resolved]:
    """The figures that can move the preferred option's answer, in the order met; a model's definitions are not among
    them, because nobody could find them otherwise.
    """
    option = appraisal.preferred.flows.option
    keys = keys_behind(option)
    return [figure for figure in option_figures(option) if figure.key in keys and figure.origin != _DEFINITION]


def keys_behind(option: ResolvedOption) -> set[str]:
    """The keys of every figure that an option's lines and people rest on, a model's definitions included."""
    keys: set[str] = set()
    for intervention in option.models_at_work:
        keys |= {intervention.values[name].key for name in _needed(intervention)}
        keys |= {adjustment.factor.figure.key for adjustment in intervention.adjustments}
    for line in (*option.lines, *(line for cut in option.cuts for line in cut.lines())):
        keys |= {figure.key for figure in line.figures}
    keys |= {figure.key for figure in option.portfolio.figures}
    keys |= {figure.key for cut in option.cuts for figure in cut.own_figures() if figure is not cut.restart}
    keys |= {loan.rate.key for loan in option.borrowing}
    return keys | {figure.key for figure in option.price_paths.figures}


def _needed(intervention: ResolvedIntervention) -> set[str]:
    model = intervention.document
    targets = {line.amount for line in model.lines.values()} | {model.people}
    return intervention.program.inputs_for(targets) & intervention.values.keys()
