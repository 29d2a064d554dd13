"""Which years get a column of their own: all of a short horizon, and of a long one the first, then years together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 10
_FIRST, _TOGETHER = 5, (5, 10, 15, 20)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One column: the years from `first` to `last`, as places in the horizon; `nil` where nothing follows before it."""

    first: int
    last: int
    nil: bool = False

    def names(self, years: Sequence[str]) -> tuple[str, ...]:
        """Its years in one line or two: ``2027-28``, ``5 years to`` over ``2036-37``, ``2033-34 on``."""
        if self.first == self.last:
            return (years[self.first],)
        if self.nil:
            return (f"{years[self.first]} on",)
        return (f"{self.last - self.first + 1} years to", years[self.last])


def year_columns(count: int, last: int | None, most: int = MOST) -> tuple[YearColumn, ...]:
    """Columns for ``count`` years, at most ``most``: the years after ``last``, in which nothing moves, are one."""
    moving = count if last is None else last + 1
    tail = (YearColumn(moving, count - 1, nil=True),) if moving < count else ()
    room = most - len(tail)
    if moving <= room:
        return (*(YearColumn(t, t) for t in range(moving)), *tail)
    singly = [YearColumn(t, t) for t in range(_FIRST)]
    together = next((n for n in _TOGETHER if _FIRST + -(-(moving - _FIRST) // n) <= room), moving)
    starts = range(_FIRST, moving, together)
    return (*singly, *(YearColumn(t, min(t + together, moving) - 1) for t in starts), *tail)
