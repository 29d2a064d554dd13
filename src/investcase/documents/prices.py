"""The prices a body plans by: its own pay award, fee uplift, other prices and income, year by year."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.fields import Flag, Growth, GrowthByYear, SourceField, fault
from investcase.documents.figure import Status
from investcase.documents.kinds_of_money import PriceKind


class PriceAssumption(Document):
    """How one kind of price moves: the same rate each year, or a rate by named year of which the last is held on.

    A rate named for 2027-28 is the growth from 2026-27 to 2027-28, in cash, general inflation included.
    """

    each_year: Growth | None = None
    by_year: GrowthByYear | None = None
    source: SourceField
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _one_way_of_saying_how_fast(self) -> PriceAssumption:
        if (self.each_year is None) == (self.by_year is None):
            raise fault("price-rate", "prices move in one way", "one of: each_year (a rate), by_year (rates)")
        return self


class BodyPrices(Document):
    """One body's own assumptions; a kind left out moves with general inflation."""

    pay: PriceAssumption | None = None
    fees: PriceAssumption | None = None
    non_pay: PriceAssumption | None = None
    income: PriceAssumption | None = None

    def of(self, kind: PriceKind) -> PriceAssumption | None:
        """The assumption for a kind of price, if there is one."""
        given: PriceAssumption | None = getattr(self, kind.value, None)
        return given


class OwnPrices(Document):
    """The prices of the budget view, by body; `all` stands for every body not named.

    `relative_prices` takes what these grow by over general inflation into the value to society too.
    """

    relative_prices: Flag = False
    bodies: dict[Body | Literal["all"], BodyPrices] = Field(min_length=1)
