"""What an option does, before any plan, release, growing demand or price is held against it.

It is the same at whatever prices, so that an option worked out at several needs it once.
"""

from __future__ import annotations

from dataclasses import dataclass

from investcase.flows.direct import direct_line
from investcase.flows.disinvestment import CutFlows, cut_flows
from investcase.flows.effect import EffectChange
from investcase.flows.lines import FlowLine
from investcase.flows.mechanism import bound_faults
from investcase.flows.model_lines import run_mechanism
from investcase.flows.portfolio import PortfolioFlows, counted_once
from investcase.flows.stage import Stage
from investcase.flows.workforce import Staffing, staffing, understaffed, understaffed_line
from investcase.reading.problems import Problem
from investcase.resolving.option import ResolvedOption


@dataclass(frozen=True, slots=True)
class Done:
    """Its posts, its models at work with each event counted once, the lines of its own as they are given, and its cuts.

    `problems` are those of the models at work.
    """

    staff: tuple[Staffing, ...]
    portfolio: PortfolioFlows
    own: tuple[FlowLine, ...]
    cuts: tuple[CutFlows, ...]
    problems: tuple[Problem, ...]


def done_by(option: ResolvedOption, at: Stage, effect: EffectChange) -> Done:
    """What an option does. Of a change in its effect it knows only when it comes.

    Raises:
        Refused: a model's formulas cannot be worked out on these values.
    """
    problems: list[Problem] = []
    staff = tuple(staffing(entry, at) for entry in option.workforce)
    limited = {name: entry for entry in staff for name in entry.workforce.needed_by}
    mechanisms = []
    for intervention in option.interventions:
        mechanism = run_mechanism(effect.on_intervention(intervention), at)
        if intervention.id in limited:
            mechanism = understaffed(mechanism, limited[intervention.id], at)
        problems.extend(bound_faults(intervention, mechanism.values))
        mechanisms.append(mechanism)
    portfolio = counted_once(option.portfolio, mechanisms, at.values)
    own = []
    for line in option.lines:
        made = direct_line(line, at)
        if line.kind == "benefit" and line.id in limited:
            made = understaffed_line(made, limited[line.id])
        own.append(made)
    cuts = tuple(cut_flows(cut, at) for cut in option.cuts)
    return Done(staff, portfolio, tuple(own), cuts, (*problems, *portfolio.problems))
