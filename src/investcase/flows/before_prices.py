"""An option's money before prices: what plans, releases and growing demand make of what it does.

Two things ask for prices here already: an approved plan, which is in cash, and what is left of an asset at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

from investcase.flows.beside import beside, irrecoverable_vat
from investcase.flows.capacity import counted
from investcase.flows.demand import BudgetLineDemand, after_growth
from investcase.flows.direct import direct_line
from investcase.flows.done import Done
from investcase.flows.effect import EffectChange
from investcase.flows.lines import FlowLine
from investcase.flows.mechanism import bound_faults
from investcase.flows.model_lines import Mechanism, model_lines
from investcase.flows.pricing import own_levels
from investcase.flows.releases import Freed, Releasable
from investcase.flows.stage import Stage
from investcase.flows.workforce import leavers
from investcase.reading.problems import Problem
from investcase.resolving.option import ResolvedOption


@dataclass(frozen=True, slots=True)
class BeforePrices:
    """An option's lines and the VAT on them, its models less what plans count, what is freed, and growing demand."""

    done: Done
    lines: tuple[FlowLine, ...]
    vat: tuple[FlowLine, ...]
    mechanisms: tuple[Mechanism, ...]
    freed: tuple[Freed, ...]
    demand: tuple[BudgetLineDemand, ...]
    problems: tuple[Problem, ...]


def needs_prices(option: ResolvedOption) -> bool:
    """Whether prices change any of an option's money before its lines have theirs."""
    return any(entry.already_in_plan for entry in option.interventions) or any(
        line.life is not None for line in option.lines
    )


def before_prices(option: ResolvedOption, done: Done, at: Stage, effect: EffectChange) -> BeforePrices:
    """An option's money before prices, after what is changed in its effect."""
    lines: list[FlowLine] = []
    mechanisms: list[Mechanism] = []
    freed: list[Freed] = []
    waiting: list[Releasable] = []
    problems: list[Problem] = [*done.problems]
    for mechanism in done.portfolio.mechanisms:
        made = model_lines(mechanism, at, effect)
        problems.extend(made.problems)
        lines.extend(made.lines)
        freed.extend(made.freed)
        waiting.extend(made.waiting)
        mechanisms.append(made.mechanism)
    vat: list[FlowLine] = []
    own = [*done.own, *(line for cut in done.cuts for line in cut.lines)]
    changed = list(effect.on_own([(line, own_levels(line, at.prices)) for line in own]))
    of_its_own, of_cuts = changed[: len(option.lines)], changed[len(option.lines) :]
    for line, made_of_it in zip(option.lines, of_its_own, strict=True):
        lines.extend([made_of_it, *beside(line, made_of_it, at.values, at.prices)])
        vat.extend(irrecoverable_vat(line, made_of_it, at.values))
    for entry in done.staff:
        cost = entry.workforce.recruiting
        if cost is not None:
            lines.append(leavers(direct_line(cost, at), entry, at.values))
    lines.extend(of_cuts)
    for cut in done.cuts:
        if cut.mechanism is not None:
            problems.extend(bound_faults(cut.mechanism.intervention, cut.mechanism.values))
    grown = after_growth(lines, waiting, at)
    return BeforePrices(
        done=done,
        lines=tuple(counted(line, at.values) for line in grown.lines),
        vat=tuple(vat),
        mechanisms=tuple(mechanisms),
        freed=(*freed, *grown.freed),
        demand=grown.demand,
        problems=tuple(problems),
    )
