"""A sheet for each option: every line of money as the product of its parts, year by year, discounted and in cash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.kinds_of_money import CashType
from investcase.flows.capacity import at_marginal_share
from investcase.flows.lines import FlowLine, Part
from investcase.flows.stage import Stage
from investcase.flows.working import CountedAt
from investcase.report.workbook.cells import product_text
from investcase.report.workbook.effects import Effects, Shared
from investcase.report.workbook.inputs import Inputs
from investcase.report.workbook.line_cells import LineCells
from investcase.report.workbook.models import ModelSheet
from investcase.report.workbook.once import write_once
from investcase.report.workbook.page import Page
from investcase.report.workbook.parts import PartWriter
from investcase.report.workbook.plans import write_plan
from investcase.report.workbook.posts import write_posts
from investcase.report.workbook.years import Years
from investcase.resolving.line_id import LineId

CASH_WORDS: Mapping[CashType | None, str] = {
    None: "spending",
    CashType.CASH_RELEASING: "cash released",
    CashType.AVOIDED_GROWTH: "growth avoided",
    CashType.CAPACITY: "freed capacity",
    CashType.WIDER_VALUE: "wider value",
}


@dataclass(slots=True)
class OptionSheet:
    """An option's lines, by their ids."""

    page: Page
    option: OptionAppraisal
    inputs: Inputs
    years: Years
    models: Mapping[str, ModelSheet]
    lines: dict[LineId, LineCells] = field(default_factory=dict)
    shared: Shared = field(default_factory=Shared)
    still: dict[LineId, list[Part]] = field(default_factory=dict)
    live: int = 0

    def begin(self) -> None:
        """Write its head and its posts, which the models rest on."""
        page, settled = self.page, self.option.flows.option
        page.columns()
        page.title(f"Option: {settled.title}", ["Every line is the product of the rows above it. Plus is good."])
        page.year_heads("Line and part", one="Value, or sum")
        page.sheet.freeze_panes(page.row, 1)
        for staff in self.option.flows.staff:
            self.shared.posts[staff.workforce.id] = write_posts(page, self.inputs, staff)

    def write(self, at: Stage) -> None:
        """Write what its lines share, every line of value, then the tax that is in budgets alone."""
        page, option = self.page, self.option
        effects = Effects(page.name, len(page.years), self.inputs, self.models, self.shared)
        for events in option.flows.shared_events:
            write_once(page, effects, events)
        for mechanism in option.flows.mechanisms:
            if mechanism.intervention.already_in_plan:
                made = write_plan(page, mechanism, at, self._writer)
                if made is not None:
                    self.shared.in_plan[mechanism.intervention.id] = made
        self._each(option.cash.lines, is_vat=False)
        self._each(option.flows.vat.lines, is_vat=True)

    def _writer(self, line: FlowLine) -> PartWriter:
        return PartWriter(self.page, self.inputs, self.years, self.models, self.lines, line, self.shared)

    def _each(self, lines: Sequence[FlowLine], *, is_vat: bool) -> None:
        # A line that comes of another stands after it.
        for line in sorted(lines, key=lambda each: len(each.labels.id.relations)):
            self.lines[line.labels.id] = self._line(line, is_vat=is_vat)

    def _line(self, line: FlowLine, *, is_vat: bool) -> LineCells:
        page = self.page
        page.heading(line.title, f"{line.body.name}: {CASH_WORDS[line.cash_type]}")
        writer = self._writer(line)
        for part in _with_counting(line):
            writer.write(part)
        self.live += writer.live
        if writer.still:
            self.still[line.labels.id] = writer.still
        here, count = page.name, len(page.years)
        amounts = page.by_year(
            "Pounds of the case's prices",
            lambda year: product_text([part.at(year, here) for part in writer.written]),
            np.broadcast_to(line.amounts[0], (count,)),
            how="The product of the rows above",
            unit="£ / year",
            total=True,
            sum_up=True,
        )
        sign = "" if line.kind == "benefit" else "-"
        factors, levels = self.years.factors_of(line), self.years.prices.cash_of(self.option.id, line)
        discounted = page.by_year(
            "Worth at year 0",
            lambda year: f"{sign}{amounts.at(year, here)}*{factors.at(year, here)}",
            line.net[0] * factors.over(count),
            how="Discounted" if line.kind == "benefit" else "Discounted, a cost as a minus",
            unit="£",
            sum_up=True,
        )
        cash = page.by_year(
            "In each year's cash" if not is_vat else "In each year's cash, in the budget alone",
            lambda year: f"{sign}{amounts.at(year, here)}*{levels.at(year, here)}",
            np.broadcast_to(line.net[0] * line.cash_terms, (count,)),
            how="At the line's own prices",
            unit="£ cash",
            sum_up=True,
        )
        return LineCells(line, tuple(writer.written), amounts, discounted, cash, is_vat)


def _with_counting(line: FlowLine) -> Sequence[Part]:
    """A line's parts, with what counts freed capacity wherever a changed value could make it free some."""
    freed = line.cash_type is CashType.CAPACITY and not line.fills
    counted = any(isinstance(part.working, CountedAt) for part in line.parts)
    if not freed or counted:
        return line.parts
    return (*line.parts, at_marginal_share(line))
