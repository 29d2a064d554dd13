"""Rates that their own units do not allow: more than 168 hours a week, six ambulance journeys for each fall."""

from __future__ import annotations

import math
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.plausible.given import Given, given_figures
from investcase.numbers.writing import number, significant
from investcase.quantities import Unit
from investcase.quantities.typed import typed
from investcase.quantities.writing import unit_in_words
from investcase.reading.problems import Problem, Severity

_DAYS = {"hour": 1 / 24, "day": 1.0, "bed day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
"""How many days each time lasts; a bed day is a day."""
_OF_MANY = ("hour", "bed day")
"""What a place counts in a year over all its people and beds, so that with no person below nothing bounds it."""
_HAPPENINGS = ("fall", "fracture", "admission", "attendance", "incident", "episode", "event")
"""What a cause brings about once at most: of a hundred falls some lead to an attendance, and none to two."""
_ONCE_EACH = ("fracture", "admission", "episode")
"""What, said of a person and of no time, happens to some of a hundred people."""
_CONTACTS = ("contact", "visit", "consultation", "appointment", "session")
_A_WEEK, _A_DAY = 52.25, 366.0
_RARE = 1 / 1000
_LONG = 50.0
_OVER = 1.001
_HUNDRED = 100.0
_NEAR = math.log(2)


RATE_OUT_OF_REACH = Card(
    "rate-out-of-reach",
    Severity.WARNING,
    title="A rate is more than its own unit allows",
    why="A week has 168 hours; of a hundred falls, six lead to an ambulance journey, which is 0.06 for each and not 6.",
    remedy="The rate that looks meant, or the unit that it is in.",
)


@check(RATE_OUT_OF_REACH)
def rates_out_of_reach(appraisal: Appraisal) -> Iterator[Problem]:
    """Each given figure that is more, or far less, than its unit allows."""
    for given in given_figures(appraisal):
        yield from _of(given)


def _of(given: Given) -> Iterator[Problem]:
    unit, value = given.value.unit, given.value.central
    top, under = _sides(unit)
    most = _most(top, under)
    if most is not None and value > most[0] * _OVER:
        yield _told(given, most[1], most[0])
    elif _is_happening_for_a_cause(top, under) and 0 < value < _RARE:
        yield _told(given, f"fewer than one for a thousand {unit_in_words(Unit(((under[0], 1),)))}", None)


def _sides(unit: Unit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words above and below the line; nothing above where any stands there twice."""
    if any(abs(power) != 1 for _, power in unit.powers):
        return (), ()
    return tuple(w for w, p in unit.powers if p > 0), tuple(w for w, p in unit.powers if p < 0)


def _most(top: tuple[str, ...], under: tuple[str, ...]) -> tuple[float, str] | None:
    """The most that a rate can be, and what is wrong with more; None where its unit sets no bound."""
    if not top and under == ("year",):
        return 1.0, "more than all of them in a year"
    if len(top) != 1:
        return None
    word, times = top[0], [name for name in under if name in _DAYS]
    if word in _DAYS:
        return _most_time(word, under, times)
    if _is_happening_for_a_cause(top, under):
        return 1.0, f"more than one {word} for each {under[0]}; 6 of a hundred is 0.06"
    if "person" not in under:
        return None
    if times == ["year"] and word in _HAPPENINGS:
        return _A_WEEK, "more than one a week for each person"
    if times == ["year"] and word in _CONTACTS:
        return _A_DAY, "more than one a day for each person"
    if not times and word in _ONCE_EACH:
        return 1.0, f"more than one {word} for each person; 6 of a hundred is 0.06"
    return None


def _most_time(word: str, under: tuple[str, ...], times: list[str]) -> tuple[float, str] | None:
    if len(times) == 1:
        if (under == ("year",) and word in _OF_MANY) or (word == "bed day" and len(under) == 1):
            return None
        most = _DAYS[times[0]] / _DAYS[word]
        return most, f"a {times[0]} has {number(most)} {unit_in_words(Unit(((word, 1),)))}"
    if not under and word == "year":
        return _LONG, f"longer than {_LONG:.0f} years"
    if word in ("day", "bed day") and under == ("person",):
        return _A_DAY, "more than a year in a bed for each person"
    return None


def _is_happening_for_a_cause(top: tuple[str, ...], under: tuple[str, ...]) -> bool:
    return len(top) == len(under) == 1 and top[0] in _HAPPENINGS and under[0] in (*_HAPPENINGS, *_CONTACTS, "referral")


def _told(given: Given, said: str, most: float | None) -> Problem:
    value = given.value
    if most is None:
        return given.problem(
            RATE_OUT_OF_REACH, f"{typed(value)}: {said}", remedy="look at its digits, and at what it is a rate of"
        )
    slips = [1 / _HUNDRED] if most == 1 else [1 / 52.18, 1 / 12, 1 / 7, 1 / 10, 1 / _HUNDRED, 1 / 1000]
    before = given.before.central if given.before is not None else None
    likely = [slip for slip in slips if value.central * slip <= most]
    if before:
        near = {slip: abs(math.log(abs(value.central * slip / before))) for slip in likely}
        likely = sorted((slip for slip in likely if near[slip] < _NEAR), key=near.__getitem__)
    elif most != 1:
        likely = []
    return given.problem(
        RATE_OUT_OF_REACH,
        f"{typed(value)}: {said}",
        expected=f"at most {significant(most, 6)} {unit_in_words(value.unit)}",
        instead=(typed(value.scaled(likely[0])),) if likely else (),
        remedy=None if likely else "look at its digits and its unit",
    )
