"""Counts of people in what people write: `7 women`, `seven of them`, `carers (7)`, `7 of 60 users`, `n = 7`.

Only what reads as a count of people is found: not a year, an age, a sum of money, a rate such as `1 in 25 people` or
`two carers a visit`, nor `2 million carers`. `one` is left alone, since it mostly counts nobody: one person in charge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SMALL_WORDS = {w: n for n, w in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), start=2)}
_PEOPLE = (
    "people|persons?|wom[ae]n|m[ae]n|girls?|boys?|child|children|adults?|users?|carers?|clients?|residents?|tenants?|"
    "patients?|pupils|parents|families|households"
)
_POSTS = "members|staff|workers|employees|jobs"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|(?i:" + "|".join(_SMALL_WORDS) + r")(?!-))"
_NOT_BEFORE = r"(?<![\w.,£–-])(?<!aged )(?<!in )(?<!In )(?<!one or )"
_NOT_BETWEEN = (
    r"(?!(?:and|or|to|over|in|of|out|a|per|years?|hours?|days?|weeks?|months?|times|after|before|"
    r"hundred|thousand|million|billion|percent)\b)"
)
_NOT_A_RATE = r"(?!\s+(?:per|each|every|at a time|an? (?:visit|call|day|night|week|shift|home|bed))\b)"


def _after(nouns: str) -> str:
    between = rf"(?:\s+{_NOT_BETWEEN}[A-Za-z-]+){{0,2}}?"
    named = rf"(?P<people>{between}\s+(?:{nouns})\b){_NOT_A_RATE}"
    of_all = rf"(?P<among>\s+(?:out\s+)?of\s+(?:them|whom)\b|\s*(?:/|(?:out\s+)?of)\s*[\d,]+{between}\s+(?:{nouns})\b)"
    return rf"{_NOT_BEFORE}{_NUMBER}(?=(?:{named}|{of_all}))"


def _before(nouns: str) -> str:
    value = r"(?P<number_after>\d{1,3}(?:,\d{3})+|\d+)(?=\s*(?:[),;.]|$))(?![.,]\d)"
    return rf"(?:\b(?P<people_before>(?i:{nouns}))\s*(?:\(|:|=)\s*|\b[Nn]\s*=\s*){value}"


_EVERYBODY = re.compile(f"{_after(f'{_PEOPLE}|{_POSTS}')}|{_before(f'{_PEOPLE}|{_POSTS}')}")
_NOT_POSTS = re.compile(f"{_after(_PEOPLE)}|{_before(_PEOPLE)}")


@dataclass(frozen=True, slots=True)
class CountInWords:
    """One count: where its digits or its word stand, the number, and whom it counts."""

    start: int
    end: int
    number: int
    people: str


def counts_in(text: str, *, posts: bool = True) -> Iterator[CountInWords]:
    """Every count of people in a text, in order; `posts` takes in staff and jobs, of which a plan speaks as well."""
    for match in (_EVERYBODY if posts else _NOT_POSTS).finditer(text):
        group = "number" if match["number"] is not None else "number_after"
        number = _counted(match[group])
        if number is not None:
            people = match["people"] or match["people_before"] or "people"
            yield CountInWords(match.start(group), match.end(group), number, " ".join(people.split()))


def replaced(text: str, counts: Iterator[CountInWords], words: Callable[[CountInWords], str]) -> str:
    """The text with each of some counts in other words."""
    parts, at = [], 0
    for count in counts:
        parts += [text[at : count.start], words(count)]
        at = count.end
    return "".join((*parts, text[at:]))


def _counted(written: str) -> int | None:
    """The number written; None for what reads as a year."""
    if written.casefold() in _SMALL_WORDS:
        return _SMALL_WORDS[written.casefold()]
    number = int(written.replace(",", ""))
    return None if "," not in written and 1900 <= number < 2100 else number
