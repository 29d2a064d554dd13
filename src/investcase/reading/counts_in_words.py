"""Counts of people in what people write: `7 women`, `seven of them`, `carers (7)`, `7 of 60 users`, `n = 7`.

A number under ten is taken for one until it is shown to be none (`what_a_number_counts`), since a few people may be
counted in more ways than anybody can list. A larger one is found by the word for people beside it. `one` mostly counts
nobody, and is a count only before such a word: one woman, and not one person in charge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from investcase.reading.larger_numbers import larger_numbers, parts_and_wholes
from investcase.reading.number_words import ENGLISH, number_of
from investcase.reading.ordinals_of_people import places_in_order
from investcase.reading.what_a_number_counts import REACH, counts_no_people, people_after, people_beside, small_numbers
from investcase.reading.words_for_people import speaks_of_people

_TEN = 10
_PEOPLE = (
    "people|persons?|wom[ae]n|m[ae]n|girls?|boys?|child|children|adults?|users?|carers?|clients?|residents?|tenants?|"
    "patients?|pupils|parents|families|households"
)
_POSTS = "members|staff|workers|employees|jobs"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|(?i:" + "|".join(ENGLISH) + r")(?!-))"
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
    value = r"(?P<number_after>\d{1,3}(?:,\d{3})+|\d+)(?=\s*(?:[),;.]|\Z))(?![.,]\d)"
    return rf"(?:\b(?P<people_before>(?i:{nouns}))\s*(?:\(|:|=)\s*|\b[Nn]\s*=\s*){value}"


_LED = re.compile(r"\b(?:fewer than|less than|under|between|up to)\s+\Z", re.IGNORECASE)
"""What leads a bound in: it is withheld with its number, which `fewer than 10` then takes the place of."""
_RANGE = re.compile(r"\s*(?:to|or|and|–|—|-|neu)\s*", re.IGNORECASE)
_GOES_ON = r"(?:All|Most|Both|None|Some|Each) (?:of them )?(?:were|are|was|is)\b"
"""After a stop: of those just counted."""
_END = re.compile(
    rf"(?<!\b\d)(?<!no)(?<!\bc)(?<!\btot)(?<!\.)(?<!\.[eg])[.!](?=\s)(?!\s+{_GOES_ON})|"
    r"(?<!\b\d)\?(?=\s)(?!\s*\w+\s*(?:[.!\x22',;)\]}]|\Z))|\n(?=\s*(?:- |[\w.-]+:(?:\s|\Z)))|\n\s*\n"
)
_EVERYBODY = re.compile(f"{_after(f'{_PEOPLE}|{_POSTS}')}|{_before(f'{_PEOPLE}|{_POSTS}')}")
_NOT_POSTS = re.compile(f"{_after(_PEOPLE)}|{_before(_PEOPLE)}")


@dataclass(frozen=True, slots=True)
class CountInWords:
    """One count: where its digits or its word stand, the number, and whom it counts.

    `sure` where a word for people says that it counts them; else nothing says that it counts anything else.
    `leaves_few` where another number of its sentence is less than ten away, and the two look like part and whole.
    `in_order` where it is a place in an order, whose words no other number can take.
    """

    start: int
    end: int
    number: int
    people: str
    sure: bool = True
    leaves_few: bool = False
    in_order: bool = False


def counts_in(text: str, *, posts: bool = True) -> Iterator[CountInWords]:
    """Every count of people in a text, in order; `posts` for the assessment, which is about people from end to end.

    There every number counts people until what stands about it shows otherwise, staff and jobs among them. Elsewhere
    that holds of a number under ten in a sentence in which a word for people stands, and of two larger ones that look
    like part and whole; and a plan speaks of staff and jobs as well.
    """
    named = tuple(_named(text, posts=posts))
    surely = {count.end for count in named}
    small = tuple(
        replace(count, sure=count.sure or count.end in surely or people_beside(text, count.start, count.end, posts))
        for count in _small(text, posts=posts)
    )
    taken = {at for count in small for at in range(count.start, count.end)}
    few = parts_and_wholes(text, posts=posts)
    beside = {count.start: count for count in named if count.number >= _TEN}
    large: dict[int, CountInWords] = {}
    for found in larger_numbers(text, posts=posts):
        if posts or found.start in beside or found.start in few:
            unsure = CountInWords(found.start, found.end, found.number, "people", sure=False)
            large[found.start] = beside.get(found.start, unsure)
    others = (replace(count, leaves_few=at in few) for at, count in large.items() if at not in taken)
    placed = (CountInWords(at.start, at.end, at.number, "people", in_order=True) for at in places_in_order(text))
    yield from sorted((*small, *others, *placed), key=lambda count: count.start)


def _named(text: str, *, posts: bool) -> Iterator[CountInWords]:
    """Counts with a word for people beside them."""
    for match in (_EVERYBODY if posts else _NOT_POSTS).finditer(text):
        group = "number" if match["number"] is not None else "number_after"
        number = _counted(match[group])
        if number is not None:
            people = match["people"] or match["people_before"] or "people"
            yield CountInWords(match.start(group), match.end(group), number, " ".join(people.split()))


def _small(text: str, *, posts: bool) -> Iterator[CountInWords]:
    """Numbers under ten that may count people; those of one range, `6 or 7 families`, are one count."""
    last: CountInWords | None = None
    sentences = None if posts else _sentences_about_people(text)
    for found in small_numbers(text):
        if counts_no_people(text, found, posts=posts) or (sentences is not None and not sentences(found.start())):
            continue
        start = found.start()
        led = _LED.search(text[max(0, start - 14) : start])
        start -= len(led[0]) if led else 0
        people = people_after(text[found.end() : found.end() + REACH], posts)
        count = CountInWords(start, found.end(), number_of(found), people or "people", sure=people is not None)
        if last is not None and _RANGE.fullmatch(text[last.end : start]):
            last = replace(count, start=last.start, number=last.number, sure=last.sure or count.sure)
            continue
        if last is not None:
            yield last
        last = count
    if last is not None:
        yield last


def replaced(text: str, counts: Iterator[CountInWords], words: Callable[[CountInWords], str]) -> str:
    """The text with each of some counts in other words."""
    parts, at = [], 0
    for count in counts:
        parts += [text[at : count.start], words(count)]
        at = count.end
    return "".join((*parts, text[at:]))


def _sentences_about_people(text: str) -> Callable[[int], bool]:
    """Whether the sentence at a place speaks of people."""
    ends = [match.end() for match in _END.finditer(text)]
    known: dict[int, bool] = {}

    def about(at: int) -> bool:
        place = bisect_right(ends, at)
        if place not in known:
            start = ends[place - 1] if place else 0
            known[place] = speaks_of_people(text[start : ends[place] if place < len(ends) else len(text)])
        return known[place]

    return about


def _counted(written: str) -> int | None:
    """The number written; None for what reads as a year."""
    if written.casefold() in ENGLISH:
        return ENGLISH[written.casefold()]
    number = int(written.replace(",", ""))
    return None if "," not in written and 1900 <= number < 2100 else number
