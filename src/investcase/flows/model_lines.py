"""A model's quantities to lines of money: what is taken off, what is released, what a plan already counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from investcase.documents.kinds_of_money import CashType
from investcase.flows.adjusting import people_left, shares_kept
from investcase.flows.effect import AS_IT_STANDS, EffectChange
from investcase.flows.hope import corrected, share_left
from investcase.flows.late_effect import Effect, by_rollout, run_late
from investcase.flows.lines import FlowLine, Part, PartKind, sum_of
from investcase.flows.mechanism import run_model
from investcase.flows.pricing import own_levels
from investcase.flows.releases import Freed, Releasable, release_line
from investcase.flows.stage import Stage
from investcase.flows.working import DeliveredOf, Effort, NotInPlan, OfModel
from investcase.formulas.evaluate import Clock
from investcase.formulas.product import Product, smaller
from investcase.quantities import Unit, parse_unit
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.reading.problems import Problem, Severity
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.model_labels import model_labels
from investcase.resolving.releases import ResolvedRelease
from investcase.resolving.rollout import Rollout

_COME_IN_A_YEAR = parse_unit("person / year")
LIMITED = "Share that can be delivered"


@dataclass(frozen=True, slots=True, eq=False)
class Mechanism:
    """What a model came to: every named quantity, and the share of it that the adjustments leave.

    `rollout` is the one that makes the effect centrally: the intervention's own, unless being late would have helped.
    `values` are [draw or 1, year or 1], before adjustment; `settle` gives the same at steady state; `kept` is the
    share that each adjustment leaves, [draw or 1, 1], in the order of the intervention's own; `people` is after them
    all, [draw, year], and `people_left` what they leave of those at steady state. `once` holds what a portfolio
    leaves of each line, by its key. `limits` is the share of a quantity that is delivered, [draw, year], by its name,
    where something such as empty posts limits it. `planned` holds every quantity by which delivery is paid, where
    that is not by what is done: as if set-up ran to time, or with all of the work paid for.
    """

    intervention: ResolvedIntervention
    rollout: Rollout
    values: Mapping[str, Product]
    settle: Callable[[], Mapping[str, Product]]
    kept: tuple[Part, ...]
    people: Product
    people_left: Product
    once: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    limits: Mapping[str, Product] = field(default_factory=dict)
    planned: Mapping[str, Product] = field(default_factory=dict)

    @property
    def steady(self) -> Mapping[str, Product]:
        """Every named quantity at steady state before adjustment, [world, 1], in the worlds that are known by name."""
        return self.settle()

    @property
    def people_settled(self) -> Product:
        """The people at steady state after the adjustments, in the same worlds."""
        return self.steady[self.intervention.document.people] * self.people_left

    @property
    def people_unit(self) -> Unit:
        """The unit of `people`: those who come in a year, or those who are there at one time."""
        model = self.intervention.document
        if model.people in model.inputs:
            return model.inputs[model.people].unit
        return next(each.unit for each in self.intervention.program.definitions if each.name == model.people)

    @property
    def people_a_year(self) -> Product:
        """`people`, with those who come in the part of a year that is left when it begins as so many of a whole one."""
        begins = self.rollout.starts
        if self.people_unit != _COME_IN_A_YEAR or begins >= self.people.shape[1]:
            return self.people
        part = np.ones(self.people.shape[1])
        part[begins] = self.rollout.first_part
        return self.people / part

    @property
    def paid_by(self) -> Rollout:
        """The rollout by which what delivers it is paid."""
        entry = self.intervention
        return entry.delivered or entry.planned or entry.rollout

    @property
    def realised(self) -> Product:
        """The share of what is gained that all the adjustments leave, [draw or 1, 1]."""
        return self.left_of(Product.of(1.0))

    def left_of(self, worth: Product) -> Product:
        """The share that all the adjustments leave of some of the effect, the same in every year unless it turns.

        `worth` is what that part of the effect is worth: below nil it is a loss, which a correction for hope raises.
        """
        return share_left(self.kept, worth)


def run_mechanism(intervention: ResolvedIntervention, at: Stage) -> Mechanism:
    """A model run over the horizon and at steady state, with the share the adjustments leave."""
    effect = run_effect(intervention, at)
    values = effect.values
    settle = settled(intervention, at)
    kept = shares_kept(intervention, at.values)
    left = people_left(intervention, at.values)
    people = Product.of(values[intervention.document.people], at.shape) * left
    paid_by = intervention.delivered or intervention.planned
    delivery = {} if paid_by is None else by_rollout(intervention, paid_by, at)
    return Mechanism(intervention, effect.rollout, values, settle, kept, people, left[: at.named], planned=delivery)


def settled(intervention: ResolvedIntervention, at: Stage) -> Settled:
    """What gives every quantity of a model at steady state, worked out once, in the worlds that are known by name.

    It is worked out at once, so that a fault of it is told, unless worlds are drawn: no answer of those rests on it.
    """
    settle = Settled(intervention, at)
    if not at.drawn:
        settle()
    return settle


@dataclass(slots=True, eq=False)
class Settled:
    """A model at steady state, worked out when it is first asked for."""

    intervention: ResolvedIntervention
    at: Stage
    _kept: Mapping[str, Product] | None = None

    def __call__(self) -> Mapping[str, Product]:
        """Every quantity, by name."""
        if self._kept is None:
            values, named = self.at.values, self.at.named
            figures = {figure.key: values[figure.key][:named] for figure in self.intervention.values.values()}
            steady = Clock(1, steady=True)
            self._kept = run_model(self.intervention, figures, steady, Product.of(self.intervention.rollout.settled))
        return self._kept


def run_effect(intervention: ResolvedIntervention, at: Stage, part: Product | None = None) -> Effect:
    """What a model achieves, or a share of its effort; late where it is."""
    if intervention.planned is not None:
        return run_late(intervention, intervention.planned, at, part)
    values = by_rollout(intervention, intervention.rollout, at, part)
    return Effect(values, intervention.rollout)


@dataclass(frozen=True, slots=True, eq=False)
class ModelMoney:
    """What a mechanism makes: itself less what a plan already counts, its lines, and what each release frees.

    `waiting` is what is to be released from budget lines that grow, when it is known what meets the growth.
    """

    mechanism: Mechanism
    lines: tuple[FlowLine, ...]
    freed: tuple[Freed, ...]
    waiting: tuple[Releasable, ...]
    problems: tuple[Problem, ...]


def model_lines(mechanism: Mechanism, at: Stage, effect: EffectChange = AS_IT_STANDS) -> ModelMoney:
    """A mechanism's lines, after what an approved plan already counts; with the mechanism so lessened.

    A plan's saving stands for people already helped, so it takes the same share off every line the effect makes.
    """
    intervention = mechanism.intervention
    raw = {key: effect.on(line) for key, line in raw_lines(mechanism, at).items()}
    left, problems = _left_by_plan(intervention, list(raw.values()), at)
    lines: list[FlowLine] = []
    freed: list[Freed] = []
    waiting: list[Releasable] = []
    for key, line in raw.items():
        model_line = intervention.document.lines[key]
        counted = intervention.already_in_plan and model_line.adjusted
        share = Part(PartKind.PLAN, "Share that no approved plan counts yet", left, working=NotInPlan(intervention.id))
        kept = line.times(share) if counted else line
        release = _release_for(intervention, key)
        if release is None:
            lines.append(kept)
            continue
        quantity = _quantity(mechanism, key, at.shape)
        if quantity is not None:
            quantity = effect.on_values(line, quantity) * (left if model_line.adjusted else Product.of(1.0))
        benefit = Releasable(kept, quantity, release)
        if release.cash_type is CashType.CASH_RELEASING and any(
            demand.holds(kept.body, release.release.budget_line) for demand in at.demand
        ):
            waiting.append(benefit)
            continue
        made, what = release_line(benefit, at)
        lines.extend(made)
        freed.append(what)
    if intervention.document.people_adjusted:
        mechanism = replace(mechanism, people=mechanism.people * left)
    return ModelMoney(mechanism, tuple(lines), tuple(freed), tuple(waiting), tuple(problems))


def raw_lines(mechanism: Mechanism, at: Stage) -> dict[str, FlowLine]:
    """A mechanism's lines by their keys, before what an approved plan counts is taken off and anything is released."""
    return {key: _raw_line(mechanism, key, at) for key in mechanism.intervention.document.lines}


