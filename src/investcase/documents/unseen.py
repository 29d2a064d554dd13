"""What is written in a text and cannot be seen: left out where it says nothing, refused where it would mislead.

Word processors and web pages leave such signs behind. Where a line may break (a zero-width space, a soft hyphen, a word
joiner, a byte-order mark) is the page's affair, and thousands of them slow its layout beyond all measure. A sign that
turns the order of letters round would turn our figures round with them. The joiners of Arabic, Indic scripts and emoji
change how letters look, and stay where they do.
"""

from __future__ import annotations

import re
import unicodedata

from pydantic_core import PydanticCustomError

_SAYS_NOTHING = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]"
)
# After a Latin letter, another joiner, or nothing: there is nothing to join.
_IDLE_JOINERS = re.compile("(?<![^\u0000-\u02ff\u200c\u200d])[\u200c\u200d]+")
_TURNS_ROUND = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOST_MARKS = 8
_ORDINARY = re.compile("[\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u22ff]*")
_BEFORE = 20


def without_unseen(value: object) -> object:
    """A text without the signs that say nothing; anything else as it is. Takes time in proportion to its length.

    Raises:
        PydanticCustomError: a sign turns the order of letters round, or a letter bears more marks than any language
            has, which would run over the lines above.
    """
    if not isinstance(value, str) or _ORDINARY.fullmatch(value):
        return value
    turned = _TURNS_ROUND.search(value)
    if turned:
        raise _fault(
            f"a sign that cannot be seen, U+{ord(turned[0]):04X}, turns the order of letters round "
            f"{_after(value[: turned.start()])}",
            "text without such signs: Arabic and Hebrew run from right to left by themselves",
            "type the words again instead of pasting them, or paste them as plain text",
        )
    text = _IDLE_JOINERS.sub("", _SAYS_NOTHING.sub("", value))
    _refuse_heaps_of_marks(text)
    return text


def _refuse_heaps_of_marks(text: str) -> None:
    borne = 0
    for place, sign in enumerate(text):
        borne = borne + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if borne > _MOST_MARKS:
            raise _fault(
                f"a letter bears more than {_MOST_MARKS} accents or other marks {_after(text[: place - _MOST_MARKS])}",
                "letters as a language writes them",
                "type the words again",
            )


def _after(before: str) -> str:
    shown = before[-_BEFORE:].strip()
    return f"after {shown!r}" if shown else "at the beginning"


def _fault(message: str, expected: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError("unseen", "{message}", {"message": message, "expected": expected, "remedy": remedy})
