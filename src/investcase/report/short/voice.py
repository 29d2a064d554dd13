"""How the short paper speaks of bodies, years and lists: plain words, true of one and of several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from investcase.documents.bodies import Body
from investcase.numbers.writing import number
from investcase.quantities import Year
from investcase.report.view.tables import listed

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def the(body: Body) -> str:
    """A body inside a sentence: `the council`, `the NHS`, `people who use services`; one with its own name by that."""
    name = body.name
    if name != body.kind.name:
        return name
    word = name if any(letter.isupper() for letter in name[1:]) else name[:1].lower() + name[1:]
    return word if body.kind.households else f"the {word}"


def owned(body: Body) -> str:
    """The same as an owner: `the council’s`."""
    return f"{the(body)}’s"


def begun(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def several(bodies: Sequence[Body]) -> str:
    """Bodies in a list inside a sentence."""
    return listed([the(body) for body in bodies])


def spelled(count: int) -> str:
    """A small number in words."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else number(count)


def over_years(count: int) -> str:
    """`one year`, `five years`, `30 years`."""
    return f"{spelled(count)} {'year' if count == 1 else 'years'}"


def starts(year: Year) -> str:
    """When a year begins, in words: `April 2027`."""
    return f"April {year.start}" if year.financial else f"January {year.start}"


def ends(year: Year) -> str:
    """When a year ends, in words: `March 2028`."""
    return f"March {year.start + 1}" if year.financial else f"December {year.start}"


def last_day(year: Year) -> dt.date:
    """The day on which a year ends."""
    return dt.date(year.start + 1, 3, 31) if year.financial else dt.date(year.start, 12, 31)


def sentence(words: str) -> str:
    """An author's words as one sentence: the first of several, with a full stop at its end."""
    first = words.strip()
    for stop in (". ", "? ", "! "):
        first = first.split(stop)[0]
    return f"{first.rstrip('.')}."
