"""Which figures take no value in the workbook, and why: what rests on them is not all worked out again here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from investcase.report.workbook.inputs import Inputs
from investcase.report.workbook.options import OptionSheet
from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption, option_figures

UNREAD = "Nothing in this workbook: it stands beside the answer"
PRICES = "Changed in the case: its year is of another kind than those of the case"
GROWTH = "Changed in the case: it also moves what only meets growing demand, which is a value here"
OTHER = "Changed in the case: it also moves a part that is a value here"


def shut_figures(inputs: Inputs, sheets: Sequence[OptionSheet]) -> dict[str, str]:
    """Every figure that takes no value, by its key, with why not."""
    shut: dict[str, str] = {key: UNREAD for key in inputs.figures if key not in inputs.read}
    for sheet in sheets:
        option = sheet.option.flows.option
        for key in sheet.years.prices.fixed:
            shut[key] = PRICES
        for figure in _of_growth(sheet, option):
            shut[figure.key] = GROWTH
        for figures, why in _behind_still(sheet, option):
            for figure in figures:
                shut.setdefault(figure.key, why)
    return shut


def _of_growth(sheet: OptionSheet, option: ResolvedOption) -> Iterator[Resolved]:
    """The figures of the growing demand against which some line of an option is held."""
    for demand in option.demand:
        if any(demand.holds(line.body, line.budget_line) for line in sheet.option.cash.lines):
            yield from demand.figures


def _behind_still(sheet: OptionSheet, option: ResolvedOption) -> Iterator[tuple[Iterable[Resolved], str]]:
    every = option_figures(option)
    grows = any(
        demand.holds(line.body, line.budget_line) for demand in option.demand for line in sheet.option.cash.lines
    )
    if grows:
        yield every, GROWTH
    if sheet.still:
        yield every, OTHER
