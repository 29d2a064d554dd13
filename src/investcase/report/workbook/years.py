"""The sheet of years: how each is counted, what discounts it, and what makes pounds of the case's prices its cash."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import rate_in
from investcase.documents.guidance import DiscountSchedule
from investcase.flows.lines import FlowLine
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells
from investcase.report.workbook.looks import FINE, SHARE
from investcase.report.workbook.page import Page

SHEET = "Years"


@dataclass(slots=True)
class Years:
    """The rows of the sheet: every line of every option reads the same."""

    page: Page
    horizon: tuple[Year, ...]
    index: Cells
    factors: Cells
    health_factors: Cells | None
    _levels: dict[tuple[float, ...], Cells] = field(default_factory=dict)

    def factors_of(self, line: FlowLine) -> Cells:
        """What discounts a line."""
        return self.health_factors if line.health and self.health_factors is not None else self.factors

    def levels_of(self, line: FlowLine) -> Cells:
        """What makes a line's pounds each year's cash."""
        return self.level(f"Cash for a pound: {line.title}", line.cash_terms)

    def level(self, title: str, values: Array) -> Cells:
        """A row of prices by year; one that is there already is not written again."""
        row = np.broadcast_to(np.asarray(values, dtype=np.float64).reshape(-1), (len(self.page.years),))
        key = tuple(row.tolist())
        if key not in self._levels:
            how = "General inflation and the case's own prices: changed in the case"
            self._levels[key] = self.page.given(title, row, by_year=True, how=how, form=FINE)
        return self._levels[key]


def write_years(page: Page, appraisal: Appraisal) -> Years:
    """Write the years, the discount rates and factors; levels of prices join as lines ask for them."""
    case, count = appraisal.case, len(appraisal.case.horizon)
    page.columns()
    base = case.document.price_base
    page.title("Years, discounting and prices", ["Year 0 is the first year of spending, and is not discounted."])
    page.year_heads("What it is")
    index = page.given("Year, counted from 0", np.arange(count), by_year=True, form="0")
    factors = _factors(page, case.schedule, appraisal.factors)
    health = None
    if case.health_schedule is not None and appraisal.health_factors is not None:
        health = _factors(page, case.health_schedule, appraisal.health_factors)
    page.heading(f"From pounds of {base} to the cash of each year")
    made = Years(page, case.horizon, index, factors, health)
    made.level("General inflation since the price base", np.array(appraisal.preferred.flows.option.price_paths.general))
    return made


def _factors(page: Page, schedule: DiscountSchedule, values: Array) -> Cells:
    rates = [0.0, *(rate_in(schedule.bands, year) for year in range(1, len(values)))]
    rate = page.given(f"Discount rate: {schedule.title}", rates, by_year=True, how=schedule.in_force, form=SHARE)

    def factor(year: int) -> str:
        if year == 0:
            return f"1/(1+{rate.at(0, page.name)})"
        before = Cells(page.name, page.row - 1, values, by_year=True)
        return f"{before.at(year - 1, page.name)}/(1+{rate.at(year, page.name)})"

    how = "The year before's, divided by one and this year's rate"
    return page.by_year(f"Discount factor: {schedule.title}", factor, values, how=how, form=FINE)
