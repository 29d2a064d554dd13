"""Figures that lie high or low together when they are drawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Text, fault
from investcase.documents.reading_numbers import of_kind
from investcase.quantities import Quantity
from investcase.quantities.kinds import Rule

_RULE = Rule(
    *("correlation", "correlation", "lies outside -100% to 100%"),
    "a rank correlation between -100% and 100%, such as 60%, or -60% where one is high when the other is low",
    low=-1,
    high=1,
)
RankCorrelation = Annotated[Quantity, of_kind(_RULE)]


class MovesTogether(Document):
    """Two figures or more, by how far each pair of them goes together, and why: one price driver, or one study."""

    figures: tuple[Text, ...] = Field(min_length=2)
    correlation: RankCorrelation
    reason: Text

    @model_validator(mode="after")
    def _one_number(self) -> MovesTogether:
        if self.correlation.is_range:
            raise fault("correlation", "this correlation is a range", _RULE.expected)
        return self
