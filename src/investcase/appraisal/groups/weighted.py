"""Income weights on the lines that reach people, worked out beside the unweighted split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.appraisal.groups.split import MoneySplit
from investcase.appraisal.groups.weights import switching_eta, weighted_total, welfare_weight
from investcase.documents.equality import Equality
from investcase.documents.equality_analysis import WelfareWeights

TRIED = (1.0, 1.5)
"""Elasticities shown beside the one chosen."""


@dataclass(frozen=True, slots=True)
class WeightedGroup:
    """One group: pounds that reach its people, its income, its weight."""

    group: str
    unweighted: float
    income: float
    weight: float

    @property
    def weighted(self) -> float:
        """Pounds times weight."""
        return self.unweighted * self.weight


@dataclass(frozen=True, slots=True)
class Weighted:
    """Every group, the totals in pounds, the total at other elasticities, and the one at which it is nil."""

    given: WelfareWeights
    groups: tuple[WeightedGroup, ...]
    unweighted: float
    total: float
    tried: tuple[tuple[float, float], ...]
    switching: float | None


def weighted_split(shown: Equality, splits: Sequence[MoneySplit]) -> Weighted | None:
    """The weights of an assessment; None without them, without their split, or without an income for each group."""
    given = shown.welfare_weights
    split = next((s for s in splits if given and s.profile.id == given.profile and s.why_not is None), None)
    if given is None or split is None or set(split.groups) - set(given.incomes):
        return None
    incomes = {group: given.incomes[group].central for group in split.groups}
    reference, eta = given.reference.central, given.eta.central
    net = {group: split.net_to_people(group) / 100 for group in split.groups}

    def total(at: float) -> float:
        return weighted_total(net, {group: welfare_weight(reference, incomes[group], at) for group in net})

    return Weighted(
        given,
        tuple(
            WeightedGroup(group, net[group], incomes[group], welfare_weight(reference, incomes[group], eta))
            for group in split.groups
        ),
        unweighted=sum(net.values()),
        total=total(eta),
        tried=tuple((at, total(at)) for at in TRIED),
        switching=switching_eta(net, reference, incomes),
    )
