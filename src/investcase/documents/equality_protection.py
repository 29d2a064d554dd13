"""What may be printed of an assessment: counts, tables and sentences, such that nobody can work a small count back.

Everything that leaves the tool is worked out from what this module lets out, and from nothing else. So what a reader
can learn is what the protected document tells: counts to the nearest five, and of a table with a small group which
groups are withheld, never which of those is the small one. Beside a small group the largest is withheld, and whatever
is as large to the nearest five. A total less what is printed then leaves the small one open below (one fewer of it and
one more of the largest) and above (the two the other way round), however the rest are rounded, which the next smallest
would not: how small it can be tells its neighbour. The smaller groups, whom an assessment is about, keep their numbers.
An empty group hides nothing. Those whose group is unknown are a cell of their table when they are few, since
everybody less everybody whose group is known gives them back; and when they are nearly everybody, since that bounds
the rest. A count that is withheld beside a small one is withheld wherever else it stands, since it would give the
small one back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from investcase.documents.base import Document
from investcase.documents.equality_counts import UNKNOWN, WITHHELD, Count, Disclosure
from investcase.documents.words_in_fields import names_only
from investcase.reading.counts_in_words import CountInWords, counts_in, replaced
from investcase.reading.shares_in_words import ShareInWords, shares_in

Cells = Mapping[str, Count]
_IN_WORDS = f"[{WITHHELD}]"
_TEN = 10
_MANY = 4_000
"""People from whom on a share may have decimals (NHS England's hospital statistics)."""


@dataclass(frozen=True, slots=True)
class Protection:
    """How the counts of one assessment are protected: its rule, and counts that are withheld beside a small one.

    `base` is the number of people served now as it is printed, of whom its sentences give shares.
    """

    rule: Disclosure
    hidden: frozenset[int] = frozenset()
    base: int | None = None

    @classmethod
    def of(cls, rule: Disclosure, tables: Iterable[Cells], now: Count | None = None) -> Protection:
        """The protection that an assessment's tables ask for: what is withheld beside a small one is so in each."""
        counted = tuple(tables)
        base = None if now is None or now.observed is None else rule.rounded(now.observed)
        by = cls(rule, base=base)
        while (more := by.hidden | by._withheld_beside(counted)) != by.hidden:
            by = cls(rule, more, base)
        return by

    def _withheld_beside(self, tables: Iterable[Cells]) -> frozenset[int]:
        """The numbers from the threshold up that some table withholds, and that every other place must too."""
        numbers: set[int] = set()
        for cells in tables:
            withheld = self.withheld(cells)
            numbers.update(number for name in withheld if (number := cells[name].observed) is not None)
        return frozenset(number for number in numbers if number >= self.rule.threshold)

    def withheld(self, cells: Cells) -> frozenset[str]:
        """The cells of one table that are withheld: the small ones, and beside them the largest that have people.

        Two or more that were withheld before they came here are taken to hide each other.
        """
        before = {name for name, count in cells.items() if count.is_withheld}
        small = {name for name, count in cells.items() if self.rule.suppresses(count)} - before
        known = {name for name, count in cells.items() if count.observed in self.hidden}
        apart = before | small | (set() if small else known)
        rest = {n: self.rule.rounded(c.observed or 0) for n, c in cells.items() if n not in apart and n != UNKNOWN}
        largest = max(rest.values(), default=0) if small or len(before | known) == 1 else 0
        most = {name for name, people in rest.items() if largest and people == largest}
        bound = {UNKNOWN} if small and self._few_are_known(cells) else set()
        return frozenset(before | small | known | most | bound)

    def _few_are_known(self, cells: Cells) -> bool:
        """Whether so few are of a known group that everybody less those of none would bound the small ones."""
        known = sum(count.observed or 0 for name, count in cells.items() if name != UNKNOWN)
        return UNKNOWN in cells and known < self._few

    def protect(self, count: Count) -> Count:
        """A count that holds no more than may be printed, so that reading it back gives the same words.

        Where some table withholds groups, nothing says of a count alone that it is small: of two groups that are, their
        total would tell how many.
        """
        if count.observed is None:
            return count
        if count.observed in self.hidden:
            return Count(None, WITHHELD)
        words = WITHHELD if self.hidden and self.rule.suppresses(count) else self.rule.words(count)
        return Count(None if self.rule.suppresses(count) else self.rule.rounded(count.observed), words)

    @property
    def _few(self) -> int:
        """As many people as bound what is withheld among them."""
        return self.rule.threshold + int(self.rule.round_to)

    def table(self, cells: Cells) -> dict[str, Count]:
        """The cells of one table, each protected; nothing tells which of the withheld ones are small."""
        withheld = self.withheld(cells)
        return {
            name: Count(None, WITHHELD) if name in withheld else self.protect(count) for name, count in cells.items()
        }

    def total(self, everybody: Count, cells: Cells) -> Count:
        """Everybody in a table: withheld where some of it is and so few are left that it would bound the small ones."""
        few = everybody.observed is not None and everybody.observed < self._few
        if few and self.withheld(cells):
            return Count(None, WITHHELD)
        return Protection(self.rule).protect(everybody)

    def value(self, value: Any) -> Any:
        """Anything a document holds, with every count and every text in it protected."""
        if isinstance(value, Count):
            return self.protect(value)
        if isinstance(value, str) and type(value) is str:
            return self.safe(value)
        if isinstance(value, Document):
            return value.model_copy(update={n: self.value(getattr(value, n)) for n in _with_words(value)})
        if isinstance(value, tuple):
            return tuple(self.value(inner) for inner in value)
        if isinstance(value, dict):
            return {key: self.value(inner) for key, inner in value.items()}
        return value

    def elsewhere(self, value: Any, observed: Collection[int]) -> Any:
        """Anything a document holds outside the assessment, with what may give somebody away protected in its texts."""
        if isinstance(value, str) and type(value) is str:
            return self.safe_elsewhere(value, observed)
        if isinstance(value, Document):
            return value.model_copy(update={n: self.elsewhere(getattr(value, n), observed) for n in _with_words(value)})
        if isinstance(value, tuple):
            return tuple(self.elsewhere(inner, observed) for inner in value)
        if type(value) is dict:
            return {key: self.elsewhere(inner, observed) for key, inner in value.items()}
        return value

    def safe(self, text: str) -> str:
        """An author's words about these people, with every count of people in them protected."""
        found = (count for count in counts_in(text) if count.sure or count.number >= _TEN or self.tells(count))
        return self._shares_protected(replaced(text, found, lambda count: self._in_words(count, text)))

    def _shares_protected(self, text: str) -> str:
        """Shares of people in whole per cent where they are of fewer than 4,000, and none that tells of few."""
        parts, at = [], 0
        for share in shares_in(text):
            base = self._base_of(share)
            if base is None:
                continue
            written = text[share.start : share.end]
            parts += [text[at : share.start], _IN_WORDS if self.tells_few(share) else _whole(written, base)]
            at = share.end
        return "".join((*parts, text[at:]))

    def tells_few(self, share: ShareInWords) -> bool:
        """Whether a share, or what it leaves, is fewer people than the threshold."""
        base = self._base_of(share)
        if base is None:
            return False
        of = round(share.share * 100) / 100 if share.in_hundredths and base < _MANY else share.share
        return min(of, 1 - of) * base < self.rule.threshold

    def _base_of(self, share: ShareInWords) -> int | None:
        return self.base if share.base is None else share.base

    def safe_elsewhere(self, text: str, observed: Collection[int]) -> str:
        """Words that may speak of others too: protected is what is small, or a count that stands in the assessment.

        A published number of other people stays as it was published.
        """
        found = (count for count in counts_in(text, posts=False) if self.tells(count, observed))
        return replaced(text, found, lambda count: self._in_words(count, text))

    def tells(self, found: CountInWords, observed: Collection[int] = ()) -> bool:
        """Whether a count in words may give somebody away, alone or with one of the assessment or of its sentence."""
        number = found.number
        if 0 < number < self.rule.threshold or number in self.hidden or number in observed or found.leaves_few:
            return True
        return found.sure and any(0 < abs(number - one) < _TEN <= one for one in observed)

    def _in_words(self, found: CountInWords, text: str) -> str:
        if found.number in self.hidden or found.in_order:
            return _IN_WORDS
        written = text[found.start : found.end]
        if found.number == self.rule.threshold and written.casefold().startswith("fewer than"):
            return written
        protected = self.rule.words(Count(found.number))
        is_round = found.number >= _TEN and self.rule.rounded(found.number) == found.number
        if is_round or protected.replace(",", "") == written.replace(",", ""):
            return written
        return protected[0].upper() + protected[1:] if written[0].isupper() else protected


def _whole(written: str, base: int) -> str:
    """A share as it is written, in whole per cent where it is of few people."""
    if base >= _MANY:
        return written
    return re.sub(r"\d+\.\d+", lambda found: f"{float(found[0]):.0f}", written)


def _with_words(document: Document) -> Iterator[str]:
    """The fields that may hold counts or words; a name is left, since others refer to it."""
    names = names_only(type(document))
    return (name for name in type(document).model_fields if name not in names)


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
