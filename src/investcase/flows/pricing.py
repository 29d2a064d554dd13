"""Each line's price: what makes its real pounds cash, and its relative price effect where that counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from investcase.documents.bodies import Body
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.prices import PricePaths


def priced(line: FlowLine, paths: PricePaths) -> FlowLine:
    """A line with its own way to cash; its amounts grow by the relative price effect where the case says so.

    Amounts x `cash_terms` is the same cash either way.
    """
    effect = relative_effect(line, paths)
    if effect is None:
        return FlowLine(line.labels, line.amounts, line.parts, own_levels(line, paths))
    part = Part(PartKind.PRICE, "Price against general inflation", Product.of(effect))
    return replace(line.times(part), cash_terms=np.array(paths.general))


def relative_effect(line: FlowLine, paths: PricePaths) -> Array | None:
    """How far a line's own price has outgrown general inflation, [year]; None where the case does not count that."""
    if not paths.relative and line.relative_price is None:
        return None
    return np.asarray(own_levels(line, paths) / np.array(paths.general))


def own_levels(line: FlowLine, paths: PricePaths) -> Array:
    """What makes a pound of the case's prices cash of each year at the line's own price, [year]."""
    if line.in_cash:
        return np.array(paths.as_written(line.prices_as))
    return np.array(paths.levels(pays_prices_of(line, paths), line.prices_as, line.relative_price, line.priced_in))


def pays_prices_of(line: FlowLine, paths: PricePaths) -> Body:
    """The body whose prices a line follows: for what people pay towards care, the one that charges them."""
    if line.prices_of is not None:
        return line.prices_of
    return paths.lead if line.role == "contribution" else line.body
