"""What the adjustments of an intervention leave of its effect, and of the people it helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from investcase.flows.lines import Part, PartKind
from investcase.resolving.adjustments import ADJUSTMENT_TITLES
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.terms import Factor, Use

Array = NDArray[np.float64]


def people_counted(
    intervention: ResolvedIntervention,
    quantities: Mapping[str, Array],
    figures: Mapping[str, Array],
    shape: tuple[int, int],
) -> Array:
    """The people of a model's quantities after its adjustments, where those count fewer people; [draw, year]."""
    taken = intervention.adjustments if intervention.document.people_adjusted else ()
    counted = product([adjustment.factor for adjustment in taken], figures, shape[0])
    return np.broadcast_to(quantities[intervention.document.people], shape) * counted


def shares_kept(intervention: ResolvedIntervention, figures: Mapping[str, Array]) -> tuple[Part, ...]:
    """The share of the effect that each adjustment leaves, [draw, 1], in the order of the intervention's own."""
    return tuple(
        Part(
            PartKind.ADJUSTMENT,
            ADJUSTMENT_TITLES[each.kind],
            factor_value(each.factor, figures),
            each.factor,
            hopeful=each.hopeful,
        )
        for each in intervention.adjustments
    )


def product(factors: Sequence[Factor], figures: Mapping[str, Array], draws: int) -> Array:
    """The product of factors, [draw, 1]; ones when there are none."""
    total = np.ones((draws, 1))
    for factor in factors:
        total = total * factor_value(factor, figures)
    return total


def factor_value(factor: Factor, figures: Mapping[str, Array]) -> Array:
    """What a factor multiplies by, [draw, 1]."""
    value = figures[factor.figure.key]
    if factor.use is Use.ONE_PLUS:
        return 1 + value
    return 1 - value if factor.use is Use.ONE_MINUS else value
