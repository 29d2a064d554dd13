"""An option's resolved figures to its cash flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from investcase.documents.bodies import Body
from investcase.flows.before_prices import BeforePrices, before_prices
from investcase.flows.demand import BudgetLineDemand
from investcase.flows.disinvestment import CutFlows
from investcase.flows.done import done_by
from investcase.flows.effect import AS_IT_STANDS, EffectChange
from investcase.flows.lines import CashFlows
from investcase.flows.model_lines import Mechanism
from investcase.flows.portfolio import EventsFlows
from investcase.flows.pricing import priced
from investcase.flows.releases import Freed
from investcase.flows.stage import Stage, figures_of
from investcase.flows.workforce import Staffing
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
        Refused: a model's formulas cannot be worked out on these values.
    """
    at = replace(stage_of(option, worlds, horizon, lead), every_line=every_line)
    return at_prices(option, before_prices(option, done_by(option, at, effect), at, effect), at)


def at_prices(option: ResolvedOption, before: BeforePrices, at: Stage) -> OptionFlows:
    """The same of what was worked out up to its prices."""
    return OptionFlows(
        option=option,
        cash=CashFlows(tuple(priced(line, at.prices) for line in before.lines), at.draws, at.years),
        vat=CashFlows(tuple(priced(line, at.prices) for line in before.vat), at.draws, at.years),
        mechanisms=before.mechanisms,
        freed=before.freed,
        demand=before.demand,
        problems=before.problems,
        cuts=before.done.cuts,
        shared_events=before.done.portfolio.events,
        staff=before.done.staff,
    )
