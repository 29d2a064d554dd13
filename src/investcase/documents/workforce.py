"""Workforce: the posts an option needs, how many of them can be filled, and where the people come from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.fields import Id, Measure, MeasureByYear, Money, Share, SourceField, Title, fault
from investcase.documents.figure import PriceBase, Status
from investcase.documents.for_nothing import refuse_for_nothing
from investcase.documents.reading_numbers import is_count
from investcase.quantities import Quantity


def _posts(value: Quantity) -> Quantity:
    if not is_count(value, "post") or value.ends[0] < 0:
        what = "a percentage" if value.percent else value
        raise fault("wte", f"this is {what}", "whole-time equivalents, such as 6.5")
    return value


def _posts_each_year(value: dict[object, Quantity]) -> dict[object, Quantity]:
    return {year: _posts(amount) for year, amount in value.items()}


def _time(value: Quantity) -> Quantity:
    if str(value.unit) not in ("month", "year") or value.ends[0] < 0:
        raise fault("unit", f"this is {value}", "months or years, such as 4 months")
    return value


class Workforce(Document):
    """Posts that something in the option rests on, and how many of them can be filled.

    `for` names the interventions and benefit lines that need them; left out, all of the option's. How many are filled
    is told in one way: `fillable` by year, `vacancy_rate`, or `time_to_fill` with `turnover_rate`. `price_base` is the
    year of the cost of each recruit.
    """

    id: Id
    title: Title | None = None
    for_: tuple[Id, ...] = Field(alias="for", default=())
    staff: tuple[Id, ...] = ()
    posts: Annotated[Measure, AfterValidator(_posts)] | None = None
    fillable: Annotated[MeasureByYear, AfterValidator(_posts_each_year)] | None = None
    vacancy_rate: Share | None = None
    turnover_rate: Share | None = None
    time_to_fill: Annotated[Measure, AfterValidator(_time)] | None = None
    drawn_from_local_home_care: Share | None = None
    cost_per_recruit: Money | None = None
    body: Body | None = None
    price_base: PriceBase | None = None
    source: SourceField
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _each_told_in_one_way(self) -> Workforce:
        if bool(self.staff) == (self.posts is not None):
            raise fault("workforce", "the posts needed are told in one way", "one of: staff (cost lines), posts")
        ways = [name for name in ("fillable", "vacancy_rate", "time_to_fill") if getattr(self, name) is not None]
        if len(ways) != 1:
            raise fault(
                "workforce",
                f"how many posts are filled is told in one way; this says it in {len(ways)}",
                "one of: fillable (posts by year), vacancy_rate, time_to_fill",
            )
        if self.cost_per_recruit is None:
            refuse_for_nothing(self, ("body", "price_base"), "no cost of a recruit is given", "add cost_per_recruit")
        return self
