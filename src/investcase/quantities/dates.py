"""What somebody most likely meant by a date written otherwise than year, month, day: offered, never taken as read."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.quantities.years import MONTHS, YearError, parse_month, parse_year

_BETWEEN = r"[/.\-–\s]\s*"
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}}){_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}(?P<year>\d{{4}}|\d{{2}})", re.ASCII
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}}){_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}})", re.ASCII)
_RUN_ON = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_IN_WORDS = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?(?:{_BETWEEN}|\s*))?(?P<month>[A-Za-z]{{3,}}\.?),?"
    rf"(?:{_BETWEEN}|\s*)(?P<year>\d{{4}}|['’]?\d{{2}})",
    re.ASCII,
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[A-Za-z]{3,}\.?)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})", re.ASCII
)
_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})", re.ASCII)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DateMeant:
    """Why a text is no date where that can be said, what to do in words, and what may be written instead."""

    why: str | None = None
    remedy: str | None = None
    instead: tuple[str, ...] = ()


def date_meant(text: str) -> DateMeant:
    """What was meant by `14/01/2027`, `14 Jan 27`, `April 2026`, `2026-04` or `2026-27`, or by a day that no month has;
    nothing for anything else.
    """
    text = _WEEKDAY.sub("", text.strip())
    try:
        for shape in (_YEAR_FIRST, _DAY_FIRST, _RUN_ON, _MONTH_FIRST, _IN_WORDS):
            if (found := shape.fullmatch(text)) is not None:
                return _of_parts(found)
        if (found := _MONTH.fullmatch(text)) is not None and int(found["month"]) <= _MONTHS:
            return _some_day(dt.date(int(found["year"]), int(found["month"]), 1))
        year = parse_year(text)
        return _some_day(dt.date(year.start, 4 if year.financial else 1, 1))
    except (ValueError, YearError):
        return DateMeant()


def _of_parts(found: re.Match[str]) -> DateMeant:
    written = found["year"].lstrip("'’")
    year = int(written) + (2000 if len(written) == 2 else 0)
    month = int(found["month"]) if found["month"].isdigit() else parse_month(found["month"])
    if found["day"] is None:
        return _some_day(dt.date(year, month, 1))
    day = int(found["day"])
    if month > _MONTHS >= day:
        day, month = month, day
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return DateMeant(instead=(str(dt.date(year, month, day)),))
    name = f"{MONTHS[month - 1].capitalize()} {year}"
    near = tuple(_days_near(year, month, day, last))
    return DateMeant(f"{name} has {last} days", instead=near)


def _days_near(year: int, month: int, day: int, last: int) -> Iterator[str]:
    if last < day <= 31:
        yield str(dt.date(year, month, last))


def _some_day(first: dt.date) -> DateMeant:
    return DateMeant(None, f"write the day too, as in {first}", (str(first),))
