"""The year that was most likely meant by one that cannot be: digits swapped, a century off, one digit wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from investcase.quantities.years import Year


def year_meant(year: Year, first: int, last: int, near: int) -> Year | None:
    """A year between `first` and `last` that one slip of the hand turns into this one; None when there is none.

    Two neighbouring digits swapped come before a wrong century, and that before one wrong digit. Of several the one
    nearest to `near` is taken.
    """
    for slips in (_swapped, _other_century, _one_digit):
        fit = [start for start in slips(year.start) if first <= start <= last and start != year.start]
        if fit:
            return Year(min(fit, key=lambda start: (abs(start - near), start)), year.financial)
    return None


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
