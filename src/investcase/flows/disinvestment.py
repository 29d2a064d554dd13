"""A cut to lines of money: what is saved, what comes back, and what leaving costs.

Method: the effect lost is that of starting the service, with its sign turned. A service that is steady loses, year by
year after it stops, what it would have gained year by year after it started; so a cut mirrors the investment, line by
line, until prudence parts them: the effect of stopping, what people already helped keep, optimism bias, and the cost
of leaving.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from investcase.documents.bodies import Body, body_of
from investcase.documents.kinds_of_money import CashType
from investcase.documents.model import ModelLine
from investcase.flows.adjusting import factor_value, people_left, product, shares_kept
from investcase.flows.direct import direct_line
from investcase.flows.fading import effort_lost
from investcase.flows.hope import corrected
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.mechanism import run_model
from investcase.flows.model_lines import Mechanism, settled
from investcase.flows.stage import Stage
from investcase.flows.working import Effort, Given, OfModel, Turning
from investcase.formulas.evaluate import Clock
from investcase.formulas.product import Product
from investcase.resolving.cuts import ComesBack, ModelSaving, ResolvedCut, delivery_lines
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.labels import Labels
from investcase.resolving.line_id import Derived, LineId, MadeBy
from investcase.resolving.model_labels import claimed_labels, cut_labels
from investcase.resolving.terms import Factor, Term, Use

_STOPPING = "Effect of stopping, as a share of that of starting"
_MORE_COMES_BACK = "More, for optimism bias"


@dataclass(frozen=True, slots=True)
class CutFlows:
    """A cut's lines, and the mechanism of what is lost: None where no model says it."""

    cut: ResolvedCut
    mechanism: Mechanism | None
    lines: tuple[FlowLine, ...]


def cut_flows(cut: ResolvedCut, at: Stage, *, restarted: bool = False) -> CutFlows:
    """The lines of a cut over every world and year, in pounds of the case's price base.

    `restarted` is whether the service starts again in the cut's `restart_in`, at the cost of starting again.
    """
    held = cut if restarted else replace(cut, restart_in=None)
    lines: list[FlowLine] = []
    mechanism = None
    if cut.service is not None:
        mechanism = _lost(held, cut.service, at)
        lines += _savings_of_model(held, cut.service, at)
        lines += _demand_of_model(held, mechanism, at)
    lines += [_saved(_times(direct_line(line, at), _until(held, at)), held, at) for line in cut.savings]
    lines += [_demand_given(held, entry, at) for entry in cut.demand]
    lines += [direct_line(line, at) for line in cut.exits]
    if restarted and cut.restart is not None:
        lines.append(_restart(cut, cut.restart, at))
    return CutFlows(cut, mechanism, tuple(lines))


def _running(cut: ResolvedCut, at: Stage) -> Product:
    """Which years the cut holds in, [1, year]: all of them but for those after the service starts again."""
    end = at.years if cut.restart_in is None else cut.restart_in
    return Product.of([1.0 if t < end else 0.0 for t in range(at.years)])


def _lost(cut: ResolvedCut, service: ResolvedIntervention, at: Stage) -> Mechanism:
    """The model run on the effort lost, as if it were being started."""
    fades = None if cut.fades is None else at.values[cut.fades.key]
    rollout = replace(
        service.rollout, by_year=tuple((np.array(service.rollout.by_year) * _running(cut, at)[0]).tolist())
    )
    values = run_model(service, at.values, _clock(service, at), effort_lost(rollout, at.years, fades))
    left = people_left(service, at.values)
    people = Product.of(values[service.document.people], at.shape) * left
    kept = shares_kept(service, at.values)
    return Mechanism(service, service.rollout, values, settled(service, at), kept, people, left[: at.named])


def _clock(service: ResolvedIntervention, at: Stage) -> Clock:
    return Clock(at.years, start=(service.rollout.starts, service.rollout.first_part))


def _savings_of_model(cut: ResolvedCut, service: ResolvedIntervention, at: Stage) -> Iterator[FlowLine]:
    """What delivery no longer costs: cash where a saving claims it, else capacity.

    Where the case gives amounts of its own for a body, they stand in the place of what the model says that body pays.
    """
    given = {line.body for line in cut.savings}
    claimed = {saving.model_line: saving for saving in cut.model_savings}
    effort = Product.of(service.rollout.by_year) * _running(cut, at)
    values = run_model(service, at.values, _clock(service, at), effort)
    for key, line in delivery_lines(service.document).items():
        amounts = Product.of(values[line.amount], at.shape)
        working = OfModel(cut.id, line.amount, Effort.CUT)
        quantity = Part(PartKind.QUANTITY, line.title, amounts, working=working)
        if key in claimed:
            yield from _claimed(cut, claimed[key], quantity, at)
        elif (body := body_of(line.body, at.lead, service.instead)) not in given:
            title = f"No longer needed: {_lower(line.title)}"
            kind = CashType.CAPACITY if body.public else CashType.WIDER_VALUE
            changes: Any = {"title": title, "kind": "benefit", "cash_type": kind}
            yield _made(cut_labels(service, key, at.option, at.lead, "saving", **changes), [quantity], at)


