"""The money of a line as its author gives it, year by year, before anything is taken off it or counted at nothing."""

from __future__ import annotations

import numpy as np

from investcase.quantities.arrays import Array
from investcase.resolving.option import ResolvedOption
from investcase.resolving.terms import DirectLine, Use


def given_money(line: DirectLine) -> Array:
    """Pounds a year of the case's price base, [year], at the centre of every figure."""
    years = len(line.terms[0].profile) if line.terms else 0
    total = np.zeros(years)
    for term in line.terms:
        product = 1.0
        for factor in term.factors:
            value = factor.figure.quantity.central
            product *= 1 + value if factor.use is Use.ONE_PLUS else 1 - value if factor.use is Use.ONE_MINUS else value
        total = total + np.array(term.profile) * product
    return total


def given_lines(option: ResolvedOption) -> dict[str, DirectLine]:
    """Every line that an option gives in pounds, by its id: those of its cuts, and those told beside a model, too."""
    return {line.id: line for line in (*option.lines, *(line for cut in option.cuts for line in cut.lines()))}
