"""The years that a case is about, against which every other year in it is held."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.documents.case import Case

_APRIL = 4
_CASE_FROM_TODAY = 15
_PRICES_FROM_CASE = 10
_KNOWN_AHEAD = 1
_NOT_KNOWN_WHEN = 5
_LONG = 10


@dataclass(frozen=True, slots=True)
class Frame:
    """Years as numbers, the first of each financial year. `today` is None where nothing says when the case is read.

    `start` is the first year of the case and `last` the last of the first ten; `base` is the year of its prices.
    """

    start: int
    last: int
    base: int
    today: int | None

    @property
    def now(self) -> int:
        """The year of today, or the first of the case where nothing gives it."""
        return self.start if self.today is None else self.today

    @property
    def start_is_near(self) -> bool:
        """Whether the case starts within some years of today."""
        return abs(self.start - self.now) <= _CASE_FROM_TODAY

    @property
    def prices_span(self) -> tuple[int, int]:
        """The first and the last year that the case's own prices may be of."""
        latest = max(self.start, self.now) if self.start_is_near else self.now
        ahead = _KNOWN_AHEAD if self.today is not None else _NOT_KNOWN_WHEN
        return min(self.start if self.start_is_near else self.now, self.now) - _PRICES_FROM_CASE, latest + ahead

    @property
    def prices_are_near(self) -> bool:
        """Whether the year of the case's prices can be meant."""
        first, last = self.prices_span
        return first <= self.base <= last

    @property
    def settled(self) -> bool:
        """Whether the case's own years agree, so that others can be held against them."""
        return self.start_is_near and self.prices_are_near


def frame_of(appraisal: Appraisal) -> Frame:
    """The years of a case. A date of its own that lies far from both its start and its prices is no guide to today."""
    case = appraisal.case.document
    start, base = case.start.start, case.price_base.start
    day = appraisal.case.as_of
    today = None if day is None else day.year - (case.start.financial and day.month < _APRIL)
    if case.as_of is not None and today is not None and _stands_alone(today, start, base):
        today = None
    return Frame(start, start + min(case.years, _LONG) - 1, base, today)


def date_stands_alone(case: Case) -> bool:
    """Whether the date of a case lies far from its start and from its prices, which agree."""
    return case.as_of is not None and _stands_alone(case.as_of.year, case.start.start, case.price_base.start)


def _stands_alone(today: int, start: int, base: int) -> bool:
    return abs(start - today) > _CASE_FROM_TODAY and abs(base - start) <= _PRICES_FROM_CASE
