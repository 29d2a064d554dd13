"""The case's own lines to lines of money."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from investcase.flows.adjusting import factor_value, product
from investcase.flows.lines import FlowLine, Part, PartKind, sum_of
from investcase.resolving.terms import DirectLine, Use

Array = NDArray[np.float64]


def direct_line(option: str, line: DirectLine, figures: Mapping[str, Array], draws: int, years: int) -> FlowLine:
    """A line of the case's own, in pounds of its price base; figures are values by key, of shape [draw, 1]."""
    parts = [(term, product(term.factors, figures, draws)) for term in line.terms]
    before = sum_of([np.array([term.by_year]) * value for term, value in parts], (draws, years))
    made = FlowLine(
        id=line.id,
        title=line.title,
        option=option,
        intervention=line.of_intervention,
        body=line.body,
        kind="benefit" if line.kind == "benefit" else "cost",
        cash_type=line.cash_type,
        capital=line.capital,
        recurrent=line.recurrent,
        has_end=line.has_end,
        last_part=line.last_part,
        ring_fence=line.ring_fence,
        amounts=before,
        budget_line=line.budget_line,
        owner=line.owner,
        health=line.health,
        prices_as=line.prices_as,
        relative_price=line.relative_price.quantity.central if line.relative_price else None,
        priced_in=line.priced_in,
        in_cash=line.in_cash,
        marginal_share=line.marginal_share,
        moves=line.transfer_with is not None,
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
