"""What a case says about people. Nothing here is ever filled in by the tool.

The nation, the date of the decision and the start are the case's own, and are not said again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, TypeVar

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.equality_analysis import (
    GradientOf,
    HealthEquity,
    Profile,
    Split,
    WelfareWeights,
)
from investcase.documents.equality_counts import UNKNOWN, WITHHELD, Count, Disclosure
from investcase.documents.equality_findings import (
    Engagement,
    Evidence,
    Gap,
    Impact,
    Mitigation,
    Monitoring,
    Number,
    OtherDecision,
    UnpaidCare,
    Who,
)
from investcase.documents.equality_protection import Cells, Protection, observed_in
from investcase.documents.equality_words import (
    NOT_PUBLISHED,
    Answer,
    BodyType,
    ChangeType,
    CharacteristicField,
    Direction,
    Outcome,
)
from investcase.documents.fields import Date, Flag, Text, fault
from investcase.documents.for_nothing import refuse_for_nothing

T = TypeVar("T")
__all__ = [
    "Direction",
    "Engagement",
    "Equality",
    "Evidence",
    "Gap",
    "Impact",
    "Mitigation",
    "Profile",
    "PublicSummary",
    "Who",
    "protected",
    "protection_of",
    "words_protected",
]


class SignedBy(Document):
    """Who signed, in which role, and when; no date until it is done."""

    role: Text
    on: Date | None = None


class Screening(Document):
    """Whether a full assessment was needed, why, and who says so."""

    result: Literal["full", "not_needed"]
    reasons: Text | None = None
    signed_by: SignedBy | None = None


class Islands(Document):
    """Whether an island community may be affected, and the published reasons for making no assessment."""

    affected: Answer
    reasons: Text | None = None


class NotRelevant(Document):
    """A characteristic that cannot be touched, and why."""

    characteristic: CharacteristicField
    because: Text


class Publication(Document):
    """When and how the note is published. An easy read version needs pictures and testing; this makes none."""

    planned_on: Date | None = None
    formats: tuple[Text, ...] = ()
    easy_read: Literal["planned", "published", "no"] = "no"


class PublicSummary(Document):
    """One page in plain words, in the author's own; every heading is compulsory, even when what follows is short."""

    proposed: Text | None = None
    who_gains: Text | None = None
    who_may_lose: Text | None = None
    what_we_do_not_know: Text | None = None
    if_we_do_nothing: Text | None = None
    have_your_say: Text | None = None


NOT_YET: Final = "not yet"
"""In place of the day of an assessment: it is still to be made."""


SAID_BEFORE = frozenset({"assessed_on", "change_type", "people_now", "may_lose", "disclosure"})
"""What may be said, and is printed, of an assessment that is still to be made."""


