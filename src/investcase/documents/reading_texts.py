"""Texts: what can only be one, yes and no, and where something comes from."""

from __future__ import annotations

import re

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from investcase.documents.offering import fault
from investcase.documents.saying import said_of
from investcase.reading.filler import NOT_GIVEN, says_nothing
from investcase.reading.syntax import NOT_KNOWN

_NIL = re.compile(r"nil|none|nothing|zero|no", re.IGNORECASE)
_YES = re.compile(r"y|on|1|x|✓|✔|☑|yep|yes\b.*")
_NO = re.compile(r"n|off|0|✗|✘|☐|nope|no\b.*|none|non-.+|not .+|one[- ]off")


def a_text(value: object, code: str, what: str, expected: str) -> str:
    """A value that can only be a text.

    Raises:
        PydanticCustomError: it is none.
    """
    if not isinstance(value, str):
        raise fault(code, said_of(value, f"is not {what}"), expected)
    return value


def says_not_known(written: str, code: str, expected: str) -> PydanticCustomError | None:
    """`TBC`, `n/a` or `?`, which say that nobody has said, and `none`, which may be nil; None for any other text."""
    if _NIL.fullmatch(written.strip()) and code == "quantity":
        return fault(code, f"{written!r} is not a number", expected, instead=("£0", "0%", "0"))
    if not written.strip() or not (says_nothing(written) or not re.search(r"\w", written)):
        return None
    return fault(code, f"{written!r} says that this is not known yet", expected, NOT_KNOWN)


def read_flag(value: object) -> bool:
    """Yes or no.

    Raises:
        PydanticCustomError: it is neither.
    """
    if isinstance(value, bool):
        return value
    word = value.casefold() if isinstance(value, str) else value
    if word in ("yes", "true"):
        return True
    if word in ("no", "false"):
        return False
    said = word.strip() if isinstance(word, str) else ""
    meant = "yes" if _YES.fullmatch(said) else "no" if _NO.fullmatch(said) else None
    raise fault("yes-no", said_of(value, "is neither yes nor no"), "yes or no", instead=(meant,) if meant else ())


class SaysWhereFrom:
    """Marks a text that says where something comes from; one that says nothing of it says that it is not given."""


OWN_SOURCES = "own_sources"
"""Under what a case, while it is read, keeps the ids of its own sources, which may be any words."""


def where_from(text: str, info: ValidationInfo) -> str:
    """Where something comes from, as it is kept: `not given` for words that say nothing of it."""
    own = (info.context or {}).get(OWN_SOURCES, ())
    return NOT_GIVEN if text not in own and says_nothing(text) else text


def is_given(source: str | None) -> bool:
    """Whether anything says where something comes from."""
    return source is not None and source != NOT_GIVEN
