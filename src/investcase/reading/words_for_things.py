"""What a number in a sentence may count, measure or name that is not people.

A thing is told by its plural, since in the singular it describes what follows: `7 home visits`, but
`7 care home residents`.
"""

from __future__ import annotations

from investcase.reading.vocabulary import words_under

MEASURES = words_under("measures")
THINGS = words_under("things")
EVENTS_OF_PEOPLE = words_under("events of people")
NAMES_BEFORE = words_under("names before")
SIZES = words_under("sizes")
MONTHS = words_under("months")


def is_thing(word: str) -> bool:
    """Whether a word, in small letters, is a unit, or the plural of something that is not people."""
    return word in THINGS or word.rpartition("-")[2] in THINGS or word in MEASURES
