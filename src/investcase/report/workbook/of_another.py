"""Parts of lines that come of another line: its other side, its tax, what is left at the end, what is paid twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from investcase.flows.lines import Part, PartKind
from investcase.flows.working import PartsOf, StillPaid, VatOn, WornLeft
from investcase.report.workbook.cells import Cells, product_text
from investcase.report.workbook.inputs import Inputs
from investcase.report.workbook.line_cells import LineCells
from investcase.report.workbook.looks import FINE, PLAIN, POUNDS, SHARE
from investcase.report.workbook.page import Page
from investcase.report.workbook.years import Years
from investcase.resolving.line_id import LineId
from investcase.resolving.terms import Factor


@dataclass(frozen=True, slots=True)
class OfAnother:
    """Writes them on a page on which the other line stands already."""

    page: Page
    inputs: Inputs
    lines: Mapping[LineId, LineCells]
    years: Years

    def _factor(self, factor: Factor) -> str:
        return self.inputs.factor(factor, self.page.name)[0]

    def _row(self, part: Part, text: Callable[[int], str], how: str, form: str = POUNDS) -> Cells:
        values = np.broadcast_to(part.values.whole()[0], (len(self.page.years),))
        return self.page.by_year(part.title, text, values, how=how, form=form)

    def parts_of(self, of: PartsOf) -> Callable[[int], str]:
        parts, here = self.lines[of.line].parts[: of.parts], self.page.name
        return lambda year: product_text([each.at(year, here) for each in parts])

    def _amounts_of(self, of: PartsOf, title: str) -> Cells:
        """The product of another line's first parts as a row of its own."""
        count = len(self.page.years)
        values = np.ones(count)
        for each in self.lines[of.line].parts[: of.parts]:
            values = values * each.over(count)
        return self.page.by_year(title, self.parts_of(of), values, how="From the line that it comes of")

    def vat(self, part: Part, vat: VatOn) -> Cells:
        amounts, factor, here = self.parts_of(vat.of), self._factor(vat.factor), self.page.name
        if vat.a_share:
            return self._row(part, lambda year: f"{amounts(year)}*{factor}", vat.factor.figure.title)
        base = None
        if vat.to_base is not None:
            base = self.page.given("    To the case's prices", vat.to_base, by_year=True, form=FINE)

        def text(year: int) -> str:
            paid = factor if base is None else f"{factor}*{base.at(year, here)}"
            return f"IF({amounts(year)}<>0,{paid},0)"

        return self._row(part, text, f"{vat.factor.figure.title}, in each year in which anything is spent")

    def worn(self, part: Part, worn: WornLeft) -> Cells:
        page, count = self.page, len(self.page.years)
        life, here = self._factor(worn.life), self.page.name
        bought = self._bought(worn.of)
        long = worn.life.figure.quantity.central
        prices, level = np.ones(count), None
        if worn.prices is not None:
            bought_as = self.lines[worn.of.line].line
            text, effect = self.years.prices.effect_of(bought_as.labels.option, bought_as)
            prices = effect / effect[-1]
            level = page.by_year(
                "    Price against the last year's",
                lambda year: f"({text(year, here)})/({text(count - 1, here)})",
                prices,
                form=FINE,
            )

        def left(year: int) -> str:
            share = f"MAX(0,MIN(1,({life}-{count - year})/{life}))"
            return share if level is None else f"{share}*{level.at(year, here)}"

        used = count - np.arange(count)
        shares = np.clip((long - used) / long, 0.0, 1.0) * prices
        how = f"{worn.life.figure.title}; the year of purchase counts as a year of use"
        row = page.by_year("    Share left at the end of what is bought in the year", left, shares, how=how, form=SHARE)
        total = f"SUMPRODUCT({bought.whole(count, here)},{row.whole(count, here)})"
        return self._row(part, lambda year: total if year == count - 1 else "0", "In the last year alone")

    def _bought(self, of: PartsOf) -> Cells:
        """What was bought in each year, before optimism bias: what is overrun buys nothing more that lasts."""
        found, count, here = self.lines[of.line], len(self.page.years), self.page.name
        kept = [
            cells
            for cells, part in zip(found.parts[: of.parts], found.line.parts[: of.parts], strict=True)
            if part.kind is not PartKind.BIAS
        ]
        values = np.ones(count)
        for each in kept:
            values = values * each.over(count)
        text = lambda year: product_text([each.at(year, here) for each in kept])  # noqa: E731
        return self.page.by_year("    Bought in the year", text, values, how="Before optimism bias")

    def _highest(self, of: PartsOf) -> tuple[Cells, Callable[[int], str]]:
        cash, here = self._amounts_of(of, "    Released in the year"), self.page.name

        def more(year: int) -> str:
            highest = f"MAX(0,{cash.span(0, year, here)})"
            return highest if year == 0 else f"{highest}-MAX(0,{cash.span(0, year - 1, here)})"

        return cash, more

    def further(self, of: PartsOf) -> Callable[[int], str]:
        return self._highest(of)[1]

    def still_paid(self, part: Part, paid: StillPaid) -> Cells:
        cash, more = self._highest(paid.of)
        here, count = self.page.name, len(self.page.years)
        values = np.diff(np.maximum.accumulate(np.maximum(cash.values, 0.0)), prepend=0.0)
        row = self.page.by_year("    Further released in the year", more, values)
        long = self.page.given("    Years for which it is still paid", [paid.years], by_year=False, form=PLAIN)
        name = long.one(here)

        def text(year: int) -> str:
            return "+".join(
                f"{row.at(year - later, here)}*MAX(0,MIN(1,{name}-{later}))"
                for later in range(min(year + 1, int(np.ceil(paid.years)), count))
            )

        return self._row(part, text, "What is released in the year or before it, and still paid")
