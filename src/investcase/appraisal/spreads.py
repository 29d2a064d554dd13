"""Values as the result writes them: pounds to the penny, ratios to a millionth, and never NaN."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from investcase.appraisal.described import said
from investcase.appraisal.part import Part
from investcase.quantities import Quantity


class Spread(Part):
    """A value centrally and at its own two ends: cautious <= central <= favourable. Null where it is undefined."""

    central: Annotated[float | None, said("With every figure at its central value; null where it is undefined")]
    cautious: Annotated[float | None, said("At its own worse end; null where it is undefined")]
    favourable: Annotated[float | None, said("At its own better end; null where it is undefined")]


class AtEnds(Part):
    """A part of an option's NPSV, or a ratio of its parts, centrally and in the two worlds at that NPSV's ends.

    Parts add to the NPSV at each end, so a part at the cautious end may lie on either side of its centre. Null where it
    is undefined.
    """

    central: Annotated[float | None, said("With every figure at its central value; null where it is undefined")]
    cautious: Annotated[float | None, said("In the world at the NPSV's worse end; null where it is undefined")]
    favourable: Annotated[float | None, said("In the world at the NPSV's better end; null where it is undefined")]


UNDEFINED = Spread(central=None, cautious=None, favourable=None)
NOWHERE = AtEnds(central=None, cautious=None, favourable=None)


def spread_of(values: tuple[float, float, float], digits: int = 2) -> Spread:
    """A value at its own ends, central first, rounded; NaN becomes null."""
    central, cautious, favourable = (rounded(value, digits) for value in values)
    return Spread(central=central, cautious=cautious, favourable=favourable)


def at_ends(values: tuple[float, float, float], digits: int = 2) -> AtEnds:
    """A part at the ends of the NPSV it is a part of, central first, rounded; NaN becomes null."""
    central, cautious, favourable = (rounded(value, digits) for value in values)
    return AtEnds(central=central, cautious=cautious, favourable=favourable)


def rounded(value: float, digits: int) -> float | None:
    """A value to so many decimals, null for NaN and never a negative nil."""
    return None if math.isnan(value) else round(float(value), digits) + 0.0


def chance(share: float) -> float:
    """A chance, 0 to 1, to four decimals."""
    return round(share, 4) + 0.0


def pounds(value: float) -> float:
    """Pounds to the penny."""
    return round(float(value), 2) + 0.0


def by_year(values: Iterable[float]) -> tuple[float, ...]:
    """Pounds to the penny, one for each year."""
    return tuple(pounds(value) for value in values)


def written_value(quantity: Quantity) -> str:
    """A quantity as text, without the dust that arithmetic leaves after its twelfth digit."""
    low, central, high = (float(f"{end:.12g}") for end in (quantity.ends[0], quantity.central, quantity.ends[1]))
    outcomes = tuple((float(f"{value:.12g}"), chance) for value, chance in quantity.outcomes)
    return str(replace(quantity, central=central, low=low, high=high, outcomes=outcomes))