def _quantity(mechanism: Mechanism, key: str, shape: tuple[int, int]) -> Product | None:
    """What a line frees in each year, [draw, year], after what is taken off its pounds but for what a plan counts.

    None when nothing counts it.
    """
    line = mechanism.intervention.document.lines[key]
    if line.quantity is None:
        return None
    taken_off = Product.of(1.0)
    if line.adjusted:
        parts = (*mechanism.kept, *mechanism.once.get(key, ()))
        taken_off = share_left(parts, mechanism.values[line.quantity])
    taken_off = taken_off * mechanism.limits.get(line.quantity, Product.of(1.0))
    return Product.of(mechanism.values[line.quantity], shape) * taken_off


def _raw_line(mechanism: Mechanism, key: str, at: Stage) -> FlowLine:
    intervention = mechanism.intervention
    line = intervention.document.lines[key]
    delivery = line.kind == "cost" and not line.adjusted
    to_time = delivery and bool(mechanism.planned)
    values = mechanism.planned if to_time else mechanism.values
    amounts = Product.of(values[line.amount], at.shape)
    labels = model_labels(
        intervention,
        key,
        at.option,
        at.lead,
        cash_type=None if _release_for(intervention, key) else _unreleased(line.cash_type),
        last_part=(mechanism.paid_by if to_time else mechanism.rollout).last_part,
        made_from=None if to_time else line.amount,
    )
    kind = PartKind.OTHER if to_time else PartKind.QUANTITY
    effort = Effort.DELIVERED if to_time else Effort.UNDER_WAY
    part = Part(kind, line.title, amounts, working=OfModel(intervention.id, line.amount, effort))
    made = FlowLine(labels, amounts, (part,))
    for part in (*mechanism.kept, *mechanism.once.get(key, ())) if line.adjusted else ():
        made = corrected(made, part)
    if line.amount in mechanism.limits and not delivery:
        delivered = DeliveredOf(intervention.id, line.amount)
        made = made.times(Part(PartKind.LIMIT, LIMITED, mechanism.limits[line.amount], working=delivered))
    return made


