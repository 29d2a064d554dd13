"""An option's resolved figures to its cash flows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from investcase.documents.case import Release
from investcase.documents.model import Body, CashType, ModelLine
from investcase.flows.lines import CashFlows, FlowLine, sum_of
from investcase.flows.mechanism import bound_faults, run_model
from investcase.flows.worlds import Worlds
from investcase.formulas.evaluate import Clock
from investcase.quantities import Year
from investcase.reading.problems import Problem
from investcase.resolving.case import ResolvedOption
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.terms import DirectLine, Factor, Use

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What a model came to: every named quantity, and the share of it that the adjustments leave.

    `values` and `steady` are [draw or 1, year or 1], before adjustment, over the horizon and at steady state;
    `realised` is a share, [draw, 1]; `people` is after it, [draw, year], and `people_settled` at steady state,
    [draw, 1].
    """

    intervention: ResolvedIntervention
    values: Mapping[str, Array]
    steady: Mapping[str, Array]
    realised: Array
    people: Array
    people_settled: Array


@dataclass(frozen=True, slots=True)
class OptionFlows:
    """An option's money, and the mechanisms it came from."""

    option: ResolvedOption
    cash: CashFlows
    mechanisms: tuple[Mechanism, ...]
    problems: tuple[Problem, ...]


def build_flows(option: ResolvedOption, worlds: Worlds, horizon: Sequence[Year], lead: Body) -> OptionFlows:
    """The cash flows of an option over every world and year, in pounds of the case's price base.

    Raises:
        Problems: a model's formulas cannot be worked out on these values.
    """
    draws, years = len(worlds.worlds), len(horizon)
    lines: list[FlowLine] = []
    mechanisms: list[Mechanism] = []
    problems: list[Problem] = []
    for intervention in option.interventions:
        mechanism = run_mechanism(intervention, worlds.values, draws, years)
        problems.extend(bound_faults(intervention, mechanism.values))
        lines.extend(_model_lines(option.id, mechanism, tuple(horizon), lead, draws))
        mechanisms.append(mechanism)
    lines.extend(_direct_line(option.id, line, worlds.values, draws, years) for line in option.lines)
    return OptionFlows(option, CashFlows(tuple(lines), draws, years), tuple(mechanisms), tuple(problems))


def run_mechanism(
    intervention: ResolvedIntervention, figures: Mapping[str, Array], draws: int, years: int
) -> Mechanism:
    """A model run over the horizon and at steady state, with the share the adjustments leave."""
    rollout = np.array([intervention.rollout.by_year])
    begins = (intervention.rollout.starts, intervention.rollout.first_part)
    values = run_model(intervention, figures, Clock(years, start=begins), rollout)
    settled = np.array([[intervention.rollout.settled]])
    steady = run_model(intervention, figures, Clock(1, steady=True), settled)
    realised = product([adjustment.factor for adjustment in intervention.adjustments], figures, draws)
    counted = realised if intervention.document.people_adjusted else np.ones_like(realised)
    people = np.broadcast_to(values[intervention.document.people], (draws, years)) * counted
    settled_people = np.broadcast_to(steady[intervention.document.people], (draws, 1)) * counted
    return Mechanism(intervention, values, steady, realised, people, settled_people)


def product(factors: Sequence[Factor], figures: Mapping[str, Array], draws: int) -> Array:
    """The product of factors, [draw, 1]; ones when there are none."""
    total = np.ones((draws, 1))
    for factor in factors:
        value = figures[factor.figure.key]
        if factor.use is Use.ONE_PLUS:
            value = 1 + value
        elif factor.use is Use.ONE_MINUS:
            value = 1 - value
        total = total * value
    return total


