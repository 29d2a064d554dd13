"""Years, months and days read from the text people write."""

from __future__ import annotations

import datetime as dt

from pydantic_core import PydanticCustomError

from investcase.documents.offering import fault, reads_its_remedies
from investcase.documents.reading_texts import a_text, says_not_known
from investcase.quantities import Year, YearError, parse_month, parse_year
from investcase.quantities.dates import date_meant

_A_YEAR = "a year such as 2027-28, or 2026 for a calendar year"
_A_MONTH = "a month's name, such as October"
_A_DATE = "a date written 2026-11-22"
_YEARS = "a line for each year, such as 2027-28: £45,000"


def years_said_once(by_year: object, *bounds: object) -> None:
    """Amounts by year already say in which years; a beginning, an end or a month beside them would count for nothing.

    Raises:
        PydanticCustomError: both are given.
    """
    if by_year is not None and any(bound is not None for bound in bounds):
        raise fault(
            "line-amount", "amounts by year already say when", "remove from, to and start_month, or use each_year"
        )


@reads_its_remedies
def read_year(value: object) -> Year:
    """A year.

    Raises:
        PydanticCustomError: it is none.
    """
    if isinstance(value, Year):
        return value
    if not isinstance(value, str):
        raise fault("year", "this is not a year", _A_YEAR)
    try:
        return parse_year(value)
    except YearError as error:
        if (not_known := says_not_known(value, "year", _A_YEAR)) is not None:
            raise not_known from None
        raise fault("year", str(error), _A_YEAR, instead=error.instead) from None


def of_some_year(value: object) -> object:
    """An amount may be of no year because it is meant of each.

    Raises:
        PydanticCustomError: it is, and nothing says so.
    """
    if isinstance(value, str) and says_not_known(value, "no-years", _YEARS) is None:
        remedy = "write {2027-28: £45000}, with its own year; or, if it is the same each year, each_year: in its place"
        raise fault("no-years", "no year stands before this amount", _YEARS, remedy)
    return value


def each_year_once(value: object) -> object:
    """Values by year, before they are read.

    Raises:
        PydanticCustomError: they are none, or give a year twice, in one spelling or two.
    """
    if value is None:
        return value
    if not isinstance(value, dict):
        not_known = says_not_known(value, "no-years", _YEARS) if isinstance(value, str) else None
        raise not_known or fault("no-years", "no year stands before this", _YEARS)
    if not value:
        raise fault("no-years", "no year is given", _YEARS)
    seen: dict[Year, object] = {}
    for name in value:
        try:
            year = read_year(name)
        except PydanticCustomError:
            continue  # told where the key itself is read
        if year in seen:
            raise fault("year-twice", f"{seen[year]!r} and {name!r} are the same year", "each year once")
        seen[year] = name
    return value


@reads_its_remedies
def read_month(value: object) -> int:
    """A month, 1 to 12.

    Raises:
        PydanticCustomError: it is none.
    """
    if isinstance(value, int):
        return value
    try:
        return parse_month(a_text(value, "month", "a month", _A_MONTH))
    except YearError as error:
        raise fault("month", str(error), _A_MONTH, error.remedy, error.instead) from None


@reads_its_remedies
def read_date(value: object) -> dt.date:
    """A day.

    Raises:
        PydanticCustomError: it is none.
    """
    if isinstance(value, dt.date):
        return value
    text = a_text(value, "date", "a date", _A_DATE)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        if (not_known := says_not_known(text, "date", _A_DATE)) is not None:
            raise not_known from None
        found = date_meant(text)
        why = found.why or f"{text!r} is not a date"
        raise fault("date", why, _A_DATE, found.remedy, found.instead) from None
