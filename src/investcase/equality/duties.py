"""Which duties of the register bear on one case. A duty is set aside only for a reason that the case gives."""

from __future__ import annotations

from investcase.documents.equality import Direction, Equality
from investcase.documents.equality_words import key_of
from investcase.documents.guidance import Duty

_WORDS = {
    "strategic": "the case says that the decision is not strategic",
    "children": "the case says that no child is touched",
    "islands": "the case says that no island community is affected",
    "rural": "the case says that no rural community is touched",
}
_ABOUT = {
    "ENG-SED": "socio_economic",
    "SCO-FSD": "socio_economic",
    "WAL-SED": "socio_economic",
    "ENG-HI": "health_inequalities",
    "ENG-CORE": "health_inequalities",
    "SCO-ICIA": "islands",
    "SCO-UNCRC": "children",
    "SCO-CONS": "consumers",
    "UK-AFC": "armed_forces",
    "NI-RURAL": "rural",
}
"""The frame that each duty of the register asks to be looked through."""
WHOLE_NOTE = frozenset({"GB-PSED", "SCO-EQIA", "WAL-EIA", "NI-S75"})
"""Duties that are about every characteristic, and so about the whole of a note."""


def set_aside(duty: Duty, equality: Equality | None) -> str | None:
    """Why a duty does not bear on a case, in words; None when it does, or when nobody has said."""
    if duty.status.casefold().startswith(("not law", "not in force")) and not _adopted(duty, equality):
        return "no source that was read shows it in force"
    if equality is None or duty.bears_when is None or _bears(duty.bears_when, equality):
        return None
    return _WORDS[duty.bears_when]


def looked_at(duty: Duty, equality: Equality) -> str | None:
    """What the assessment holds of the matter a duty is about: `findings`, `unknown` or `nothing`.

    None where a duty is about no one frame. It says nothing of whether the duty is met.
    """
    frame = _ABOUT.get(duty.id)
    if frame is None:
        return None
    found = [i.direction for i in equality.impacts for who in (i.who, *i.also) if who.key == frame]
    if not found:
        return "nothing"
    return "unknown" if all(direction is Direction.UNKNOWN for direction in found) else "findings"


def _adopted(duty: Duty, equality: Equality | None) -> bool:
    about = (_ABOUT.get(duty.id) or "").replace("_", " ")
    return equality is not None and any(about and about in key_of(name).replace("_", " ") for name in equality.adopts)


def _bears(when: str, equality: Equality) -> bool:
    if when == "strategic":
        return equality.strategic is not False
    if when == "islands":
        return equality.islands is None or equality.islands.affected != "no"
    return (equality.children if when == "children" else equality.rural) != "no"
