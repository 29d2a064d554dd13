"""How the need behind a budget line would grow if nothing were done."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.fields import SourceField, Text, YearlyMoney, fault
from investcase.documents.figure import PriceBase, Status
from investcase.documents.reading_numbers import of_kind
from investcase.quantities import Quantity
from investcase.quantities.kinds import Rule

_RULE = Rule(
    *("demand-growth", "yearly rate", "lies outside -20% to 20%"),
    "between -20% and 20% a year, such as 1.5%",
    low=-0.2,
    high=0.2,
)
DemandGrowth = Annotated[Quantity, of_kind(_RULE)]


class Demand(Document):
    """A budget line as it stands, and what population and need would make of it.

    `in_plan` names the line of the body's approved plan that already pays for the growth.
    """

    body: Body
    budget_line: Text
    baseline: YearlyMoney
    price_base: PriceBase | None = None
    population_growth: DemandGrowth | None = None
    rising_need: DemandGrowth | None = None
    in_plan: Text | None = None
    source: SourceField
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _grows_by_something(self) -> Demand:
        if self.population_growth is None and self.rising_need is None:
            raise fault("demand-growth", "nothing says how demand grows", "population_growth, rising_need, or both")
        return self
