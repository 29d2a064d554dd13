"""What a reviewer holds a case against: from how much on, for how long, and in which words."""

from __future__ import annotations

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.digits import Whole
from investcase.documents.fields import Date, Id, Share, Text, fault


class Mark(Document):
    """One mark that a check holds a case against.

    It is one of a `share`, a number of `years`, a `number` of things, `words` that a title may hold, `grades` of
    evidence, or `events` of the vocabulary. `source` is who asks for it; without one the mark is ours.
    """

    id: Id
    what: Text
    share: Share | None = None
    years: Whole | None = None
    number: Whole | None = None
    words: tuple[Text, ...] = ()
    grades: tuple[Text, ...] = ()
    events: tuple[Id, ...] = ()
    why: Text
    source: Text | None = None

    @model_validator(mode="after")
    def _one_mark(self) -> Mark:
        kinds = ("share", "years", "number", "words", "grades", "events")
        if sum(getattr(self, kind) not in (None, ()) for kind in kinds) != 1:
            raise fault("review-mark", "a mark is one thing", f"one of: {', '.join(kinds)}")
        if self.share is not None and self.share.is_range:
            raise fault("review-mark", "a mark is one share", "a single share, such as 10%")
        return self


class ReviewFile(Document):
    """`investcase/review/1`: the marks of the review on one date."""

    register_date: Date
    note: Text | None = None
    marks: tuple[Mark, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> ReviewFile:
        ids = [mark.id for mark in self.marks]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice is not None:
            raise fault("review-mark", f"the mark {twice!r} is given twice", "each id once")
        return self
