"""The case's own lines to lines of money."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from investcase.flows.adjusting import factor_value, product
from investcase.flows.lines import FlowLine, Part, PartKind, sum_of
from investcase.resolving.terms import DirectLine, Use

Array = NDArray[np.float64]


def direct_line(line: DirectLine, figures: Mapping[str, Array], draws: int, years: int) -> FlowLine:
    """A line of the case's own, in pounds of its price base; figures are values by key, of shape [draw, 1]."""
    parts = [(term, product(term.factors, figures, draws)) for term in line.terms]
    before = sum_of([np.array([term.by_year]) * value for term, value in parts], (draws, years))
    made = FlowLine(
        labels=line.labels,
        amounts=before,
        parts=(Part(PartKind.TERMS, line.title, before, terms=line.terms),),
    )
    for factor in line.adjustments:
        share = factor_value(factor, figures)
        if factor.use is Use.AS_IT_IS:
            made = made.times(Part(PartKind.RANGE, factor.figure.title, share, factor))
        elif (made.amounts >= 0).all():
            made = made.times(Part(PartKind.BIAS, factor.figure.title, share, factor))
        else:
            # Below zero a benefit is a loss, which bias deepens.
            turned = np.where(made.amounts < 0, 2 - share, share)
            made = made.times(Part(PartKind.BIAS, f"{factor.figure.title}, turned below zero", turned))
    return made
