"""A service reduced or stopped, settled: its model, what is claimed, what comes back, and what leaving costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from investcase.documents.bodies import Body, body_of
from investcase.documents.case import Intervention, Option
from investcase.documents.disinvestment import CutBias, DemandLine, Disinvestment, ExitCost, Saving
from investcase.documents.lines import CostLine, LocalValue
from investcase.documents.model import ModelLine
from investcase.documents.reading_texts import is_given
from investcase.quantities import Quantity
from investcase.reading.nodes import Path
from investcase.reading.problems import Severity
from investcase.reading.suggest import one_of
from investcase.resolving.context import Context
from investcase.resolving.cuts import EXIT_TITLES, ComesBack, ModelSaving, ResolvedCut, delivery_lines
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention, resolve_intervention
from investcase.resolving.labels import labels_written
from investcase.resolving.line_id import LineId, MadeBy
from investcase.resolving.lines import check_release, counted_as, line_factors, resolve_line
from investcase.resolving.terms import DirectLine, Term

_OfTheCut = TypeVar("_OfTheCut", Saving, DemandLine)


def resolve_cut(context: Context, option: Option, cut: Disinvestment, path: Path) -> ResolvedCut | None:
    """A cut with its figures, or None when it has errors, which are noted in the context."""
    service = _service(context, option, cut, path) if cut.model else None
    within = context.within_horizon(cut.start, (*path, "start"))
    if not within or (cut.model and service is None):
        return None
    own = _Own(context, option, cut, path)
    _say_what_is_assumed(context, cut, path)
    return ResolvedCut(
        document=cut,
        share=1.0 if cut.share is None else cut.share.central,
        service=service,
        effect=own.figure(
            "effect-of-stopping", "effect of stopping, as a share of that of starting", "effect_of_stopping"
        ),
        fades=own.figure("decay", "how long people already helped keep what they have", "decay"),
        absorbed=_absorbed(context, cut, service, path),
        model_savings=tuple(_model_savings(context, option, cut, service, path)),
        savings=tuple(_savings(context, option, cut, path)),
        demand=tuple(_demand(context, option, cut, path)),
        exits=tuple(_exits(context, option, cut, path)),
        unpaid_exits=tuple((EXIT_TITLES[name], cost.zero) for name, cost in _exit_costs(cut) if cost.zero is not None),
        saving_bias=own.bias("saving", "optimism bias, taken off the saving", cut.optimism_bias.saving),
        demand_bias=own.bias("demand", "optimism bias, added to what comes back", cut.optimism_bias.demand),
        restart=own.restart(),
        restart_in=_restart_in(context, cut, path),
    )


def _service(context: Context, option: Option, cut: Disinvestment, path: Path) -> ResolvedIntervention | None:
    """The service as if the share that is cut were being started: its effect is what is lost."""
    share = Quantity(1.0) if cut.share is None else cut.share
    assert cut.model is not None
    entry = Intervention.model_construct(
        id=cut.id,
        title=cut.title,
        model=cut.model,
        bodies=cut.bodies,
        choices=cut.choices,
        inputs=cut.inputs,
        start=cut.start,
        start_month=cut.start_month,
        ramp=tuple(step.scaled(share.central) for step in cut.ramp) or (share,),
        adjustments=cut.adjustments,
    )
    service = resolve_intervention(context, option, entry, path)
    if service is not None and cut.decay != "at once" and service.has_stock:
        context.report(
            "decay-on-stock",
            "this model's stock already runs down when the work stops; a decay would count the fading twice",
            (*path, "decay"),
            remedy="remove decay, or change the input that says how long the effect lasts",
        )
    return service


@dataclass(frozen=True, slots=True)
class _Own:
    """Makes the cut's own figures."""

    context: Context
    option: Option
    cut: Disinvestment
    path: Path

    def figure(self, key: str, title: str, field: str) -> Resolved | None:
        given = getattr(self.cut, field)
        if not isinstance(given, LocalValue):
            return None
        name = self.context.own_key(self.option.id, f"{self.cut.id}.{key}", given)
        return self.context.local(name, f"{self.cut.title}: {title}", given, (*self.path, field))

    def bias(self, key: str, title: str, given: CutBias | None) -> Resolved | None:
        if given is None:
            return None
        local = LocalValue.model_construct(value=given.share, source=given.reason, status=given.status)
        return replace(self._made(f"{key}-optimism-bias", title, local), is_optimism_bias=True)

    def restart(self) -> Resolved | None:
        given = self.cut.restart_cost
        if given.amount is None:
            return None
        if not is_given(given.source):
            self.context.report(
                "no-source",
                f"{self.cut.title}: the cost of starting again has no source",
                (*self.path, "restart_cost"),
                severity=Severity.WARNING,
                expected="a line 'source: ...'",
            )
        value = LocalValue.model_construct(
            value=given.amount,
            source=given.source or "no source given",
            status=given.status,
            price_base=given.price_base,
        )
        return self._made("restart-cost", "cost of starting again", value)

    def _made(self, key: str, title: str, value: LocalValue) -> Resolved:
        name = self.context.own_key(self.option.id, f"{self.cut.id}.{key}", value)
        return self.context.given(name, f"{self.cut.title}: {title}", value)


