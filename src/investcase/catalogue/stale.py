"""Whether a figure has grown old: past its review, superseded, or in prices of over five years ago."""

from __future__ import annotations

import datetime as dt

from investcase.documents.figure import Figure, FigureValue, price_year

YEARS = 5
"""Prices of more financial years ago than this are old."""

_APRIL = 4


def why_stale(figure: Figure, value: FigureValue, as_of: dt.date) -> tuple[str, ...]:
    """Every reason why a value should be looked at again, in words; empty when there is none."""
    reasons = []
    if value.review_by is not None and value.review_by < as_of:
        reasons.append(f"to be reviewed by {value.review_by}")
    if figure.superseded_by is not None:
        reasons.append(f"superseded by {figure.superseded_by}")
    base = price_year(value.price_base)
    now = as_of.year - (as_of.month < _APRIL)
    if base is not None and now - base.start > YEARS:
        reasons.append(f"in prices of {base}, more than five years old")
    return tuple(reasons)
