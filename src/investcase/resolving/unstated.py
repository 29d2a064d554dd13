"""The range that a figure without one is drawn by where a case asks for it: ours, by how good its evidence is."""

from __future__ import annotations

import math
from dataclasses import replace

from investcase.documents.figure import Status
from investcase.documents.grades import HOW_FAR
from investcase.quantities import Quantity
from investcase.quantities.kinds import RULES
from investcase.resolving.behind import is_definition
from investcase.resolving.figures import Resolved

_UNGRADED = {Status.LOCAL: "C", Status.ILLUSTRATIVE: "E"}
"""As which grade a figure counts that has none: what is published without one is a count, and held as it is."""


def graded(figure: Resolved) -> Quantity:
    """A figure with a range by its grade, held to what it may be; as it is where it has no grade to go by."""
    grade = figure.grade or _UNGRADED.get(figure.status)
    if grade is None or figure.is_likely_range or is_definition(figure):
        return figure.quantity
    central = figure.quantity.central
    least, most = _bounds(figure)
    ends = sorted(central * (1 + way * HOW_FAR[grade]) for way in (-1, 1))
    low, high = (min(max(end, least), most) for end in ends)
    return replace(figure.quantity, low=low, high=high) if low < high else figure.quantity


def is_cut(figure: Resolved) -> bool:
    """Whether the range by its grade would reach beyond what the figure may be, and is held to that."""
    drawn, central = graded(figure), figure.quantity.central
    if not drawn.is_range or figure.quantity.is_range:
        return False
    low, high = drawn.ends
    return not math.isclose(high - central, central - low, rel_tol=1e-9)


def _bounds(figure: Resolved) -> tuple[float, float]:
    if figure.kind is not None:
        return RULES[figure.kind].low, RULES[figure.kind].high
    # A number without a unit or a kind, up to one, may be a share.
    may_be_share = figure.unit.is_number and 0 <= figure.quantity.central <= 1
    return (0.0, 1.0) if may_be_share else (-math.inf, math.inf)
