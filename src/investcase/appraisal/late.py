"""What comes once and comes years late: the same money in the same cash, discounted as many years more.

It is lost in no year, past the last year of the case either, so that years in which nothing happens change nothing; and
for being late it is no more cash.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from investcase.appraisal.discounting import rate_in
from investcase.appraisal.measures import OptionAppraisal
from investcase.catalogue.guidance import Rates
from investcase.flows.effect import comes_late, is_of_the_case
from investcase.flows.lines import FlowLine
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array


def once_later(option: OptionAppraisal, rates: Rates, by: int = 1) -> OptionAppraisal:
    """An option with every gain that comes once years later; what recurs is as it is, and so is what a model makes.

    Args:
        option: built with its recurring effects late.
        rates: those that discount it.
        by: how many years later.
    """
    years = option.cash.years
    standard = _years_more(rates, years, by, health=False)
    health = _years_more(rates, years, by, health=True)
    lines = tuple(_later(line, health if line.health else standard) for line in option.cash.lines)
    return replace(option, flows=replace(option.flows, cash=replace(option.cash, lines=lines)))


def _years_more(rates: Rates, years: int, by: int, *, health: bool) -> Array:
    """What so many years more of discounting leave of a pound of each year, [year]."""
    schedule = rates.health if health and rates.health is not None else rates.schedule
    left = [1 / (1 + rate_in(schedule.bands, year)) for year in range(1, years + by)]
    return np.array([math.prod(left[year : year + by]) for year in range(years)])


def _later(line: FlowLine, left: Array) -> FlowLine:
    if line.recurrent or not (is_of_the_case(line) and comes_late(line)):
        return line
    # The other side of money that moves from one body to another has the same amounts, and moves with it.
    gains = line.amounts.whole() > 0
    if not gains.any():
        return line
    # At central values alone, so that a year of a line is a gain or is none.
    return replace(
        line,
        amounts=Product.of(np.where(gains, line.amounts * left, line.amounts)),
        cash_terms=np.where(gains[0], line.cash_terms / left, line.cash_terms),
        parts=(),
    )
