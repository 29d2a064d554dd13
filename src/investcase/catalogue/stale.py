"""Whether a figure has grown old: past its review, superseded, or in prices of over three years ago."""

from __future__ import annotations

import datetime as dt

from investcase.documents.figure import Figure, FigureValue, price_year

YEARS = 3
"""Prices, and counts made every year, of more financial years ago than this are old."""

_APRIL = 4


def why_stale(figure: Figure, value: FigureValue, as_of: dt.date) -> tuple[str, ...]:
    """Every reason why a value should be looked at again, in words; empty when there is none."""
    reasons = []
    if value.review_by is not None and value.review_by < as_of:
        reasons.append(f"to be reviewed by {value.review_by}")
    if figure.superseded_by is not None:
        reasons.append(f"superseded by {figure.superseded_by}")
    base = price_year(value.price_base)
    if base is not None and financial_year(as_of) - base.start > YEARS:
        reasons.append(f"in prices of {base}, more than three years old")
    return tuple(reasons)


def financial_year(day: dt.date) -> int:
    """The year in which the financial year of a day began."""
    return day.year - (day.month < _APRIL)
