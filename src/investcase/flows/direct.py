"""The case's own lines to lines of money."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from investcase.flows.adjusting import factor_value, product
from investcase.flows.lines import FlowLine, Part, PartKind, sum_of
from investcase.flows.stage import Stage
from investcase.resolving.terms import DirectLine, Use

Array = NDArray[np.float64]


def direct_line(line: DirectLine, at: Stage) -> FlowLine:
    """A line of the case's own, in pounds of its price base."""
    parts = [(term, product(term.factors, at.values, at.draws)) for term in line.terms]
    before = sum_of([np.array([term.by_year]) * value for term, value in parts], at.shape)
    made = FlowLine(
        labels=line.labels,
        amounts=before,
        parts=(Part(PartKind.TERMS, line.title, before, terms=line.terms),),
    )
    for factor in line.adjustments:
        share = factor_value(factor, at.values)
        if factor.use is Use.AS_IT_IS:
            made = made.times(Part(PartKind.RANGE, factor.figure.title, share, factor))
        elif (made.amounts >= 0).all():
            made = made.times(Part(PartKind.BIAS, factor.figure.title, share, factor))
        else:
            # Below zero a benefit is a loss, which bias deepens.
            turned = np.where(made.amounts < 0, 2 - share, share)
            made = made.times(Part(PartKind.BIAS, f"{factor.figure.title}, turned below zero", turned))
    return made
