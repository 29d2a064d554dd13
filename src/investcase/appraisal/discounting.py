"""Discount factors from a dated schedule of rates.

Method: year 0 is the first year of spend and is not discounted; each later year divides the one before by that year's
own rate, so that a lower rate never reaches back (Green Book 2018, A6.20-22 and Table 2; the 2026 edition keeps the
rates).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from investcase.documents.guidance import Band
from investcase.quantities.arrays import Array


def discount_factors(bands: Sequence[Band], years: int) -> Array:
    """Factors for years 0 to `years` - 1, of shape [year]; the first is 1."""
    factors = np.ones(years)
    for t in range(1, years):
        factors[t] = factors[t - 1] / (1 + rate_in(bands, t))
    return factors


def rate_in(bands: Sequence[Band], year: int) -> float:
    """The rate that applies in a year counted from year 0, a share."""
    for band in bands:
        if band.to_year is None or year <= band.to_year:
            return band.rate.central
    raise ValueError("the last band of a schedule is open-ended")


def present_value(amounts: Array, factors: Array) -> Array:
    """The sum over years of amounts [draw, year] times factors [year]: [draw], in the amounts' pounds at year 0."""
    return np.asarray((amounts * factors).sum(axis=-1))
