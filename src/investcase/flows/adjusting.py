"""What the adjustments of an intervention leave of its effect, and of the people it helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from investcase.flows.lines import Part, PartKind, product_of
from investcase.flows.working import Turning
from investcase.formulas.product import Product
from investcase.resolving.adjustments import ADJUSTMENT_TITLES
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.terms import Factor, Use


def people_left(intervention: ResolvedIntervention, figures: Mapping[str, Product]) -> Product:
    """The share of a model's people that its adjustments leave, where those count fewer people; [draw or 1, 1]."""
    taken = intervention.adjustments if intervention.document.people_adjusted else ()
    return product([adjustment.factor for adjustment in taken], figures)


def shares_kept(intervention: ResolvedIntervention, figures: Mapping[str, Product]) -> tuple[Part, ...]:
    """The share of the effect that each adjustment leaves, [draw or 1, 1], in the order of the intervention's own."""
    return tuple(
        Part(
            PartKind.ADJUSTMENT,
            ADJUSTMENT_TITLES[each.kind],
            factor_value(each.factor, figures),
            each.factor,
            hopeful=each.hopeful,
            working=Turning(each.factor) if each.hopeful else None,
        )
        for each in intervention.adjustments
    )


def product(factors: Sequence[Factor], figures: Mapping[str, Product]) -> Product:
    """The product of factors, [draw or 1, 1]; 1 when there are none."""
    return product_of(factor_value(factor, figures) for factor in factors)


def factor_value(factor: Factor, figures: Mapping[str, Product]) -> Product:
    """What a factor multiplies by, [draw or 1, 1]."""
    value = figures[factor.figure.key]
    if factor.use is Use.ONE_PLUS:
        return 1 + value
    return 1 - value if factor.use is Use.ONE_MINUS else value
