"""Words that stand where something should be said and say nothing: `n/a`, `tbc`, `see above`, `...`, `xx`."""

from __future__ import annotations

import re

_NOT_KNOWN_YET = re.compile(
    r"\b(?:tbc|tbi|tbd|tba|to be (?:confirmed|identified|decided|determined|agreed|named|advised|added|completed|"
    r"finali[sz]ed|developed|arranged)|to follow(?! (?:up|through|on)))\b"
)
_NOTHING = frozenset(
    {
        *("none", "nil", "null", "nothing", "na", "n a", "n r", "not applicable", "not relevant", "not available"),
        *(
            "unknown",
            "not known",
            "not yet known",
            "not known yet",
            "dk",
            "dont know",
            "don t know",
            "nobody",
            "no one",
            "not given",
            "not stated",
        ),
        *("no comment", "no comments", "blank", "empty", "left blank", "test", "text", "text here", "insert text"),
        *("insert text here", "lorem ipsum", "yes", "no", "ok", "okay", "ditto", "same", "as above"),
        *("see above", "see below", "as below", "same as above", "as before", "see report", "see main report"),
        *(
            "see the report",
            "see attached",
            "see appendix",
            "see the appendix",
            "see annex",
            "see notes",
            "as discussed",
        ),
        *(
            "as required",
            "as appropriate",
            "as necessary",
            "as needed",
            "various",
            "ongoing",
            "on going",
            "noted",
            "agreed",
        ),
        *(
            "in progress",
            "awaited",
            "pending",
            "under review",
            "under consideration",
            "in due course",
            "business as usual",
            "standard",
        ),
    }
)
_SHORT = 6
NOT_GIVEN = "not given"
"""In place of a source: there is none, or none that anybody has written down yet."""


def is_not_given(text: str) -> bool:
    """Whether a text is what stands in the place of one that is still to come."""
    return text.strip().rstrip(".").casefold() == NOT_GIVEN


def plain_words(text: str) -> str:
    """A text as its words alone, in small letters with one space between them."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))


def is_put_off(text: str) -> bool:
    """Whether a text says anywhere that something is still to be found out or decided."""
    return _NOT_KNOWN_YET.search(plain_words(text)) is not None


def says_nothing(text: str) -> bool:
    """Whether a text fills a place and says nothing, or only that somebody will say it later."""
    plain = plain_words(text)
    letters = plain.replace(" ", "")
    if plain in _NOTHING or (len(set(letters)) < 2 and not letters.isdigit()):
        return True
    return len(plain.split()) <= _SHORT and is_put_off(plain)


def words_of_content(text: str) -> int:
    """How many different words a text has."""
    return len(set(plain_words(text).split()))


def much_the_same(one: str, other: str) -> bool:
    """Whether two texts are the same words, or nearly all the same."""
    first, second = set(plain_words(one).split()), set(plain_words(other).split())
    return bool(first) and len(first & second) >= 0.8 * len(first | second)
