"""Hours of care that move to or from families: shown in hours, and never offset by anything else."""

from __future__ import annotations

import math
from dataclasses import dataclass

from investcase.documents.equality import Equality, Profile
from investcase.documents.equality_findings import UnpaidCare


@dataclass(frozen=True, slots=True)
class CareMoved:
    """One movement of care. `hours` a year, positive to families; None where a count that makes it is withheld.

    `by_sex` and `by_age` split it by the carers' profiles where there are any.
    """

    what: str
    hours: float | None
    sex: Profile | None
    age: Profile | None
    source: str

    @property
    def by_sex(self) -> dict[str, float]:
        """Hours a year by the sex of those who give them; empty where that is not known."""
        return self._by(self.sex)

    @property
    def by_age(self) -> dict[str, float]:
        """Hours a year by the age of those who give them; empty where that is not known."""
        return self._by(self.age)

    def _by(self, profile: Profile | None) -> dict[str, float]:
        if profile is None or self.hours is None:
            return {}
        return {group: share * self.hours for group, share in shares_of(profile).items()}


def care_moved(shown: Equality) -> tuple[CareMoved, ...]:
    """Every movement of care in a protected assessment.

    Hours that rest on a count rest on the protected one, since weeks and hours would give the count away.
    """
    return tuple(_moved(entry, shown) for entry in shown.unpaid_care)


def hours_to_families(moved: tuple[CareMoved, ...]) -> float:
    """The net hours a year that move to families, where known."""
    return math.fsum(entry.hours or 0.0 for entry in moved)


def _moved(entry: UnpaidCare, shown: Equality) -> CareMoved:
    return CareMoved(
        entry.what,
        _hours(entry),
        sex=shown.profile(entry.carers_by_sex) if entry.carers_by_sex else None,
        age=shown.profile(entry.carers_by_age) if entry.carers_by_age else None,
        source=entry.source,
    )


def _hours(entry: UnpaidCare) -> float | None:
    if entry.hours is not None:
        return entry.hours.central
    if entry.each_week is None or entry.weeks is None or entry.carers is None or entry.carers.observed is None:
        return None
    return entry.each_week.central * entry.carers.observed * entry.weeks.central


def shares_of(profile: Profile) -> dict[str, float]:
    """The groups' shares of those whose group is known; none at all where any is withheld, or nobody counted.

    Shares of a national profile need not be complete: what is left is `not_given`.
    """
    if profile.groups is not None:
        counts = {group: count.observed for group, count in profile.groups.items() if count.observed is not None}
        total = sum(counts.values())
        complete = len(counts) == len(profile.groups) and total > 0
        return {group: number / total for group, number in counts.items()} if complete else {}
    if profile.is_missing:
        return {}
    shares = {group: share.central for group, share in (profile.shares or {}).items()}
    left = 1 - math.fsum(shares.values())
    return {**shares, "not_given": left} if left > 1e-9 else shares