def _say_what_is_assumed(context: Context, cut: Disinvestment, path: Path) -> None:
    if cut.model and cut.effect_of_stopping is None:
        context.report(
            "effect-of-stopping",
            f"{cut.title}: assumed: the effect of stopping equals that of starting",
            path,
            severity=Severity.WARNING,
            expected="effect_of_stopping: {value: 100%, source: ...}",
            remedy="give your own share, with its source, when anything is known of what stopping does",
        )
    for name, what in (("saving", "taken off the saving"), ("demand", "added to what comes back")):
        if getattr(cut.optimism_bias, name) is None:
            context.report(
                "cut-without-bias",
                f"{cut.title}: nothing is {what} for optimism",
                path,
                severity=Severity.WARNING,
                expected=f"optimism_bias: {{{name}: {{share: 10%, reason: ...}}}}",
                remedy="of a cut, plans hope for too large a saving and for too little that comes back",
            )


def _absorbed(
    context: Context, cut: Disinvestment, service: ResolvedIntervention | None, path: Path
) -> dict[Body, str]:
    bodies = {line.body for line in cut.demand}
    if service is not None:
        lead = context.case.lead_body
        bodies |= {body_of(line.body, lead, service.instead) for line in service.document.lines.values()}
    for body in cut.absorbed:
        if body not in bodies or not body.public:
            context.report(
                "absorbed-body",
                f"nothing comes back to {body} that a budget could have to buy",
                (*path, "absorbed", str(body)),
                expected=one_of(sorted(str(each) for each in bodies if each.public)),
                on_key=True,
            )
    return dict(cut.absorbed)


def _model_savings(
    context: Context, option: Option, cut: Disinvestment, service: ResolvedIntervention | None, path: Path
) -> Iterator[ModelSaving]:
    if service is None:
        return
    delivery = delivery_lines(service.document)
    claimed: set[str] = set()
    for index, saving in enumerate(cut.saving):
        where: Path = (*path, "saving", index)
        if saving.model_line is None or not context.within_horizon(saving.from_, (*where, "from")):
            continue
        line = delivery.get(saving.model_line)
        if line is None:
            context.unknown("delivery line", saving.model_line, delivery, (*where, "model_line"))
            continue
        body = body_of(line.body, context.case.lead_body, service.instead)
        if saving.model_line in claimed:
            context.report("saving-twice", f"{saving.model_line} is claimed above", (*where, "model_line"))
        elif body != saving.body:
            context.report(
                "saving-body",
                f"{line.title} is paid for by {body}, and this saving is {saving.body}'s",
                (*where, "body"),
                expected=f"body: {body}",
            )
        else:
            yield _model_saving(context, option, saving, line, where)
        claimed.add(saving.model_line)


def _model_saving(context: Context, option: Option, saving: Saving, line: ModelLine, path: Path) -> ModelSaving:
    assert saving.model_line is not None
    check_release(context, saving, path)
    return ModelSaving(
        labels=labels_written(
            saving,
            option.id,
            cash_type=counted_as(saving),
            capital=False,
            prices_as=saving.prices_as or line.prices_as,
            in_cut="saving",
        ),
        model_line=saving.model_line,
        from_=saving.from_,
        adjustments=tuple(line_factors(context, option, saving, path)),
    )


