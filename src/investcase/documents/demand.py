"""How the need behind a budget line would grow if nothing were done."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Measure, Text, YearlyMoney, fault
from investcase.documents.figure import PriceBase, Status
from investcase.documents.model import Body


class Demand(Document):
    """A budget line as it stands, and what population and need would make of it.

    `in_plan` names the line of the body's approved plan that already pays for the growth.
    """

    body: Body
    budget_line: Text
    baseline: YearlyMoney
    price_base: PriceBase | None = None
    population_growth: Measure | None = None
    rising_need: Measure | None = None
    in_plan: Text | None = None
    source: Text
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _grows_by_something(self) -> Demand:
        if self.population_growth is None and self.rising_need is None:
            raise fault("demand-growth", "nothing says how demand grows", "population_growth, rising_need, or both")
        for name in ("population_growth", "rising_need"):
            rate: Measure | None = getattr(self, name)
            if rate is None:
                continue
            low, high = rate.ends
            if not rate.unit.is_number or not -0.2 <= low <= high <= 0.2:
                raise fault(
                    "demand-growth", f"{name} is not a yearly rate", "between -20% and 20% a year, such as 1.5%"
                )
        return self
