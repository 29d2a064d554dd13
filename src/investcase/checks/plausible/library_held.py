"""Figures many times larger or smaller than what they replace, and ranges with an end on another scale."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.checks.plausible.given import Given, given_figures
from investcase.documents.amounts_typed import amounts_typed
from investcase.numbers.writing import number
from investcase.quantities import Quantity
from investcase.quantities.typed import typed
from investcase.reading.problems import Problem, Severity

_TIMES = 5.0
_TIMES_PLAIN = 30.0
_SLIPS = (1000.0, 100.0, 10.0, 52.18, 12.0, 7.0)
_NEAR = 1.8
_WIDE = 100.0


FAR_FROM_LIBRARY = Card(
    "far-from-library",
    Severity.WARNING,
    title="A figure is many times what it replaces, or a small part of it",
    why="A slip of a nought, or a week's figure for a year's, looks like local knowledge.",
    remedy="The figure that looks meant, or words in its reason that say why it is so far off.",
)


@check(FAR_FROM_LIBRARY)
def far_from_what_it_replaces(appraisal: Appraisal) -> Iterator[Problem]:
    """A figure that is at least five times what it replaces, or at most a fifth of it; thirty for a plain number."""
    for given in given_figures(appraisal):
        if given.before is not None and _is_far(given.value, given.before):
            yield _told(given, given.before)


RANGE_TOO_WIDE = Card(
    "range-too-wide",
    Severity.WARNING,
    title="One end of a range is a hundred times its centre, or a hundredth of it",
    why="An end on another scale makes every range in the paper meaningless.",
    remedy="Both ends and the centre on one scale.",
)


@check(RANGE_TOO_WIDE)
def ranges_too_wide(appraisal: Appraisal) -> Iterator[Problem]:
    """A range one end of which is a hundred times its centre, or a hundredth of it, as if on another scale."""
    for given in given_figures(appraisal):
        if _too_wide(given.value):
            said, expected = _width(given.value)
            yield given.problem(RANGE_TOO_WIDE, said, expected=expected)
    for index, option in options_of(appraisal):
        for entry in amounts_typed(option, ("options", index)):
            for path, amount in entry.amounts:
                if _too_wide(amount):
                    said, expected = _width(amount)
                    yield RANGE_TOO_WIDE.problem(
                        appraisal.case.loaded, f"{entry.title}: {said}", path, expected=expected
                    )


def _is_far(value: Quantity, before: Quantity) -> bool:
    times = _TIMES_PLAIN if value.unit.is_number else _TIMES
    low, high = sorted(abs(end) for end in before.ends)
    if not value.central or not before.central or value.central * before.central < 0:
        return False
    low = low or abs(before.central)
    return abs(value.central) > times * high or abs(value.central) < low / times


def _told(given: Given, before: Quantity) -> Problem:
    value, ratio = given.value, abs(given.value.central / before.central)
    fits = [(abs(ratio * slip - 1), slip) for one in _SLIPS for slip in (one, 1 / one)]
    fits = [(off, slip) for off, slip in fits if 1 / _NEAR <= ratio * slip <= _NEAR]
    how = f"{number(ratio)} times" if ratio > 1 else f"one {_ordinal(1 / ratio)} of"
    return given.problem(
        FAR_FROM_LIBRARY,
        f"{typed(value)} is {how} what it replaces, {typed(before)}",
        expected="a figure of the same scale; or words in its reason that say why it is so far off",
        remedy=f"write {typed(value.scaled(min(fits)[1]))}" if fits else "look at its digits and its unit",
    )


def _ordinal(times: float) -> str:
    words = number(times)
    ends = {"1": "st", "2": "nd", "3": "rd"}
    return words + ("th" if words[-2:] in ("11", "12", "13") else ends.get(words[-1], "th"))


def _too_wide(value: Quantity) -> bool:
    low, high = value.ends
    return value.central > 0 and (high > _WIDE * value.central or 0 < low < value.central / _WIDE)


def _width(value: Quantity) -> tuple[str, str]:
    low, high = value.ends
    high_end = high > _WIDE * value.central
    end, times = (high, high / value.central) if high_end else (low, value.central / low)
    shown = typed(Quantity(end, value.unit))
    said = (
        f"the {'high' if high_end else 'low'} end, {shown}, is {number(times)} times {'more' if high_end else 'less'}"
    )
    return f"{said} than the centre", "both ends and the centre on one scale"
