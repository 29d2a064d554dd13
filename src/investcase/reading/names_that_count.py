"""Ids and group names that count people: `women-6`, `male_8`. Ages (`under_5`, `0_to_4`) and places in order do not.

A name is printed wherever it is referred to, so it cannot be protected without ceasing to name: it is refused.
"""

from __future__ import annotations

import re

from investcase.reading.number_words import WELSH_AND_ENGLISH, WORDS
from investcase.reading.words_for_people import ONE_PERSON, is_people
from investcase.reading.words_for_things import MEASURES, NAMES_BEFORE, is_thing

_ANY = re.compile(r"[1-9]|" + "|".join(WORDS), re.IGNORECASE)
_PART = re.compile(r"\d+|[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[a-z])\d(?=[a-z])")
"""Inside a word, as in the name of a firm: `partners4change`."""
_SPELT = frozenset(WORDS) - frozenset(WELSH_AND_ENGLISH) - {"one"}
_AGES_BEFORE = frozenset(["under", "over", "to", "from", "above", "below", "up", "and", "or"])
_AGES_AFTER = frozenset(["to", "plus", "and", "or", "over", "under", "s", "year", "month", "week"])


def counts_people(name: str) -> bool:
    """Whether a number under ten stands beside a word for people in a name."""
    if _ANY.search(name) is None:
        return False
    parts = _PART.findall(_INSIDE.sub("", name.casefold()))
    for place, part in enumerate(parts):
        digit = part.isdigit() and 0 < int(part) < 10
        if not digit and part not in _SPELT:
            continue
        before = parts[place - 1] if place else ""
        after = parts[place + 1] if place + 1 < len(parts) else ""
        if before in _AGES_BEFORE | NAMES_BEFORE or after in _AGES_AFTER | MEASURES or is_thing(after):
            continue
        if any(is_people(near) or near in ONE_PERSON for near in (before, after)):
            return True
    return False