def _savings(context: Context, option: Option, cut: Disinvestment, path: Path) -> Iterator[DirectLine]:
    savings = [_in_force(cut, saving) for saving in cut.saving]
    for index, saving in enumerate(savings):
        if saving.model_line is None:
            where: Path = (*path, "saving", index)
            made = resolve_line(context, option, saving, where, savings, intervention=cut.id, in_cut="saving")
            if made is not None:
                yield _ramped(context, cut, cut.saving[index], made)


def _demand(context: Context, option: Option, cut: Disinvestment, path: Path) -> Iterator[ComesBack]:
    for index, line in enumerate(cut.demand):
        where: Path = (*path, "demand", index)
        made = resolve_line(context, option, _in_force(cut, line), where, intervention=cut.id, in_cut="demand")
        if made is not None:
            yield ComesBack(_ramped(context, cut, line, made), _falls_as(cut, line))


def _in_force(cut: Disinvestment, line: _OfTheCut) -> _OfTheCut:
    """A line of the cut's own with the cut's start where it says none: nothing is saved, or comes back, before it."""
    if not line.runs_with_the_cut:
        return line
    return line.model_copy(update={"from_": cut.start, "start_month": line.start_month or cut.start_month})


def _ramped(context: Context, cut: Disinvestment, line: Saving | DemandLine, made: DirectLine) -> DirectLine:
    """The line with so much of it in each year as the cut's ramp says."""
    if not cut.ramp or not line.runs_with_the_cut:
        return made
    first = (cut.start or context.horizon[0]) - context.horizon[0]
    last = len(cut.ramp) - 1
    steps = [cut.ramp[min(max(t - first, 0), last)].central for t in range(len(context.horizon))]

    def ramped(term: Term) -> Term:
        return replace(term, profile=tuple(part * step for part, step in zip(term.profile, steps, strict=True)))

    return replace(made, terms=tuple(ramped(term) for term in made.terms))


def _falls_as(cut: Disinvestment, line: DemandLine) -> str:
    if line.falls_as is not None:
        return line.falls_as
    if not line.body.public:
        return "wider_value"
    return "capacity" if line.body in cut.absorbed else "cash"


def _exit_costs(cut: Disinvestment) -> Iterator[tuple[str, ExitCost]]:
    return ((name, getattr(cut.exit_costs, name)) for name in EXIT_TITLES)


def _exits(context: Context, option: Option, cut: Disinvestment, path: Path) -> Iterator[DirectLine]:
    for name, cost in _exit_costs(cut):
        if cost.zero is not None:
            continue
        where: Path = (*path, "exit_costs", name)
        if not is_given(cost.source):
            context.report(
                "no-source",
                f"{cut.title}, {EXIT_TITLES[name].lower()}: the amount has no source",
                where,
                severity=Severity.WARNING,
                expected="a line 'source: ...'",
            )
        # Made of what was checked as it was read: a title just short enough then is longer with our words before it.
        line = CostLine.model_construct(
            id=f"{cut.id}-{name.replace('_', '-')}",
            title=f"{EXIT_TITLES[name]}: {cut.title[:1].lower()}{cut.title[1:]}",
            body=cost.body or context.case.lead_body,
            amount=cost.amount,
            each_year=cost.each_year,
            to=cost.to,
            price_base=cost.price_base,
            recurrent=None if name == "stranded_overheads" and cost.each_year is not None else False,
            likely_range=cost.likely_range,
            status=cost.status,
            source=cost.source,
            from_=cost.from_,
        )
        own = LineId(name.replace("_", "-"), MadeBy.CUT, cut.id)
        made = resolve_line(context, option, line, where, id=own, intervention=cut.id, in_cut="exit")
        if made is not None:
            yield made


def _restart_in(context: Context, cut: Disinvestment, path: Path) -> int | None:
    where: Path = (*path, "restart_in")
    if cut.restart_in is None or not context.within_horizon(cut.restart_in, where):
        return None
    if not context.in_turn(cut.start, cut.restart_in, where):
        return None
    return cut.restart_in - context.horizon[0]
