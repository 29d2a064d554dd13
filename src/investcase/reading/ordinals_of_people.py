"""Places in an order that tell how many people there are: `the seventh woman to complain`, `the 7th and last one`.

Most ordinals count nobody: a third child, a second carer, the sixth form. These do, since somebody who comes seventh
of those who came is told to be one of seven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.reading.words_for_people import ONE_PERSON, is_people

_SPELT = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?P<number>[2-9](?:nd|rd|th)|{'|'.join(_SPELT)})(?P<last> and last)?"
    r"(?:(?P<of> of) (?:the|our|these|those|its) )?(?P<after>(?: ?[a-z-]+){1,3})",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_COMES_TO = re.compile(r"(?: [a-z-]+){0,2}? (?P<person>[a-z-]+) to (?!an? |the |each |every )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceInOrder:
    """Where such an ordinal stands, and its number."""

    start: int
    end: int
    number: int


def places_in_order(text: str) -> Iterator[PlaceInOrder]:
    """Each, in order."""
    for found in _ORDINAL.finditer(text):
        words = found["after"].split()
        rest = text[found.end("number") + len(found["last"] or "") :]
        if found["of"]:
            # The third of the women to leave, and not a third of them, which is a share.
            told = _THE.search(text, 0, found.start()) is not None and any(is_people(word.casefold()) for word in words)
        elif found["last"]:
            told = any(_person(word) for word in words)
        else:
            comes = _COMES_TO.match(rest)
            told = (
                comes is not None and _person(comes["person"]) and found["number"].casefold() not in ("second", "2nd")
            )
        if told:
            written = found["number"].casefold()
            number = _SPELT.get(written) or int(written[0])
            yield PlaceInOrder(found.start("number"), found.end("number"), number)


def _person(word: str) -> bool:
    return word.casefold() in ONE_PERSON or is_people(word)
