"""How much of an effect's value comes later than the evidence followed anybody.

A model names how long its evidence followed people. The clock starts when the first of them are helped, or the service
is cut. What the effect is worth after that, a year in part where it falls in one, rests on nothing that was looked at:
that the effect lasts, or that the service goes on working as it did. Delivery costs are no part of it.

Where a model does not say, ten years is the most that is counted without a word: the period that the Green Book (2018
and 2022, 5.7) gives for many interventions, as against buildings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.documents.model import ModelLine
from investcase.flows.lines import FlowLine
from investcase.flows.model_lines import Mechanism
from investcase.quantities.arrays import Array

_HALF = 0.5
LONG = 10.0
"""Years after the start, beyond which an effect that no evidence is known to have followed is counted late."""


@dataclass(frozen=True, slots=True)
class Followed:
    """How long the evidence of one model followed people, in years; None where it does not say."""

    title: str
    years: float | None


@dataclass(frozen=True, slots=True)
class EvidenceReach:
    """The preferred option's effects at central values: present values in pounds, a loss negative.

    `effect` is what the effects with a stated follow-up are worth in all, `past` the part of it after that follow-up;
    `npsv` is the option's NPSV, and `runs_for` the years, from the first with an effect, in which the longest of them
    counts. `late` is what the effects of models that state no follow-up are worth later than ten years after the start,
    and `counted_late` the titles of those models.
    """

    followed: tuple[Followed, ...]
    effect: float
    past: float
    npsv: float
    runs_for: float
    late: float = 0.0
    counted_late: tuple[str, ...] = ()

    @property
    def npsv_at_most(self) -> float:
        """The NPSV with nothing counted later than ten years of what no evidence is known to have followed."""
        return self.npsv - self.late

    @property
    def turns_late(self) -> bool:
        """Whether the sign of the NPSV, or most of it, rests on what is counted so late."""
        return self.npsv * self.npsv_at_most < 0 or (self.npsv > 0 and self.late > _HALF * self.npsv)

    @property
    def npsv_without(self) -> float:
        """The NPSV with nothing counted after the follow-up, every other line as it is."""
        return self.npsv - self.past

    @property
    def turns(self) -> bool:
        """Whether the sign of the NPSV rests on what comes after the follow-up."""
        return self.npsv * self.npsv_without < 0

    @property
    def mostly_past(self) -> bool:
        """Whether more than half of a positive NPSV comes of effects after the follow-up."""
        return self.npsv > 0 and self.past > _HALF * self.npsv

    @property
    def longest(self) -> float:
        """The longest follow-up that is stated; nil where none is."""
        return max((entry.years for entry in self.followed if entry.years is not None), default=0.0)

    @property
    def not_stated(self) -> tuple[str, ...]:
        """The models whose evidence does not say how long it followed people."""
        return tuple(entry.title for entry in self.followed if entry.years is None)


def evidence_reach(appraisal: Worked) -> EvidenceReach | None:
    """How far the evidence behind the preferred option reaches; None where no model is at work in it."""
    option = appraisal.preferred
    found = [*_at_work(option)]
    if not found:
        return None
    followed: list[Followed] = []
    effect = past = runs_for = late = 0.0
    counted_late: dict[str, None] = {}
    for mechanism, lines in found:
        stated: list[float] = []
        for line in lines:
            years = _follow_up(mechanism, line)
            worth = line.net[0] * option.factors_of(line)
            if years is None:
                after = float((worth * _after(mechanism, LONG, worth.size)).sum())
                late += after
                counted_late |= {mechanism.intervention.title: None} if after else {}
                continue
            stated.append(years)
            effect += float(worth.sum())
            past += float((worth * _after(mechanism, years, worth.size)).sum())
            runs_for = max(runs_for, _runs_for(mechanism, worth))
        followed.append(Followed(mechanism.intervention.title, max(stated, default=None)))
    return EvidenceReach(tuple(followed), effect, past, float(option.npsv[0]), runs_for, late, tuple(counted_late))


def _at_work(option: OptionAppraisal) -> Iterator[tuple[Mechanism, list[FlowLine]]]:
    """Every model of an option, put to work or cut, with the lines that its effect makes."""
    made = [line for line in option.cash.lines if line.made_from is not None]
    for mechanism in option.flows.mechanisms:
        own = [line for line in made if line.intervention == mechanism.intervention.id and _of_effect(line)]
        yield mechanism, own
    for cut in option.flows.cuts:
        if cut.mechanism is not None:
            yield cut.mechanism, [line for line in made if line.intervention == cut.cut.id and line.in_cut == "demand"]


def _of_effect(line: FlowLine) -> bool:
    return line.kind == "benefit" or line.follows_effect


def _follow_up(mechanism: Mechanism, line: FlowLine) -> float | None:
    """How many years the evidence for a line followed people, centrally; None where that is not stated."""
    model = mechanism.intervention.document
    name = _line_of(mechanism, line).followed_for or model.followed_for
    value = mechanism.values.get(name) if name else None
    return None if value is None else value[0, 0]


def _line_of(mechanism: Mechanism, line: FlowLine) -> ModelLine:
    return next(entry for entry in mechanism.intervention.document.lines.values() if entry.amount == line.made_from)


def _begins(mechanism: Mechanism) -> float:
    """When the first people are helped, in years from the start of the case."""
    rollout = mechanism.rollout
    return rollout.starts + (1 - rollout.first_part)


def _after(mechanism: Mechanism, follow_up: float, years: int) -> Array:
    """The share of each year that lies after the follow-up, [year]."""
    return np.clip(np.arange(years) + 1 - (_begins(mechanism) + follow_up), 0.0, 1.0)


def _runs_for(mechanism: Mechanism, worth: Array) -> float:
    counted = np.flatnonzero(worth)
    return float(counted[-1] + 1 - _begins(mechanism)) if counted.size else 0.0
