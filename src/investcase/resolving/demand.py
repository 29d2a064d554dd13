"""Demand, settled: each budget line's baseline and growth as figures that can be tried at their ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.documents.bodies import Body
from investcase.documents.demand import Demand
from investcase.documents.lines import LocalValue
from investcase.quantities import Quantity, Year
from investcase.reading.nodes import Path
from investcase.resolving.context import Context
from investcase.resolving.figure_key import FigureKey
from investcase.resolving.figures import Resolved
from investcase.resolving.without_ids import demand_names


@dataclass(frozen=True, slots=True)
class ResolvedDemand:
    """A budget line's baseline, pounds a year of the case's price base, and its yearly rates of growth, shares.

    `since` is the year that the baseline is of, from which it grows.
    """

    body: Body
    budget_line: str
    baseline: Resolved
    rates: tuple[Resolved, ...]
    in_plan: str | None
    since: Year

    @property
    def figures(self) -> tuple[Resolved, ...]:
        """The figures it rests on."""
        return (self.baseline, *self.rates)

    def holds(self, body: Body, budget_line: str | None) -> bool:
        """Whether a line of money belongs to this budget line: by body and name, whatever its capitals."""
        return body == self.body and (budget_line or "").strip().casefold() == self.budget_line.strip().casefold()


def resolve_demand(context: Context) -> tuple[ResolvedDemand, ...]:
    """Every demand of the case; one budget line told twice is a problem."""
    settled: list[ResolvedDemand] = []
    names = demand_names(context.case.demand)
    for index, demand in enumerate(context.case.demand):
        path: Path = ("demand", index)
        if any(earlier.holds(demand.body, demand.budget_line) for earlier in settled):
            message = f"the demand on {demand.budget_line} is given above"
            context.report("demand-twice", message, (*path, "budget_line"), remedy="keep one")
            continue
        figures = list(_figures(context, demand, names[index]))
        baseline, *rates = figures
        since = baseline.price_base or context.prices.base
        if not context.same_kind(since, (*path, "price_base")):
            continue
        settled.append(ResolvedDemand(demand.body, demand.budget_line, baseline, tuple(rates), demand.in_plan, since))
    return tuple(settled)


def _figures(context: Context, demand: Demand, named: str) -> Iterator[Resolved]:
    key = FigureKey(None, named)

    def figure(name: str, title: str, value: Quantity) -> Resolved:
        local = LocalValue.model_construct(
            value=value, source=demand.source, status=demand.status, price_base=demand.price_base
        )
        return context.given(key.of(name), f"{demand.budget_line}: {title}", local)

    yield figure("baseline", "budget today", demand.baseline)
    if demand.population_growth is not None:
        yield figure("population", "growth in the population, a year", demand.population_growth)
    if demand.rising_need is not None:
        yield figure("need", "growth in need for each person, a year", demand.rising_need)
