"""What was found about whom, what was looked at, who was asked, and what will be done about it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from investcase.documents.base import Document
from investcase.documents.equality_counts import CountField
from investcase.documents.equality_words import (
    CharacteristicField,
    Direction,
    Frame,
    Level,
    Likelihood,
    People,
    Residual,
)
from investcase.documents.fields import Date, Flag, Id, Measure, Money, SourceField, Text, fault
from investcase.reading.blanks import BLANK


class Who(Document):
    """A group of people within one characteristic in law, or one frame such as carers."""

    characteristic: CharacteristicField | None = None
    frame: Frame | None = None
    group: Text
    people: People = "users"

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Who:
        if (self.characteristic is None) == (self.frame is None):
            raise fault(
                "who", "a group is within a characteristic in law, or within a frame", "one of: characteristic, frame"
            )
        return self

    @property
    def key(self) -> str:
        """The characteristic or the frame, as written."""
        return str(self.characteristic or self.frame)


class Number(Document):
    """How many people, as somebody counted them, and who says so."""

    count: CountField
    source: SourceField


class Justification(Document):
    """Why a harm must stand: what is aimed at, why that is worth this harm, and what else was looked at."""

    aim: Text
    proportion: Text
    alternatives: Text


def _three_things(value: object) -> object:
    if isinstance(value, str):
        raise fault(
            "justification",
            "a harm is justified part by part, and this is one text",
            "aim, proportion (why the aim is worth this harm) and alternatives (what else was looked at, and why not)",
            f"write {{aim: {BLANK}, proportion: {BLANK}, alternatives: {BLANK}}}",
        )
    return value


JustificationField = Annotated[Justification, BeforeValidator(_three_things)]


class Impact(Document):
    """One finding about one group. `demand` names the lines of the case where these people may turn up next."""

    id: Id
    who: Who
    also: tuple[Who, ...] = ()
    direction: Direction
    mechanism: Text
    directness: Literal["direct", "indirect"] | None = None
    number: Number | None = None
    severity: Level | None = None
    likelihood: Likelihood | None = None
    duration: Literal["months", "years", "permanent"] | None = None
    reversible: Flag | None = None
    needs: tuple[Literal["eliminate", "advance", "good_relations", "equality_of_opportunity"], ...] = ()
    rights: tuple[Text, ...] = ()
    evidence: tuple[Id, ...] = ()
    confidence: Literal["low", "medium", "high"] | None = None
    demand: tuple[Text, ...] = ()
    mitigations: tuple[Id, ...] = ()
    residual: Residual | None = None
    justification: JustificationField | None = None

    @property
    def may_lose(self) -> bool:
        """Whether somebody in the group may lose."""
        return self.direction in (Direction.NEGATIVE, Direction.MIXED)


class Evidence(Document):
    """What was looked at. `date` begins with a year."""

    id: Id
    kind: Literal["local_data", "national_data", "research", "complaints", "professional"]
    what: Text
    date: Text
    strength: Literal["weak", "moderate", "strong"] | None = None

    @property
    def is_published(self) -> bool:
        """Whether it quotes what others published, of people who are not those of this service alone."""
        return self.kind in ("national_data", "research")


class Engagement(Document):
    """Who was asked, about what, and what changed because of it. `groups` names characteristics or frames."""

    id: Id
    who: Text
    when: Date
    about: Literal["equality_effects", "proposal"]
    groups: tuple[Text, ...] = ()
    accessible: Text | None = None
    said: Text
    changed: Text | None = None


class Mitigation(Document):
    """What will be done about a harm, by whom and when, and whether the money is there.

    `cost_line` is the case's own cost line that pays for it. What costs nothing is `cost: £0`, with
    `no_cost_because` saying how that can be.
    """

    id: Id
    action: Text
    owner: Text | None = None
    by: Date | None = None
    cost: Money | None = None
    cost_line: Text | None = None
    no_cost_because: Text | None = None
    funded: Flag

    @model_validator(mode="after")
    def _nothing_or_something(self) -> Mitigation:
        if self.no_cost_because is not None and (self.cost is None or self.cost.central != 0 or self.cost_line):
            raise fault(
                "mitigation-cost",
                "it is said why this costs nothing, and not that it costs nothing",
                "cost: £0 beside no_cost_because, and no cost_line",
                "remove no_cost_because",
            )
        return self


class Gap(Document):
    """What is not known, how it will be found out, by whom and when. `impact` is the finding it belongs to."""

    id: Id | None = None
    what: Text
    impact: Id | None = None
    plan: Text | None = None
    owner: Text | None = None
    by: Date | None = None


class Monitoring(Document):
    """What will be watched, for which groups, and what would make somebody act."""

    measure: Text
    by: tuple[Text, ...] = ()
    baseline: Text | None = None
    trigger: Text | None = None
    review_on: Date | None = None


class UnpaidCare(Document):
    """Care that moves to families (positive) or from them (negative), in hours a year.

    Either the hours of a year, or the hours of a week for each of so many carers over so many weeks. The profiles say
    who gives them, by sex and by age; of the two together they say nothing.
    """

    what: Text
    hours: Measure | None = None
    each_week: Measure | None = None
    carers: CountField | None = None
    weeks: Measure | None = None
    source: SourceField
    carers_by_sex: Id | None = None
    carers_by_age: Id | None = None

    @model_validator(mode="after")
    def _one_way_of_saying_how_many(self) -> UnpaidCare:
        built = (self.each_week, self.carers, self.weeks)
        if (self.hours is None) == all(part is None for part in built) or (
            self.hours is None and any(part is None for part in built)
        ):
            raise fault(
                "unpaid-care", "hours are given in one way", "hours: 9400 hours / year, or each_week, carers and weeks"
            )
        for name, unit in (("hours", "hour / year"), ("each_week", "hour / week"), ("weeks", "week / year")):
            value: Measure | None = getattr(self, name)
            if value is not None and str(value.unit) != unit:
                raise fault("unpaid-care", f"{name} is in {value.unit}", unit.replace("hour", "hours"))
        return self


class OtherDecision(Document):
    """Another decision that may touch the same people."""

    ref: Text
    same_people: Literal["yes", "no", "some", "unknown"]
    note: Text | None = None
