"""An option's resolved figures to its cash flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from investcase.documents.bodies import Body
from investcase.flows.beside import beside, irrecoverable_vat
from investcase.flows.capacity import counted
from investcase.flows.demand import BudgetLineDemand, after_growth
from investcase.flows.direct import direct_line
from investcase.flows.disinvestment import CutFlows, cut_flows
from investcase.flows.effect import AS_IT_STANDS, EffectChange
from investcase.flows.lines import CashFlows, FlowLine
from investcase.flows.mechanism import bound_faults
from investcase.flows.model_lines import Mechanism, model_lines, run_mechanism
from investcase.flows.portfolio import EventsFlows, counted_once
from investcase.flows.pricing import own_levels, priced
from investcase.flows.releases import Freed, Releasable
from investcase.flows.stage import Stage, figures_of
from investcase.flows.workforce import Staffing, leavers, staffing, understaffed, understaffed_line
from investcase.flows.worlds import Worlds
from investcase.quantities import Year
from investcase.reading.problems import Problem
from investcase.resolving.option import ResolvedOption


@dataclass(frozen=True, slots=True)
class OptionFlows:
    """An option's money, the mechanisms it came from, what its releases free, and the demand on its budget lines.

    `vat` is in budgets alone, and no part of `cash`.
    """

    option: ResolvedOption
    cash: CashFlows
    vat: CashFlows
    mechanisms: tuple[Mechanism, ...]
    freed: tuple[Freed, ...]
    demand: tuple[BudgetLineDemand, ...]
    problems: tuple[Problem, ...]
    cuts: tuple[CutFlows, ...] = ()
    shared_events: tuple[EventsFlows, ...] = ()
    staff: tuple[Staffing, ...] = ()

    @property
    def every_mechanism(self) -> tuple[Mechanism, ...]:
        """Every model it came from: those put to work, and those of the services that are cut."""
        return (*self.mechanisms, *(cut.mechanism for cut in self.cuts if cut.mechanism is not None))


def stage_of(option: ResolvedOption, worlds: Worlds, horizon: Sequence[Year], lead: Body) -> Stage:
    """Where an option is worked out, in some worlds."""
    paths = option.price_paths
    values = figures_of(worlds.values)
    return Stage(option.id, values, worlds.draws, tuple(horizon), lead, paths, option.demand, worlds.drawn)


def build_flows(
    option: ResolvedOption,
    worlds: Worlds,
    horizon: Sequence[Year],
    lead: Body,
    effect: EffectChange = AS_IT_STANDS,
    *,
    every_line: bool = False,
) -> OptionFlows:
    """The cash flows of an option over every world and year, in pounds of the case's price base.

    `effect` is what is changed in them before plans, releases, prices and growing demand are held against them.
    `every_line` makes those lines too that come to nothing in these worlds, and may in others.

    Raises:
        Problems: a model's formulas cannot be worked out on these values.
    """
    at = replace(stage_of(option, worlds, horizon, lead), every_line=every_line)
    lines: list[FlowLine] = []
    mechanisms: list[Mechanism] = []
    freed: list[Freed] = []
    waiting: list[Releasable] = []
    problems: list[Problem] = []
    staff = tuple(staffing(entry, at) for entry in option.workforce)
    limited = {name: entry for entry in staff for name in entry.workforce.needed_by}
    for intervention in option.interventions:
        mechanism = run_mechanism(effect.on_intervention(intervention), at)
        if intervention.id in limited:
            mechanism = understaffed(mechanism, limited[intervention.id], at)
        problems.extend(bound_faults(intervention, mechanism.values))
        mechanisms.append(mechanism)
    portfolio = counted_once(option.portfolio, mechanisms, at.values)
    problems.extend(portfolio.problems)
    mechanisms = []
    for mechanism in portfolio.mechanisms:
        made = model_lines(mechanism, at, effect)
        problems.extend(made.problems)
        lines.extend(made.lines)
        freed.extend(made.freed)
        waiting.extend(made.waiting)
        mechanisms.append(made.mechanism)
    vat: list[FlowLine] = []
    own: list[FlowLine] = []
    for line in option.lines:
        made_of_it = direct_line(line, at)
        if line.kind == "benefit" and line.id in limited:
            made_of_it = understaffed_line(made_of_it, limited[line.id])
        own.append(made_of_it)
    cuts = [cut_flows(cut, at) for cut in option.cuts]
    own.extend(line for cut in cuts for line in cut.lines)
    changed = list(effect.on_own([(line, own_levels(line, at.prices)) for line in own]))
    of_its_own, of_cuts = changed[: len(option.lines)], changed[len(option.lines) :]
    for line, made_of_it in zip(option.lines, of_its_own, strict=True):
        lines.extend([made_of_it, *beside(line, made_of_it, at.values, at.prices)])
        vat.extend(irrecoverable_vat(line, made_of_it, at.values))
    for entry in staff:
        cost = entry.workforce.recruiting
        if cost is not None:
            lines.append(leavers(direct_line(cost, at), entry, at.values))
    lines.extend(of_cuts)
    for cut in cuts:
        if cut.mechanism is not None:
            problems.extend(bound_faults(cut.mechanism.intervention, cut.mechanism.values))
    grown = after_growth(lines, waiting, at)
    lines = [priced(counted(line, at.values), at.prices) for line in grown.lines]
    cash = CashFlows(tuple(lines), at.draws, at.years)
    paid_vat = CashFlows(tuple(priced(line, at.prices) for line in vat), at.draws, at.years)
    return OptionFlows(
        option,
        cash,
        paid_vat,
        tuple(mechanisms),
        (*freed, *grown.freed),
        grown.demand,
        tuple(problems),
        tuple(cuts),
        portfolio.events,
        staff,
    )