class Equality(Document):
    """The case's equality assessment.

    One that is still to be made is no assessment: `may_lose` then keeps what has been said so far of who may lose, and
    what only an assessment could say is refused, since nothing of it would be printed.
    """

    assessed_on: Date | Literal["not yet"]
    change_type: ChangeType
    stage: Literal["formative", "draft", "final", "retrospective"] = "draft"
    strategic: Flag | None = None
    body_type: BodyType | None = None
    adopts: tuple[Text, ...] = ()
    assessed_by: tuple[Text, ...] = ()
    screening: Screening | None = None
    people_now: Number | None = None
    may_lose: tuple[Text, ...] = ()
    children: Answer = "unknown"
    islands: Islands | None = None
    rural: Answer = "unknown"
    summary: Text | None = None
    public_summary: PublicSummary | None = None
    considered_negative: Text | None = None
    impacts: tuple[Impact, ...] = ()
    not_relevant: tuple[NotRelevant, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    engagement: tuple[Engagement, ...] = ()
    mitigations: tuple[Mitigation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unpaid_care: tuple[UnpaidCare, ...] = ()
    system_demand: tuple[Text, ...] = ()
    other_decisions: tuple[OtherDecision, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()
    profiles: tuple[Profile, ...] = ()
    split: tuple[Split, ...] = ()
    welfare_weights: WelfareWeights | None = None
    gradients: tuple[GradientOf, ...] = ()
    health_equity: HealthEquity | None = None
    outcome: Outcome = "not_yet_decided"
    outcome_because: Text | None = None
    given_to_decision_maker_on: Date | None = None
    sign_off: SignedBy | None = None
    publish: Publication | None = None
    review_on: Date | None = None
    disclosure: Disclosure = Field(default_factory=Disclosure)

    @model_validator(mode="after")
    def _said_before_it_is_assessed(self) -> Equality:
        if self.may_lose and self.is_made:
            raise fault(
                "may-lose",
                "may_lose is what has been said before anybody looked, and this assessment is made",
                "impacts: who may lose, and how; or assessed_on: not yet",
                "write each of them under impacts, with who, direction: negative and mechanism",
            )
        if not self.is_made:
            rest = [name for name in type(self).model_fields if name not in SAID_BEFORE]
            begun = "as soon as it is begun, write that day as assessed_on, with stage: draft"
            refuse_for_nothing(self, rest, "the assessment is still to be made", begun)
        return self

    @property
    def is_made(self) -> bool:
        """Whether anybody has made the assessment."""
        return self.assessed_on != NOT_YET

    @property
    def day(self) -> dt.date:
        """The day of an assessment that has been made."""
        assert isinstance(self.assessed_on, dt.date)
        return self.assessed_on

    def profile(self, profile_id: str) -> Profile | None:
        """A profile by id."""
        return next((profile for profile in self.profiles if profile.id == profile_id), None)


def protection_of(equality: Equality | None) -> Protection:
    """How the counts of an assessment are protected; by the default rule where there is none."""
    if equality is None:
        return Protection(Disclosure())
    now = None if equality.people_now is None else equality.people_now.count
    return Protection.of(equality.disclosure, _tables(equality), now)


def protected(equality: Equality) -> Equality:
    """The assessment as it may be printed, stored or attached: no count of people in it is as it was observed.

    Doing it twice changes nothing, so that what is attached to a paper gives the same paper.
    """
    by = protection_of(equality)
    shown: Equality = by.value(equality)
    observed = frozenset(observed_in(equality))
    evidence = tuple(
        by.elsewhere(true, observed) if true.is_published else printed
        for true, printed in zip(equality.evidence, shown.evidence, strict=True)
    )
    return shown.model_copy(
        update={
            "people_now": _now_protected(equality, by),
            "impacts": tuple(_number_protected(impact) for impact in shown.impacts),
            "profiles": _each(equality.profiles, shown.profiles, by, _profile_protected),
            "gradients": _each(equality.gradients, shown.gradients, by, _gradient_protected),
            "health_equity": _fifths_protected(equality.health_equity, shown.health_equity, by),
            "evidence": evidence,
        }
    )


def words_protected(equality: Equality | None, value: Any) -> Any:
    """Whatever a case says outside its assessment, as it may be printed; the default rule where it has none."""
    return protection_of(equality).elsewhere(value, frozenset(observed_in(equality)))


def _tables(equality: Equality) -> Iterator[Cells]:
    """Every table of counts of an assessment."""
    for profile in equality.profiles:
        yield profile.cells
    for gradient in equality.gradients:
        yield _people_of(gradient)
    if equality.health_equity is not None:
        yield _fifths(equality.health_equity)


def _people_of(gradient: GradientOf) -> dict[str, Count]:
    return {f"{place}": group.people for place, group in enumerate(gradient.groups)}


def _fifths(given: HealthEquity) -> dict[str, Count]:
    return {f"{place}": people for place, people in enumerate(given.people)}


def _each(true: tuple[T, ...], shown: tuple[T, ...], by: Protection, protect: Callable[[T, T, Protection], T]) -> Any:
    return tuple(protect(written, printed, by) for written, printed in zip(true, shown, strict=True))


def _now_protected(equality: Equality, by: Protection) -> Number | None:
    """Everybody is printed as a total is: were it withheld when it is one group's number, the others would be none."""
    given = equality.people_now
    if given is None:
        return None
    cells = next((profile.cells for profile in equality.profiles if by.withheld(profile.cells)), {})
    return given.model_copy(update={"count": by.total(given.count, cells), "source": by.safe(given.source)})


def _number_protected(impact: Impact) -> Impact:
    if impact.number is None or impact.who.characteristic not in NOT_PUBLISHED:
        return impact
    return impact.model_copy(update={"number": impact.number.model_copy(update={"count": Count(None, WITHHELD)})})


def _profile_protected(true: Profile, shown: Profile, by: Protection) -> Profile:
    """Its groups are one table; some characteristics are not published for one service."""
    if true.groups is None:
        return shown
    if true.by in NOT_PUBLISHED:
        none = Count(None, WITHHELD)
        unknown = None if true.unknown is None else none
        return shown.model_copy(update={"groups": dict.fromkeys(true.groups, none), "unknown": unknown, "total": none})
    table = by.table(true.cells)
    unknown = table.pop(UNKNOWN, _nobody(true.unknown))
    total = None if true.everybody is None else by.total(true.everybody, true.groups)
    if unknown is not None and unknown.is_withheld and total is not None:
        total = Count(None, WITHHELD)
    return shown.model_copy(update={"groups": table, "unknown": unknown, "total": total})


def _nobody(unknown: Count | None) -> Count | None:
    """That the group of everybody is known tells nobody's, and is printed as it is."""
    return None if unknown is None else Count(0, "0")


def _gradient_protected(true: GradientOf, shown: GradientOf, by: Protection) -> GradientOf:
    people = by.table(_people_of(true)).values()
    groups = (group.model_copy(update={"people": count}) for group, count in zip(shown.groups, people, strict=True))
    return shown.model_copy(update={"groups": tuple(groups)})


def _fifths_protected(true: HealthEquity | None, shown: HealthEquity | None, by: Protection) -> HealthEquity | None:
    if true is None or shown is None:
        return None
    return shown.model_copy(update={"people": tuple(by.table(_fifths(true)).values())})
