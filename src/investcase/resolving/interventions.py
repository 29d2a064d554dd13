"""An intervention, settled: its program, the value of every input, its rollout, and what is taken off its effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from investcase.documents.base import Loaded
from investcase.documents.bodies import Body, body_of
from investcase.documents.case import Intervention, Option
from investcase.documents.model import Model
from investcase.formulas import Call, Node, children
from investcase.quantities import Year
from investcase.quantities.writing import to_fill_in
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import Path
from investcase.reading.suggest import nearest
from investcase.resolving.adjustments import Adjustment, adjustments_of
from investcase.resolving.context import Context
from investcase.resolving.figures import Resolved
from investcase.resolving.inputs import input_values
from investcase.resolving.lateness import Lateness, lateness
from investcase.resolving.lines import marginal_share, share_given
from investcase.resolving.nil_or_more import refuse_inputs_below_zero
from investcase.resolving.omitted import OmittedAnswer, omitted_answers
from investcase.resolving.picking import another_way, picked_choices, required_inputs
from investcase.resolving.program import ModelFault, Program, build_program, check_model
from investcase.resolving.releases import ResolvedRelease, resolve_releases
from investcase.resolving.rollout import Rollout, make_rollout
from investcase.resolving.terms import latest_prices


@dataclass(frozen=True, slots=True)
class ResolvedIntervention:
    """A model at work in one option.

    `already_in_plan` is in pounds of the case's price base by year, from a plan written in cash.

    `values` holds every input that has a value, by the name the formulas use; `missing` says why each other has none.
    `planned` is the rollout as if set-up ran to time, where it is taken to run late, and `delivered` the one that
    delivery is paid by, where that is another than the planned.
    `in_no_plan` says that the author looked, and that no approved plan counts any of it.
    `instead` says who stands for a body that the model names, where that is another than usual.
    `nation_values` holds the library's own figures for the nation of the model's claim, for reconciliation.
    """

    id: str
    title: str
    model: Loaded[Model]
    choices: dict[str, str]
    program: Program
    values: dict[str, Resolved]
    missing: dict[str, str]
    rollout: Rollout
    planned: Rollout | None
    late: Lateness | None
    adjustments: tuple[Adjustment, ...]
    already_in_plan: tuple[tuple[Body, tuple[float, ...]], ...]
    releases: tuple[ResolvedRelease, ...]
    omitted: tuple[OmittedAnswer, ...]
    nation_values: dict[str, Resolved]
    marginal_share: Resolved | None = None
    delivered: Rollout | None = None
    instead: Mapping[str, Body] = field(default_factory=dict)
    in_no_plan: bool = False

    @property
    def document(self) -> Model:
        """The model document."""
        return self.model.document

    def priced_in(self, quantity: str) -> Year | None:
        """The year of the prices of a quantity of money: the latest of the inputs that it rests on."""
        used = self.program.inputs_for([quantity])
        return latest_prices(figure for name, figure in self.values.items() if name in used)

    def put_off(self, months: float) -> ResolvedIntervention:
        """The same with its effect begun some months later; what delivery costs, and its end, are as planned."""
        return replace(self, rollout=self.rollout.put_off(months), planned=self.planned or self.rollout)

    @property
    def has_stock(self) -> bool:
        """Whether the model counts people who stay for a time, and so runs down by itself when the work stops."""
        return _has_stock(self.program)


def resolve_intervention(
    context: Context, option: Option, entry: Intervention, path: Path
) -> ResolvedIntervention | None:
    """An intervention with all its figures, or None when it has errors, which are noted in the context."""
    loaded = context.library.model(entry.model)
    if loaded is None:
        if entry.model not in context.library.model_ids():
            context.unknown("model", entry.model, context.library.model_ids(), (*path, "model"))
        return None
    faults = check_model(loaded)
    choices = picked_choices(context, loaded.document, entry, path)
    if faults or choices is None:
        context.problems.extend(faults)
        return None
    try:
        program = build_program(loaded, choices)
    except ModelFault as fault:
        context.problems.append(fault.problem)
        return None
    values, missing = input_values(context, option, loaded.document, entry, path)
    refuse_inputs_below_zero(context, loaded.document, entry, values, path)
    misspelt = {
        near for name in entry.inputs if name not in values for near in nearest(name, loaded.document.inputs)[:1]
    }
    unsaid = {name: why for name, why in missing.items() if name not in entry.inputs and name not in misspelt}
    _require(context, loaded, choices, program, unsaid, path)
    available = program.restricted_to(values)
    late = lateness(context, entry, path) if entry.set_up else None
    rollout = _rollout(context, program, entry, late.months if late else 0.0, path)
    if rollout is None or (entry.set_up and late is None):
        return None
    planned = _rollout(context, program, entry, 0.0, path) if late else None
    return ResolvedIntervention(
        id=entry.id,
        title=entry.title or loaded.document.title,
        model=loaded,
        choices=choices,
        program=available,
        values=values,
        missing=missing,
        rollout=rollout,
        planned=planned,
        late=late,
        adjustments=tuple(adjustments_of(context, option, loaded.document, entry, path)),
        already_in_plan=tuple(_in_plan(context, entry, path)),
        releases=tuple(resolve_releases(context, option, loaded.document, program, entry, path)),
        omitted=tuple(omitted_answers(context, option, loaded.document, entry, path)),
        nation_values=_nation_values(context, loaded.document),
        marginal_share=_marginal(context, option, entry, loaded.document.title),
        instead=_instead(context, loaded.document, entry, path),
        in_no_plan=entry.already_in_plan == "none",
    )


def _instead(context: Context, model: Model, entry: Intervention, path: Path) -> dict[str, Body]:
    """Who stands for each body that a model names, as the case says: one with a budget for one with a budget."""
    named = {str(line.body) for line in model.lines.values()} | {
        str(cost.body) for cost in model.omitted_costs.values()
    }
    for whose, body in entry.bodies.items():
        where: Path = (*path, "bodies", str(whose))
        if str(whose) not in named:
            context.unknown("body of this model", str(whose), sorted(named), where, on_key=True)
        elif body_of(whose, context.case.lead_body).public != body.public:
            has = "has no budget" if body.public else "has a budget"
            context.report(
                "body-instead",
                f"{whose} {has}, and {body} cannot stand for it",
                where,
                expected="a public body" if not body.public else "a body with no budget",
            )
    return entry.instead


def _marginal(context: Context, option: Option, entry: Intervention, title: str) -> Resolved | None:
    if entry.marginal_share is None:
        return None
    key = context.own_key(option.id, f"{entry.id}.marginal-share", share_given(entry.marginal_share))
    return marginal_share(context, key, entry.title or title, entry.marginal_share)


def _nation_values(context: Context, model: Model) -> dict[str, Resolved]:
    """What the library itself holds of every figure for the claim's own nation, whatever the case says."""
    if model.claim is None:
        return {}
    held = {
        name: context.library_figure(needed.figure, model.claim.nation)
        for name, needed in model.inputs.items()
        if needed.figure is not None
    }
    return {name: figure for name, figure in held.items() if figure is not None}


