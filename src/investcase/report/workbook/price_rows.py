"""Prices on the sheet of years: what makes a pound of the case's prices each year's cash, at a body's or a line's own.

A price that the case gives is a formula of its rates; general inflation is values, which nobody gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from investcase.flows.lines import FlowLine
from investcase.flows.pricing import own_levels, pays_prices_of
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells, number_text, product_text
from investcase.report.workbook.inputs import Inputs
from investcase.report.workbook.looks import FINE
from investcase.report.workbook.page import Page
from investcase.resolving.figures import Resolved
from investcase.resolving.line_id import LineId
from investcase.resolving.prices import KIND_WORDS, PricePaths

_GENERAL = "General inflation since the price base"
_Key = tuple[object, ...]


@dataclass(slots=True)
class PriceRows:
    """The rows of prices, each written when a line first asks for it.

    `own` holds the figure by which a line's own price grows over general inflation, by the option and the line that
    it is given for. `fixed` are the figures of prices that are values here, since a year of another kind lies between.
    """

    page: Page
    inputs: Inputs
    paths: PricePaths
    own: Mapping[tuple[str, LineId], Resolved]
    general: Cells
    fixed: set[str] = field(default_factory=set)
    _made: dict[_Key, Cells] = field(default_factory=dict)

    def cash_of(self, option: str, line: FlowLine) -> Cells:
        """What makes a line's pounds each year's cash: general inflation where its price is in its pounds already."""
        in_its_pounds = self.paths.relative or line.relative_price is not None
        return self.general if in_its_pounds else self.own_price(option, line)

    def effect_of(self, option: str, line: FlowLine) -> tuple[Callable[[int, str], str], Array]:
        """A line's own price against general inflation, as a formula of a year on a sheet, and its values."""
        own, count = self.own_price(option, line), len(self.page.years)
        values = own.over(count) / self.general.over(count)
        if own is self.general:
            return (lambda year, here: "1"), values
        return (lambda year, here: f"{own.at(year, here)}/{self.general.at(year, here)}"), values

    def own_price(self, option: str, line: FlowLine) -> Cells:
        """What makes a pound of the case's prices cash of each year at the line's own price."""
        body, kind, paths = pays_prices_of(line, self.paths), line.prices_as, self.paths
        over = None if line.relative_price is None else self.own.get((option, line.labels.id.root))
        path = paths.given(body, kind)
        if line.in_cash or (line.relative_price is None and path is None):
            return self.general
        since = line.priced_in or paths.prices.base
        whose = path.body if path is not None else ""
        key: _Key = (whose, kind, over.key if over is not None else line.relative_price, since)
        if key not in self._made:
            values = own_levels(line, paths)
            title = f"Cash for a pound: {over.title if over is not None else f'{KIND_WORDS[kind]}, {body.name}'}"
            rates = self._rates(line, since, over)
            self._made[key] = (
                self._still(title, values, line, over) if rates is None else self._row(title, rates, values)
            )
        return self._made[key]

    def _still(self, title: str, values: Array, line: FlowLine, over: Resolved | None) -> Cells:
        path = self.paths.given(pays_prices_of(line, self.paths), line.prices_as)
        figures = [over] if over is not None else list(path.figures) if path is not None else []
        self.fixed.update(figure.key for figure in figures)
        return self.page.given(title, values, by_year=True, how="Its own price: changed in the case", form=FINE)

    def _rates(self, line: FlowLine, since: Year, over: Resolved | None) -> list[str] | None:
        """Of each year, what its price comes to of that of the year before; the first holds all since its own year.

        None where its own year is of the other kind, or the figure of a line's own price is not known.
        """
        first, paths = self.paths.horizon[0], self.paths
        if since.financial != first.financial or (line.relative_price is not None and over is None):
            return None
        back = number_text(paths.prices.index.factor(paths.prices.base, since))
        between = [self._rate(line, Year(year, first.financial), over) for year in _between(since, first)]
        begun = f"{back}/({product_text(between)})" if since > first else product_text([back, *between])
        return [begun, *(self._rate(line, year, over) for year in paths.horizon[1:])]

    def _rate(self, line: FlowLine, year: Year, over: Resolved | None) -> str:
        general = number_text(self.paths.prices.index.factor(Year(year.start - 1, year.financial), year))
        if over is not None:
            return f"{general}*(1+{self.inputs.of(over).one(self.page.name)})"
        path = self.paths.given(pays_prices_of(line, self.paths), line.prices_as)
        figure = path.figure(year) if path is not None else None
        return general if figure is None else f"(1+{self.inputs.of(figure).one(self.page.name)})"

    def _row(self, title: str, rates: list[str], values: Array) -> Cells:
        page = self.page
        row = page.row

        def text(year: int) -> str:
            if year == 0:
                return rates[0]
            return f"{Cells(page.name, row, values, by_year=True).at(year - 1, page.name)}*{rates[year]}"

        how = "The year before's, at the rate of the year"
        return page.by_year(title, text, np.broadcast_to(values, (len(page.years),)), how=how, form=FINE)


def _between(since: Year, first: Year) -> range:
    """The years whose growth lies between a price's own year and the first of the case, in either direction."""
    return range(min(since.start, first.start) + 1, max(since.start, first.start) + 1)


def general_row(page: Page, paths: PricePaths) -> Cells:
    """General inflation, which no case gives."""
    how = "The price index of the case: changed in the case"
    return page.given(_GENERAL, np.array(paths.general), by_year=True, how=how, form=FINE)
