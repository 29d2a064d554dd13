"""Which duties of the register bear on one case. A duty is set aside only for a reason that the case gives."""

from __future__ import annotations

from typing import Literal

from investcase.documents.equality import Direction, Equality
from investcase.documents.equality_words import key_of
from investcase.documents.guidance import Duty
from investcase.equality.prompts import question_about

_WORDS = {
    "strategic": "the case says that the decision is not strategic",
    "children": "the case says that no child is touched",
    "islands": "the case says that no island community is affected",
    "rural": "the case says that no rural community is touched",
}
_WHETHER = {
    "strategic": "whether the decision is strategic",
    "children": "whether a child may be touched",
    "islands": "whether an island community may be affected",
    "rural": "whether a rural community may be touched",
}
_UNSAID = (None, "unknown")


def set_aside(duty: Duty, equality: Equality | None) -> str | None:
    """Why a duty does not bear on a case, in words; None when it does, or when nobody has said."""
    if not duty.in_force and not _adopted(duty, equality):
        return "no source that was read shows it in force"
    if equality is None or duty.bears_when is None or _answer(duty.bears_when, equality) not in (False, "no"):
        return None
    return _WORDS[duty.bears_when]


def unanswered(duty: Duty, equality: Equality) -> str | None:
    """What the case has not said that settles whether a duty bears on it, in words; None where it has, or none does."""
    when = duty.bears_when
    return _WHETHER[when] if when is not None and _answer(when, equality) in _UNSAID else None


def looked_at(duty: Duty, equality: Equality) -> Literal["findings", "unknown", "nothing"] | None:
    """What the assessment holds of the matter a duty is about.

    None where a duty is about no one matter. It says nothing of whether the duty is met.
    """
    if duty.covers is None or duty.covers == "characteristics":
        return None
    if duty.covers == "rights":
        return "findings" if any(impact.rights for impact in equality.impacts) else "nothing"
    found = [i.direction for i in equality.impacts for who in (i.who, *i.also) if who.key == duty.covers]
    if not found:
        return "nothing"
    return "unknown" if all(direction is Direction.UNKNOWN for direction in found) else "findings"


def asked_by(duty: Duty) -> str | None:
    """The question that a duty puts to an assessment that has nothing on its matter; None where it is about none."""
    return question_about(duty.covers) if duty.covers else None


def _adopted(duty: Duty, equality: Equality | None) -> bool:
    about = (duty.covers or "").replace("_", " ")
    return equality is not None and any(about and about in key_of(name).replace("_", " ") for name in equality.adopts)


def _answer(when: str, equality: Equality) -> bool | str | None:
    if when == "strategic":
        return equality.strategic
    if when == "islands":
        return equality.islands.affected if equality.islands is not None else None
    return equality.children if when == "children" else equality.rural
