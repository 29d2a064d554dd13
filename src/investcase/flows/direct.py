"""The case's own lines to lines of money."""

from __future__ import annotations

import numpy as np

from investcase.flows.adjusting import factor_value, product
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.stage import Stage
from investcase.flows.working import Turning
from investcase.formulas.product import Product
from investcase.resolving.terms import DirectLine, Use


def direct_line(line: DirectLine, at: Stage) -> FlowLine:
    """A line of the case's own, in pounds of its price base."""
    terms = [product(term.factors, at.values) * np.array(term.by_year) for term in line.terms]
    before = Product.of(sum(terms[1:], start=terms[0]) if terms else 0.0, at.shape)
    made = FlowLine(
        labels=line.labels,
        amounts=before,
        parts=(Part(PartKind.TERMS, line.title, before, terms=line.terms),),
    )
    for factor in line.adjustments:
        share, turning = factor_value(factor, at.values), Turning(factor)
        if factor.use is Use.AS_IT_IS:
            made = made.times(Part(PartKind.RANGE, factor.figure.title, share, factor))
        elif made.amounts.never_negative():
            made = made.times(Part(PartKind.BIAS, factor.figure.title, share, factor, working=turning))
        else:
            # Below zero a benefit is a loss, which bias deepens.
            turned = np.where(made.amounts.negative(), 2 - share, share)
            title = f"{factor.figure.title}, turned below zero"
            made = made.times(Part(PartKind.BIAS, title, Product.of(turned), working=turning))
    return made
