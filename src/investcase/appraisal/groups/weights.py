"""Income welfare weights: shown beside the unweighted result, never instead of it."""

from __future__ import annotations

import math
from collections.abc import Mapping

ETA = 1.3
"""The elasticity of the marginal utility of income (HM Treasury Green Book)."""


def welfare_weight(reference: float, income: float, eta: float = ETA) -> float:
    """(reference / income)^eta, both equivalised disposable incomes in pounds of one year: 1 at the reference.

    Raises:
        ValueError: an income that is not above zero.
    """
    if reference <= 0 or income <= 0:
        raise ValueError("a welfare weight needs incomes above zero")
    return float((reference / income) ** eta)


def weighted_total(net: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum over groups of weight x pounds."""
    return math.fsum(weights[group] * pounds for group, pounds in net.items())


def switching_eta(net: Mapping[str, float], reference: float, incomes: Mapping[str, float]) -> float | None:
    """The elasticity between 0 and 4 at which the weighted total is nil; None when there is none."""

    def total(eta: float) -> float:
        return math.fsum(welfare_weight(reference, incomes[group], eta) * pounds for group, pounds in net.items())

    low, high = 0.0, 4.0
    if total(low) * total(high) > 0:
        return None
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if total(low) * total(middle) > 0 else (low, middle)
    return (low + high) / 2
