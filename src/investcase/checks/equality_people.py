"""Rules about who the people are: profiles, comparators, care by families."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from investcase.appraisal.groups.care_hours import care_moved, hours_to_families
from investcase.checks.card import Card
from investcase.checks.equality_assessment import Assessment, rule
from investcase.documents.equality import Direction, Profile
from investcase.documents.equality_counts import Disclosure
from investcase.quantities import Quantity
from investcase.reading.problems import Problem, Severity

_MOST_UNKNOWN = 0.10
_TOO_MANY_UNKNOWN = 0.30


E11 = Card(
    "E11",
    Severity.BLOCKER,
    title="Shares of a profile are not shares",
    why="The comparison would be wrong.",
    remedy="Shares between 0% and 100%.",
)


@rule(E11)
def shares_that_are_not(found: Assessment) -> Iterator[Problem]:
    """E11: shares that pass the whole together, or rates standing where shares must."""
    for index, profile in enumerate(found.true.profiles):
        if profile.shares is not None and _wrong(profile.shares, profile.measure):
            yield _not_shares(found, ("profiles", index, "shares"))
        comparator = profile.comparator
        if comparator is not None and _wrong(comparator.shares, comparator.measure):
            yield _not_shares(found, ("profiles", index, "comparator", "shares"))


def _wrong(shares: Mapping[str, Quantity], measure: str) -> bool:
    return measure == "rates" or math.fsum(share.central for share in shares.values()) > 1.005


def _not_shares(found: Assessment, path: tuple[str | int, ...]) -> Problem:
    return found.problem(
        E11,
        "these are not shares of one population: each must lie within 0% to 100%, and together they cannot pass 100%",
        path,
        expected="what part of the people each group is",
        remedy="a rate says how many of a group do something; find the composition of the population instead",
    )


W07 = Card(
    "W07",
    Severity.WARNING,
    title="Care moves to families and nobody looked",
    why="Most of it falls on few people.",
    remedy="A finding for carers.",
)


@rule(W07)
def care_moves_and_nobody_looked(found: Assessment) -> Iterator[Problem]:
    """W07: families give more hours, and carers, or sex, are not assessed."""
    if hours_to_families(care_moved(found.shown)) <= 0 and not _withheld_hours(found):
        return
    assessed_sex = any(
        who.key == "sex" and impact.direction is not Direction.UNKNOWN
        for impact in found.true.impacts
        for who in (impact.who, *impact.also)
    )
    wanting = [name for name, have in (("carers", found.has_frame("carers")), ("sex", assessed_sex)) if not have]
    if wanting:
        yield found.problem(
            W07,
            f"hours of care move to families, and this is not assessed: {', '.join(wanting)}",
            ("unpaid_care",),
            expected="a finding with frame: carers, and one with characteristic: sex",
            remedy="say who will give the hours; most carers are women",
        )


def _withheld_hours(found: Assessment) -> bool:
    return any(moved.hours is None for moved in care_moved(found.shown))


W09 = Card(
    "W09",
    Severity.WARNING,
    title="A comparison is not adjusted for age",
    why="Older people differ from the whole.",
    remedy="Use an adjusted one.",
)


@rule(W09)
def comparator_not_age_adjusted(found: Assessment) -> Iterator[Problem]:
    """W09: users are mostly 65 or older, and the comparator is everybody."""
    if not any(_mostly_older(profile) for profile in found.shown.profiles if profile.by == "age"):
        return
    for index, profile in enumerate(found.true.profiles):
        comparator = profile.comparator
        if comparator is None or profile.by == "age" or comparator.age_adjusted:
            continue
        if not re.match(r"(?:6[5-9]|[78]\d)", comparator.age_range):
            yield found.problem(
                W09,
                f"most users are 65 or older, and the comparator by {profile.by} is not adjusted for age",
                ("profiles", index, "comparator"),
                expected="a comparator of people aged 65 and over, or age_adjusted: yes",
                remedy="much of a difference may be age; find the same groups among older people",
            )


def _mostly_older(profile: Profile) -> bool:
    older = [name for name in profile.names if re.match(r"(?:over_)?(?:6[5-9]|[78]\d|9\d)", name.removeprefix("age_"))]
    if profile.groups is not None:
        known = sum(profile.groups[name].observed or 0 for name in older)
        everybody = (profile.everybody.observed if profile.everybody else None) or 0
        return known > 0.5 * everybody > 0
    shares = profile.shares or {}
    return math.fsum(shares[name].central for name in older) > 0.5


W10 = Card(
    "W10",
    Severity.WARNING,
    title="Much of a profile is unknown",
    why="The known part may mislead.",
    remedy="Say how it will be filled.",
)


@rule(W10)
def many_unknown(found: Assessment) -> Iterator[Problem]:
    """W10: more than a tenth of the people of a profile have no group recorded."""
    for index, profile in enumerate(found.shown.profiles):
        if profile.unknown_share > _MOST_UNKNOWN:
            more = "; above 30%, no ratio is printed" if profile.unknown_share > _TOO_MANY_UNKNOWN else ""
            yield found.problem(
                W10,
                f"the profile by {profile.by} leaves more than a tenth of the people unknown{more}",
                ("profiles", index),
                expected="nine in ten recorded",
                remedy="put the recording of it under gaps, with an owner and a date",
            )


I01 = Card(
    "I01",
    Severity.NOTE,
    title="Welfare weights are used",
    why="The unweighted result stands first.",
    remedy="Nothing needs doing.",
)


@rule(I01)
def weights_used(found: Assessment) -> Iterator[Problem]:
    """I01: income weights are used; the unweighted result comes first."""
    if found.true.welfare_weights is not None:
        yield found.problem(
            I01,
            "income weights are shown beside the unweighted result, which stands first and is the headline",
            ("welfare_weights",),
            remedy="nothing to mend",
        )


I04 = Card(
    "I04",
    Severity.NOTE,
    title="Counts are printed from 8 up",
    why="10 is the stricter, and the default.",
    remedy="Keep it where your rule says so.",
)


@rule(I04)
def counts_printed_from_eight(found: Assessment) -> Iterator[Problem]:
    """I04: counts of people are printed from a smaller number up than the default has it."""
    given, default = found.true.disclosure, Disclosure()
    if given.threshold < default.threshold:
        yield I04.problem(
            found.appraisal.case.loaded,
            f"counts of people from {given.threshold} up are printed, which is weaker than the default of "
            f"{default.threshold}",
            ("equality", "disclosure", "suppress_below"),
            expected=f"suppress_below: {default.threshold}, or no suppress_below at all",
            remedy="take the line out, or keep it where your own rule on small counts says so",
        )


I02 = Card(
    "I02",
    Severity.NOTE,
    title="A national profile stands in for a local one",
    why="Local people may differ.",
    remedy="Give your own counts.",
)


@rule(I02)
def national_stand_in(found: Assessment) -> Iterator[Problem]:
    """I02: shares of other people stand in for a local count."""
    for index, profile in enumerate(found.true.profiles):
        if profile.is_stand_in:
            what = "a national profile stands in" if profile.stand_in else "shares that nobody counted here stand in"
            yield found.problem(
                I02,
                f"{what} for a local count by {profile.by.replace('_', ' ')}: these are not this place's people",
                ("profiles", index),
                expected="groups: the counts of this service",
                remedy="count the people of this service; the note prints this as a gap",
            )
