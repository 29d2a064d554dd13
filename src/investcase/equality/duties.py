"""Which duties of the register bear on one case. A duty is set aside only for a reason that the case gives."""

from __future__ import annotations

from investcase.documents.equality import Equality
from investcase.documents.guidance import Duty

_WORDS = {
    "strategic": "the case says that the decision is not strategic",
    "children": "the case says that no child is touched",
    "islands": "the case says that no island community is affected",
    "rural": "the case says that no rural community is touched",
}


def set_aside(duty: Duty, equality: Equality | None) -> str | None:
    """Why a duty does not bear on a case, in words; None when it does, or when nobody has said."""
    if equality is None or duty.bears_when is None or _bears(duty.bears_when, equality):
        return None
    return _WORDS[duty.bears_when]


def _bears(when: str, equality: Equality) -> bool:
    if when == "strategic":
        return equality.strategic is not False
    if when == "islands":
        return equality.islands is None or equality.islands.affected != "no"
    return (equality.children if when == "children" else equality.rural) != "no"
