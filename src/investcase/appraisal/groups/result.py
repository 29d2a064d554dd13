"""Groups of people in the result: who pays and who gains, and the measures. All of it as it may be published.

What was worked out on counts as they were observed cannot be had again from the inputs that a paper carries, which hold
protected counts: those results are named under `not_replayable`. No amount of an option rests on any count.
"""

from __future__ import annotations

from typing import Literal

from investcase.appraisal.groups.care_hours import CareMoved, care_moved
from investcase.appraisal.groups.represented import ProfileTable, represented
from investcase.appraisal.groups.split import MoneySplit, split_money
from investcase.appraisal.groups.unequal import Gradient, HealthStrip, gradients_of, health_strip
from investcase.appraisal.groups.weighted import Weighted, weighted_split
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.documents.equality import Equality, protected
from investcase.documents.equality_counts import Disclosure


class CountsRule(Part):
    """How counts of people were protected."""

    suppress_below: int
    round_to: int
    zero_is_safe: bool


class GroupMoney(Part):
    """One group's present values in pounds, of the preferred option: benefits, costs, and the one less the other."""

    group: str
    gains: float
    pays: float
    net: float


class LineMoney(Part):
    """One line over the groups, in pounds; `follows` says whether it falls as `people` or as `budgets` do."""

    id: str
    follows: str
    total: float
    by_group: dict[str, float]


class MoneyResult(Part):
    """Lines over the groups of one profile; `why_not` says why there is none."""

    profile: str
    by: str
    stand_in: bool
    groups: tuple[GroupMoney, ...]
    lines: tuple[LineMoney, ...]
    total: float | None
    assumptions: tuple[str, ...]
    why_not: str | None


class WeightedGroupResult(Part):
    """One group: pounds that reach its people, its income in pounds a year, its weight, and pounds times weight."""

    group: str
    unweighted: float
    income: float
    weight: float
    weighted: float


class WeightedResult(Part):
    """Income weights beside the unweighted pounds; `switching` is the elasticity at which the weighted total is nil."""

    profile: str
    eta: float
    reference: float
    groups: tuple[WeightedGroupResult, ...]
    unweighted: float
    weighted: float
    switching: float | None


class RepresentedResult(Part):
    """One group: people as printed, shares 0-1, and the ratio with its 95% interval; null is withheld or not known."""

    group: str
    people: str
    share: float | None
    comparator: float | None
    ratio: float | None
    low: float | None
    high: float | None
    words: str


class RepresentationResult(Part):
    """One profile beside its comparator."""

    profile: str
    by: str
    of: str
    stand_in: bool
    total: str | None
    unknown: str | None
    groups: tuple[RepresentedResult, ...]
    why_no_ratio: str | None


class CareResult(Part):
    """Hours a year of care, positive to families; null where they would give a count away."""

    what: str
    hours: float | None
    by_sex: dict[str, float]
    by_age: dict[str, float]


class GradientResult(Part):
    """Slope index, relative index (fitted least over most deprived) and concentration index; null where withheld."""

    id: str
    slope_index: float | None
    relative_index: float | None
    concentration_index: float | None


class HealthResult(Part):
    """Years of health: in all, by fifth most deprived first, and equity-weighted by aversion."""

    net_by_fifth: tuple[float, ...]
    net: float | None
    slope_falls_by: float | None
    quadrant: str | None
    weighted: dict[str, float]


class NotReplayable(Part):
    """A result that the attached inputs cannot give again, and why."""

    result: str
    because: Literal["counts withheld"] = "counts withheld"


class GroupsResult(Part):
    """Everything by group of people."""

    counts: CountsRule
    money: tuple[MoneyResult, ...]
    weighted: WeightedResult | None
    representation: tuple[RepresentationResult, ...]
    care: tuple[CareResult, ...]
    gradients: tuple[GradientResult, ...]
    health_equity: HealthResult | None
    not_replayable: tuple[NotReplayable, ...]


