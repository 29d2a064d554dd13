"""Observed counts of people, and the rule by which any of them reaches a reader.

A count never prints as it was observed: below a threshold it is withheld, otherwise it is rounded. The default is the
strictest common setting (ONS research outputs withhold below 10; NHS England's hospital statistics withhold 1 to 7 and
round the rest to 5). A modelled expectation is not a count. What follows for tables and sentences is in
`equality_protection`.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator

from investcase.documents.base import Document
from investcase.documents.fields import Flag, fault
from investcase.numbers.writing import number

_WRITTEN = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,12}")
_WITHHELD = re.compile(r"fewer than (\d+)|withheld")
WITHHELD = "withheld"
UNKNOWN = ""
"""The cell of those whose group nobody recorded: it may need hiding, and never hides another."""


class Count:
    """A number of people somebody observed, or one already withheld by whoever supplied it.

    Its text is always protected. Within this package `observed` is read only to compute.
    """

    __slots__ = ("_observed", "_shown")

    def __init__(self, observed: int | None, shown: str | None = None) -> None:
        self._observed = observed
        self._shown = shown

    @property
    def observed(self) -> int | None:
        """The number itself, for arithmetic only; None when it was withheld before it came here."""
        return self._observed

    @property
    def is_withheld(self) -> bool:
        """Whether nobody here knows the number."""
        return self._observed is None

    def __str__(self) -> str:
        return self._shown if self._shown is not None else Disclosure().words(self)

    def __repr__(self) -> str:
        return f"Count({self})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Count) and (self._observed, self._shown) == (other._observed, other._shown)

    def __hash__(self) -> int:
        return hash((self._observed, self._shown))


class Disclosure(Document):
    """How counts of people are protected: withheld below a threshold, otherwise rounded."""

    suppress_below: Literal["8", "10"] = "10"
    round_to: Literal["5", "10"] = "5"
    zero_is_safe: Flag = False

    @property
    def threshold(self) -> int:
        """The smallest count that is printed."""
        return int(self.suppress_below)

    def suppresses(self, count: Count) -> bool:
        """Whether a count is too small to print."""
        if count.observed is None:
            return True
        if count.observed == 0:
            return not self.zero_is_safe
        return count.observed < self.threshold

    def rounded(self, observed: int) -> int:
        """A number of people to the nearest multiple; halves go up."""
        step = int(self.round_to)
        return (observed + step // 2) // step * step

    def words(self, count: Count) -> str:
        """A count as it may be printed: `fewer than 10`, `4,125`."""
        if count.observed is None:
            return str(count)
        return f"fewer than {self.threshold}" if self.suppresses(count) else number(self.rounded(count.observed))


def _count(value: object) -> Count:
    if isinstance(value, Count):
        return value
    text = value if isinstance(value, str) else ""
    if _WRITTEN.fullmatch(text):
        return Count(int(text.replace(",", "")))
    if _WITHHELD.fullmatch(text):
        return Count(None, text)
    # What was written is not repeated: it may be a count of people.
    raise fault("count", "this is not a count of people", "a whole number such as 412, or 'fewer than 10'")


CountField = Annotated[Count, BeforeValidator(_count)]