def _claimed(cut: ResolvedCut, saving: ModelSaving, quantity: Part, at: Stage) -> Iterator[FlowLine]:
    assert cut.service is not None
    parts = [quantity]
    if saving.adjustments:
        alone = saving.adjustments[0] if len(saving.adjustments) == 1 else None
        parts.append(Part(PartKind.RANGE, "Likely range", product(saving.adjustments, at.values), alone))
    first = saving.from_ or at.horizon[0]
    from_then = Product.of([1.0 if year >= first else 0.0 for year in at.horizon])
    labels = claimed_labels(cut.service, saving.model_line, saving.labels)
    released = _saved(_made(labels, parts, at), cut, at)
    yield released.times(Part(PartKind.RELEASE, f"Released from {first}", from_then, working=Given()))
    before = released.times(Part(PartKind.RELEASE, f"Not released before {first}", 1 - from_then, working=Given()))
    if at.every_line or before.amounts.any():
        title = f"{saving.title}, before the money is released"
        kept: Any = {"cash_type": CashType.CAPACITY, "budget_line": None, "owner": None}
        yield before.derived(Derived.BEFORE_RELEASE, title, **kept)


def _demand_of_model(cut: ResolvedCut, mechanism: Mechanism, at: Stage) -> Iterator[FlowLine]:
    """What the effect was worth, coming back: cash where the body must buy it, else capacity or wider value."""
    service = mechanism.intervention
    delivery = delivery_lines(service.document)
    for key, line in service.document.lines.items():
        if key in delivery:
            continue
        amounts = Product.of(mechanism.values[line.amount], at.shape)
        working = OfModel(cut.id, line.amount, Effort.LOST)
        parts = [Part(PartKind.QUANTITY, line.title, amounts, working=working)]
        parts += mechanism.kept
        if cut.effect is not None:
            parts.append(Part(PartKind.OTHER, _STOPPING, at.values[cut.effect.key], Factor(cut.effect)))
        if line.kind == "cost":
            parts.append(_turned())
        words = "No longer paid" if line.kind == "cost" else "Undone"
        title = f"{words}: {_lower(line.title)}"
        labels = cut_labels(service, key, at.option, at.lead, "demand", title=title, kind="cost")
        made = _less_hope(_made(labels, parts, at), cut.demand_bias, _MORE_COMES_BACK, at)
        yield _falling(made, _falls_as(cut, line, labels.body))


def _falls_as(cut: ResolvedCut, line: ModelLine, body: Body) -> str:
    if line.kind == "benefit" and line.cash_type in (CashType.CAPACITY, CashType.WIDER_VALUE):
        return str(line.cash_type)
    if not body.public:
        return "cash" if line.kind == "cost" else "wider_value"
    return "capacity" if body in cut.absorbed else "cash"


def _demand_given(cut: ResolvedCut, entry: ComesBack, at: Stage) -> FlowLine:
    made = _times(direct_line(entry.line, at), _until(cut, at))
    return _falling(_less_hope(made, cut.demand_bias, _MORE_COMES_BACK, at), entry.falls_as)


def _falling(cost: FlowLine, falls_as: str) -> FlowLine:
    """What comes back, from what it costs: spending where it is bought, else a benefit lost."""
    if falls_as == "cash":
        return cost
    return cost.times(_turned(), kind="benefit", cash_type=CashType(falls_as))


def _restart(cut: ResolvedCut, cost: Resolved, at: Stage) -> FlowLine:
    profile = Product.of([1.0 if t == cut.restart_in else 0.0 for t in range(at.years)])
    terms = (Term(tuple(profile[0].tolist()), (Factor(cost),)),)
    part = Part(PartKind.TERMS, cost.title, at.values[cost.key] * profile, terms=terms)
    labels = Labels(
        id=LineId("restart", MadeBy.CUT, cut.id),
        title="Starting again",
        option=at.option,
        body=at.lead,
        kind="cost",
        intervention=cut.id,
        recurrent=False,
        priced_in=cost.price_base,
        in_cut="restart",
    )
    return _made(labels, [part], at)


def _saved(saving: FlowLine, cut: ResolvedCut, at: Stage) -> FlowLine:
    return _less_hope(saving, cut.saving_bias, "Less optimism bias", at)


def _less_hope(line: FlowLine, figure: Resolved | None, title: str, at: Stage) -> FlowLine:
    """A line less a share where it is gained and with that share more where it is lost; as it is without one."""
    if figure is None:
        return line
    factor = Factor(figure, Use.ONE_MINUS)
    share, turning = factor_value(factor, at.values), Turning(factor)
    return corrected(line, Part(PartKind.BIAS, title, share, factor, hopeful=True, working=turning))


def _made(labels: Labels, parts: Sequence[Part], at: Stage) -> FlowLine:
    """A line that is the product of its parts."""
    first, *rest = parts
    return _times(FlowLine(labels, Product.of(first.values, at.shape), (first,)), rest)


def _until(cut: ResolvedCut, at: Stage) -> tuple[Part, ...]:
    if cut.restart_in is None:
        return ()
    return (Part(PartKind.OTHER, "Until the service starts again", _running(cut, at), working=Given()),)


def _turned() -> Part:
    return Part(PartKind.OTHER, "Lost, not gained", Product.of(-1.0), working=Given())


def _times(line: FlowLine, parts: Sequence[Part]) -> FlowLine:
    for part in parts:
        line = line.times(part)
    return line


def _lower(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
