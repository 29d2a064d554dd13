"""A figure, its conversion to the case's prices, and how it enters a product."""

from __future__ import annotations

from investcase.appraisal.explaining.explanation import Explanation, How, factor
from investcase.quantities import NUMBER, Year
from investcase.resolving.figures import Prices, Resolved
from investcase.resolving.terms import Factor, Use


def figure_node(figure: Resolved, prices: Prices) -> Explanation:
    """A figure at its central value, in the case's prices: as written times what prices have done since."""
    value = figure.quantity.central
    converted = figure.quantity.central != figure.original.central
    if not converted or figure.price_base is None:
        return Explanation(figure.key, figure.title, value, figure.unit, figure=figure)
    written = Explanation(
        None, f"As written, in {figure.price_base} prices", figure.original.central, figure.unit, figure=figure
    )
    parts = (written, prices_between(prices, figure.price_base, prices.base, figure.unit.power("£")))
    return Explanation(figure.key, figure.title, value, figure.unit, How.PRODUCT, parts, figure=figure)


def prices_between(prices: Prices, start: Year, end: Year, power: int = 1) -> Explanation:
    """What turns money of one year into that of another by the case's index; upside down for what is for each pound."""
    over, under = (end, start) if power > 0 else (start, end)
    title = f"Prices of {start} to those of {end}"
    value = prices.index.factor(under, over)
    one = Explanation(
        None, title, value, NUMBER, How.RATIO, (_level(prices, over), _level(prices, under)), is_factor=True
    )
    if abs(power) == 1:
        return one
    return Explanation(None, title, value ** abs(power), NUMBER, How.PRODUCT, (one,) * abs(power), is_factor=True)


def _level(prices: Prices, year: Year) -> Explanation:
    index, document = prices.index, prices.index.document
    standing = "a forecast" if index.is_forecast(year) else "an outturn"
    return factor(f"Index of {year}", index.level(year), f"{document.title}, {standing}; source: {document.source}.")


def factor_node(entry: Factor, prices: Prices) -> Explanation:
    """A figure as it multiplies: as it is, one plus it, or one minus it."""
    figure = figure_node(entry.figure, prices)
    share = entry.figure.quantity.central
    if entry.use is Use.ONE_PLUS:
        title = f"With {_lower(figure.title)}"
        return Explanation(None, title, 1 + share, NUMBER, How.ONE_PLUS, (figure,), is_factor=True)
    if entry.use is Use.ONE_MINUS:
        title = f"Left after {_lower(figure.title)}"
        return Explanation(None, title, 1 - share, NUMBER, How.ONE_MINUS, (figure,), is_factor=True)
    return figure


def _lower(title: str) -> str:
    """A title as it reads inside a sentence; names such as NHS keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
