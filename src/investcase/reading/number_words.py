"""The whole numbers below ten as people write them: in digits, in English and in Welsh words, with Welsh mutations."""

from __future__ import annotations

import re

ENGLISH = {w: n for n, w in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), start=2)}
ROUNDABOUT = {
    r"half[ -]a[ -]dozen|half[ -]dozen": 6,
    r"a (?:couple|pair) of": 2,
    r"a (?:trio|threesome) of": 3,
    r"a (?:quartet|foursome) of": 4,
}
"""A number in a turn of phrase; what it counts follows."""
WELSH = {
    "dau": 2, "ddau": 2, "dwy": 2, "ddwy": 2, "thri": 3, "tair": 3, "dair": 3, "thair": 3,
    "pedwar": 4, "bedwar": 4, "phedwar": 4, "pedair": 4, "bedair": 4, "phedair": 4, "phump": 5, "phum": 5,
    "chwech": 6, "chwe": 6, "saith": 7, "wyth": 8, "naw": 9,
}  # fmt: skip
WELSH_AND_ENGLISH = {"un": 1, "tri": 3, "dri": 3, "pump": 5, "bump": 5, "pum": 5, "bum": 5}
"""Spelt as another word is in English: numbers only where Welsh stands beside them."""
WELSH_BESIDE = re.compile(
    r"\b(?:yn|y|yr|ac|mae|oedd|sydd|wedi|gan|roedd|oes|eu|ei|ein|gyda|neu|"
    r"[mf]enyw(?:od)?|[bp]h?obl|(?:b|ph?)erson|ddyn|dyn|[bp]h?lentyn|oedolyn|[dt]h?eulu|[gc]h?laf|ofalwr|gofalwr|"
    r"o (?:fenywod|bobl|ddynion|blant|ofalwyr|deuluoedd|gleifion|drigolion|ddefnyddwyr|oedolion|"
    r"honynt|hyn|[a-z]+ion))\b",
    re.IGNORECASE,
)
ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
"""Those that are no letter of the alphabet; they count only where a word for people follows."""

WORDS = {**ENGLISH, **WELSH, **WELSH_AND_ENGLISH, "one": 1}
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_PHRASE = "|".join(ROUNDABOUT)
SMALL = re.compile(
    rf"(?P<digits>(?<!\d)(?<!\d[.,])0*[1-9](?!\d)(?![.,]\d))"
    rf"|(?P<phrase>(?<![\w'])(?i:{_PHRASE})(?![\w]))"
    rf"|(?P<word>(?<![^\W_])(?i:{_WORD})(?![^\W_]))"
    rf"|(?P<roman>(?<!\w)(?:{'|'.join(sorted(ROMAN, key=len, reverse=True))})(?!\w))"
)
"""Every whole number from one to nine, whatever it may turn out to count."""


def number_of(found: re.Match[str]) -> int:
    """The number that `SMALL` found."""
    written = found[0]
    if found["digits"]:
        return int(written)
    if found["roman"]:
        return ROMAN[written]
    if found["phrase"]:
        return next(n for phrase, n in ROUNDABOUT.items() if re.fullmatch(phrase, written, re.IGNORECASE))
    return WORDS[written.casefold()]
