"""Effects that a case goes on counting for new people after most of what it spends on helping them has ended."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.flows.build import build_flows
from investcase.flows.lines import FlowLine, sum_of
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.again import preferred_until
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.option import option_figures

_MOST = 0.5
"""The share of its largest year below which most of delivery has ended. A running cost smaller than what ended cannot
hide that it did, as it would at a lower share."""


@dataclass(frozen=True, slots=True, eq=False)
class AfterDelivery:
    """Interventions of the preferred option that help new people after most of their delivery costs have ended.

    `ended` is the last year in which at least half of the largest year's cost is spent, by intervention id; `npsv` what
    the option would be worth if each stopped with it, and `at_stake` how much more it is worth as it stands: pounds,
    central. `wholly` says whether nothing is spent on any of them after that.
    """

    ended: dict[str, Year]
    titles: tuple[str, ...]
    wholly: bool
    npsv: float
    at_stake: float


def after_delivery(appraisal: Worked) -> AfterDelivery | None:
    """What the preferred option counts after delivery ended; None where it counts nothing then.

    What is delivered for nothing from the first is another question: nothing ended. Capital serves for its life, where
    the case gives one.
    """
    option, case = appraisal.preferred, appraisal.case
    settled = option.flows.option
    last = {name: (index, wholly) for name, index, wholly in _ended(option)}
    if not last:
        return None
    ended = {name: case.horizon[index] for name, (index, _) in last.items()}
    less = preferred_until(case, ended)
    if isinstance(less, str):
        return None
    flows = build_flows(less, lay_out(option_figures(less), [CENTRAL]), case.horizon, case.lead)
    npsv = float(replace(option, flows=flows).npsv[0])
    return AfterDelivery(
        ended=ended,
        titles=tuple(entry.title for entry in settled.interventions if entry.id in last),
        wholly=all(wholly for _, wholly in last.values()),
        npsv=npsv,
        at_stake=float(option.npsv[0]) - npsv,
    )


def _ended(option: OptionAppraisal) -> Iterator[tuple[str, int, bool]]:
    """Each intervention that goes on after delivery: the last year in which most of it is paid for, and whether all."""
    years = option.cash.years
    for entry in option.flows.option.interventions:
        runs_to = years - 1 if entry.rollout.stops is None else min(entry.rollout.stops, years - 1)
        spent = _delivery(option, entry)[: runs_to + 1]
        running = np.flatnonzero(spent > max(NEGLIGIBLE, _MOST * float(spent.max(initial=0.0))))
        if running.size and running[-1] < runs_to:
            yield entry.id, int(running[-1]), bool((spent[running[-1] + 1 :] <= NEGLIGIBLE).all())


def _delivery(option: OptionAppraisal, entry: ResolvedIntervention) -> Array:
    """What delivering an intervention costs, [year]: its own costs, and the lines that the case says cover some of it.

    Where it names none that runs, every cost that the case ties to no intervention may be its delivery.
    """
    years = (option.cash.years,)
    lines = [line for line in option.cash.lines if _runs(line)]
    own = [line for line in lines if line.intervention == entry.id]
    untied = [line for line in lines if line.intervention is None]
    covering = {answer.covered_by for answer in entry.omitted}
    named = sum_of([_in_use(option, line) for line in untied if line.id in covering], years)
    rest = named if named.any() else sum_of([_in_use(option, line) for line in untied], years)
    found: Array = sum_of([_in_use(option, line) for line in own], years) + rest
    return found


def _runs(line: FlowLine) -> bool:
    """Whether a cost may be that of delivering something, year after year or by what capital bought."""
    plain = line.kind == "cost" and line.role == "plain" and not line.follows_effect
    return plain and (line.recurrent or line.capital)


def _in_use(option: OptionAppraisal, line: FlowLine) -> Array:
    """What a cost is in each year, [year]: capital is spread over the life that is given, else nothing."""
    amounts: Array = np.maximum(line.amounts[0], 0.0)
    if not line.capital:
        return amounts
    life = next((own.life for own in option.flows.option.lines if own.labels.id == line.labels.id), None)
    if life is None:
        return np.zeros_like(amounts)
    serves = max(math.ceil(life.quantity.central), 1)
    spread: Array = np.convolve(amounts / serves, np.ones(serves))
    return spread[: len(amounts)]
