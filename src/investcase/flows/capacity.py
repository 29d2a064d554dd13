"""Freed capacity: a bed, an hour or a place that nobody closes and nobody fills is worth nothing to anyone yet.

What is freed is worth what it is next used for, and not its average cost: the opportunity cost of the Green Book. So it
counts at nil until the case says, with a reason, what share of its average cost one fewer saves. What is closed is
cash; what is filled again counts at what it is then used for; and more demand on what a body has is a loss, in full.
What growing demand fills, and no approved plan pays for, is used too, and nothing in the case says what that use is
worth: it counts in the same way, and is told apart in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.working import CountedAt
from investcase.formulas.product import Product
from investcase.resolving.terms import Factor

NOT_COUNTED = "Freed, and not counted"


def counted(line: FlowLine, figures: Mapping[str, Product]) -> FlowLine:
    """A line with freed capacity at the marginal share that the case gives, nil without one.

    Figures are values by key, of shape [draw or 1, 1].
    """
    given = line.marginal_share
    if not _is_freed(line):
        return line
    if given is None:
        return _at(line, Product.of(0.0), None)
    return _at(line, figures[given.key], Factor(given))


def at_marginal_share(line: FlowLine) -> Part:
    """What counts a line at its own marginal share, nil without one, where it comes to free anything."""
    factor = None if line.marginal_share is None else Factor(line.marginal_share)
    return Part(PartKind.COUNTED, NOT_COUNTED, Product.of(1.0), working=CountedAt(factor))


def counted_at(line: FlowLine, share: float) -> FlowLine:
    """A line with freed capacity at another share of its average cost, 0-1, whatever it was counted at before."""
    before = tuple(part for part in line.parts if part.kind is not PartKind.COUNTED)
    whole = replace(line, amounts=line.at_average, parts=before)
    return _at(whole, Product.of(share), None) if _is_freed(whole) else line


def _is_freed(line: FlowLine) -> bool:
    return line.cash_type is CashType.CAPACITY and not line.fills and line.amounts.ever_positive()


def _at(line: FlowLine, share: Product, factor: Factor | None) -> FlowLine:
    if line.amounts.never_negative():
        return line.times(Part(PartKind.COUNTED, NOT_COUNTED, share, factor, working=CountedAt(factor)))
    above = Product.of(np.where(line.amounts.whole() > 0, share, 1.0))
    return line.times(Part(PartKind.COUNTED, NOT_COUNTED, above, working=CountedAt(factor)))
