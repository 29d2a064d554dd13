"""Groups of people in the result: who pays and who gains, and the measures.

All of it is worked out from the assessment as it may be published, and so can be had again from the inputs that a paper
carries. No amount of an option rests on any count.
"""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.groups.care_hours import CareMoved, care_moved
from investcase.appraisal.groups.representation_result import RepresentationResult, representation_result
from investcase.appraisal.groups.represented import represented
from investcase.appraisal.groups.split import MoneySplit, split_money
from investcase.appraisal.groups.unequal import Gradient, HealthStrip, gradients_of, health_strip
from investcase.appraisal.groups.weighted import Weighted, weighted_split
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.documents.equality import Equality, protected
from investcase.documents.equality_basis import Basis, bases_in_law
from investcase.documents.equality_counts import Disclosure
from investcase.documents.equality_words import IN_LAW
from investcase.documents.figure import Nation


class CountsRule(Part):
    """How counts of people were protected."""

    suppress_below: Annotated[int, said("Counts of people below it are withheld")]
    round_to: Annotated[int, said("Others are rounded to the nearest of it")]
    zero_is_safe: Annotated[bool, said("Whether nought is shown")]


class GroupMoney(Part):
    """One group's present values in pounds, of the preferred option: benefits, costs, and both together."""

    group: Annotated[str, said("The group named")]
    gains: Annotated[float, signed("Its benefits, less losses", Terms.PRESENT)]
    pays: Annotated[float, signed("What it pays, which is minus; plus where it no longer pays", Terms.PRESENT)]
    net: Annotated[float, signed("Both together", Terms.PRESENT)]


class LineMoney(Part):
    """One line over the groups, in pounds; `follows` says whether it falls as `people` or as `budgets` do."""

    id: Annotated[str, said("The line")]
    follows: Annotated[str, said("Whether it falls as `people` or as `budgets` do")]
    total: Annotated[float, signed("The whole line", Terms.PRESENT)]
    by_group: Annotated[dict[str, float], signed("Each group's part, by group", Terms.PRESENT)]


class MoneyResult(Part):
    """Lines over the groups of one profile; `why_not` says why there is none."""

    profile: Annotated[str, said("The profile")]
    by: Annotated[str, said("What the groups are")]
    stand_in: Annotated[bool, said("Whether its shares are not this place's people")]
    groups: Annotated[tuple[GroupMoney, ...], said("Every group; their net is the total")]
    lines: Annotated[tuple[LineMoney, ...], said("Every line over the groups")]
    total: Annotated[float | None, signed("All groups together; null where there is no split", Terms.PRESENT)]
    assumptions: Annotated[tuple[str, ...], said("What the split assumes, in words")]
    why_not: Annotated[str | None, said("Why there is none; null where there is")]


class WeightedGroupResult(Part):
    """One group: pounds that reach its people, its income in pounds a year, its weight, and pounds times weight."""

    group: Annotated[str, said("The group named")]
    unweighted: Annotated[float, signed("What reaches its people", Terms.PRESENT)]
    income: Annotated[float, amount("Its income a year", Terms.PRICE)]
    weight: Annotated[float, said("Its welfare weight")]
    weighted: Annotated[float, signed("What reaches its people, times the weight", Terms.PRESENT)]


class WeightedResult(Part):
    """Income weights beside the unweighted pounds; `switching` is the elasticity at which the weighted total is nil."""

    profile: Annotated[str, said("The profile")]
    eta: Annotated[float, said("The elasticity of the marginal utility of income")]
    reference: Annotated[float, amount("The income that has a weight of 1", Terms.PRICE)]
    groups: Annotated[tuple[WeightedGroupResult, ...], said("Every group")]
    unweighted: Annotated[float, signed("All groups together", Terms.PRESENT)]
    weighted: Annotated[float, signed("The same, weighted", Terms.PRESENT)]
    switching: Annotated[
        float | None, said("The elasticity at which the weighted total is nil; null when there is none")
    ]


class CareResult(Part):
    """Hours a year of care, positive to families; null where they would give a count away."""

    what: Annotated[str, said("What moves the hours")]
    hours: Annotated[
        float | None,
        said(
            "Hours of care a year beyond today, plus is more for families to do; null where it would give a count away"
        ),
    ]
    by_sex: Annotated[dict[str, float], said("The same by sex")]
    by_age: Annotated[dict[str, float], said("The same by age")]


class GradientResult(Part):
    """Slope index, relative index (fitted least over most deprived) and concentration index; null where withheld."""

    id: Annotated[str, said("The outcome")]
    slope_index: Annotated[float | None, said("Slope index of inequality; null where withheld")]
    relative_index: Annotated[float | None, said("Fitted least over most deprived")]
    concentration_index: Annotated[float | None, said("Concentration index, population form")]


class HealthResult(Part):
    """Years of health: in all, by fifth most deprived first, and equity-weighted by aversion."""

    net_by_fifth: Annotated[
        tuple[float, ...], said("Years of health gained by fifth, most deprived first, less those displaced")
    ]
    net: Annotated[float | None, said("In all; null where withheld")]
    slope_falls_by: Annotated[float | None, said("By how much the slope index of inequality falls")]
    quadrant: Annotated[str | None, said("Where that lies, in words")]
    weighted: Annotated[dict[str, float], said("Equity-weighted years of health, by inequality aversion")]


class FindingsResult(Part):
    """How many characteristics in law something was found of, and what that rests on; a count, never a score."""

    in_law: Annotated[int, said("Characteristics that the nation's law names")]
    assessed: Annotated[int, said("Those of which something was found, unknown not being found")]
    rests_on: Annotated[
        dict[str, int],
        said("The same by the firmest that it rests on: people asked, local records, national, officers, nothing"),
    ]


class GroupsResult(Part):
    """Everything by group of people."""

    findings: Annotated[FindingsResult, said("What the findings rest on")]
    counts: Annotated[CountsRule, said("How counts were protected")]
    money: Annotated[tuple[MoneyResult, ...], said("Who pays and who gains, by group")]
    weighted: Annotated[WeightedResult | None, said("Income weights beside it; null where the case gives none")]
    representation: Annotated[tuple[RepresentationResult, ...], said("Who is reached, beside a comparator")]
    care: Annotated[tuple[CareResult, ...], said("Care moved to families")]
    gradients: Annotated[tuple[GradientResult, ...], said("Gradients of outcomes")]
    health_equity: Annotated[HealthResult | None, said("Health and its distribution; null where the case gives none")]


def groups_result(true: Equality, option: OptionAppraisal, nation: Nation) -> GroupsResult:
    """The groups of an assessment and the preferred option."""
    shown = protected(true)
    splits = split_money(shown, option)
    return GroupsResult(
        findings=_findings(shown, nation),
        counts=_rule(true.disclosure),
        money=tuple(map(_money, splits)),
        weighted=_weighted(weighted_split(shown, splits)),
        representation=tuple(representation_result(represented(profile)) for profile in shown.profiles),
        care=tuple(map(_care, care_moved(shown))),
        gradients=tuple(map(_gradient, gradients_of(shown))),
        health_equity=_health(health_strip(shown)),
    )


def _findings(shown: Equality, nation: Nation) -> FindingsResult:
    bases = list(bases_in_law(shown, nation).values())
    return FindingsResult(
        in_law=len(IN_LAW.get(nation, IN_LAW[Nation.ENGLAND])),
        assessed=len(bases),
        rests_on={basis.name.casefold(): bases.count(basis) for basis in sorted(Basis, reverse=True)},
    )


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
