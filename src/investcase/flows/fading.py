"""How much of a service's effect is lost in each year after a cut, when people already helped keep it for a time."""

from __future__ import annotations

import numpy as np

from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.rollout import Rollout


def effort_lost(rollout: Rollout, years: int, fades: Product | None) -> Product:
    """The share of the service's full yearly effort whose effect is lost, [draw or 1, year].

    Without `fades` it is the share cut. With it, years of shape [draw, 1], people already helped keep what they have,
    less and less in a straight line; each step of a phased cut begins a fading of its own.
    """
    cut = np.array([rollout.by_year])
    if fades is None:
        return Product.of(cut)
    steps = np.diff(cut, prepend=0.0)
    whole = cut[0, rollout.starts] / rollout.first_part
    steps[0, rollout.starts] = whole
    if rollout.starts + 1 < years:
        steps[0, rollout.starts + 1] = cut[0, rollout.starts + 1] - whole
    over = fades.whole()
    lost = np.zeros((len(over), years))
    for step in range(years):
        part = rollout.first_part if step == rollout.starts else 1.0
        for year in range(step, years):
            since = year - step
            begins, ends = (0.0, part) if since == 0 else (part + since - 1, part + since)
            kept = _kept_up_to(ends, over) - _kept_up_to(begins, over)
            lost[:, year : year + 1] += steps[0, step] * ((ends - begins) - kept)
    return Product.of(lost)


def _kept_up_to(time: float, fades: Array) -> Array:
    """The years' worth of benefit kept up to a time after the cut, fading in a straight line over `fades` years."""
    within = np.minimum(time, fades)
    return np.asarray(within - np.divide(within**2, 2 * fades, out=np.zeros_like(fades), where=fades > 0))
