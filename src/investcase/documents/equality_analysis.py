"""What an equality assessment gives to be computed: who the people are, and how benefits, costs and health fall."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from investcase.documents.base import Document
from investcase.documents.equality_counts import UNKNOWN, Count, CountField
from investcase.documents.equality_words import Group, People
from investcase.documents.fields import (
    Flag,
    Id,
    Measure,
    Money,
    Name,
    PlainNumber,
    Ratio,
    Share,
    SourceField,
    Text,
    fault,
)
from investcase.documents.reading_numbers import hold, is_count, needs_its_kind
from investcase.quantities import Kind, Quantity


def _of_life(value: Quantity) -> Quantity:
    if not (is_count(value, "year") or is_count(value, "qaly")):
        raise fault("unit", f"this is {'a percentage' if value.percent else f'in {value.unit}'}", "years, such as 62")
    return value


LifeYears = Annotated[Measure, AfterValidator(_of_life)]
Gradient = Literal["flat", "moderate", "steep"]
GRADIENTS: dict[Gradient, tuple[float, ...]] = {
    "flat": (0.20, 0.20, 0.20, 0.20, 0.20),
    "moderate": (0.23, 0.21, 0.21, 0.18, 0.17),
    "steep": (0.26, 0.22, 0.22, 0.16, 0.14),
}
"""Whom public money is taken from, by deprivation quintile, most deprived first: flat is NICE's base case; the others
are the scenarios of the York calculator."""


class Comparator(Document):
    """The population that a profile is held against: its shares of the same groups, with its date and ages."""

    dataset: Text
    nation: Text
    year: Text
    age_range: Text
    age_adjusted: Flag
    measure: Literal["shares", "rates"] = "shares"
    shares: dict[Group, Share] = Field(min_length=1)


class Profile(Document):
    """Who the people are: counts of each group, or, for want of a local count, shares that stand in for them.

    `by` is a characteristic in law, `ethnicity`, `deprivation_quintile` or `income_quintile`; quintiles are named q1
    (most deprived or poorest) to q5. `total` is everybody whose group is known, which whoever withheld one may give.
    `stand_in` names a population of the library's national profiles, whose shares and source are then found there;
    `shares` are the author's own.
    """

    id: Id
    by: Name
    of: People = "users"
    groups: Annotated[dict[Group, CountField], Field(min_length=1)] | None = None
    unknown: CountField | None = None
    total: CountField | None = None
    shares: Annotated[dict[Group, Share], Field(min_length=1)] | None = None
    stand_in: Name | None = None
    measure: Literal["shares", "rates"] = "shares"
    source: SourceField | None = None
    comparator: Comparator | None = None

    @model_validator(mode="after")
    def _one_way_of_saying_who(self) -> Profile:
        given = [name for name in ("groups", "shares", "stand_in") if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault(
                "profile",
                f"a profile says who the people are in one way; this says it in {len(given)}",
                "one of: groups (counts), shares (of your own), stand_in (a national profile)",
            )
        if (self.source is None) == (self.stand_in is None):
            raise fault(
                "profile",
                "a profile has one source: its own, or that of the national profile standing in",
                "source with groups or shares; no source with stand_in",
            )
        return self

    @model_validator(mode="after")
    def _nobody_beside_everybody(self) -> Profile:
        if self.total is None:
            return self
        if self.groups is None:
            raise fault("profile", "a total belongs to counts, and this gives none", "groups, or no total")
        counts, total = [count.observed for count in self.groups.values()], self.total.observed
        if total is not None and any(count is not None and count > total for count in counts):
            raise fault("profile", "a group has more people than all groups together", "everybody whose group is known")
        return self

    @property
    def is_stand_in(self) -> bool:
        """Whether shares stand in for want of a local count, whoever published them."""
        return self.shares is not None

    @property
    def is_missing(self) -> bool:
        """Whether a national profile was to stand in and none is published for the nation, once that was looked up."""
        return self.groups is None and self.shares is None

    @property
    def names(self) -> tuple[str, ...]:
        """The groups, as written."""
        return tuple(self.groups if self.groups is not None else self.shares or ())

    @property
    def cells(self) -> dict[Group, Count]:
        """The counts that add to everybody, those of unknown group among them where there are any."""
        groups, unknown = self.groups or {}, self.unknown
        return groups if unknown is None or unknown.observed == 0 else {**groups, UNKNOWN: unknown}

    @property
    def unknown_share(self) -> float:
        """The share of people whose group nobody recorded; 0 where that cannot be known."""
        missing = (self.unknown.observed if self.unknown else 0) or 0
        known = (self.everybody.observed if self.everybody else 0) or 0
        return missing / (known + missing) if known else 0.0

    @property
    def everybody(self) -> Count | None:
        """Everybody whose group is known; None where that cannot be known."""
        if self.total is not None or self.groups is None:
            return self.total
        counts = [count.observed for count in self.groups.values()]
        known = [count for count in counts if count is not None]
        return Count(sum(known)) if len(known) == len(counts) else None


class Split(Document):
    """How lines of money fall on the groups of a profile.

    `uptake` and `effect` are relative to a group of 1. `budgets` is whom public money is taken from or returned to: a
    gradient by quintile, or the shares of any groups.
    """

    profile: Id
    lines: tuple[Text, ...] = ()
    uptake: dict[Group, Ratio] = Field(default_factory=dict)
    effect: dict[Group, Ratio] = Field(default_factory=dict)
    budgets: Gradient | dict[Group, Share] | None = None
    source: SourceField | None = None


class WelfareWeights(Document):
    """Incomes of groups, for weights (y_ref / y)^eta beside the unweighted result (Green Book 2018 A3.12-A3.22).

    Weights belong to incomes: a profile by deprivation needs `mapping`, which says how its groups have incomes.
    """

    profile: Id
    reference: Money
    incomes: dict[Group, Money] = Field(min_length=1)
    eta: PlainNumber
    mapping: Text | None = None
    source: SourceField


class GroupValue(Document):
    """One group of a gradient: its people and its value."""

    group: Text
    people: CountField
    value: Measure


class GradientOf(Document):
    """An outcome by group, from the most to the least deprived; five groups or more, in one unit.

    `is` says what the outcome is where it is a plain number.
    """

    id: Id
    title: Text
    is_: Kind | None = Field(alias="is", default=None)
    groups: tuple[GroupValue, ...] = Field(min_length=5)
    source: SourceField

    @model_validator(mode="after")
    def _one_outcome(self) -> GradientOf:
        unit = self.groups[0].value.unit
        needs_its_kind(unit, self.is_)
        for group in self.groups:
            if group.value.unit != unit:
                raise fault("unit", f"{group.group}: this is in {group.value.unit}, the first in {unit}", f"{unit}")
            hold(group.value, self.is_, group.group)
        return self


class HealthEquity(Document):
    """A distributional health strip, for an annex: quality-adjusted life expectancy and gains by quintile.

    `gain` is in quality-adjusted life years, most deprived first; `cost` is displaced at `threshold` pounds a year of
    health. `epsilon` are the Atkinson aversions shown.
    """

    title: Text
    qale: tuple[LifeYears, ...] = Field(min_length=5, max_length=5)
    people: tuple[CountField, ...] = Field(min_length=5, max_length=5)
    gain: tuple[LifeYears, ...] = Field(min_length=5, max_length=5)
    cost: Money
    threshold: Money
    displaced: Gradient = "flat"
    epsilon: tuple[PlainNumber, ...] = Field(min_length=1)
    source: SourceField
