"""Judged ranges: where named people expect a figure that nobody has measured, each by themselves and with a reason."""

from __future__ import annotations

import re

from pydantic import field_validator

from investcase.documents.base import Document
from investcase.documents.fields import Date, Measure, Text, fault
from investcase.quantities import Quantity, Shape

_NOBODY = frozenset(
    word
    for words in (
        "a an the our your its and of we us me officer officers view views judgement judgements opinion opinions",
        "team teams service services management manager managers staff expert experts panel group council directorate",
        "department finance professional professionals practitioner practitioners colleagues local internal senior",
        "various several people anonymous unknown workshop consensus",
    )
    for word in words.split()
)
"""Words that name nobody: a `who` of these alone is an officer view."""


class Judgement(Document):
    """Where one person expects a figure 8 times in 10, with the value they think as likely too low as too high.

    `figure` is its id as `explain` lists it. The ranges of all who judge one figure are pooled with equal weights.
    """

    figure: Text
    who: Text
    on: Date
    range: Measure
    reason: Text

    @field_validator("who")
    @classmethod
    def _somebody(cls, who: str) -> str:
        if set(re.findall(r"\w+", who.casefold())) <= _NOBODY:
            raise fault(
                "judged-by-nobody",
                f"{who!r} names nobody, and a range that nobody answers for is no judgement",
                "a name, such as Ann Lee, head of reablement",
                "write who judged it; each of several people has an entry of their own",
            )
        return who

    @field_validator("range")
    @classmethod
    def _a_range(cls, value: Quantity) -> Quantity:
        if not value.is_range or value.shape is not Shape.PERT:
            raise fault(
                "judged-range",
                "a judgement is a plain range with its centre",
                "what it is above 9 times in 10, what it is below 9 times in 10, and a best single figure, such as "
                "10% to 30%, central 20%",
            )
        return value
