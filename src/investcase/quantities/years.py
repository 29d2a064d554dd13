"""Financial years (`2027-28`) and calendar years (`2026`), one kind in any one case."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.reading.suggest import nearest, to_write

_FINANCIAL = re.compile(r"(?P<start>\d{4})\s*[-/–]\s*(?P<end>\d{2}|\d{4})", re.ASCII)
_SHORT = re.compile(
    r"(?:FY\s*)?(?:20)?(?P<start>\d{2})\s*(?:[-/–—]|to|and|&)\s*(?:20)?(?P<end>\d{2}|\d)", re.ASCII | re.IGNORECASE
)
_CALLED = re.compile(r"^(?:financial year|year|f/y)\s*|\s*(?:financial year|FY|prices|onwards|on|\+)$", re.IGNORECASE)
_IN_A_MONTH = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]+)\s+(?P<year>\d{4})", re.ASCII)
_ENDING = re.compile(r"FY\s*(?:20)?(?P<end>\d{2})", re.ASCII | re.IGNORECASE)
_CALENDAR = re.compile(r"\d{4}", re.ASCII)
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


_YEAR_AND_MONTH = re.compile(r"\d{4}[-/](?P<month>\d{2})(?:[-/]\d{2})?")
_WHERE_THE_YEAR_GOES = "the year goes under start: or from:"


class YearError(ValueError):
    """Text that is not a year or a month; `remedy` says what was likely meant, and `instead` what may be written."""

    def __init__(self, message: str, remedy: str | None = None, instead: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.instead = instead
        self.remedy = remedy or to_write(instead)


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A year by its first calendar year; financial years run from April to March."""

    start: int
    financial: bool = True

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}" if self.financial else str(self.start)

    def __add__(self, years: int) -> Year:
        return Year(self.start + years, self.financial)

    def __sub__(self, other: Year) -> int:
        if self.financial != other.financial:
            raise YearError(f"{self} and {other} are different kinds of year")
        return self.start - other.start

    @property
    def first_day(self) -> dt.date:
        """The day on which it begins."""
        return dt.date(self.start, 4 if self.financial else 1, 1)

    @property
    def last_day(self) -> dt.date:
        """The day on which it ends."""
        return dt.date(self.start + 1, 3, 31) if self.financial else dt.date(self.start, 12, 31)

    def share_left_from(self, month: int) -> float:
        """The share of the year that is left at the start of a month (1 = January): April of a financial year is 1."""
        first = 4 if self.financial else 1
        return 1 - ((month - first) % 12) / 12


def parse_year(text: str) -> Year:
    """`2027-28`, `2027/28`, `2027-2028` or `2026`.

    Raises:
        YearError: not a year, or the two halves do not follow one another.
    """
    text = text.strip()
    match = _FINANCIAL.fullmatch(text)
    if match is None:
        if _CALENDAR.fullmatch(text):
            return Year(int(text), financial=False)
        raise YearError(f"{text!r} is not a year", instead=tuple(_years_meant(text)))
    start, end = int(match["start"]), match["end"]
    if int(end) != (start + 1 if len(end) == 4 else (start + 1) % 100):
        message = f"{text!r} is not one financial year: {start} is followed by {(start + 1) % 100:02d}"
        raise YearError(message, instead=tuple(dict.fromkeys(map(str, (Year(start), Year(_ends_in(start, end) - 1))))))
    return Year(start)


def _ends_in(start: int, end: str) -> int:
    return int(end) if len(end) == 4 else start - start % 100 + int(end)


def _years_meant(text: str) -> Iterator[str]:
    """What `27/28`, `FY27-28`, `2027/8`, `2027 to 2028`, `May 2027` or `FY28` was likely meant as."""
    text = _CALLED.sub("", text.strip().replace("’", "").replace("'", ""))
    text = re.sub(r"(?<=\d)[oO](?=\d)", "0", text)
    if (whole := _FINANCIAL.fullmatch(text)) is not None and int(whole["end"]) % 100 == (int(whole["start"]) + 1) % 100:
        yield str(Year(int(whole["start"])))
        return
    found = _SHORT.fullmatch(text)
    if found is not None:
        start, end = 2000 + int(found["start"]), found["end"]
        if (start + 1) % 10 ** len(end) == int(end):
            yield str(Year(start))
        return
    if (found := _IN_A_MONTH.fullmatch(text)) is not None and (month := _named(found["month"])) is not None:
        yield str(Year(int(found["year"]) - (month < 4)))
    elif (found := _ENDING.fullmatch(text)) is not None:
        yield str(Year(2000 + int(found["end"]) - 1))
        yield str(Year(2000 + int(found["end"])))


def parse_month(text: str) -> int:
    """A month's number from its English name, whole or its first letters, at least three.

    Raises:
        YearError: not a month, or more than a month; `remedy` says what was likely meant.
    """
    text = text.strip()
    month = _named(text)
    if month is None:
        raise YearError(f"{text!r} is not a month", *_month_meant(text))
    return month


def _named(text: str) -> int | None:
    word = text.casefold().removesuffix(".")
    starts = (number for number, name in enumerate(MONTHS, start=1) if len(word) >= 3 and name.startswith(word))
    return next(starts, None)


def _month_meant(text: str) -> tuple[str | None, tuple[str, ...]]:
    """A remedy in words, and the months: a number alone may count from January or, as finance teams do, from April; a
    year does not belong to a month.
    """
    if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 12:
        number = int(text)
        calendar, financial = (MONTHS[(number + shift) % 12].capitalize() for shift in (-1, 2))
        return f"write {calendar}, or {financial} if months are counted from April", (calendar, financial)
    dated = _YEAR_AND_MONTH.fullmatch(text)
    if dated is not None and 1 <= int(dated["month"]) <= 12:
        name = MONTHS[int(dated["month"]) - 1].capitalize()
        return f"write {name}; {_WHERE_THE_YEAR_GOES}", (name,)
    if (quarter := re.fullmatch(r"q(?:uarter)?\s*([1-4])", text, re.IGNORECASE)) is not None:
        name = MONTHS[(3 + 3 * (int(quarter[1]) - 1)) % 12].capitalize()
        return f"write {name}, in which that quarter of a financial year begins", (name,)
    named = [month for word in re.findall(r"[A-Za-z]+", text) if (month := _named(word)) is not None]
    if len(named) == 1:
        name = MONTHS[named[0] - 1].capitalize()
        rest = f"; {_WHERE_THE_YEAR_GOES}" if re.search(r"\d{4}", text) else ""
        return f"write {name}{rest}", (name,)
    near = nearest(text, MONTHS, 1, 0.75)
    return None, tuple(name.capitalize() for name in near)
