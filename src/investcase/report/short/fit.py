"""What gives way on page 1 where a case's words are many: space first, then type, then how many are named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fit:
    """How tightly page 1 is set: a lower chart, smaller type, and how many are named before the rest is counted.

    `worst` are those who may lose, `unknown` those of whom nothing is known.
    """

    low: bool = False
    small: bool = False
    worst: int = 2
    unknown: int = 4


WHOLE = Fit()
FITS = (WHOLE, Fit(low=True), Fit(low=True, small=True), Fit(low=True, small=True, worst=1, unknown=1))
"""From the roomiest to the tightest; what is too long even for the last runs on to a second page."""