def _require(
    context: Context,
    loaded: Loaded[Model],
    choices: Mapping[str, str],
    program: Program,
    missing: dict[str, str],
    path: Path,
) -> None:
    model = loaded.document
    for name in sorted(required_inputs(model, program)):
        if name not in missing:
            continue
        needed = model.inputs[name]
        blank = to_fill_in(needed.unit, needed.is_)
        context.report(
            "input-missing",
            f"{needed.title} ({name}) has no value: {missing[name]}",
            (*path, "model"),
            expected=f"a line under inputs: {name}: {{value: {blank}, source: {BLANK}}}",
            remedy=another_way(loaded, choices, missing),
        )


def _rollout(context: Context, program: Program, entry: Intervention, late_months: float, path: Path) -> Rollout | None:
    horizon = context.horizon
    start = entry.start or horizon[0]
    for name, year in (("start", entry.start), ("until", entry.until)):
        if not context.within_horizon(year, (*path, name)):
            return None
    if not context.in_turn(entry.start, entry.until, (*path, "until")):
        return None
    if entry.drop_off is not None and _has_stock(program):
        context.report(
            "drop-off-on-stock",
            "this model's stock already runs down when the work stops; a drop-off would count the fading twice",
            (*path, "drop_off"),
            remedy="remove drop_off",
        )
        return None
    for index, share in enumerate(entry.ramp):
        if share.is_range:
            context.report("ramp-range", "a ramp is one share for each year", (*path, "ramp", index))
            return None
    planned = start.share_left_from(entry.start_month) if entry.start_month else 1.0
    return make_rollout(
        years=len(horizon),
        starts=start - horizon[0],
        stops=None if entry.until is None else entry.until - horizon[0],
        ramp=tuple(share.central for share in entry.ramp),
        first_part=planned,
        drop_off=None if entry.drop_off is None else entry.drop_off.central,
        late=late_months,
    )


def _has_stock(program: Program) -> bool:
    return any(_uses_stock(definition.formula.tree) for definition in program.definitions)


def _uses_stock(node: Node) -> bool:
    if isinstance(node, Call) and node.function in ("stock", "build_up"):
        return True
    return any(_uses_stock(child) for child in children(node))


def _in_plan(context: Context, entry: Intervention, path: Path) -> Iterator[tuple[Body, tuple[float, ...]]]:
    for index, plan in enumerate(entry.plans):
        amounts = context.in_horizon(
            {y: a.central for y, a in plan.amount.items()}, (*path, "already_in_plan", index, "amount")
        )
        factors = (context.prices.index.factor(year, context.prices.base) for year in context.horizon)
        yield plan.body, tuple(amount * factor for amount, factor in zip(amounts, factors, strict=True))


def repicked(intervention: ResolvedIntervention, changes: Mapping[str, str]) -> ResolvedIntervention | str:
    """The same intervention with other alternatives picked; in words, why not, when an input they need has no value."""
    choices = {**intervention.choices, **changes}
    program = build_program(intervention.model, choices)
    model = intervention.document
    targets = {line.amount for line in model.lines.values()} | {model.people}
    if model.claim:
        targets.add(model.claim.result)
    for name in sorted(program.inputs_for(targets)):
        if name not in intervention.values:
            return f"{model.inputs[name].title} has no value: {intervention.missing[name]}"
    return replace(intervention, choices=choices, program=program.restricted_to(intervention.values))