def _left_by_plan(
    intervention: ResolvedIntervention, lines: Sequence[FlowLine], at: Stage
) -> tuple[Product, list[Problem]]:
    """The share of the effect that no approved plan counts yet, [draw, year], and where a plan counts more than all.

    What delivery costs is no part of that saving: it is spent whether or not a plan counts the effect. The plan is in
    cash brought to the case's prices by general inflation, and the saving is held against it in the same
    way, at its own prices.
    """
    left, general = Product.of(1.0, at.shape), np.array(at.prices.general)
    problems: list[Problem] = []
    for body, row in intervention.already_in_plan:
        planned = np.array([row])
        own = [line for line in lines if line.body == body and line.follows_effect]
        saving = sum_of([line.net * own_levels(line, at.prices) / general for line in own], at.shape)
        counted = np.divide(planned, saving, out=np.zeros(at.shape), where=saving > 0)
        left = smaller(left, Product.of(1 - np.clip(counted, 0.0, 1.0)))
        if (planned[0] > np.maximum(saving[0], 0.0) + NEGLIGIBLE).any():
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


def _unreleased(cash_type: CashType | str | None) -> CashType | None:
    """What a line that nothing releases counts as: what a release would settle is capacity."""
    if cash_type is None:
        return None
    return CashType.CAPACITY if cash_type == "by_release" else CashType(cash_type)


def _release_for(intervention: ResolvedIntervention, key: str) -> ResolvedRelease | None:
    return next((release for release in intervention.releases if key in release.lines), None)
