"""A case to the bytes of its workbook: the same case, the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.catalogue.shipped import VERSION
from investcase.flows.build import build_flows, stage_of
from investcase.flows.working import Effort
from investcase.flows.worlds import CENTRAL, Worlds, lay_out
from investcase.reading.extras import needed
from investcase.report.workbook import answer, bodies, checks, inputs, page_1, read_me, sensitivity, years
from investcase.report.workbook.late import write_late
from investcase.report.workbook.looks import BAND, Looks
from investcase.report.workbook.models import ModelSheet, staffed_effort, write_cut_efforts
from investcase.report.workbook.options import OptionSheet
from investcase.report.workbook.page import Page
from investcase.report.workbook.shut import shut_figures
from investcase.resolving.canonical import fingerprint

_LONGEST_SHEET = 31
_NO_SHEET = re.compile(r"[\[\]:*?/\\']+")
_A3, _A4, _NO_DATE = 8, 9, dt.datetime(1970, 1, 1)  # noqa: DTZ001 (a workbook's dates have no zone)


@dataclass(slots=True)
class _Names:
    """Names of sheets: none is too long, or taken twice, whatever its capitals."""

    taken: set[str] = field(default_factory=set)

    def of(self, wanted: str) -> str:
        plain = _NO_SHEET.sub(" ", wanted).strip()[:_LONGEST_SHEET].strip() or "Sheet"
        name, more = plain, 1
        while name.casefold() in self.taken or name.casefold() == "history":
            more += 1
            name = f"{plain[: _LONGEST_SHEET - len(str(more)) - 1]} {more}"
        self.taken.add(name.casefold())
        return name


def workbook(appraisal: Appraisal, accent: str | None = None) -> bytes:
    """The workbook of a case, with its heads and rules in a council's colour (`#rrggbb`) where one is given.

    Raises:
        MissingPackageError: XlsxWriter is not installed.
    """
    return Workbook(appraisal, accent).written()


class Workbook:
    """One workbook: its sheets in the order in which they are read."""

    def __init__(self, appraisal: Appraisal, accent: str | None = None) -> None:
        xlsxwriter = needed("xlsxwriter", "A workbook")
        self.appraisal = appraisal
        self.stream = io.BytesIO()
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = xlsxwriter.Workbook(self.stream, plain)
        self.looks = Looks(self.book, accent or BAND)
        self.names = _Names()
        self.year_names = tuple(str(year) for year in appraisal.case.horizon)
        self.pages: list[Page] = []
        self.said: list[tuple[str, str]] = []
        self.options: list[OptionSheet] = []
        self.inputs = inputs.laid_out(appraisal.case.register())
        self.shut: dict[str, str] = {}
        self.answers = answer.Answers()
        self.bodies = bodies.Bodies()

    @cached_property
    def worlds(self) -> Worlds:
        """The central world alone: what a workbook is written in."""
        return lay_out(list(self.appraisal.case.register().values()), (CENTRAL,))

    @cached_property
    def worked(self) -> list[OptionAppraisal]:
        """The options of which anything was worked out, with every line that a changed value could bring about."""
        worked, case = self.appraisal, self.appraisal.case
        return [
            replace(
                option, flows=build_flows(option.flows.option, self.worlds, case.horizon, case.lead, every_line=True)
            )
            for option in worked.options
            if option.cash.lines or option.flows.vat.lines
        ]

    def written(self) -> bytes:
        """Write every sheet."""
        case = self.appraisal.case
        created = _NO_DATE if case.as_of is None else dt.datetime.combine(case.as_of, dt.time())
        self.book.set_properties({"title": case.document.title, "created": created, "comments": "Made by investcase"})
        first = self._page(read_me.SHEET, "This page")
        front = self._page(page_1.SHEET, "What is put forward, and what it comes to")
        figures = self._page(inputs.SHEET, "Every figure: its range, your value, the one used, its source")
        made_years = years.write_years(
            self._page(years.SHEET, "Discount factors, and what makes pounds each year's cash"),
            self.appraisal,
            self.inputs,
        )
        for number, option in enumerate(self.worked, start=1):
            self._option(number, option, made_years)
        budgets = self._page(bodies.SHEET, "What each body spends, saves and is left with, by year")
        answers_page = self._page(answer.SHEET, "Every option's totals, now and as written")
        checks_page = self._page(checks.SHEET, "The workbook's totals against the engine's: green, amber or red")
        beside = self._page(sensitivity.SHEET, "Values: each figure's swing, the two ends, the draws")
        self.bodies = bodies.write_bodies(budgets, self.appraisal, self.options)
        answers_page.years = ("", "")
        self.answers = answer.write_answers(answers_page, self.options)
        checks_page.years = ("", "")
        checks.write_checks(checks_page, self.options, self.answers, self.bodies)
        beside.years = ("",)
        sensitivity.write_sensitivity(beside, self.appraisal, self.options)
        page_1.write_page_1(front, self.appraisal, self.answers, self.bodies)
        self.shut = shut_figures(self.inputs, self.options)
        inputs.write_inputs(self.book, figures.sheet, self.looks, self.appraisal, self.inputs, self.shut)
        self._read_me(first)
        for page in self.pages:
            self._finish(page)
        front.sheet.activate()
        self.book.close()
        return self.stream.getvalue()

    def _option(self, number: int, option: OptionAppraisal, made_years: years.Years) -> None:
        settled = option.flows.option
        lines = self._page(f"{number} {settled.title}", f"Every line of money of: {settled.title}")
        models: dict[str, ModelSheet] = {}
        made = OptionSheet(lines, option, self.inputs, made_years, models)
        made.begin()
        posts = {
            name: made.shared.posts[each.workforce.id]
            for each in option.flows.staff
            for name in each.workforce.needed_by
        }
        for mechanism in option.flows.mechanisms:
            entry = mechanism.intervention
            sheet = self._model(number, entry.title, ModelSheet, entry, made_years, mechanism)
            sheet.begin(settled.title)
            filled = posts[entry.id].share if entry.id in posts else None
            if entry.planned is not None:
                write_late(sheet, entry.planned, filled)
            else:
                sheet.run(Effort.UNDER_WAY, entry.rollout)
                if filled is not None:
                    sheet.run(Effort.STAFFED, entry.rollout, staffed_effort(sheet, Effort.UNDER_WAY, filled))
            if mechanism.planned:
                sheet.run(Effort.DELIVERED, mechanism.paid_by)
            models[entry.id] = sheet
        for cut in option.flows.cuts:
            if cut.mechanism is not None:
                entry = cut.mechanism.intervention
                sheet = self._model(number, cut.cut.title, ModelSheet, entry, made_years, cut.mechanism)
                sheet.begin(settled.title)
                write_cut_efforts(sheet, cut.cut)
                models[cut.cut.id] = sheet
        case = self.appraisal.case
        made.write(stage_of(settled, self.worlds, case.horizon, case.lead))
        self.options.append(made)

    def _model(self, number: int, title: str, kind: Any, entry: Any, made_years: years.Years, mechanism: Any) -> Any:
        page = self._page(f"{number} {title}", f"The model at work: {title}")
        return kind(page, entry, self.inputs, made_years, mechanism)

    def _page(self, name: str, words: str) -> Page:
        named = self.names.of(name)
        page = Page(self.book.add_worksheet(named), named, self.looks, self.year_names)
        self.pages.append(page)
        self.said.append((named, words))
        return page

    def _read_me(self, page: Page) -> None:
        count = read_me.count_of(self.options, len(self.inputs.figures), self.shut)
        case = self.appraisal.case.document
        made_of = read_me.MadeOf(case.title, case.case, fingerprint(self.appraisal.inputs), f"investcase {VERSION}")
        read_me.write_read_me(page, made_of, self.said[1:], count, self.options, self.shut)

    def _finish(self, page: Page) -> None:
        sheet = page.sheet
        sheet.hide_gridlines(2)
        if page.name != page_1.SHEET:
            sheet.set_landscape()
        wide = page.name == inputs.SHEET
        sheet.set_paper(_A3 if wide else _A4)
        if wide:
            last = inputs.FIRST_ROW + len(self.inputs.figures) - 1
            sheet.print_area(0, 0, max(last, inputs.FIRST_ROW), inputs.NAME - 1)
        sheet.fit_to_pages(1, 1 if page.name == page_1.SHEET else 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        title = self.appraisal.case.document.title.replace("&", "&&")
        sheet.set_footer(f"&L&8{title[:80]}&C&8&A&R&8Page &P of &N")
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
