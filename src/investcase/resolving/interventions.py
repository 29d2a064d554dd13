"""An intervention, settled: its program, the value of every input, its rollout, and what is taken off its effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from investcase.catalogue.places import PlaceValue
from investcase.documents.base import Loaded
from investcase.documents.case import Intervention, LocalValue, Option, Release
from investcase.documents.figure import Status
from investcase.documents.model import Body, Input, Model, OmittedCost
from investcase.formulas import Call, Node, children
from investcase.quantities import Quantity, Year
from investcase.reading.nodes import Path
from investcase.reading.problems import Severity
from investcase.reading.suggest import one_of
from investcase.resolving.context import Context, nation_name
from investcase.resolving.figures import Replaced, Resolved, from_case, renamed
from investcase.resolving.program import ModelFault, Program, build_program, check_model
from investcase.resolving.rollout import Rollout, make_rollout
from investcase.resolving.terms import Factor, Use

ADJUSTMENT_TITLES = {
    "already_achieved": "Already achieved since the claim's base year",
    "achievement": "Achievement of an idealised claim",
    "deadweight": "Deadweight: would have happened anyway",
    "attribution": "Attribution: share due to this",
    "displacement": "Displacement: moved from elsewhere",
    "leakage": "Leakage: goes to people outside the area",
    "overlap": "Overlap with another intervention",
    "optimism_bias": "Optimism bias on the effect",
}
_KEPT_SHARES = ("attribution", "achievement")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One step from the gross claim to what the place can expect."""

    kind: str
    factor: Factor


@dataclass(frozen=True, slots=True)
class OmittedAnswer:
    """A cost the evidence leaves out, with the case's answer: a line, a reason for nil, or still awaited."""

    id: str
    cost: OmittedCost
    body: Body
    answer: str
    detail: str | None
    awaiting: bool