def groups_result(true: Equality, option: OptionAppraisal) -> GroupsResult:
    """The groups of an assessment and the preferred option."""
    shown = protected(true)
    splits = split_money(shown, option)
    pairs = zip(true.profiles, shown.profiles, strict=True)
    tables = [represented(written, printed, true.disclosure) for written, printed in pairs]
    slopes, strip = gradients_of(true, shown), health_strip(true, shown)
    return GroupsResult(
        counts=_rule(true.disclosure),
        money=tuple(map(_money, splits)),
        weighted=_weighted(weighted_split(shown, splits)),
        representation=tuple(map(_representation, tables)),
        care=tuple(map(_care, care_moved(shown))),
        gradients=tuple(map(_gradient, slopes)),
        health_equity=_health(strip),
        not_replayable=tuple(NotReplayable(result=name) for name in _from_true_counts(tables, slopes, strip)),
    )


def _from_true_counts(tables: list[ProfileTable], slopes: tuple[Gradient, ...], strip: HealthStrip | None) -> list[str]:
    counted = [table for table in tables if not table.profile.is_stand_in]
    found = [
        f"groups.representation.{table.profile.id}"
        for table in counted
        if any(row.share is not None for row in table.rows)
    ]
    found += [f"groups.gradients.{entry.given.id}" for entry in slopes if entry.slope is not None]
    return found + (["groups.health_equity"] if strip is not None and strip.weighted else [])


def _rule(rule: Disclosure) -> CountsRule:
    return CountsRule(suppress_below=rule.threshold, round_to=int(rule.round_to), zero_is_safe=rule.zero_is_safe)


def _money(split: MoneySplit) -> MoneyResult:
    have = split.why_not is None
    return MoneyResult(
        profile=split.profile.id,
        by=split.profile.by,
        stand_in=split.profile.is_stand_in,
        groups=tuple(
            GroupMoney(
                group=group,
                gains=split.benefits(group) / 100,
                pays=split.costs(group) / 100,
                net=split.net(group) / 100,
            )
            for group in (split.groups if have else ())
        ),
        lines=tuple(
            LineMoney(
                id=line.line.id,
                follows=line.follows,
                total=line.total / 100,
                by_group={group: pence / 100 for group, pence in line.by_group.items()},
            )
            for line in split.lines
        ),
        total=split.total / 100 if have else None,
        assumptions=split.assumptions,
        why_not=split.why_not,
    )


def _weighted(found: Weighted | None) -> WeightedResult | None:
    if found is None:
        return None
    return WeightedResult(
        profile=found.given.profile,
        eta=found.given.eta.central,
        reference=found.given.reference.central,
        groups=tuple(
            WeightedGroupResult(
                group=row.group,
                unweighted=round(row.unweighted, 2),
                income=row.income,
                weight=round(row.weight, 6),
                weighted=round(row.weighted, 2),
            )
            for row in found.groups
        ),
        unweighted=round(found.unweighted, 2),
        weighted=round(found.total, 2),
        switching=None if found.switching is None else round(found.switching, 6),
    )


def _representation(table: ProfileTable) -> RepresentationResult:
    return RepresentationResult(
        profile=table.profile.id,
        by=table.profile.by,
        of=table.profile.of,
        stand_in=table.profile.is_stand_in,
        total=table.total,
        unknown=None if table.profile.unknown is None else str(table.profile.unknown),
        groups=tuple(
            RepresentedResult(
                group=row.group,
                people=row.people,
                share=row.share,
                comparator=row.comparator,
                ratio=row.ratio,
                low=row.interval.low if row.interval else None,
                high=row.interval.high if row.interval else None,
                words=row.words,
            )
            for row in table.rows
        ),
        why_no_ratio=table.why_no_ratio,
    )


def _care(moved: CareMoved) -> CareResult:
    return CareResult(
        what=moved.what,
        hours=None if moved.hours is None else round(moved.hours, 1),
        by_sex={group: round(hours, 1) for group, hours in moved.by_sex.items()},
        by_age={group: round(hours, 1) for group, hours in moved.by_age.items()},
    )


def _gradient(found: Gradient) -> GradientResult:
    return GradientResult(
        id=found.given.id,
        slope_index=found.slope,
        relative_index=found.relative,
        concentration_index=found.concentration,
    )


def _health(strip: HealthStrip | None) -> HealthResult | None:
    if strip is None:
        return None
    return HealthResult(
        net_by_fifth=strip.net,
        net=strip.health,
        slope_falls_by=strip.inequality,
        quadrant=strip.quadrant,
        weighted={f"{epsilon:g}": years for epsilon, years in strip.weighted},
    )
