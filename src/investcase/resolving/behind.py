"""Which figures can move an option's answer, and which are shown beside it."""

from __future__ import annotations

from investcase.documents.bodies import body_of
from investcase.resolving.demand import ResolvedDemand
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.option import ResolvedOption, option_figures

_DEFINITION = "the model"


def figures_behind(option: ResolvedOption) -> list[Resolved]:
    """The figures that can move an option's answer, in the order met; a model's definitions are not among them, because
    nobody could find them otherwise.
    """
    keys = keys_behind(option)
    return [figure for figure in option_figures(option) if figure.key in keys and not is_definition(figure)]


def is_definition(figure: Resolved) -> bool:
    """Whether a model defines it, so that nobody could find it otherwise: weeks in a year."""
    return figure.origin == _DEFINITION


def keys_behind(option: ResolvedOption) -> set[str]:
    """The keys of every figure that an option's lines and people rest on, a model's definitions included."""
    keys: set[str] = set()
    for intervention in option.models_at_work:
        keys |= {intervention.values[name].key for name in _needed(intervention)}
        keys |= {adjustment.factor.figure.key for adjustment in intervention.adjustments}
        keys |= {figure.key for each in intervention.releases for figure in each.figures if figure is not each.marginal}
        if intervention.marginal_share is not None:
            keys.add(intervention.marginal_share.key)
    for line in (*option.lines, *(line for cut in option.cuts for line in cut.lines())):
        keys |= {figure.key for figure in line.figures}
    keys |= {figure.key for figure in option.portfolio.figures}
    keys |= {figure.key for cut in option.cuts for figure in cut.own_figures() if figure is not cut.restart}
    keys |= {figure.key for workforce in option.workforce for figure in workforce.figures}
    keys |= {figure.key for demand in _met(option) for figure in demand.figures}
    keys |= {loan.rate.key for loan in option.borrowing}
    return keys | {figure.key for figure in option.price_paths.figures}


def _met(option: ResolvedOption) -> list[ResolvedDemand]:
    """The growing demands on budget lines that the option touches: what meets them is no cash."""
    named = [(line.body, line.budget_line) for line in option.lines]
    named += [(line.body, line.budget_line) for cut in option.cuts for line in cut.lines()]
    named += [(saving.body, saving.budget_line) for cut in option.cuts for saving in cut.model_savings]
    releases = [each.release for intervention in option.interventions for each in intervention.releases]
    named += [(release.body, release.budget_line) for release in releases]
    lead = option.price_paths.lead
    for intervention in option.models_at_work:
        lines = intervention.document.lines.values()
        named += [(body_of(line.body, lead, intervention.instead), line.budget_line) for line in lines]
    return [demand for demand in option.demand if any(demand.holds(body, line) for body, line in named)]


def _needed(intervention: ResolvedIntervention) -> set[str]:
    model = intervention.document
    targets = {line.amount for line in model.lines.values()} | {model.people}
    return intervention.program.inputs_for(targets) & intervention.values.keys()
