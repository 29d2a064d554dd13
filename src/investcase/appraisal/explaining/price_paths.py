"""What turns a line's real pounds into a year's cash, and its price against general inflation."""

from __future__ import annotations

import math

from investcase.appraisal.explaining.explanation import Explanation, How, factor
from investcase.appraisal.explaining.figures import figure_node, prices_between
from investcase.flows.lines import FlowLine
from investcase.flows.pricing import pays_prices_of
from investcase.quantities import NUMBER, Year
from investcase.resolving.prices import KIND_WORDS, PricePaths


def cash_factor(line: FlowLine, paths: PricePaths, year: Year) -> Explanation:
    """What turns a pound of the case's prices on a line into cash of a year."""
    if paths.relative or line.relative_price is not None:
        return prices_between(paths.prices, paths.prices.base, year)
    return own_price(line, paths, year)


def price_effect(line: FlowLine, paths: PricePaths, year: Year) -> Explanation:
    """A line's own price in a year over general inflation since the price base."""
    own, general = own_price(line, paths, year), prices_between(paths.prices, paths.prices.base, year)
    title = f"Price against general inflation, {year}"
    assert own.value is not None
    assert general.value is not None
    return Explanation(None, title, own.value / general.value, NUMBER, How.RATIO, (own, general), is_factor=True)


def own_price(line: FlowLine, paths: PricePaths, year: Year) -> Explanation:
    """A line's own price in a year as a multiple of the price base's: one year's growth after another."""
    base = paths.prices.base
    if line.relative_price is None and paths.given(pays_prices_of(line, paths), line.prices_as) is None:
        return prices_between(paths.prices, base, year)
    first, last = min(base, year), max(base, year)
    steps = [_growth(line, paths, first + t) for t in range(last - first)]
    grown = math.prod(step.value or 0.0 for step in steps)
    title = f"{KIND_WORDS[line.prices_as]}, {base} to {year}"
    rise = Explanation(None, title, grown, NUMBER, How.PRODUCT, tuple(steps), is_factor=True)
    if year >= base:
        return rise if steps else factor(title, 1.0, "The year of the case's prices.")
    one = factor("One", 1.0, "The price base comes after this year.")
    return Explanation(None, title, 1 / grown, NUMBER, How.RATIO, (one, rise), is_factor=True)


def _growth(line: FlowLine, paths: PricePaths, year: Year) -> Explanation:
    """One plus a price's growth from a year to the next."""
    general = prices_between(paths.prices, year, year + 1)
    assert general.value is not None
    if line.relative_price is not None:
        extra = Explanation(
            None,
            "The line's own growth over general inflation",
            line.relative_price,
            NUMBER,
            notes=("Given by the line.",),
        )
        over = Explanation(None, "Over general inflation", 1 + line.relative_price, NUMBER, How.ONE_PLUS, (extra,))
        title = f"General inflation and more, {year + 1}"
        grown = general.value * (1 + line.relative_price)
        return Explanation(None, title, grown, NUMBER, How.PRODUCT, (general, over), is_factor=True)
    path = paths.given(pays_prices_of(line, paths), line.prices_as)
    figure = path.figure(year + 1) if path else None
    if figure is None:
        return general
    node = figure_node(figure, paths.prices)
    title = f"With the growth into {year + 1}"
    return Explanation(None, title, 1 + figure.quantity.central, NUMBER, How.ONE_PLUS, (node,), is_factor=True)
