"""The year that was most likely meant by one that cannot be: digits swapped, a century off, one digit wrong."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from collections.abc import Collection, Iterable, Iterator

from investcase.quantities.years import Year


def year_meant(year: Year, first: int, last: int, near: int, taken: Collection[Year] = ()) -> Year | None:
    """A year between `first` and `last` that one slip of the hand turns into this one; None when there is none.

    Two neighbouring digits swapped come before a wrong century, and that before one wrong digit. Of several the one
    nearest to `near` is taken. None of those `taken` is: they stand beside it already, and a year stands there once.
    """
    free = {start for start in range(first, last + 1) if Year(start, year.financial) not in taken}
    for slips in (_swapped, _other_century, _one_digit):
        fit = [start for start in slips(year.start) if start in free and start != year.start]
        if fit:
            return Year(min(fit, key=lambda start: (abs(start - near), start)), year.financial)
    return None


def day_in(day: dt.date, year: Year) -> str:
    """The same day of another year, as it is typed; the last of February where that has no 29th."""
    if (day.month, day.day) == (2, 29) and not isleap(year.start):
        day = day.replace(day=28)
    return f"{year.start:04d}{day.isoformat()[4:]}"


def _swapped(start: int) -> Iterator[int]:
    digits = f"{start:04d}"
    for place in range(3):
        yield int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def _other_century(start: int) -> Iterable[int]:
    return (century * 100 + start % 100 for century in range(100))


def _one_digit(start: int) -> Iterator[int]:
    digits = f"{start:04d}"
    for place in range(4):
        yield from (int(digits[:place] + digit + digits[place + 1 :]) for digit in "0123456789")
