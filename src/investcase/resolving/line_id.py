"""Which line of money it is: what it is made by, and how it comes from another line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class MadeBy(StrEnum):
    """What a line that comes from no other line is made by."""

    AUTHOR = "author"
    MODEL = "model"
    OMITTED = "omitted cost"
    RELEASE = "release"
    POSTS = "posts"
    CUT = "cut"


class Derived(StrEnum):
    """How a line comes from another; in the words that its id ends in where it is printed."""

    VAT = "vat"
    RESIDUAL = "residual"
    OTHER_SIDE = "other-side"
    BEFORE_RELEASE = "before-release"
    BELOW_STEP = "below-step"
    GROWTH = "growth"
    ABOVE_GROWTH = "above-growth"
    REFILL = "refill"
    REFILL_COST = "refill-cost"
    DOUBLE_RUNNING = "double-running"


@dataclass(frozen=True, slots=True)
class LineId:
    """Which line it is. Two are the same where every field is, however they are printed.

    `own` is its name with what it is made by, and `entry` the id of the intervention, cut or posts that make it: None
    for a line that the author writes. `relations` say how it comes from another line, the nearest last.
    """

    own: str
    made_by: MadeBy = MadeBy.AUTHOR
    entry: str | None = None
    relations: tuple[Derived, ...] = ()

    @property
    def relation(self) -> Derived | None:
        """How it comes from its parent; None where it comes from no other line."""
        return self.relations[-1] if self.relations else None

    @property
    def parent(self) -> LineId | None:
        """The line it comes from; None where it comes from no other line."""
        return replace(self, relations=self.relations[:-1]) if self.relations else None

    @property
    def root(self) -> LineId:
        """The line that it comes from in the end; itself where it comes from no other."""
        return replace(self, relations=())

    def derived(self, relation: Derived) -> LineId:
        """The id of a line that comes from this one."""
        return replace(self, relations=(*self.relations, relation))

    def __str__(self) -> str:
        """The id as it is printed, which no other line of the option has (`resolving.alike_ids`)."""
        first = self.own
        if self.entry is not None:
            first = f"{self.entry}{'.' if self.made_by is MadeBy.MODEL else '-'}{self.own}"
        return "-".join((first, *self.relations))
