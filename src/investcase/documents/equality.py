"""What a case says about people: impacts, evidence, mitigation. Nothing here is ever filled in by the tool."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Date, Flag, Id, Text, fault


class Direction(StrEnum):
    """What was found. There is no word for 'neutral': `none_identified` says where we looked."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"
    NONE_IDENTIFIED = "none_identified"
    UNKNOWN = "unknown"


class Who(Document):
    """A group: a characteristic, or a frame such as carers, and the people in it."""

    characteristic: Text
    group: Text


class Impact(Document):
    """One finding about one group."""

    id: Id
    who: Who
    direction: Direction
    mechanism: Text
    severity: Literal["low", "medium", "high", "severe"] | None = None
    likelihood: Literal["unlikely", "possible", "likely", "near_certain"] | None = None
    evidence: tuple[Id, ...] = ()
    mitigations: tuple[Id, ...] = ()
    residual: Literal["none", "low", "medium", "high", "severe", "unknown"] | None = None
    justification: Text | None = None

    @model_validator(mode="after")
    def _none_says_where_it_looked(self) -> Impact:
        if self.direction is Direction.NONE_IDENTIFIED and not self.evidence:
            raise fault(
                "none-identified",
                "'none_identified' says that somebody looked, and must say where",
                "evidence: [id of the evidence looked at]",
                "use 'unknown' when nobody has looked",
            )
        return self


class Evidence(Document):
    """What was looked at."""

    id: Id
    kind: Literal["local_data", "national_data", "research", "complaints", "engagement", "professional"]
    what: Text
    date: Text


class Mitigation(Document):
    """What will be done about a harm, by whom and when, and whether the money is there."""

    id: Id
    action: Text
    owner: Text
    by: Date
    funded: Flag


class Gap(Document):
    """What is not known, and how it will be found out."""

    what: Text
    plan: Text | None = None
    owner: Text | None = None
    by: Date | None = None


class Equality(Document):
    """The case's equality assessment."""

    assessed_on: Date
    change_type: Literal["new", "expand", "redesign", "reduce", "stop", "charge_or_eligibility"]
    summary: Text | None = None
    impacts: tuple[Impact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    mitigations: tuple[Mitigation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    outcome: Literal["no_major_change", "adjust", "continue_despite", "stop", "not_yet_decided"] = "not_yet_decided"
    adopts: tuple[Text, ...] = ()
    review_on: Date | None = None
