"""The first sheet: what the workbook is, how it is used, and what in it does not move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from investcase.report.workbook.cells import quoted
from investcase.report.workbook.looks import BAND, Looks
from investcase.report.workbook.options import OptionSheet
from investcase.report.workbook.page import Page
from investcase.report.workbook.shut import UNREAD

SHEET = "Read me"
CASE, INPUTS, MADE_BY = "case_of_this_workbook", "inputs_of_this_workbook", "maker_of_this_workbook"
"""Names of the cells that say which case it is of, in which draft, and what made it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How much of the workbook is live."""

    live: int
    still: int
    figures: int
    shut: int


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a workbook is made of: a case, by its id and title, in the draft with this fingerprint, and by what."""

    title: str
    case: str
    inputs: str
    made_by: str


def count_of(sheets: Sequence[OptionSheet], figures: int, shut: Mapping[str, str]) -> Count:
    """What is live of every part of every line, and of every figure."""
    live = sum(sheet.live for sheet in sheets)
    still = sum(len(parts) for sheet in sheets for parts in sheet.still.values())
    return Count(live, still, figures, len(shut))


def write_read_me(
    page: Page,
    made_of: MadeOf,
    sheets: Sequence[tuple[str, str]],
    count: Count,
    options: Sequence[OptionSheet],
    shut: Mapping[str, str],
) -> None:
    """Write it all."""
    sheet, looks = page.sheet, page.looks
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    page.title("Read me")
    _row(page, looks, "The case", made_of.title)
    for name, what, words in (
        (CASE, "Its id", made_of.case),
        (INPUTS, "Fingerprint of its inputs", made_of.inputs),
        (MADE_BY, "Made by", made_of.made_by),
    ):
        looks.book.define_name(name, f"={quoted(page.name)}!$B${page.row + 1}")
        _row(page, looks, what, words)
    _heading(page, looks, "How to use it")
    _row(page, looks, "Try a value", "Write it in the yellow column of Inputs. Every answer that rests on it moves.")
    _row(page, looks, "Go back", "Clear the yellow cell: the value of the case is back.")
    _row(page, looks, "What is protected", "Formulas, without a password: Review, Unprotect Sheet opens a sheet.")
    _row(page, looks, "What it needs", "Excel 2010 or later, or LibreOffice. It has no macros and links to nothing.")
    _row(page, looks, "Say whose it is", "Beside it, in yellow: whose value it is and when, where it is from, and why.")
    keep = "A value here changes no case: save this file, then type investcase import FILE --into CASE"
    _row(page, looks, "Keep a change", keep)
    _heading(page, looks, "The sheets")
    for name, words in sheets:
        sheet.write_url(page.row, 0, f"internal:'{name}'!A1", looks.of(font_color=BAND, underline=1), name)
        sheet.write_string(page.row, 1, words, looks.text)
        page.row += 1
    _heading(page, looks, "What moves and what does not")
    of = f"{count.live} of {count.live + count.still}" if count.still else f"All {count.live}"
    _row(page, looks, "Lines", f"{of} parts of the lines of money are live formulas.")
    taken = f"{count.figures - count.shut} of {count.figures} figures take a value of yours."
    _row(page, looks, "Figures", taken)
    why = {reason: sum(1 for each in shut.values() if each == reason) for reason in dict.fromkeys(shut.values())}
    for reason, number in sorted(why.items(), key=lambda each: each[0] != UNREAD):
        _row(page, looks, f"    {number} take none", reason)
    _row(page, looks, "Set by the case", "Dates, ramps, steps, discount rates and general inflation: grey values.")
    _row(page, looks, "Not worked out here", "Sensitivity and chances: values of the case as it was written.")
    still = [(sheet_, line, part) for sheet_ in options for line, parts in sheet_.still.items() for part in parts]
    if still:
        _heading(page, looks, f"The {len(still)} parts that are values")
        for each, line, part in still:
            _row(page, looks, each.lines[line].line.title, f"{part.title} (sheet {each.page.name})")


def _heading(page: Page, looks: Looks, words: str) -> None:
    page.row += 1
    page.sheet.write_string(page.row, 0, words, looks.heading)
    page.sheet.write_blank(page.row, 1, None, looks.heading)
    page.row += 1


def _row(page: Page, looks: Looks, what: str, words: str) -> None:
    page.sheet.write_string(page.row, 0, what, looks.text)
    page.sheet.write_string(page.row, 1, words, looks.text)
    page.row += 1
