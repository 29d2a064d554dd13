"""The sheet of years: how each is counted, what discounts it, and what makes pounds of the case's prices its cash."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import rate_in
from investcase.documents.guidance import DiscountSchedule
from investcase.flows.lines import FlowLine
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells
from investcase.report.workbook.inputs import Inputs
from investcase.report.workbook.looks import FINE, SHARE
from investcase.report.workbook.page import Page
from investcase.report.workbook.price_rows import PriceRows, general_row
from investcase.resolving.figures import Resolved
from investcase.resolving.line_id import LineId

SHEET = "Years"


@dataclass(slots=True)
class Years:
    """The rows of the sheet: every line of every option reads the same."""

    page: Page
    horizon: tuple[Year, ...]
    index: Cells
    factors: Cells
    health_factors: Cells | None
    prices: PriceRows

    def factors_of(self, line: FlowLine) -> Cells:
        """What discounts a line."""
        return self.health_factors if line.health and self.health_factors is not None else self.factors


def write_years(page: Page, appraisal: Appraisal, inputs: Inputs) -> Years:
    """Write the years, the discount rates and factors; rows of prices join as lines ask for them."""
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
    paths = appraisal.preferred.flows.option.price_paths
    prices = PriceRows(page, inputs, paths, _own_prices(appraisal), general_row(page, paths))
    return Years(page, case.horizon, index, factors, health, prices)


def _own_prices(appraisal: Appraisal) -> dict[tuple[str, LineId], Resolved]:
    """The figure by which each line's own price grows over general inflation, by its option and the line."""
    return {
        (option.id, line.labels.id): line.price_growth
        for option in appraisal.case.options
        for line in (*option.lines, *(each for cut in option.cuts for each in cut.lines()))
        if line.price_growth is not None
    }


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
