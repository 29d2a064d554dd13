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
    """What makes a pound of the case's prices cash of a year, at the line's own price.

    It goes back to the year of the line's own prices by general inflation, and from there a year's growth at a time.
    """
    base, since = paths.prices.base, line.priced_in or paths.prices.base
    if line.in_cash or (
        line.relative_price is None
        and paths.given(pays_prices_of(line, paths), line.prices_as) is None
        and not paths.points.get(line.prices_as)
    ):
        return prices_between(paths.prices, base, year)
    rise = _rise(line, paths, since, year)
    if since == base:
        return rise
    back = prices_between(paths.prices, base, since)
    assert back.value is not None
    assert rise.value is not None
    title = f"{KIND_WORDS[line.prices_as]}, from its own prices of {since}"
    return Explanation(None, title, back.value * rise.value, NUMBER, How.PRODUCT, (back, rise), is_factor=True)


def _rise(line: FlowLine, paths: PricePaths, since: Year, year: Year) -> Explanation:
    """A price in a year as a multiple of what it was in another: one year's growth after another."""
    title = f"{KIND_WORDS[line.prices_as]}, {since} to {year}"
    if since.financial != year.financial:
        at = paths.horizon.index(year)
        level = paths.levels(pays_prices_of(line, paths), line.prices_as, line.relative_price, since)[at]
        value = level * paths.prices.index.factor(since, paths.prices.base)
        return factor(title, value, "Its growth year by year, part of the first and of the last.")
    first, last = min(since, year), max(since, year)
    steps = [_growth(line, paths, first + t) for t in range(last - first)]
    grown = math.prod(step.value or 0.0 for step in steps)
    rise = Explanation(None, title, grown, NUMBER, How.PRODUCT, tuple(steps), is_factor=True)
    if year >= since:
        return rise if steps else factor(title, 1.0, "The year of the line's own prices.")
    one = factor("One", 1.0, "The line's own prices are of a later year.")
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
