"""Whole numbers of ten or more, in digits and in English words, that nothing about them shows to count a thing.

Of people served now less one of these a few people are left: `of the 240, 233 can use a bus`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from investcase.reading.number_words import ENGLISH
from investcase.reading.what_a_number_counts import REACH, is_no_large_count

_ONES = {"one": 1, **ENGLISH}
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_UNDER_TEN = "|".join(_ONES)
_UNDER_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_UNDER_TEN}))?|{'|'.join(_TEENS)}|{_UNDER_TEN})"
_UNDER_THOUSAND = rf"(?:(?:a|{_UNDER_TEN}) hundred(?: and {_UNDER_HUNDRED}\b)?|{_UNDER_HUNDRED})"
SPELT = rf"(?:(?:a|{_UNDER_HUNDRED}) thousand(?:,? (?:and )?{_UNDER_THOUSAND}\b)?|{_UNDER_THOUSAND})"
_FOUND = re.compile(
    r"(?P<digits>(?<![\w.,£$€])(?:\d{1,3}(?:,\d{3})+|(?![0٠۰０])\d{2,7})(?![\d])(?![.,]\d))"
    rf"|(?<![\w-])(?P<words>(?i:{SPELT}))(?![\w-])"
)
_SPELT_OUT = re.compile(rf"(?<![\w-])(?i:{SPELT})(?![\w-])")
_NEVER = re.compile(
    r"(?<!\w)24/7\b|(?<![\w:])\d\d?:\d\d(?![\w:])|(?<!\w)(?:0\d{2,4}|\+\d\d)(?:[ -]?\d{2,4}){2,3}(?!\w)"
)
_WHOLE = re.compile(
    rf"\bof\s+(?:(?:the|these|those|our|all|its|their)\s+)*(?=\d|(?:{SPELT})\b)|/|"
    r"\b(?:all|total|rest|remain\w*|but|less|minus|except\w*|others?|everybody|everyone|exempt\w*|together)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:to|and|or|[–—-])\s*(?:the )?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+\Z", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s)|\n\s*\n")
_FEW = 10


@dataclass(frozen=True, slots=True)
class LargerNumber:
    """Where such a number stands, and what it is."""

    start: int
    end: int
    number: int


def larger_numbers(text: str, *, posts: bool) -> Iterator[LargerNumber]:
    """Each, in order; years (a bare number from 1900 to 2099) and telephone numbers and times of day are none."""
    never = [found.span() for found in _NEVER.finditer(text)]
    for found in _FOUND.finditer(text):
        number = value_of(found[0])
        year = found["digits"] is not None and "," not in found[0] and 1900 <= number < 2100
        if number < _FEW or year or any(start <= found.start() < end for start, end in never):
            continue
        before = _in_digits(text[max(0, found.start() - REACH) : found.start()])
        after = _in_digits(text[found.end() : found.end() + REACH])
        if not is_no_large_count(before, f"{number}", after, posts=posts):
            yield LargerNumber(found.start(), found.end(), number)


def parts_and_wholes(text: str, *, posts: bool) -> frozenset[int]:
    """Where those begin of which two in a sentence look like part and whole and are less than ten apart."""
    ends = [0, *(found.end() for found in _SENTENCE_ENDS.finditer(text)), len(text)]
    known = tuple(larger_numbers(text, posts=posts))
    told: set[int] = set()
    for start, end in pairwise(ends):
        here = [number for number in known if start <= number.start < end]
        if len(here) < 2 or _WHOLE.search(text[start:end]) is None:
            continue
        for place, first in enumerate(here):
            for second in here[place + 1 :]:
                few = 0 < abs(first.number - second.number) < _FEW
                if few and not _is_range(text, first, second):
                    told |= {first.start, second.start}
    return frozenset(told)


def _is_range(text: str, first: LargerNumber, second: LargerNumber) -> bool:
    """`from 233 to 240`, `between 233 and 240`: how a number changed, or how little is known of it."""
    between = _RANGE.fullmatch(text[first.end : second.start]) is not None
    return between and (_FROM.search(text[: first.start]) is not None or "and" not in text[first.end : second.start])


def _in_digits(text: str) -> str:
    """A text with such numbers in digits, so that only one way of writing them need be known."""
    return _SPELT_OUT.sub(lambda found: f"{value_of(found[0])}" if value_of(found[0]) >= _FEW else found[0], text)


def value_of(written: str) -> int:
    """The number written, in digits or English words."""
    if written[0].isdigit():
        return int(written.replace(",", ""))
    thousands, below = 0, 0
    for word in re.findall(r"[a-z]+", written.casefold()):
        if word == "thousand":
            thousands, below = 1000 * (below or 1), 0
        elif word == "hundred":
            below = 100 * (below or 1)
        else:
            below += _ONES.get(word) or _TEENS.get(word) or _TENS.get(word) or 0
    return thousands + below
