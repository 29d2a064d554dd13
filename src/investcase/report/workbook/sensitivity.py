"""The sheet of what was worked out by the engine and stands as values: each figure's swing, the ends, the chances."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.chances import Likely
from investcase.numbers.writing import number
from investcase.report.workbook.looks import POUNDS, SHARE
from investcase.report.workbook.options import OptionSheet
from investcase.report.workbook.page import Page

SHEET = "Sensitivity and chances"


def write_sensitivity(page: Page, appraisal: Appraisal, sheets: Sequence[OptionSheet]) -> int:
    """Write the swings, the ends and the chances of the case as it was written, and count the values."""
    sheet = page.sheet
    for column, width in enumerate((60, 18, 18, 18, 18, 18)):
        sheet.set_column(column, column, width)
    page.title(
        "Sensitivity and chances",
        [
            "Values, as the engine worked them out from the case as it was written: no value of yours moves them.",
            "Which end of each range is the worse one is the engine's finding, and so are the draws.",
        ],
    )
    page.row += 1
    count, named = 0, {option.id: option for option in appraisal.options}
    count += _table(
        page,
        "Net present social value at its ends",
        ("Option", "Cautious", "Central", "Favourable"),
        [
            (each.option.flows.option.title, *(float(value) for value in (at.cautious, at.central, at.favourable)))
            for each in sheets
            for at in (appraisal.npsv_at(named[each.option.id]),)
        ],
    )
    preferred = appraisal.preferred.flows.option.title
    count += _table(
        page,
        f"One figure at a time: net present social value of {preferred}",
        ("Figure", "At its low end", "Central", "At its high end", "Swing"),
        [(swing.figure.title, swing.at_low, swing.central, swing.at_high, swing.width) for swing in appraisal.swings],
    )
    chances = appraisal.chances
    if chances is None:
        return count
    count += _table(
        page,
        f"Chances, from {number(chances.draws)} draws of every figure that has a range",
        ("Net present social value", "1 in 10 below", "Half below", "1 in 10 above", "Mean", "Chance above nil"),
        [
            (titles[each.option], *_spread(each.npsv))
            for titles in ({each.option.id: each.option.flows.option.title for each in sheets},)
            for each in chances.options
            if each.option in titles
        ],
        last=SHARE,
    )
    return count


def _spread(likely: Likely) -> tuple[float, ...]:
    return (likely.p10, likely.p50, likely.p90, likely.mean, likely.chance_above_nil)


def _table(
    page: Page, title: str, heads: Sequence[str], rows: Sequence[tuple[str | float, ...]], last: str = POUNDS
) -> int:
    if not rows:
        return 0
    sheet, looks = page.sheet, page.looks
    page.heading(title)
    for column, words in enumerate(heads):
        sheet.write_string(page.row, column, words, looks.head_right if column else looks.head)
    page.row += 1
    for row in rows:
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(page.row, column, value, looks.text)
            else:
                form = last if column == len(heads) - 1 else POUNDS
                sheet.write_number(page.row, column, value + 0.0, looks.given(form))
        page.row += 1
    return sum(len(row) - 1 for row in rows)
