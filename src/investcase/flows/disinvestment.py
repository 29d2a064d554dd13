"""A cut to lines of money: what is saved, what comes back, and what leaving costs.

Method: the effect lost is that of starting the service, with its sign turned. A service that is steady loses, year by
year after it stops, what it would have gained year by year after it started; so a cut mirrors the investment, line by
line, until prudence parts them: the effect of stopping, what people already helped keep, optimism bias, and the cost
of leaving.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from investcase.documents.model import PUBLIC_BODIES, Body, CashType, ModelLine
from investcase.flows.adjusting import factor_value, people_counted, product, shares_kept
from investcase.flows.direct import direct_line
from investcase.flows.fading import effort_lost
from investcase.flows.hope import corrected
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.mechanism import run_model
from investcase.flows.model_lines import Mechanism
from investcase.formulas.evaluate import Clock
from investcase.quantities import Year
from investcase.resolving.cuts import ComesBack, ModelSaving, ResolvedCut, delivery_lines
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.labels import Labels
from investcase.resolving.line_id import Derived, LineId, MadeBy
from investcase.resolving.model_labels import body_of, claimed_labels, cut_labels
from investcase.resolving.terms import DirectLine, Factor, Use

Array = NDArray[np.float64]
_STOPPING = "Effect of stopping, as a share of that of starting"
_MORE_COMES_BACK = "More, for optimism bias"


@dataclass(frozen=True, slots=True)
class CutFlows:
    """A cut's lines, and the mechanism of what is lost: None where no model says it."""

    cut: ResolvedCut
    mechanism: Mechanism | None
    lines: tuple[FlowLine, ...]


@dataclass(frozen=True, slots=True)
class _At:
    """A cut and where it is worked out: its option, every figure's values [draw, 1], the years, and who leads.

    `until` is the index of the year in which the service starts again; None when it does not.
    """

    cut: ResolvedCut
    option: str
    figures: Mapping[str, Array]
    horizon: tuple[Year, ...]
    draws: int
    lead: Body
    until: int | None

    @property
    def running(self) -> Array:
        """Which years the cut holds in, [1, year]."""
        end = len(self.horizon) if self.until is None else self.until
        return np.array([[1.0 if t < end else 0.0 for t in range(len(self.horizon))]])

    def less_hope(self, line: FlowLine, figure: Resolved | None, title: str) -> FlowLine:
        """A line less a share where it is gained and with that share more where it is lost; as it is without one."""
        if figure is None:
            return line
        factor = Factor(figure, Use.ONE_MINUS)
        return corrected(line, Part(PartKind.BIAS, title, factor_value(factor, self.figures), factor, hopeful=True))

    def made(self, labels: Labels, parts: Sequence[Part]) -> FlowLine:
        """A line that is the product of its parts."""
        first, *rest = parts
        amounts = np.broadcast_to(first.values, (self.draws, len(self.horizon)))
        return _times(FlowLine(labels, amounts, (first,)), rest)


def cut_flows(
    option: str,
    cut: ResolvedCut,
    figures: Mapping[str, Array],
    horizon: Sequence[Year],
    draws: int,
    lead: Body,
    *,
    restarted: bool = False,
) -> CutFlows:
    """The lines of a cut over every world and year, in pounds of the case's price base.

    Args:
        option: the id of the option it belongs to.
        cut: the cut, settled.
        figures: values by figure key, of shape [draw, 1].
        horizon: the years of the case.
        draws: how many worlds.
        lead: the body that leads the case.
        restarted: whether the service starts again in the cut's `restart_in`, at the cost of starting again.
    """
    at = _At(cut, option, figures, tuple(horizon), draws, lead, cut.restart_in if restarted else None)
    lines: list[FlowLine] = []
    mechanism = None
    if cut.service is not None:
        mechanism = _lost(cut.service, at)
        lines += _savings_of_model(cut.service, at)
        lines += _demand_of_model(mechanism, at)
    lines += [_saved(_times(_given(line, at), _running(at)), at) for line in cut.savings]
    lines += [_demand_given(entry, at) for entry in cut.demand]
    lines += [_given(line, at) for line in cut.exits]
    if restarted and cut.restart is not None:
        lines.append(_restart(cut.restart, at))
    return CutFlows(cut, mechanism, tuple(lines))


def _lost(service: ResolvedIntervention, at: _At) -> Mechanism:
    """The model run on the effort lost, as if it were being started."""
    years = len(at.horizon)
    fades = None if at.cut.fades is None else at.figures[at.cut.fades.key]
    rollout = replace(service.rollout, by_year=tuple((np.array(service.rollout.by_year) * at.running[0]).tolist()))
    values = run_model(service, at.figures, _clock(service, years), effort_lost(rollout, years, fades))
    settled = np.array([[service.rollout.settled]])
    steady = run_model(service, at.figures, Clock(1, steady=True), settled)
    people, settled_people = (
        people_counted(service, each, at.figures, (at.draws, columns))
        for each, columns in ((values, years), (steady, 1))
    )
    return Mechanism(service, service.rollout, values, steady, shares_kept(service, at.figures), people, settled_people)


def _clock(service: ResolvedIntervention, years: int) -> Clock:
    return Clock(years, start=(service.rollout.starts, service.rollout.first_part))