def _model_lines(
    option: str, mechanism: Mechanism, horizon: tuple[Year, ...], lead: Body, draws: int
) -> Iterator[FlowLine]:
    intervention = mechanism.intervention
    for key, line in intervention.document.lines.items():
        shape = (draws, len(horizon))
        kept = mechanism.realised if line.adjusted else np.ones((draws, 1))
        amounts = np.broadcast_to(mechanism.values[line.amount], shape) * kept
        full_year = (np.broadcast_to(mechanism.steady[line.amount], (draws, 1)) * kept)[:, 0]
        body = lead if line.body == "lead" else Body(line.body)
        made = FlowLine(
            id=f"{intervention.id}.{key}",
            title=line.title,
            option=option,
            intervention=intervention.id,
            body=body,
            kind=line.kind,
            cash_type=None,
            capital=False,
            recurrent=True,
            ring_fence=None,
            amounts=amounts,
            full_year=full_year,
            made_from=line.amount,
        )
        yield from _by_release(made, line, intervention, horizon)
    yield from _already_planned(option, intervention, draws)


def _by_release(
    made: FlowLine, line: ModelLine, intervention: ResolvedIntervention, horizon: tuple[Year, ...]
) -> Iterator[FlowLine]:
    """A benefit whose release is named is cash from that year, and capacity until then."""
    if line.cash_type != "by_release":
        yield _labelled(made, line.cash_type)
        return
    release = _release_for(intervention, made.body)
    if release is None:
        yield _labelled(made, CashType.CAPACITY)
        return
    from_then = np.array([[1.0 if year >= release.from_ else 0.0 for year in horizon]])
    before = made.amounts * (1 - from_then)
    yield _labelled(
        made, release.as_, amounts=made.amounts * from_then, budget_line=release.budget_line, owner=release.owner
    )
    if before.any():
        yield _labelled(
            made,
            CashType.CAPACITY,
            id=f"{made.id}-before-release",
            title=f"{made.title}, before the money is released",
            amounts=before,
            full_year=np.zeros_like(made.full_year),
        )


def _labelled(made: FlowLine, cash_type: CashType | str | None, **changes: object) -> FlowLine:
    kept = None if cash_type is None else CashType(cash_type)
    return replace(made, cash_type=kept, **changes)  # type: ignore[arg-type]


def _release_for(intervention: ResolvedIntervention, body: Body) -> Release | None:
    return next((release for release in intervention.releases if release.body is body), None)


def _already_planned(option: str, intervention: ResolvedIntervention, draws: int) -> Iterator[FlowLine]:
    """What an approved plan already counts, taken off as a negative benefit of the same kind."""
    for body, row in intervention.already_in_plan:
        release = _release_for(intervention, body)
        yield FlowLine(
            id=f"{intervention.id}.already-in-plan-{body}",
            title="Already in the approved plan",
            option=option,
            intervention=intervention.id,
            body=body,
            kind="benefit",
            cash_type=release.as_ if release else CashType.CAPACITY,
            capital=False,
            recurrent=True,
            ring_fence=None,
            amounts=-np.broadcast_to(np.array([row]), (draws, len(row))),
            full_year=np.full(draws, -next((amount for amount in reversed(row) if amount), 0.0)),
            budget_line=release.budget_line if release else None,
            owner=release.owner if release else None,
        )


def _direct_line(option: str, line: DirectLine, figures: Mapping[str, Array], draws: int, years: int) -> FlowLine:
    adjusted = product(line.adjustments, figures, draws)
    parts = [(term, product(term.factors, figures, draws)) for term in line.terms]
    amounts = sum_of([np.array([term.profile]) * value for term, value in parts], (draws, years)) * adjusted
    full_year = (sum_of([term.full_year * value for term, value in parts], (draws, 1)) * adjusted)[:, 0]
    return FlowLine(
        id=line.id,
        title=line.title,
        option=option,
        intervention=line.omitted_cost_of,
        body=line.body,
        kind="benefit" if line.kind == "benefit" else "cost",
        cash_type=line.cash_type,
        capital=line.capital,
        recurrent=line.recurrent,
        ring_fence=line.ring_fence,
        amounts=amounts,
        full_year=full_year,
        budget_line=line.budget_line,
        owner=line.owner,
    )
