"""Names of places as people write them, made comparable."""

from __future__ import annotations

import re
import unicodedata

from investcase.documents.place import PlaceKind

KIND_WORDS: dict[PlaceKind, str] = {
    "council": "council",
    "integration_authority": "integration authority",
    "nhs_board": "NHS board",
    "hsc_trust": "health and social care trust",
}

_STATED: tuple[tuple[PlaceKind, frozenset[str]], ...] = (
    ("integration_authority", frozenset({"ijb", "hscp", "integration", "partnership"})),
    ("nhs_board", frozenset({"nhs"})),
    ("hsc_trust", frozenset({"trust"})),
    ("nhs_board", frozenset({"health", "board"})),
    ("council", frozenset({"council", "borough", "cc", "mbc"})),
)

# Words that say what kind of body it is, and do not tell one place from another. "London" is among them because of
# the boroughs; the City of London is therefore known by its whole name alone, never by "London".
_LINKING = {"and", "of", "the"}
_COUNCILS = {"authority", "boro", "borough", "cc", "city", "corporation", "council", "county", "district", "london"}
_MORE_COUNCILS = {"mbc", "mdc", "metropolitan", "royal", "ua", "unitary"}
_BOARDS = {"icb", "integrated"}
_OTHERS = {"area", "board", "care", "health", "hsc", "hscp", "ijb", "integration", "joint", "nhs", "partnership"}
_SAID_OF_MANY = _LINKING | _COUNCILS | _MORE_COUNCILS | _BOARDS | _OTHERS | {"social", "trust"}


def plain(text: str) -> str:
    """Text without case, accents or apostrophes, for a quick look whether it holds a word of a name."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return re.sub("['’`]", "", spread).encode("ascii", "ignore").decode("ascii")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, without case, accents or punctuation; `&` is "and" and "Saint" is "st"."""
    bare = plain(text.replace("&", " and "))
    return tuple("st" if word == "saint" else word for word in re.findall(r"[a-z0-9]+", bare))


def telling_words(text: str) -> tuple[str, ...]:
    """The words that tell one place from another, in one order: "City of Bristol" and "Bristol, City of" agree."""
    return tuple(sorted(set(words_of(text)) - _SAID_OF_MANY))


def stated_kind(text: str) -> PlaceKind | None:
    """What kind of body a name says it is: "Fife Council", "Fife IJB", "NHS Fife"; None when it does not say."""
    words = set(words_of(text))
    for kind, signs in _STATED:
        if (kind == "nhs_board" and signs <= words) or (kind != "nhs_board" and signs & words):
            return kind
    return None


def names_a_care_board(text: str) -> bool:
    """Whether a name says that it is an integrated care board's, which no table of places lists."""
    return not _BOARDS.isdisjoint(words_of(text))
