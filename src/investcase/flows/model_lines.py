"""A model's quantities to lines of money: what is taken off, what is released, what a plan already counts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from investcase.documents.case import Release
from investcase.documents.model import Body, CashType, ModelLine
from investcase.flows.lines import FlowLine, Part, PartKind, sum_of
from investcase.flows.mechanism import run_model
from investcase.flows.pricing import own_levels
from investcase.formulas.evaluate import Clock
from investcase.quantities import Year
from investcase.reading.problems import Problem, Severity
from investcase.resolving.adjustments import ADJUSTMENT_TITLES
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.prices import PricePaths
from investcase.resolving.terms import Factor, Use

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What a model came to: every named quantity, and the share of it that the adjustments leave.

    `values` and `steady` are [draw or 1, year or 1], before adjustment, over the horizon and at steady state; `kept` is
    the share that each adjustment leaves, [draw, 1], in the order of the intervention's own; `people` is after them
    all, [draw, year], and `people_settled` at steady state, [draw, 1].
    """

    intervention: ResolvedIntervention
    values: Mapping[str, Array]
    steady: Mapping[str, Array]
    kept: tuple[Part, ...]
    people: Array
    people_settled: Array

    @property
    def realised(self) -> Array:
        """The share of the effect that all the adjustments leave, [draw, 1]."""
        return math.prod((part.values for part in self.kept), start=np.ones((len(self.people), 1)))


def run_mechanism(
    intervention: ResolvedIntervention, figures: Mapping[str, Array], draws: int, years: int
) -> Mechanism:
    """A model run over the horizon and at steady state, with the share the adjustments leave."""
    rollout = np.array([intervention.rollout.by_year])
    begins = (intervention.rollout.starts, intervention.rollout.first_part)
    values = run_model(intervention, figures, Clock(years, start=begins), rollout)
    settled = np.array([[intervention.rollout.settled]])
    steady = run_model(intervention, figures, Clock(1, steady=True), settled)
    kept = tuple(
        Part(PartKind.ADJUSTMENT, ADJUSTMENT_TITLES[adjustment.kind], factor_value(adjustment.factor, figures))
        for adjustment in intervention.adjustments
    )
    taken = intervention.adjustments if intervention.document.people_adjusted else ()
    counted = product([adjustment.factor for adjustment in taken], figures, draws)
    people = np.broadcast_to(values[intervention.document.people], (draws, years)) * counted
    settled_people = np.broadcast_to(steady[intervention.document.people], (draws, 1)) * counted
    return Mechanism(intervention, values, steady, kept, people, settled_people)


def product(factors: Sequence[Factor], figures: Mapping[str, Array], draws: int) -> Array:
    """The product of factors, [draw, 1]; ones when there are none."""
    total = np.ones((draws, 1))
    for factor in factors:
        total = total * factor_value(factor, figures)
    return total


def factor_value(factor: Factor, figures: Mapping[str, Array]) -> Array:
    """What a factor multiplies by, [draw, 1]."""
    value = figures[factor.figure.key]
    if factor.use is Use.ONE_PLUS:
        return 1 + value
    return 1 - value if factor.use is Use.ONE_MINUS else value


def model_lines(
    option: str, mechanism: Mechanism, horizon: tuple[Year, ...], lead: Body, prices: PricePaths
) -> tuple[Mechanism, tuple[FlowLine, ...], tuple[Problem, ...]]:
    """A mechanism's lines, after what an approved plan already counts; with the mechanism so lessened.

    A plan's saving stands for people already helped, so it takes the same share off every line the effect makes.
    """
    draws, years = mechanism.people.shape
    raw = [_raw_line(option, mechanism, key, lead, years) for key in mechanism.intervention.document.lines]
    left, problems = _left_by_plan(mechanism.intervention, [line for line, _ in raw], (draws, years), prices)
    lines: list[FlowLine] = []
    for line, model_line in raw:
        counted = mechanism.intervention.already_in_plan and model_line.adjusted
        kept = line.times(Part(PartKind.PLAN, "Share that no approved plan counts yet", left)) if counted else line
        lines.extend(_by_release(kept, model_line, mechanism.intervention, horizon))
    if mechanism.intervention.document.people_adjusted:
        mechanism = replace(mechanism, people=mechanism.people * left)
    return mechanism, tuple(lines), tuple(problems)


def _raw_line(option: str, mechanism: Mechanism, key: str, lead: Body, years: int) -> tuple[FlowLine, ModelLine]:
    intervention = mechanism.intervention
    line = intervention.document.lines[key]
    draws = len(mechanism.people)
    amounts = np.broadcast_to(mechanism.values[line.amount], (draws, years))
    made = FlowLine(
        id=f"{intervention.id}.{key}",
        title=line.title,
        option=option,
        intervention=intervention.id,
        body=lead if line.body == "lead" else Body(line.body),
        kind=line.kind,
        cash_type=None,
        capital=False,
        recurrent=True,
        ring_fence=None,
        amounts=amounts,
        full_year=np.zeros(draws),
        made_from=line.amount,
        parts=(Part(PartKind.QUANTITY, line.title, amounts),),
        role="contribution" if line.contribution else "plain",
        prices_as=line.prices_as,
    )
    for part in mechanism.kept if line.adjusted else ():
        made = made.times(part)
    return made, line


def _left_by_plan(
    intervention: ResolvedIntervention, lines: Sequence[FlowLine], shape: tuple[int, int], prices: PricePaths
) -> tuple[Array, list[Problem]]:
    """The share of the effect that no approved plan counts yet, [draw, year], and where a plan counts more than all.

    The plan is in cash brought to the case's prices by general inflation, and the saving is held against it in the same
    way, at its own prices.
    """
    left, general = np.ones(shape), np.array(prices.general)
    problems: list[Problem] = []
    for body, row in intervention.already_in_plan:
        planned = np.array([row])
        saving = sum_of([line.net * own_levels(line, prices) / general for line in lines if line.body is body], shape)
        counted = np.divide(planned, saving, out=np.zeros(shape), where=saving > 0)
        left = np.minimum(left, 1 - np.clip(counted, 0.0, 1.0))
        if (planned[0] > np.maximum(saving[0], 0.0) + 0.005).any():
            problems.append(
                intervention.model.problem(
                    "plan-exceeds",
                    f"{intervention.title}: in some years the approved plan already counts more than this would save "
                    f"the {body}, so nothing is left of it in them",
                    severity=Severity.WARNING,
                    remedy="look at already_in_plan",
                )
            )
    return left, problems


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
    released = made.times(Part(PartKind.RELEASE, f"Released from {release.from_}", from_then))
    yield _labelled(released, release.as_, budget_line=release.budget_line, owner=release.owner)
    before = made.times(Part(PartKind.RELEASE, f"Not released before {release.from_}", 1 - from_then))
    if before.amounts.any():
        yield _labelled(
            before,
            CashType.CAPACITY,
            id=f"{made.id}-before-release",
            title=f"{made.title}, before the money is released",
        )


def _labelled(made: FlowLine, cash_type: CashType | str | None, **changes: object) -> FlowLine:
    kept = None if cash_type is None else CashType(cash_type)
    return replace(made, cash_type=kept, **changes)  # type: ignore[arg-type]


def _release_for(intervention: ResolvedIntervention, body: Body) -> Release | None:
    return next((release for release in intervention.releases if release.body is body), None)
