"""Days, months and years as people write them in an answer."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from investcase.cli.readers import UnreadableError
from investcase.quantities import Year, YearError, parse_month, parse_year
from investcase.quantities.years import MONTHS

_DAY = re.compile(
    r"\b(?P<iso>\d{4}-\d{1,2}-\d{1,2})\b"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}|\d{2})\b"
    r"|\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?(?:,?\s+(?P<year>\d{4}))?(?=[\s,.;]|$)",
    re.IGNORECASE | re.ASCII,
)
_WHEN = re.compile(
    r"\b(?:from\s+|in\s+)?(?:(?P<month>[a-z]{3,9})\.?\s+)?(?P<year>"
    r"\d{4}\s*[-/–]\s*\d{2,4}|\d{2}\s*/\s*\d{2}|FY\s?\d{2,4}\s*[-/–]\s*\d{2,4}|(?:19|20)\d{2})\b"
    r"|\b(?:from\s+|in\s+)?(?P<only>[a-z]{3,9})\b",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in an answer, and the answer without it."""

    words: str
    day: dt.date | None = None
    year: Year | None = None
    month: int | None = None


def day_in(text: str, today: dt.date, *, past: bool = False) -> Found:
    """The day that an answer names, if it names one; `past` where it may lie behind.

    Raises:
        UnreadableError: there is no such day, or its year is not said.
    """
    for found in _DAY.finditer(text):
        try:
            day = _day(found, today, past=past)
        except YearError:
            continue  # a number before a word that is no month
        return Found(_without(text, found), day=day)
    return Found(text)


def _day(found: re.Match[str], today: dt.date, *, past: bool) -> dt.date:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["d"]:
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        year += 2000 if year < 100 else 0
    else:
        month, day = parse_month(found["month"]), int(found["day"])
        year = int(found["year"] or 0)
    if not year and past:
        raise UnreadableError(f"which year? Write it again with the year, such as {found[0]} {today.year}")
    if not year:
        following = _next(month, day, today)
        raise UnreadableError(f"which year? {in_full(following)} is the next one. Write it again with the year")
    try:
        return dt.date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise UnreadableError(f"{found[0]} names no month: write the day first, then the month") from None
        last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)).day
        raise UnreadableError(f"{MONTHS[month - 1].capitalize()} {year} has {last} days") from None


def _next(month: int, day: int, today: dt.date) -> dt.date:
    for year in range(today.year, today.year + 9):
        try:
            following = dt.date(year, month, day)
        except ValueError:
            continue
        if following > today:
            return following
    raise UnreadableError("there is no such day")


def when_in(text: str, first: Year) -> Found:
    """The year that an answer names, with its month: `april 2027`, `27/28`, `2027-28`, `july`.

    A month alone is of the first year of the case, and a month of a calendar year names the year that it falls in.

    Raises:
        UnreadableError: it reads like a year, and is none.
    """
    for found in _WHEN.finditer(text):
        word = found["month"] or found["only"]
        month = None
        if word:
            try:
                month = parse_month(word)
            except YearError:
                if found["only"]:
                    continue
        if not found["year"]:
            return Found(_without(text, found), year=first, month=month)
        try:
            year = _year(found["year"].replace(" ", ""), month, financial=first.financial)
        except YearError as error:
            raise UnreadableError(f"{error}; write a year such as {first}") from None
        rest = _without(text, found) if month or not found["month"] else text.replace(found["year"], " ")
        return Found(rest, year=year, month=month)
    return Found(text)


def _year(text: str, month: int | None, *, financial: bool) -> Year:
    text = re.sub(r"^FY", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{2}[-/–]\d{2}", text):
        text = f"20{text}"
    if not text.isdigit():
        return parse_year(text)
    if not financial:
        return Year(int(text), financial=False)
    return Year(int(text) - 1 if month is not None and month < 4 else int(text))


def in_full(day: dt.date) -> str:
    """A day with its weekday, so that a slip shows."""
    return f"{day:%A} {day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def month_of(year: Year, month: int | None = None) -> str:
    """The first month of a year, or another of its months, as `April 2027`."""
    number = month or (4 if year.financial else 1)
    after = year.financial and number < 4
    return f"{MONTHS[number - 1].capitalize()} {year.start + after}"


def last_month_of(year: Year) -> str:
    """The last month of a year, as `March 2030`."""
    return f"March {year.start + 1}" if year.financial else f"December {year.start}"


def _without(text: str, found: re.Match[str]) -> str:
    left = f"{text[: found.start()]} {text[found.end() :]}"
    return re.sub(r"\s*,(?=\s*(?:,|$))|^[\s,]+", "", " ".join(left.split())).strip(" ,")
