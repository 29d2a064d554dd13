"""An effect that may come late, on its model's sheet: both ways worked out, and that which is worth less to society."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from investcase.documents.kinds_of_money import CashType
from investcase.documents.model import ModelLine
from investcase.flows.lines import Part
from investcase.flows.working import Effort, Turning
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells, number_text, product_text
from investcase.report.workbook.looks import FINE, PLAIN
from investcase.report.workbook.models import ModelSheet, staffed_effort
from investcase.resolving.releases import ResolvedRelease
from investcase.resolving.rollout import Rollout

_SLACK = 1e-9
"""Of what an effect is worth, and of a step: what is missing by rounding alone is not missing."""


def write_late(sheet: ModelSheet, planned: Rollout, filled: Cells | None) -> None:
    """Write both ways, which of them is at work, and every step of that one; with the posts that are filled too."""
    entry, page = sheet.entry, sheet.page
    sheet.run(Effort.LATE, entry.rollout)
    sheet.run(Effort.ON_TIME, planned)
    page.heading("Whether it comes late", "It comes late where society loses by that")
    late, on_time = (_worth(sheet, effort) for effort in (Effort.LATE, Effort.ON_TIME))
    here = page.name
    text = f"IF({late.one(here)}<={on_time.one(here)}+ABS({on_time.one(here)})*{number_text(_SLACK)},1,0)"
    lost = float(late.values[0] <= on_time.values[0] + _SLACK * abs(on_time.values[0]))
    comes = page.one("1 where it comes late, 0 where it comes as planned", text, lost, form=PLAIN)
    _picked(sheet, comes, Effort.UNDER_WAY, Effort.LATE, Effort.ON_TIME)
    if filled is not None:
        for effort, rollout, of in (
            (Effort.STAFFED_LATE, entry.rollout, Effort.LATE),
            (Effort.STAFFED_ON_TIME, planned, Effort.ON_TIME),
        ):
            sheet.run(effort, rollout, staffed_effort(sheet, of, filled))
        _picked(sheet, comes, Effort.STAFFED, Effort.STAFFED_LATE, Effort.STAFFED_ON_TIME)


def _picked(sheet: ModelSheet, comes: Cells, into: Effort, late: Effort, on_time: Effort) -> None:
    """Every step that may differ, as it comes about."""
    page, count = sheet.page, len(sheet.page.years)
    page.heading("What comes about" if into is Effort.UNDER_WAY else "What comes about with the posts that are filled")
    one, other = sheet.steps[late], sheet.steps[on_time]
    found: dict[str, Cells] = {}
    for name, cells in one.items():
        if cells is other[name] or not cells.by_year:
            found[name] = cells
            continue
        values = cells.over(count) if comes.values[0] else other[name].over(count)
        title = sheet.titles.get(name, name)
        found[name] = page.by_year(
            title, partial(_either, page.name, comes, cells, other[name]), values, form=cells.form
        )
    sheet.steps[into] = found


def _either(here: str, comes: Cells, late: Cells, on_time: Cells, year: int) -> str:
    return f"IF({comes.one(here)}=1,{late.at(year, here)},{on_time.at(year, here)})"


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    text: Callable[[int], str]
    values: Array


def _worth(sheet: ModelSheet, effort: Effort) -> Cells:
    """What the effect is worth to society over the years, after what is taken off it."""
    page, here = sheet.page, sheet.page.name
    words = "if it comes late" if effort is Effort.LATE else "as planned"
    rows = [
        _line(sheet, key, line, sheet.steps[effort], words)
        for key, line in sheet.entry.document.lines.items()
        if line.adjusted
    ]
    text = "+".join(row.one(here) for row in rows) or "0"
    return page.one(f"Worth in all years, {words}", text, float(sum(row.values.sum() for row in rows)))


def _line(sheet: ModelSheet, key: str, line: ModelLine, steps: Mapping[str, Cells], words: str) -> Cells:
    page, here, count = sheet.page, sheet.page.name, len(sheet.page.years)
    amounts = steps[line.amount]
    sign = 1.0 if line.kind == "benefit" else -1.0
    net = _left(sheet, amounts, sign)
    text, values = net.text, net.values
    if line.kind == "benefit" and line.cash_type in ("by_release", CashType.CAPACITY):
        counted = _counted(sheet, key, line, steps)
        plain = page.by_year(f"    {line.title}, {words}: at average cost", text, values)
        at_share = counted.text
        text = lambda year: f"{plain.at(year, here)}*IF({plain.at(year, here)}>0,{at_share(year)},1)"  # noqa: E731
        values = values * np.where(values > 0, counted.values, 1.0)
    return page.by_year(f"    {line.title}, {words}", text, np.broadcast_to(values, (count,)), sum_up=True)


def _left(sheet: ModelSheet, cells: Cells, sign: float) -> _Row:
    """A quantity with the sign of its worth, after what is taken off the effect."""
    here, count = sheet.page.name, len(sheet.page.years)
    whole = cells.over(count)
    factors = [_factor(sheet, part, cells, sign) for part in sheet.taken_off_effect]

    def text(year: int) -> str:
        first = cells.at(year, here) if sign > 0 else f"-{cells.at(year, here)}"
        return product_text([first, *(each.text(year) for each in factors)])

    return _Row(text, np.prod([sign * whole, *(each.values for each in factors)], axis=0))


def _factor(sheet: ModelSheet, part: Part, cells: Cells, sign: float) -> _Row:
    here, count = sheet.page.name, len(sheet.page.years)
    if isinstance(part.working, Turning):
        plain, central = sheet.inputs.factor(part.working.factor, here)
        lost = "<0" if sign > 0 else ">0"
        values = np.where(sign * cells.over(count) < 0, 2 - central, central)
        return _Row(lambda year: f"IF({cells.at(year, here)}{lost},2-{plain},{plain})", values)
    assert part.factor is not None
    plain, central = sheet.inputs.factor(part.factor, here)
    return _Row(lambda _: plain, np.full(count, central))


def _counted(sheet: ModelSheet, key: str, line: ModelLine, steps: Mapping[str, Cells]) -> _Row:
    """The share at which what a line frees is counted: whole where it leaves a budget, else the marginal share."""
    entry, count = sheet.entry, len(sheet.page.years)
    given = entry.marginal_share
    margin = ("0", 0.0) if given is None else (sheet.inputs.of(given).one(sheet.page.name), given.quantity.central)
    release = next((each for each in entry.releases if key in each.lines), None)
    if release is None:
        return _Row(lambda _: margin[0], np.full(count, margin[1]))
    released = _released(sheet, release, None if line.quantity is None else steps[line.quantity])

    def text(year: int) -> str:
        return f"({released.text(year)}+(1-{released.text(year)})*{margin[0]})"

    return _Row(text, released.values + (1 - released.values) * margin[1])


def _released(sheet: ModelSheet, release: ResolvedRelease, quantity: Cells | None) -> _Row:
    page, here, count = sheet.page, sheet.page.name, len(sheet.page.years)
    if release.cash_type is CashType.CAPACITY:
        return _Row(lambda _: "0", np.zeros(count))
    first = release.release.from_
    since = np.array([1.0 if first and year >= first else 0.0 for year in sheet.years.horizon])
    from_then = page.given("    From the year of the release", since, by_year=True, form=PLAIN)
    if quantity is None or release.step is None:
        return _Row(lambda year: from_then.at(year, here), since)
    left = _left(sheet, quantity, 1.0)
    freed = page.by_year("    Freed in the year", left.text, left.values, form=FINE)
    step = page.given("    One whole step", [release.step], by_year=False, form=PLAIN).one(here)

    def text(year: int) -> str:
        at = freed.at(year, here)
        return f"{from_then.at(year, here)}*{whole_steps_text(at, step)}"

    whole = np.floor(left.values / release.step + _SLACK) * release.step
    share = np.minimum(np.divide(whole, left.values, out=np.ones(count), where=left.values > 0), 1.0)
    return _Row(text, since * share)


def whole_steps_text(freed: str, step: str) -> str:
    """The share of what is freed that comes in whole steps."""
    return f"IF({freed}>0,MIN(1,INT({freed}/{step}+{number_text(_SLACK)})*{step}/{freed}),1)"
