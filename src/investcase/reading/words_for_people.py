"""Words for people. Nobody can list them all, and in an assessment nothing rests on this list.

There a small number is withheld whatever follows it, unless that is a thing. Elsewhere one of these words in the
sentence, or a word built as words for people are, makes it a sentence about people.
"""

from __future__ import annotations

import re

from investcase.reading.vocabulary import words_under
from investcase.reading.words_for_things import is_thing

PEOPLE = words_under("people")
ONE_PERSON = words_under("one person")
POSTS = words_under("posts")
_BUILT = re.compile(
    r"[a-z-]{2,}(?:[a-z](?:er|or)s|ees|ists|ians|[^m]ents|[a-z]ants|ims|sexuals|olds|"
    r"(?:service|country|police|clergy|fisher|sports|trades|work|business|crafts)-?(?:wo)?men|[a-z]{3,}(?:iaid|wyr))"
)
_AGES = re.compile(r"\b(?:under|over)[- ]?\d+s\b|\byear[- ]olds\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def is_people(word: str) -> bool:
    """Whether a word is one for people, or is built as those are: `refugees`, `respondents`."""
    word = without_possession(word.casefold())
    last = word.rpartition("-")[2]
    return word in PEOPLE or last in PEOPLE or (_BUILT.fullmatch(word) is not None and not is_thing(word))


def is_post(word: str) -> bool:
    """Whether a word is one for staff, who belong to a plan outside the assessment."""
    return word in POSTS or word.rpartition("-")[2] in POSTS


def without_possession(word: str) -> str:
    """A word without the sign of what belongs to it: `clients` for `clients'`."""
    return re.sub(r"['’]s?$", "", word)


def speaks_of_people(text: str) -> bool:
    """Whether a word for people stands in a text."""
    if _AGES.search(text):
        return True
    words = (found[0].casefold() for found in _WORD.finditer(text))
    return any((is_people(word) and not is_post(word)) or word in ONE_PERSON for word in words)
