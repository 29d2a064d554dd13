"""The years of a round: those of all its cases, and amounts of each case's own laid on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from investcase.quantities.arrays import Array
from investcase.rounds.case_in import CaseIn


def years_of(cases: Iterable[CaseIn]) -> tuple[str, ...]:
    """Every year of any case, in order."""
    return tuple(sorted({year for case in cases for year in case.years}))


def laid_on(years: Sequence[str], own: Sequence[str], amounts: Sequence[float]) -> Array:
    """Amounts by a case's own years on those of the round, [year]; nil where it has none."""
    row = np.zeros(len(years))
    for year, amount in zip(own, amounts, strict=True):
        row[years.index(year)] += amount
    return row
