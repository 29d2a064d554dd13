"""What an option counts of events: each gain of a model or of a line of its own, for which body and in which years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.given_money import given_lines, given_money
from investcase.checks.places_in_case import places_of_models
from investcase.documents.bodies import Body, body_of
from investcase.documents.case import Option
from investcase.documents.disinvestment import DemandLine
from investcase.documents.model import Model, Step
from investcase.flows.model_lines import Mechanism
from investcase.quantities import Unit
from investcase.quantities.arrays import Array
from investcase.reading.nodes import Path
from investcase.resolving.events import own_lines
from investcase.resolving.interventions import ResolvedIntervention


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """One kind of event that one intervention, cut or line takes off a body's costs.

    `owner` is the id of the intervention, cut or line, `key` the model's line. `years` says in which years, [year], in
    any world; `central` whether in the central one. `lost` is what comes back when a service is cut: an event counted
    twice there is a harm counted twice. `steps` holds every step of a model that counts an event, with its unit, by the
    event.
    """

    owner: str
    title: str
    key: str | None
    event: str
    group: str | None
    body: Body
    years: NDArray[np.bool_]
    central: bool
    lost: bool
    path: Path
    apart_from: frozenset[str] = frozenset()
    intervention: ResolvedIntervention | None = None
    steps: Mapping[str, tuple[str, Unit]] = field(default_factory=dict)


def counted_in(option: Option, path: Path, found: OptionAppraisal, lead: Body) -> Iterator[Counted]:
    """Everything that an option counts whose event is known."""
    places = places_of_models(option, path)
    for mechanism in found.flows.mechanisms:
        yield from _of_model(mechanism, lead, places[mechanism.intervention.id], lost=False)
    for cut in found.flows.cuts:
        if cut.mechanism is not None:
            yield from _of_model(cut.mechanism, lead, places[cut.cut.id], lost=True)
    made = given_lines(found.flows.option)
    for where, line in own_lines(option, path):
        if line.event is None or line.id not in made:
            continue
        lost = isinstance(line, DemandLine)
        net = given_money(made[line.id])
        gains = _gains(net if lost or made[line.id].kind == "benefit" else -net)
        if gains.any():
            yield Counted(
                owner=line.id,
                title=line.title,
                key=None,
                event=line.event,
                group=line.group,
                body=line.body,
                years=gains,
                central=True,
                lost=lost,
                path=where,
                apart_from=frozenset(line.apart_from),
            )


def _of_model(mechanism: Mechanism, lead: Body, path: Path, *, lost: bool) -> Iterator[Counted]:
    intervention = mechanism.intervention
    labels = _labels(intervention.document, intervention.choices)
    units = {definition.name: definition.unit for definition in intervention.program.definitions}
    counting = {event: (name, units[name]) for name, event in labels.items() if name in units}
    years = mechanism.people.shape[1]
    for key, line in intervention.document.lines.items():
        amounts = np.broadcast_to(np.asarray(mechanism.values[line.amount]), (len(mechanism.people), years))
        gains = _gains(amounts if line.kind == "benefit" else -amounts)
        if not line.adjusted or not gains.any():
            continue
        for step in _nearest(intervention, line.amount, labels):
            yield Counted(
                owner=intervention.id,
                title=intervention.title,
                key=key,
                event=labels[step],
                group=intervention.document.group,
                body=body_of(line.body, lead, intervention.instead),
                years=np.asarray(gains.any(axis=0)),
                central=bool(gains[0].any()),
                lost=lost,
                path=path,
                intervention=intervention,
                steps=counting,
            )


def _gains(net: Array) -> NDArray[np.bool_]:
    return np.asarray(net) > 0


def _labels(model: Model, picked: Mapping[str, str]) -> dict[str, str]:
    """The event of each named quantity that has one, for the alternatives picked."""
    steps: dict[str, Step] = dict(model.steps)
    for name, choice in model.choices.items():
        steps |= choice.alternatives[picked[name]].steps
    found = {name: step.event for name, step in steps.items() if step.event is not None}
    return found | {choice.gives: choice.event for choice in model.choices.values() if choice.event is not None}


def _nearest(intervention: ResolvedIntervention, amount: str, labels: Mapping[str, str]) -> list[str]:
    """The quantities that say what an amount counts: itself, else the nearest behind it along each way back."""
    formulas = {definition.name: definition.formula for definition in intervention.program.definitions}
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [amount]
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in labels:
            found[name] = None
        elif name in formulas:
            waiting.extend(sorted(formulas[name].names))
    return list(found)
