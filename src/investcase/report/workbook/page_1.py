"""The first page of the workbook: what is put forward, what it comes to now, and two charts of it."""

from __future__ import annotations

from typing import Any

from investcase.appraisal.appraise import Appraisal
from investcase.numbers.writing import pounds_short
from investcase.report.charts.palette import GREEN, RUST, STEEL
from investcase.report.workbook.answer import Answers, Total
from investcase.report.workbook.bodies import Bodies, BodyRows
from investcase.report.workbook.cells import FIRST_YEAR
from investcase.report.workbook.looks import POUNDS
from investcase.report.workbook.page import Page

SHEET = "Page 1"
_NOW, _WRITTEN = 1, 2


def write_page_1(page: Page, appraisal: Appraisal, answers: Answers, bodies: Bodies) -> None:
    """Write the page; its sums are those of the sheets behind it."""
    _PageOne(page, appraisal, answers, bodies).write()


class _PageOne:
    def __init__(self, page: Page, appraisal: Appraisal, answers: Answers, bodies: Bodies) -> None:
        self.page, self.appraisal, self.answers, self.bodies = page, appraisal, answers, bodies
        self.preferred = appraisal.preferred.flows.option

    def write(self) -> None:
        page, case = self.page, self.appraisal.case.document
        sheet, looks = page.sheet, page.looks
        for column, width in enumerate((58, 20, 20, 14, 14, 14)):
            sheet.set_column(column, column, width)
        page.title(case.title)
        if case.standing != "final":
            words = f"Standing: {case.standing}. {case.disclaimer or ''}".strip()
            sheet.merge_range(page.row, 0, page.row, 2, words, looks.of(bold=True, text_wrap=True, bg_color="#ffe9b8"))
            sheet.set_row(page.row, 30)
            page.row += 1
        for words in self._words():
            sheet.merge_range(page.row, 0, page.row, 2, "", looks.text)
            sheet.write_string(page.row, 0, words, looks.text)
            sheet.set_row(page.row, 15.0 * max(1, -(-len(words) // 95)))
            page.row += 1
        page.row += 1
        for column, heading in enumerate((f"{self.preferred.title}", "Now", "As written")):
            sheet.write_string(page.row, column, heading, looks.head_right if column else looks.head)
        page.row += 1
        for total in self._totals():
            self._row(total)
        page.row += 1
        sheet.write_string(page.row, 0, "Values of your own at work", looks.text)
        sheet.write_formula(page.row, _NOW, "=values_of_your_own", looks.number("0", bold=True), 0)
        page.row += 2
        lead = self.bodies.of(self.preferred.id, self.appraisal.case.lead)
        if lead is not None:
            self._cash_by_year(lead)
        self._who_pays()

    def _words(self) -> list[str]:
        case, settled = self.appraisal.case, self.preferred
        years = f"{case.horizon[0]} to {case.horizon[-1]}"
        return [
            f"{case.place_name}. Put forward: {settled.title}.",
            *([settled.summary] if settled.summary else []),
            f"Present values at {case.horizon[0]} in pounds of {case.document.price_base}, over {years}. Plus is good.",
        ]

    def _totals(self) -> list[Total]:
        option, lead = self.preferred.id, self.appraisal.case.lead
        wanted = ["npsv", "benefits", "costs", "public", f"cash {lead}", "ratio"]
        found = {total.measure: total for total in self.answers.totals if total.option == option}
        return [found[measure] for measure in wanted if measure in found]

    def _row(self, total: Total) -> None:
        page, looks = self.page, self.page.looks
        form = "0.00" if total.measure == "ratio" else POUNDS
        cell = total.cells.one(page.name)
        page.sheet.write_string(page.row, 0, total.title, looks.text)
        page.sheet.write_formula(page.row, _NOW, f"={cell}", looks.number(form, bold=True), total.engine)
        page.sheet.write_number(page.row, _WRITTEN, total.engine, looks.given(form))
        page.row += 1

    def _cash_by_year(self, lead: BodyRows) -> None:
        book: Any = self.page.looks.book
        last = FIRST_YEAR + len(lead.net.values) - 1
        where = lead.net.sheet
        heads = [where, self._year_row, FIRST_YEAR, self._year_row, last]
        chart = book.add_chart({"type": "column"})
        chart.add_series(
            {
                "name": "Left with, or to find, in the year",
                "categories": heads,
                "values": [where, lead.net.row, FIRST_YEAR, lead.net.row, last],
                "fill": {"color": self.page.looks.accent},
                "invert_if_negative": True,
                "invert_if_negative_color": RUST,
                "gap": 60,
            }
        )
        line = book.add_chart({"type": "line"})
        line.add_series(
            {
                "name": "Running total",
                "categories": heads,
                "values": [where, lead.cumulative.row, FIRST_YEAR, lead.cumulative.row, last],
                "line": {"color": GREEN, "width": 2.25},
                "marker": {"type": "circle", "size": 5, "fill": {"color": GREEN}, "border": {"color": GREEN}},
            }
        )
        chart.combine(line)
        chart.set_title({"name": f"{lead.body.name}: cash by year", "name_font": {"size": 12}})
        chart.set_y_axis({"num_format": "£#,##0", "major_gridlines": {"visible": True, "line": {"color": "#dbe2e8"}}})
        chart.set_x_axis({"label_position": "low"})
        chart.set_legend({"position": "bottom"})
        words = (
            f"Columns: what {lead.body.name} is left with or must find in each year, in cash; line: the running total. "
            f"As written, {pounds_short(lead.net.values[0])} in the first year and "
            f"{pounds_short(float(lead.cumulative.values[-1]))} by the end."
        )
        self._insert(chart, words)

    @property
    def _year_row(self) -> int:
        """The row of the budget sheet's heads, which say each year: under its title and its one line of words."""
        return 2

    def _who_pays(self) -> None:
        option = self.preferred.id
        own = [t for t in self.answers.totals if t.option == option and t.measure.startswith("npv ")]
        if not own:
            return
        book: Any = self.page.looks.book
        first, looks, page = self.page.row + 22, self.page.looks, self.page
        names = {str(body): body.name for body in self.appraisal.preferred.cash.bodies}
        page.row = first
        for column, words in enumerate(("Who gains and who pays, present value", "Now")):
            page.sheet.write_string(page.row, column, words, looks.head_right if column else looks.head)
        for place, total in enumerate(own, start=1):
            body = names[total.measure.removeprefix("npv ")]
            page.sheet.write_string(first + place, 0, body, looks.text)
            text = f"={total.cells.one(page.name)}"
            page.sheet.write_formula(first + place, _NOW, text, looks.number(POUNDS), total.engine)
        page.row = first + len(own) + 2
        last = first + len(own)
        chart = book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": "Present value, everything counted",
                "categories": [page.name, first + 1, 0, last, 0],
                "values": [page.name, first + 1, _NOW, last, _NOW],
                "fill": {"color": STEEL},
                "invert_if_negative": True,
                "invert_if_negative_color": RUST,
                "gap": 50,
            }
        )
        chart.set_title({"name": "Who gains and who pays, present value", "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "label_position": "low"})
        chart.set_x_axis({"num_format": "£#,##0", "major_gridlines": {"visible": True, "line": {"color": "#dbe2e8"}}})
        said = "; ".join(f"{names[t.measure.removeprefix('npv ')]} {pounds_short(t.engine)}" for t in own)
        self._insert(chart, f"Bars: each body's present value, everything counted. As written: {said}.")

    def _insert(self, chart: Any, words: str) -> None:
        chart.set_size({"width": 700, "height": 380})
        said = {"description": words, "object_position": 1, "x_offset": 4, "y_offset": 4}
        self.page.sheet.insert_chart(self.page.row, 0, chart, said)
