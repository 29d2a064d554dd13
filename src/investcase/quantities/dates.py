"""What somebody most likely meant by a date written otherwise than year, month, day: offered, never taken as read."""

from __future__ import annotations

import datetime as dt
import re

from investcase.quantities.years import YearError, parse_month, parse_year

_FIGURES = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})", re.ASCII)
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]+\.?),?\s+(?P<year>\d{4})", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})", re.ASCII)


def date_meant(text: str) -> str | None:
    """A remedy for `14/01/2027`, `14 January 2027`, `April 2026`, `2026-04` or `2026-27`; None for anything else."""
    text = text.strip()
    try:
        if (found := _FIGURES.fullmatch(text)) is not None:
            return f"write {dt.date(int(found['year']), int(found['month']), int(found['day']))}"
        if (found := _WORDS.fullmatch(text)) is not None:
            day = dt.date(int(found["year"]), parse_month(found["month"]), int(found["day"] or 1))
            return f"write {day}" if found["day"] else _some_day(day)
        if (found := _MONTH.fullmatch(text)) is not None and int(found["month"]) <= 12:
            return _some_day(dt.date(int(found["year"]), int(found["month"]), 1))
        year = parse_year(text)
        return _some_day(dt.date(year.start, 4 if year.financial else 1, 1))
    except (ValueError, YearError):
        return None


def _some_day(first: dt.date) -> str:
    return f"write the day too, as in {first}"
