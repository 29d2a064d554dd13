"""A correction for hope: it lowers what is gained and raises what is lost, on whichever side of the books that stands.

Optimism bias says that plans hope for too much good and too little harm (Green Book 2018, 5.41). So its direction is
that of each amount's worth, and not of the kind of line it stands on: raising it never makes a case better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from investcase.flows.lines import FlowLine, Part, product_of
from investcase.flows.working import Turning
from investcase.formulas.product import Product
from investcase.resolving.terms import Factor, Use

_OTHER_WAY = {Use.ONE_MINUS: Use.ONE_PLUS, Use.ONE_PLUS: Use.ONE_MINUS}


def corrected(line: FlowLine, part: Part) -> FlowLine:
    """A line multiplied by a part, which is turned the other way where it is a hope's and the line is a loss."""
    if not part.hopeful:
        return line.times(part)
    if isinstance(part.working, Turning):
        part = replace(part, working=replace(part.working, above=line.kind == "cost"))
    return line.times(turned(part, line.net.negative()))


def share_left(parts: Iterable[Part], worth: Product) -> Product:
    """What parts together leave of amounts, of which those below nil are losses."""
    below = worth.negative()
    return product_of(turned(part, below).values if part.hopeful else part.values for part in parts)


def turned(part: Part, where: NDArray[np.bool_]) -> Part:
    """One less a share where it was one and the share, and the reverse, for the draws and years of `where`."""
    if not where.any():
        return part
    other_way = 2 - part.values
    if where.all():
        factor = None if part.factor is None else Factor(part.factor.figure, _OTHER_WAY[part.factor.use])
        return replace(part, values=other_way, factor=factor)
    return replace(part, values=Product.of(np.where(where, other_way, part.values)), factor=None)
