"""Shares of people in what people write: `2.9% cannot`, `three per cent`, `1 in 40`. Of a base they tell how many.

A share is one of people unless the words beside it show another: a rise, a discount, a part of a cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.reading.larger_numbers import SPELT, value_of
from investcase.reading.number_words import PARTS
from investcase.reading.vocabulary import words_under
from investcase.reading.words_for_things import EVENTS_OF_PEOPLE, is_thing

_NUMBER = rf"(?:\d{{1,3}}(?:\.\d+)?|(?i:{SPELT}))"
_SHARE = re.compile(
    rf"(?<![\w.,£-])(?:(?:(?P<low>{_NUMBER})\s*(?:to|or|[–-])\s*)?"
    rf"(?P<hundredths>{_NUMBER})\s*(?:%|(?i:per ?cent)\b|y cant\b)"
    rf"|(?P<part>{_NUMBER})\s+(?:in|o bob|out of)\s+(?:every\s+)?(?P<of>\d[\d,]*|(?i:{SPELT})\b)"
    r"(?!\s*(?:weeks|years|months|days))"
    rf"|(?:(?P<parts>{_NUMBER})[\s-]+(?P<each>(?i:{'|'.join(PARTS)}))s|(?i:one|an?)\s+(?P<single>(?i:{'|'.join(PARTS)})))"
    r"(?=\s+(?:of|are|is|were|was|have|had|live)\b|\s+(?i:wom[ae]n|m[ae]n|girls|boys|children|people)\b))"
)
_BASE = re.compile(r"\s*(?:of|o)\s+(?:(?:the|our|all|these|those|its)\s+)*(?P<base>\d{1,3}(?:,\d{3})+|\d+)(?![\d%.])")
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = re.compile(r"[.;!?](?=\s)|\n\s*\n")
_REACH = 60
_NOT_BEFORE = words_under("no share of people before")
_NOT_AFTER = words_under("no share of people after")
_BESIDE_BEFORE, _BESIDE_AFTER = 4, 4
_GOES_ON = frozenset(
    ["of", "off", "on", "the", "its", "our", "their", "a", "an", "this", "that", "all", "in", "full", "total"]
)


@dataclass(frozen=True, slots=True)
class ShareInWords:
    """One share: where it stands, how much of the whole it is (0 to 1), if in hundredths, and the base it names."""

    start: int
    end: int
    share: float
    in_hundredths: bool
    base: int | None


def shares_in(text: str) -> Iterator[ShareInWords]:
    """Every share of people in a text, in order; all and none of them are told by no share.

    Of a range it is the end that tells most of few: the nearer to none or to all.
    """
    for found in _SHARE.finditer(text):
        if found["hundredths"] is not None:
            shares = [_value(found[end]) / 100 for end in ("low", "hundredths") if found[end] is not None]
            share = min(shares, key=lambda one: min(one, 1 - one))
        elif (each := found["each"] or found["single"]) is not None:
            share = _value(found["parts"] or "1") / PARTS[each.casefold()]
        else:
            of = _value(found["of"])
            share = _value(found["part"]) / of if of else 0.0
        if 0 < share < 1 and not _of_something_else(text, found):
            base = _BASE.match(text, found.end())
            yield ShareInWords(
                found.start(),
                found.end(),
                share,
                found["hundredths"] is not None,
                int(base["base"].replace(",", "")) if base else None,
            )


def _value(written: str) -> float:
    return float(written.replace(",", "")) if written[0].isdigit() else value_of(written)


def _of_something_else(text: str, found: re.Match[str]) -> bool:
    before = _STOPS.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
    after = _STOPS.split(text[found.end() : found.end() + _REACH], maxsplit=1)[0]
    if any(word.casefold() in _NOT_BEFORE for word in _WORD.findall(before)[-_BESIDE_BEFORE:]):
        return True
    words = [word.casefold() for word in _WORD.findall(after)[: _BESIDE_AFTER + 2]]
    while words and words[0] in _GOES_ON:
        words = words[1:]
    return bool(words) and (words[0] in _NOT_AFTER or (is_thing(words[0]) and words[0] not in EVENTS_OF_PEOPLE))
