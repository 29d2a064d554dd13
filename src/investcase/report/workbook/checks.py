"""The sheet of checks: the workbook's own totals against the engine's, and against one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from investcase.report.workbook.answer import Answers
from investcase.report.workbook.bodies import Bodies
from investcase.report.workbook.cells import ONE_VALUE, letters
from investcase.report.workbook.looks import BAD, CHANGED, GOOD, POUNDS
from investcase.report.workbook.options import OptionSheet
from investcase.report.workbook.page import Page

SHEET = "Checks"
_ENGINE, _SAYS = ONE_VALUE + 1, ONE_VALUE + 2
AGREES, MOVED, DIFFERS = "agrees", "your values", "DIFFERS"
ADDS_UP = "adds up"


def write_checks(page: Page, sheets: Sequence[OptionSheet], answers: Answers, bodies: Bodies) -> None:
    """Write every check, and on the first row how many fail."""
    looks, sheet = page.looks, page.sheet
    page.set_widths((52, 52, 10, 17, 17, 16))
    page.title(
        "Checks",
        [
            "With no value of yours, every total here is that of the engine, to within half a penny or a part in a "
            "thousand million: green.",
            "With values of yours the totals move away from it, and are amber. What must add up does so always.",
        ],
    )
    fail_row = page.row
    page.row += 1
    for column, words in enumerate(("What is checked", "How", "Unit", "This workbook", "The engine", "It")):
        sheet.write_string(page.row, column, words, looks.head_right if column in (3, 4) else looks.head)
    page.row += 1
    sheet.freeze_panes(page.row, 1)
    first = page.row
    titles = {each.option.id: each.option.flows.option.title for each in sheets}
    for option, title in titles.items():
        page.heading(title)
        for total in answers.totals:
            if total.option == option and total.measure != "ratio":
                _against_engine(page, total.title, total.cells.one(page.name), total.engine)
        for each in bodies.rows:
            if each.option == option:
                words = f"{each.body.name}: left with, all years, in cash"
                _against_engine(page, words, each.net.one(page.name), float(each.budget.net.sum()))
        by_body = [total for total in answers.totals if total.option == option and total.measure.startswith("npv ")]
        parts = "+".join(total.cells.one(page.name) for total in by_body) or "0"
        whole = answers.of(option, "npsv")
        _adds_up(page, "The bodies together are the whole", whole.cells.one(page.name), parts, whole.engine)
    last = page.row
    reach = f"{letters(_SAYS)}{first + 1}:{letters(_SAYS)}{last}"
    sheet.write_string(fail_row, 0, "Checks that fail", looks.of(bold=True))
    text = f'=COUNTIF({reach},"{DIFFERS}")'
    sheet.write_formula(fail_row, ONE_VALUE, text, looks.number("0", bold=True), 0)
    _coloured(page, first, last)


def _against_engine(page: Page, title: str, cell: str, engine: float) -> None:
    row, looks = page.row, page.looks
    page.one(title, cell, engine, how="The total, against the engine's")
    page.sheet.write_number(row, _ENGINE, engine, looks.given(POUNDS))
    here, there = f"D{row + 1}", f"E{row + 1}"
    close = f"ABS({here}-{there})<=MAX(0.005,ABS({there})*1E-9)"
    says = f'=IF({close},"{AGREES}",IF(values_of_your_own>0,"{MOVED}","{DIFFERS}"))'
    page.sheet.write_formula(row, _SAYS, says, looks.of(bold=True), AGREES)


def _adds_up(page: Page, title: str, whole: str, parts: str, value: float) -> None:
    row, looks = page.row, page.looks
    page.one(title, whole, value, how="The whole, against the sum of its parts")
    page.sheet.write_formula(row, _ENGINE, f"={parts}", looks.number(POUNDS), value)
    close = f"ABS(D{row + 1}-E{row + 1})<=MAX(0.005,ABS(D{row + 1})*1E-9)"
    page.sheet.write_formula(row, _SAYS, f'=IF({close},"{ADDS_UP}","{DIFFERS}")', looks.of(bold=True), ADDS_UP)


def _coloured(page: Page, first: int, last: int) -> None:
    book: Any = page.looks.book
    for words, colour in ((AGREES, GOOD), (ADDS_UP, GOOD), (MOVED, CHANGED), (DIFFERS, BAD)):
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{words}"',
            "format": book.add_format({"bg_color": colour}),
        }
        page.sheet.conditional_format(first, _SAYS, max(last - 1, first), _SAYS, rule)
