"""What an option is worth as an equal amount a year, by the two conventions in use.

An option's own years run from the first in which it has any line to the last, or to the last in which what it bought
still serves; years in which nothing happens count for neither. Capital bought in one year and nothing else, with no
life given, serves the years of the case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.guidance import DiscountSchedule
from investcase.flows.lines import sum_of
from investcase.flows.worlds import Worlds
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE

Years = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class EquivalentAnnual:
    """An option's NPSV as an equal amount in each of its years, pounds of the price base: [draw].

    Attributes:
        own_years: an amount in each of its own years, the first among them, so that a level flow is itself.
        after_purchase: bought in the first year, and the amount at the end of each of as many years after it (Scottish
            Capital Investment Manual, A4.9-10).
        own_factors: the discount factors of its own years, added up, at the standard rates: [draw].
        after_factors: those of as many years, each a year later: [draw].
        first, last: the indices of its first and last years: [draw]; -1 where it has none.
    """

    own_years: Array
    after_purchase: Array
    own_factors: Array
    after_factors: Array
    first: Years
    last: Years

    @property
    def years(self) -> int:
        """How many years it has, centrally."""
        return int(self.last[0] - self.first[0]) + 1 if self.first[0] >= 0 else 0


def equivalent_annual(option: OptionAppraisal, worlds: Worlds, schedule: DiscountSchedule) -> EquivalentAnnual:
    """An option's NPSV over the discount factors of its own years, and of as many years each a year later."""
    first, last = _span(_in_use(option, worlds))
    up_to = np.concatenate([[0.0], np.cumsum(discount_factors(schedule.bands, option.cash.years + 1))])
    nothing = first < 0
    own, after = (np.where(nothing, 1.0, up_to[last + 1 + late] - up_to[first + late]) for late in (0, 1))
    npsv = np.where(nothing, 0.0, option.npsv)
    return EquivalentAnnual(npsv / own, npsv / after, own, after, first, last)


def _in_use(option: OptionAppraisal, worlds: Worlds) -> NDArray[np.bool_]:
    """The years in which money moves or what was bought serves: [draw, year]."""
    cash = option.cash
    moved = sum_of([np.abs(line.amounts) for line in cash.lines], (cash.draws, cash.years)) > NEGLIGIBLE
    lives = {line.labels.id: line.life for line in option.flows.option.lines if line.life is not None}
    if not lives:
        running = any((np.abs(line.amounts) > NEGLIGIBLE).any() for line in cash.lines if not line.capital)
        alone = (moved.sum(axis=1, keepdims=True) == 1) & (cash.net().sum(axis=1, keepdims=True) < 0) & (not running)
        bought = np.argmax(moved, axis=1)[:, None]
        return np.where(alone, np.arange(cash.years) >= bought, moved)
    served = moved.copy()
    for line in cash.lines:
        if line.labels.id in lives:
            lasts = np.broadcast_to(np.ceil(worlds.values[lives[line.labels.id].key]), (cash.draws, 1))
            for t in range(cash.years):
                bought = np.abs(line.amounts[:, t])[:, np.newaxis] > NEGLIGIBLE
                years = np.arange(cash.years)
                served |= bought & (years >= t) & (years < t + lasts)
    return served


def _span(used: NDArray[np.bool_]) -> tuple[Years, Years]:
    """The indices of the first and last years of each row; -1 where there is none."""
    none = ~used.any(axis=1)
    last = used.shape[1] - 1 - np.argmax(used[:, ::-1], axis=1)
    return np.where(none, -1, np.argmax(used, axis=1)), np.where(none, -1, last)