def _savings_of_model(service: ResolvedIntervention, at: _At) -> Iterator[FlowLine]:
    """What delivery no longer costs: cash where a saving claims it, else capacity.

    Where the case gives amounts of its own for a body, they stand in the place of what the model says that body pays.
    """
    given = {line.body for line in at.cut.savings}
    claimed = {saving.model_line: saving for saving in at.cut.model_savings}
    effort = np.array([service.rollout.by_year]) * at.running
    values = run_model(service, at.figures, _clock(service, len(at.horizon)), effort)
    for key, line in delivery_lines(service.document).items():
        quantity = Part(PartKind.QUANTITY, line.title, np.broadcast_to(values[line.amount], _shape(at)))
        if key in claimed:
            yield from _claimed(claimed[key], service, quantity, at)
        elif (body := body_of(line, at.lead)) not in given:
            title = f"No longer needed: {_lower(line.title)}"
            kind = CashType.CAPACITY if body in PUBLIC_BODIES else CashType.WIDER_VALUE
            changes: Any = {"title": title, "kind": "benefit", "cash_type": kind}
            yield at.made(cut_labels(service, key, at.option, at.lead, "saving", **changes), [quantity])


def _claimed(saving: ModelSaving, service: ResolvedIntervention, quantity: Part, at: _At) -> Iterator[FlowLine]:
    parts = [quantity]
    if saving.adjustments:
        parts.append(Part(PartKind.RANGE, "Likely range", product(saving.adjustments, at.figures, at.draws)))
    first = saving.from_ or at.horizon[0]
    from_then = np.array([[1.0 if year >= first else 0.0 for year in at.horizon]])
    released = _saved(at.made(claimed_labels(service, saving.model_line, saving.labels), parts), at)
    yield released.times(Part(PartKind.RELEASE, f"Released from {first}", from_then))
    before = released.times(Part(PartKind.RELEASE, f"Not released before {first}", 1 - from_then))
    if before.amounts.any():
        title = f"{saving.title}, before the money is released"
        kept: Any = {"cash_type": CashType.CAPACITY, "budget_line": None, "owner": None}
        yield before.derived(Derived.BEFORE_RELEASE, title, **kept)


def _demand_of_model(mechanism: Mechanism, at: _At) -> Iterator[FlowLine]:
    """What the effect was worth, coming back: cash where the body must buy it, else capacity or wider value."""
    service = mechanism.intervention
    delivery = delivery_lines(service.document)
    for key, line in service.document.lines.items():
        if key in delivery:
            continue
        parts = [Part(PartKind.QUANTITY, line.title, np.broadcast_to(mechanism.values[line.amount], _shape(at)))]
        parts += mechanism.kept
        if at.cut.effect is not None:
            parts.append(Part(PartKind.OTHER, _STOPPING, at.figures[at.cut.effect.key], Factor(at.cut.effect)))
        if line.kind == "cost":
            parts.append(_turned())
        words = "No longer paid" if line.kind == "cost" else "Undone"
        title = f"{words}: {_lower(line.title)}"
        labels = cut_labels(service, key, at.option, at.lead, "demand", title=title, kind="cost")
        made = at.less_hope(at.made(labels, parts), at.cut.demand_bias, _MORE_COMES_BACK)
        yield _falling(made, _falls_as(at.cut, line, labels.body))


def _falls_as(cut: ResolvedCut, line: ModelLine, body: Body) -> str:
    if line.kind == "benefit" and line.cash_type in (CashType.CAPACITY, CashType.WIDER_VALUE):
        return str(line.cash_type)
    if body not in PUBLIC_BODIES:
        return "cash" if line.kind == "cost" else "wider_value"
    return "capacity" if body in cut.absorbed else "cash"


def _demand_given(entry: ComesBack, at: _At) -> FlowLine:
    made = _times(_given(entry.line, at), _running(at))
    return _falling(at.less_hope(made, at.cut.demand_bias, _MORE_COMES_BACK), entry.falls_as)


def _falling(cost: FlowLine, falls_as: str) -> FlowLine:
    """What comes back, from what it costs: spending where it is bought, else a benefit lost."""
    if falls_as == "cash":
        return cost
    return cost.times(_turned(), kind="benefit", cash_type=CashType(falls_as))


def _restart(cost: Resolved, at: _At) -> FlowLine:
    profile = np.array([[1.0 if t == at.until else 0.0 for t in range(len(at.horizon))]])
    part = Part(PartKind.TERMS, cost.title, at.figures[cost.key] * profile)
    labels = Labels(
        id=LineId("restart", MadeBy.CUT, at.cut.id),
        title="Starting again",
        option=at.option,
        body=at.lead,
        kind="cost",
        intervention=at.cut.id,
        recurrent=False,
        priced_in=cost.price_base,
        in_cut="restart",
    )
    return at.made(labels, [part])


def _given(line: DirectLine, at: _At) -> FlowLine:
    return direct_line(line, at.figures, at.draws, len(at.horizon))


def _saved(saving: FlowLine, at: _At) -> FlowLine:
    return at.less_hope(saving, at.cut.saving_bias, "Less optimism bias")


def _running(at: _At) -> tuple[Part, ...]:
    return () if at.until is None else (Part(PartKind.OTHER, "Until the service starts again", at.running),)


def _turned() -> Part:
    return Part(PartKind.OTHER, "Lost, not gained", np.array([[-1.0]]))


def _times(line: FlowLine, parts: Sequence[Part]) -> FlowLine:
    for part in parts:
        line = line.times(part)
    return line


def _shape(at: _At) -> tuple[int, int]:
    return at.draws, len(at.horizon)


def _lower(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
