"""What a case says about people. Nothing here is ever filled in by the tool.

The nation, the date of the decision and the start are the case's own, and are not said again.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from investcase.documents.base import Document
from investcase.documents.equality_analysis import (
    GradientOf,
    HealthEquity,
    Profile,
    Split,
    WelfareWeights,
)
from investcase.documents.equality_counts import (
    WITHHELD,
    Count,
    Disclosure,
    elsewhere,
    observed_in,
    protected_value,
)
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
from investcase.documents.equality_words import (
    NOT_PUBLISHED,
    Answer,
    BodyType,
    ChangeType,
    CharacteristicField,
    Direction,
    Outcome,
)
from investcase.documents.fields import Date, Flag, Text

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


class Equality(Document):
    """The case's equality assessment."""

    assessed_on: Date
    change_type: ChangeType
    stage: Literal["formative", "draft", "final", "retrospective"] = "draft"
    strategic: Flag | None = None
    body_type: BodyType | None = None
    adopts: tuple[Text, ...] = ()
    assessed_by: tuple[Text, ...] = ()
    screening: Screening | None = None
    people_now: Number | None = None
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

    def profile(self, profile_id: str) -> Profile | None:
        """A profile by id."""
        return next((profile for profile in self.profiles if profile.id == profile_id), None)


def protected(equality: Equality) -> Equality:
    """The assessment as it may be printed, stored or attached: no count of people in it is as it was observed.

    Doing it twice changes nothing, so that what is attached to a paper gives the same paper.
    """
    rule = equality.disclosure
    shown: Equality = protected_value(equality, rule)
    impacts = tuple(_number_protected(impact) for impact in shown.impacts)
    profiles = tuple(
        _profile_protected(true, profile, rule) for true, profile in zip(equality.profiles, shown.profiles, strict=True)
    )
    observed = frozenset(observed_in(equality))
    evidence = tuple(
        elsewhere(true, rule, observed) if true.is_published else printed
        for true, printed in zip(equality.evidence, shown.evidence, strict=True)
    )
    return shown.model_copy(update={"impacts": impacts, "profiles": profiles, "evidence": evidence})


def words_protected(equality: Equality | None, value: Any) -> Any:
    """Whatever a case says outside its assessment, as it may be printed; the default rule where it has none."""
    rule = equality.disclosure if equality is not None else Disclosure()
    return elsewhere(value, rule, frozenset(observed_in(equality)))


def _number_protected(impact: Impact) -> Impact:
    if impact.number is None or impact.who.characteristic not in NOT_PUBLISHED:
        return impact
    return impact.model_copy(update={"number": impact.number.model_copy(update={"count": Count(None, WITHHELD)})})


def _profile_protected(true: Profile, shown: Profile, rule: Disclosure) -> Profile:
    """Its groups and its unknown are one table; some characteristics are not published for one service."""
    if true.groups is None:
        return shown
    cells = rule.protect_table(true.table())
    if true.by in NOT_PUBLISHED:
        cells = dict.fromkeys(cells, Count(None, WITHHELD))
    unknown = cells.pop("unknown") if true.unknown is not None else None
    return shown.model_copy(update={"groups": cells, "unknown": unknown})