@dataclass(frozen=True, slots=True)
class ResolvedIntervention:
    """A model at work in one option.

    `values` holds every input that has a value, by the name the formulas use; `missing` says why each other has none.
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
    adjustments: tuple[Adjustment, ...]
    already_in_plan: tuple[tuple[Body, tuple[float, ...]], ...]
    releases: tuple[Release, ...]
    omitted: tuple[OmittedAnswer, ...]
    nation_values: dict[str, Resolved]

    @property
    def document(self) -> Model:
        """The model document."""
        return self.model.document


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
    choices = _pick(context, loaded.document, entry, path)
    if faults or choices is None:
        context.problems.extend(faults)
        return None
    try:
        program = build_program(loaded, choices)
    except ModelFault as fault:
        context.problems.append(fault.problem)
        return None
    values, missing = _values(context, option, loaded.document, entry, path)
    _require(context, loaded, choices, program, missing, path)
    available = program.restricted_to(values)
    rollout = _rollout(context, program, entry, path)
    if rollout is None:
        return None
    return ResolvedIntervention(
        id=entry.id,
        title=entry.title or loaded.document.title,
        model=loaded,
        choices=choices,
        program=available,
        values=values,
        missing=missing,
        rollout=rollout,
        adjustments=tuple(_adjustments(context, option, loaded.document, entry, path)),
        already_in_plan=tuple(_in_plan(context, entry, path)),
        releases=tuple(_releases(context, loaded.document, entry, path)),
        omitted=tuple(_omitted(context, option, loaded.document, entry, path)),
        nation_values=_nation_values(context, loaded.document),
    )


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


def _pick(context: Context, model: Model, entry: Intervention, path: Path) -> dict[str, str] | None:
    picked = {name: choice.default for name, choice in model.choices.items()}
    good = True
    for name, wanted in entry.choices.items():
        where = (*path, "choices", name)
        if name not in model.choices:
            context.unknown("choice", name, model.choices, where, on_key=True)
            good = False
        elif wanted not in model.choices[name].alternatives:
            context.unknown("alternative", wanted, model.choices[name].alternatives, where)
            good = False
        else:
            picked[name] = wanted
    claim = model.claim
    if claim and claim.share_choice not in entry.choices and context.nation is not claim.nation:
        picked[claim.share_choice] = claim.outside
    return picked if good else None


def _values(
    context: Context, option: Option, model: Model, entry: Intervention, path: Path
) -> tuple[dict[str, Resolved], dict[str, str]]:
    values: dict[str, Resolved] = {}
    missing: dict[str, str] = {}
    for name in entry.inputs:
        if name not in model.inputs:
            context.unknown("input", name, model.inputs, (*path, "inputs", name), on_key=True)
    for name, needed in model.inputs.items():
        settled = _library_value(context, model.model, name, needed, missing, path)
        local = entry.inputs.get(name)
        if local is not None:
            where: Path = (*path, "inputs", name)
            if context.same_unit(local, needed.unit, where):
                before = settled.replaced if settled else ()
                if settled is not None:
                    before = (_set_aside(settled), *before)
                key = context.own_key(option.id, f"{entry.id}.{name}", local)
                values[name] = context.local(key, needed.title, local, where, before)
                missing.pop(name, None)
        elif settled is not None:
            values[name] = settled
    return values, missing


def _set_aside(figure: Resolved) -> Replaced:
    return Replaced(figure.original, figure.origin, figure.source)


def _library_value(
    context: Context, model: str, name: str, needed: Input, missing: dict[str, str], path: Path
) -> Resolved | None:
    if needed.value is not None:
        return _constant(context, f"constant.{model}.{name}", needed, needed.value)
    if needed.figure is not None:
        return _figure(context, name, needed, needed.figure, missing, path)
    if needed.place is not None:
        return _place(context, name, needed, needed.place, missing)
    if needed.nation is not None:
        found, problems = context.places.national_total(needed.nation.nation, needed.nation.column)
        context.problems.extend(problems)
        if found is not None and found.value is not None:
            return from_place(f"{needed.nation.nation}.{needed.nation.column}", needed.title, found)
        missing[name] = f"{nation_name(needed.nation.nation)} publishes no total for it"
        return None
    missing[name] = "only the case can give it"
    return None


def _constant(context: Context, key: str, needed: Input, value: Quantity) -> Resolved:
    local = LocalValue(value=value, source="a definition")
    made = from_case(key, needed.title, local, context.prices, ())
    return replace(made, status=Status.READ_AT_SOURCE, origin="the model")


def _figure(
    context: Context, name: str, needed: Input, figure_id: str, missing: dict[str, str], path: Path
) -> Resolved | None:
    settled = context.figure(figure_id)
    if settled is None:
        missing[name] = f"no figure {figure_id} holds for {nation_name(context.nation)}"
        return None
    if settled.unit != needed.unit:
        context.report("figure-unit", f"{figure_id} is in {settled.unit}, and the model needs {needed.unit}", path)
        return None
    return renamed(settled, needed.title)


def _place(context: Context, name: str, needed: Input, column: str, missing: dict[str, str]) -> Resolved | None:
    if context.place is None:
        missing[name] = (
            f"{context.case.place.name if not isinstance(context.case.place, str) else ''} is not in the catalogue"
        )
        return None
    found = context.place.values.get(column)
    if found is None:
        missing[name] = f"no table holds it for {context.place.name}"
        return None
    if found.value is None:
        missing[name] = f"the published table is blank for {context.place.name}: {found.note or 'not published'}"
        return None
    return from_place(f"place.{column}", needed.title, found)


def from_place(key: str, title: str, found: PlaceValue) -> Resolved:
    """A published figure of a place or a nation, as a resolved figure."""
    assert found.value is not None
    quantity = Quantity(found.value, found.unit)
    return Resolved(
        key=key,
        title=title,
        quantity=quantity,
        original=quantity,
        price_base=None,
        price_base_because=None,
        status=found.status,
        inputs_status=found.source.read if found.status is Status.DERIVED else None,
        source=found.source.cited(),
        locator=None,
        how=found.note or found.column.note,
        grade=None,
        origin="published table",
        period=found.column.period,
    )


def _require(
    context: Context,
    loaded: Loaded[Model],
    choices: Mapping[str, str],
    program: Program,
    missing: dict[str, str],
    path: Path,
) -> None:
    model = loaded.document
    for name in sorted(program.inputs_for(_targets(model))):
        if name not in missing:
            continue
        needed = model.inputs[name]
        context.report(
            "input-missing",
            f"{needed.title} ({name}) has no value: {missing[name]}",
            (*path, "model"),
            expected=f"{name}: {{value: ... {needed.unit}, source: ...}} under inputs",
            remedy=_another_way(loaded, choices, missing),
        )


def _targets(model: Model) -> set[str]:
    """The names without which a model says nothing."""
    return {line.amount for line in model.lines.values()} | {model.people} | {bound.name for bound in model.bounds}


def _another_way(loaded: Loaded[Model], choices: Mapping[str, str], missing: Mapping[str, str]) -> str | None:
    """A basis that would do without everything missing, if there is one."""
    claim = loaded.document.claim
    if claim is None:
        return None
    for basis in claim.bases.values():
        changed = {**choices, claim.share_choice: basis.choice}
        needs = build_program(loaded, changed).inputs_for(_targets(loaded.document))
        if needs.isdisjoint(missing):
            return f"or choose {claim.share_choice}: {basis.choice}"
    return None


def _rollout(context: Context, program: Program, entry: Intervention, path: Path) -> Rollout | None:
    horizon = context.horizon
    start = entry.start or horizon[0]
    for name, year in (("start", entry.start), ("until", entry.until)):
        if not context.within_horizon(year, (*path, name)):
            return None
    if not context.in_turn(entry.start, entry.until, (*path, "until")):
        return None
    stocked = any(_uses_stock(definition.formula.tree) for definition in program.definitions)
    if entry.drop_off is not None and stocked:
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
    return make_rollout(
        years=len(horizon),
        starts=start - horizon[0],
        stops=None if entry.until is None else entry.until - horizon[0],
        ramp=tuple(share.central for share in entry.ramp),
        first_part=start.share_left_from(entry.start_month) if entry.start_month else 1.0,
        drop_off=None if entry.drop_off is None else entry.drop_off.central,
    )


def _uses_stock(node: Node) -> bool:
    if isinstance(node, Call) and node.function in ("stock", "build_up"):
        return True
    return any(_uses_stock(child) for child in children(node))


def _loses_to(context: Context, option: Option, entry: Intervention, model: str) -> bool:
    """Whether an overlap with a model is taken off here: once for each pair, and whatever order they stand in.

    Of two models that each name the other, the later loses; else the one that names the other.
    """
    index = option.interventions.index(entry)
    for place, other in enumerate(option.interventions):
        if other.model == model and place != index:
            loaded = context.library.model(model)
            mutual = loaded is not None and any(o.model == entry.model for o in loaded.document.overlaps_with)
            if place < index or not mutual:
                return True
    return False


def _adjustments(
    context: Context, option: Option, model: Model, entry: Intervention, path: Path
) -> Iterator[Adjustment]:
    given = entry.adjustments
    defaults: dict[str, str] = {}
    if model.achievement:
        defaults["achievement"] = model.achievement
    for overlap in model.overlaps_with:
        if _loses_to(context, option, entry, overlap.model):
            defaults["overlap"] = overlap.figure
    for kind in ADJUSTMENT_TITLES:
        use = Use.AS_IT_IS if kind in _KEPT_SHARES else Use.ONE_MINUS
        value = getattr(given, kind)
        where: Path = (*path, "adjustments", kind)
        if value is not None:
            low, high = value.ends
            if not value.unit.is_number or low < 0 or high > 1:
                context.report(
                    "share", f"{kind} is a share", where, expected="a share between 0% and 100%, such as 20%"
                )
                continue
            reason = given.reasons.get(kind)
            if reason is None:
                context.report(
                    "no-reason",
                    f"{ADJUSTMENT_TITLES[kind]}: nothing says why it is {value.central:.0%}",
                    where,
                    severity=Severity.WARNING,
                    expected=f"reasons: {{{kind}: ...}}",
                )
            status = Status.ILLUSTRATIVE if kind in given.illustrative else Status.LOCAL
            local = LocalValue(value=value, source=reason or "no reason given", status=status)
            figure = from_case(
                context.own_key(option.id, f"{entry.id}.{kind}", local),
                ADJUSTMENT_TITLES[kind],
                local,
                context.prices,
                (),
            )
            yield Adjustment(kind, Factor(figure, use))
        elif kind in defaults:
            found = context.figure(defaults[kind])
            if found is not None:
                yield Adjustment(kind, Factor(renamed(found, ADJUSTMENT_TITLES[kind]), use))
    if model.claim and given.already_achieved is None:
        context.report(
            "not-given",
            "how much of this has already been achieved since the claim's base year is not said: none is taken off",
            path,
            severity=Severity.WARNING,
            expected="adjustments: {already_achieved: ..., reasons: {already_achieved: ...}}",
        )


def _releases(context: Context, model: Model, entry: Intervention, path: Path) -> Iterator[Release]:
    released = {line.body for line in model.lines.values() if line.cash_type == "by_release"}
    bodies = {context.case.lead_body if body == "lead" else Body(body) for body in released}
    given = () if entry.release == "none" else entry.release
    for index, release in enumerate(given):
        where: Path = (*path, "release", index)
        if release.body not in bodies:
            message = f"this model saves {release.body} nothing that could be released"
            context.report("release-body", message, (*where, "body"), expected=one_of(sorted(bodies)))
        elif any(earlier.body is release.body for earlier in given[:index]):
            context.report("release-twice", f"a release for {release.body} is given above", (*where, "body"))
        elif context.within_horizon(release.from_, (*where, "from")):
            yield release


def _in_plan(context: Context, entry: Intervention, path: Path) -> Iterator[tuple[Body, tuple[float, ...]]]:
    for index, plan in enumerate(entry.already_in_plan):
        amounts = in_horizon(
            context, {y: a.central for y, a in plan.amount.items()}, (*path, "already_in_plan", index, "amount")
        )
        yield plan.body, amounts


def in_horizon(context: Context, amounts: Mapping[Year, float], path: Path) -> tuple[float, ...]:
    """Amounts by year as a row over the horizon; a year outside it is noted as a problem."""
    row = [0.0] * len(context.horizon)
    for year, amount in amounts.items():
        if year in context.horizon:
            row[context.horizon.index(year)] = amount
        else:
            context.report(
                "outside-horizon",
                f"{year} is not one of the years of this case",
                (*path, str(year)),
                expected=f"a year from {context.horizon[0]} to {context.horizon[-1]}",
                on_key=True,
            )
    return tuple(row)


def _omitted(
    context: Context, option: Option, model: Model, entry: Intervention, path: Path
) -> Iterator[OmittedAnswer]:
    lines = {line.id for line in option.costs}
    for name in entry.omitted_costs:
        if name not in model.omitted_costs:
            context.unknown("omitted cost", name, model.omitted_costs, (*path, "omitted_costs", name), on_key=True)
    for name, cost in model.omitted_costs.items():
        body = context.case.lead_body if cost.body == "lead" else Body(cost.body)
        answer = entry.omitted_costs.get(name)
        if answer is None:
            yield OmittedAnswer(name, cost, body, "awaiting a value", None, awaiting=True)
        elif answer.zero is not None:
            yield OmittedAnswer(name, cost, body, "taken as nil", answer.zero, awaiting=False)
        elif answer.covered_by is not None:
            if answer.covered_by not in lines:
                context.unknown("cost line", answer.covered_by, lines, (*path, "omitted_costs", name, "covered_by"))
            yield OmittedAnswer(name, cost, body, "in the cost line", answer.covered_by, awaiting=False)
        else:
            assert answer.each_year is not None
            yield OmittedAnswer(name, cost, body, "given", answer.source, awaiting=False)


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
