"""The words an equality assessment may use: what was found, about whom, how much it matters."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator

from investcase.documents.fields import fault
from investcase.documents.figure import Nation
from investcase.documents.reading_names import NamesSomething, refuse_count
from investcase.reading.suggest import did_you_mean, one_of


class Direction(StrEnum):
    """What was found. There is no word for 'neutral': `none_identified` says where we looked."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"
    NONE_IDENTIFIED = "none_identified"
    UNKNOWN = "unknown"


class Characteristic(StrEnum):
    """What the law names: the Equality Act 2010 in Great Britain, section 75 in Northern Ireland.

    Sex and gender reassignment are two, and are never merged.
    """

    AGE = "age"
    DISABILITY = "disability"
    GENDER_REASSIGNMENT = "gender_reassignment"
    MARRIAGE_AND_CIVIL_PARTNERSHIP = "marriage_and_civil_partnership"
    PREGNANCY_AND_MATERNITY = "pregnancy_and_maternity"
    RACE = "race"
    RELIGION_OR_BELIEF = "religion_or_belief"
    SEX = "sex"
    SEXUAL_ORIENTATION = "sexual_orientation"
    RELIGIOUS_BELIEF = "religious_belief"
    POLITICAL_OPINION = "political_opinion"
    RACIAL_GROUP = "racial_group"
    MARITAL_STATUS = "marital_status"
    DEPENDANTS = "dependants"


class Frame(StrEnum):
    """Whom else an assessment looks at, or through which duty."""

    SOCIO_ECONOMIC = "socio_economic"
    CARERS = "carers"
    CHILDREN = "children"
    ISLANDS = "islands"
    RURAL = "rural"
    LANGUAGE = "language"
    ARMED_FORCES = "armed_forces"
    CONSUMERS = "consumers"
    HEALTH_INEQUALITIES = "health_inequalities"


_C = Characteristic
_GREAT_BRITAIN = (
    _C.AGE,
    _C.DISABILITY,
    _C.GENDER_REASSIGNMENT,
    _C.MARRIAGE_AND_CIVIL_PARTNERSHIP,
    _C.PREGNANCY_AND_MATERNITY,
    _C.RACE,
    _C.RELIGION_OR_BELIEF,
    _C.SEX,
    _C.SEXUAL_ORIENTATION,
)
IN_LAW: dict[Nation, tuple[Characteristic, ...]] = {
    Nation.ENGLAND: _GREAT_BRITAIN,
    Nation.SCOTLAND: _GREAT_BRITAIN,
    Nation.WALES: _GREAT_BRITAIN,
    Nation.NORTHERN_IRELAND: (
        _C.AGE,
        _C.DEPENDANTS,
        _C.DISABILITY,
        _C.MARITAL_STATUS,
        _C.POLITICAL_OPINION,
        _C.RACIAL_GROUP,
        _C.RELIGIOUS_BELIEF,
        _C.SEX,
        _C.SEXUAL_ORIENTATION,
    ),
}
"""The characteristics that each nation's law names, in the order printed."""

NOT_PUBLISHED = frozenset(
    {
        _C.SEXUAL_ORIENTATION,
        _C.GENDER_REASSIGNMENT,
        _C.RELIGION_OR_BELIEF,
        _C.RELIGIOUS_BELIEF,
        _C.POLITICAL_OPINION,
        _C.PREGNANCY_AND_MATERNITY,
    }
)
"""Characteristics whose counts are not published for one service."""

Level = Literal["low", "medium", "high", "severe"]
Likelihood = Literal["unlikely", "possible", "likely", "near_certain"]
Residual = Literal["none", "low", "medium", "high", "severe", "unknown"]
Answer = Literal["yes", "no", "possible", "unknown"]
People = Literal["users", "carers", "staff", "applicants"]
ChangeType = Literal["new", "expand", "redesign", "reduce", "stop", "charge_or_eligibility"]
BodyType = Literal["council", "ijb", "nhs_board", "health_board", "icb", "nhs_trust", "hsc_trust", "other"]
Outcome = Literal["no_major_change", "adjust", "continue_despite", "stop", "not_yet_decided"]
TAKES_AWAY: tuple[ChangeType, ...] = ("reduce", "stop", "charge_or_eligibility")
"""Changes by which somebody may get less, wait longer or pay more."""


def key_of(written: object) -> str:
    """A name as the vocabulary spells it: `Religion or belief` is `religion_or_belief`."""
    return "_".join(str(written).replace("-", " ").replace("_", " ").replace("/", " ").casefold().split())


def merges_sex_and_gender(text: str) -> bool:
    """Whether a text names sex and gender reassignment as one group."""
    key = f"_{key_of(text)}_"
    sex = any(word in key for word in ("_sex_", "_women_", "_men_", "_female_", "_male_", "_gender_and_"))
    return sex and any(word in key for word in ("gender_reassignment", "_trans_", "transgender", "gender_identity"))


def _characteristic(value: object) -> object:
    if isinstance(value, Characteristic):
        return value
    key = key_of(value)
    if key in set(Characteristic):
        return Characteristic(key)
    if key == "gender" or ("sex" in key.split("_") and "gender" in key.split("_")):
        raise fault(
            "E12",
            "sex and gender reassignment are two characteristics, and this merges them",
            "sex, or gender_reassignment, each in an entry of its own",
        )
    if key in set(Frame):
        raise fault(
            "characteristic",
            f"{key!r} is not a characteristic in law, but a frame",
            f"frame: {key}",
            f"write frame: {key}",
        )
    raise fault(
        "characteristic",
        "this is not a characteristic that the law names",
        one_of(list(Characteristic)),
        did_you_mean(key, list(Characteristic)),
    )


CharacteristicField = Annotated[Characteristic, BeforeValidator(_characteristic)]


def _group(value: object) -> object:
    if isinstance(value, str) and _GROUP.fullmatch(value):
        refuse_count(value)
        return value
    raise fault("name", "this is not a group's name", "small letters, digits and underscores, such as 65_to_79 or q1")


_GROUP = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
Group = Annotated[str, BeforeValidator(_group), NamesSomething()]
