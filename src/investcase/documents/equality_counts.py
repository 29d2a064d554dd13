"""Observed counts of people, and the only way any of them reaches a reader.

A count never prints as it was observed: below a threshold it is withheld, otherwise it is rounded. Cells and totals
are rounded independently, so they need not add. Where one cell alone of a table is withheld, the next smallest goes
with it, since the total would give the first away. The default is the strictest common setting (ONS research outputs
withhold below 10; NHS England's hospital statistics withhold 1 to 7 and round the rest to 5). A modelled expectation
is not a count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from investcase.documents.base import Document
from investcase.documents.fields import Flag, fault
from investcase.reading.counts_in_words import CountInWords, counts_in, replaced

_WRITTEN = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,12}")
_WITHHELD = re.compile(r"fewer than (\d+)|withheld")
WITHHELD = "withheld"


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

    suppress_below: Literal["5", "8", "10"] = "10"
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
        return f"fewer than {self.threshold}" if self.suppresses(count) else f"{self.rounded(count.observed):,}"

    def protect(self, count: Count) -> Count:
        """A count that holds no more than may be printed, so that reading it back gives the same words."""
        if count.observed is None:
            return count
        words = self.words(count)
        return Count(None if self.suppresses(count) else self.rounded(count.observed), words)

    def protect_table(self, cells: Mapping[str, Count]) -> dict[str, Count]:
        """The cells of one table, each protected, with a second one withheld where one alone would be."""
        hidden = {name for name, count in cells.items() if self.suppresses(count)}
        if len(hidden) == 1 and len(cells) > 1:
            seen = sorted((count.observed or 0, name) for name, count in cells.items() if name not in hidden)
            hidden.add(seen[0][1])
        return {
            name: (count if count.is_withheld else Count(None, self._hidden_words(count)))
            if name in hidden
            else self.protect(count)
            for name, count in cells.items()
        }

    def _hidden_words(self, count: Count) -> str:
        return f"fewer than {self.threshold}" if self.suppresses(count) else WITHHELD

    def safe(self, text: str) -> str:
        """An author's words about these people, with every count of people in them protected."""
        return replaced(text, counts_in(text), lambda found: self._in_words(found, text))

    def safe_elsewhere(self, text: str, observed: Collection[int]) -> str:
        """Words that may speak of others too: protected is what is small, or a count that stands in the assessment.

        A published number of other people stays as it was published.
        """
        found = (count for count in counts_in(text, posts=False) if self.tells(count, observed))
        return replaced(text, found, lambda count: self._in_words(count, text))

    def tells(self, found: CountInWords, observed: Collection[int] = ()) -> bool:
        """Whether a count in words may give somebody away."""
        return 0 < found.number < self.threshold or found.number in observed

    def _in_words(self, found: CountInWords, text: str) -> str:
        written = text[found.start : found.end]
        protected = self.words(Count(found.number))
        if protected.replace(",", "") == written.replace(",", ""):
            return written
        return protected[0].upper() + protected[1:] if written[0].isupper() else protected


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


def protected_value(value: Any, rule: Disclosure) -> Any:
    """Anything a document holds, with every count and every text in it protected."""
    if isinstance(value, Count):
        return rule.protect(value)
    if isinstance(value, str) and type(value) is str:
        return rule.safe(value)
    if isinstance(value, Document):
        return value.model_copy(update={n: protected_value(getattr(value, n), rule) for n in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(protected_value(inner, rule) for inner in value)
    if isinstance(value, dict):
        if value and all(isinstance(inner, Count) for inner in value.values()):
            return rule.protect_table(value)
        return {key: protected_value(inner, rule) for key, inner in value.items()}
    return value


def elsewhere(value: Any, rule: Disclosure, observed: Collection[int]) -> Any:
    """Anything a document holds outside the assessment, with what may give somebody away protected in its texts."""
    if isinstance(value, str) and type(value) is str:
        return rule.safe_elsewhere(value, observed)
    if isinstance(value, Document):
        fields = type(value).model_fields
        return value.model_copy(update={n: elsewhere(getattr(value, n), rule, observed) for n in fields})
    if isinstance(value, tuple):
        return tuple(elsewhere(inner, rule, observed) for inner in value)
    if type(value) is dict:
        return {key: elsewhere(inner, rule, observed) for key, inner in value.items()}
    return value


def observed_in(value: Any) -> Iterator[int]:
    """Every count in a document, as observed; for comparing with and for nothing else."""
    if isinstance(value, Count):
        if value.observed is not None:
            yield value.observed
    elif isinstance(value, Document):
        for name in type(value).model_fields:
            yield from observed_in(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from observed_in(inner)
