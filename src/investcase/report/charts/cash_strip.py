"""The short paper's cash by year: what pays above, bars with their figures, and the running total in words beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.numbers.one_unit import InOneUnit, one_unit
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import lettering
from investcase.report.charts.cash_path import CashPath, Run
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import SHEET, SMALL, Drawing
from investcase.report.charts.palette import AXIS, GREEN, GRID, INK, MUTED, NAVY, RUST
from investcase.report.charts.scale import Scale, spanning
from investcase.report.charts.words import listed, sentence
from investcase.report.charts.year_columns import YearColumn, year_columns

HEIGHT = 138.0
_LEFT = 66.0
_FOOT = 42.0
_LINE = 10.5
_ROOM_ABOVE, _ROOM_BELOW = 14.0, 15.0
_PHASE_LINES = 3


@dataclass(frozen=True, slots=True)
class Phase:
    """Years that follow one another, as places in the horizon, with what is so in them: ``reserve pays, £1.35m``."""

    first: int
    last: int
    words: str


def cash_strip(
    years: Sequence[str],
    net: Sequence[float],
    *,
    title: str,
    whose: str,
    phases: Sequence[Phase] = (),
    height: float = HEIGHT,
) -> Chart:
    """One body's cash by year, in points.

    Args:
        years: their names, one for each of `net`.
        net: pounds by year, plus where the body is better off.
        title: the finding.
        whose: who is better or worse off, as a sentence begins: `The council`.
        phases: what pays in which years, in their order.
        height: of the sheet; what phases need over one line is added.

    Raises:
        ValueError: there are no years, or the two differ in length.
    """
    if not years or len(years) != len(net):
        raise ValueError("cash_strip needs one amount for each of at least one year")
    path = CashPath(tuple(net))
    columns = year_columns(len(net), path.last)
    summed = [sum(net[column.first : column.last + 1]) for column in columns]
    totals = [path.totals[column.last] for column in columns]
    unit = one_unit((*summed, *totals))
    wide = (SHEET - _LEFT) / len(columns)
    two_lines = any(len(column.names(years)) > 1 for column in columns)

    drawing = Drawing(SHEET, points=True)
    top = _strip(drawing, phases, columns, wide)
    height += max(0.0, top - 2 * _LINE) + (_LINE if two_lines else 0.0)
    foot = height - _FOOT - (_LINE if two_lines else 0.0)
    scale = _scale(summed, top + 2, foot - 1)
    drawing.line(_LEFT, scale(0), SHEET, scale(0), colour=INK, weight=0.8)
    drawing.text(_LEFT - 6, scale(0) + 3, "£0", anchor="end", colour=MUTED, size=SMALL)
    for index, (column, amount) in enumerate(zip(columns, summed, strict=True)):
        middle = _LEFT + wide * (index + 0.5)
        _bar(drawing, scale, middle, min(wide * 0.56, 60.0), amount, unit)
        for line, name in enumerate(column.names(years)):
            drawing.text(middle, foot + 9 + line * _LINE, name, anchor="middle", size=SMALL)
    _running_total(drawing, path, columns, unit, wide, height)

    description = _description(years, path, unit, whose)
    columns_told = ("Year", "Net effect in year", "Running total", *(("What pays",) if phases else ()))
    rows = tuple(
        (
            year,
            POUNDS.full(amount),
            POUNDS.full(total),
            *(("; ".join(p.words for p in phases if p.first <= t <= p.last),) if phases else ()),
        )
        for t, (year, amount, total) in enumerate(zip(years, net, path.totals, strict=True))
    )
    table = Table(title, columns_told, rows, words=(3,) if phases else ())
    return Chart(drawing.svg(height, description), title, description, table)


def _strip(drawing: Drawing, phases: Sequence[Phase], columns: Sequence[YearColumn], wide: float) -> float:
    """What pays, over the years in which it does; answers how far down it reaches."""
    deepest = 0
    for number, (words_said, held) in enumerate(_held(phases, columns)):
        left, right = _LEFT + held[0] * wide + 2, _LEFT + (held[-1] + 1) * wide - 2
        drawing.line(left, 2, right, 2, colour=(NAVY, MUTED, AXIS)[min(number, 2)], weight=2.2)
        lines = lettering.wrapped(words_said, right - left, SMALL, lines=_PHASE_LINES)
        for line, words in enumerate(lines):
            drawing.text(left, 13 + line * _LINE, words, size=SMALL)
        deepest = max(deepest, len(lines))
    return 3 + deepest * _LINE + 2 if deepest else 0.0


def _held(phases: Sequence[Phase], columns: Sequence[YearColumn]) -> list[tuple[str, list[int]]]:
    """Each phase with the columns it begins or holds; one that begins within another's column is told beside it."""
    found: list[tuple[str, list[int]]] = []
    taken = -1
    for phase in phases:
        held = [i for i, column in enumerate(columns) if column.last >= phase.first and column.first <= phase.last]
        own = [i for i in held if i > taken]
        if own:
            found.append((phase.words, own))
            taken = own[-1]
        elif held and found:
            words, before = found.pop()
            found.append((f"{words}; {phase.words}", before))
    return found


def _scale(amounts: Sequence[float], top: float, foot: float) -> Scale:
    """Zero and every bar, with the figures over and under them."""
    above = _ROOM_ABOVE if max(amounts) >= -UNPRINTED else 3.0
    below = _ROOM_BELOW if min(amounts) < 0 else 3.0
    return spanning(amounts, foot - below, top + above)


def _bar(drawing: Drawing, scale: Scale, middle: float, wide: float, amount: float, unit: InOneUnit) -> None:
    zero, end, left = scale(0), scale(amount), middle - wide / 2
    words = unit.signed(amount)
    if words == "£0":
        drawing.text(middle, zero - 4, "nil", anchor="middle", colour=MUTED, size=SMALL)
    elif amount < 0:
        drawing.striped(left, zero, wide, max(end - zero, 0.8), RUST)
        drawing.text(middle, max(end, zero + 0.8) + 10, words, anchor="middle", bold=True, colour=RUST)
    else:
        drawing.bar(left, zero, wide, min(end - zero, -0.8), GREEN)
        drawing.text(middle, min(end, zero - 0.8) - 4, words, anchor="middle", bold=True, colour=GREEN)


def _running_total(
    drawing: Drawing, path: CashPath, columns: Sequence[YearColumn], unit: InOneUnit, wide: float, height: float
) -> None:
    rule, baseline = height - 26, height - 13
    drawing.line(0, rule, SHEET, rule, colour=GRID, weight=0.6)
    drawing.text(0, baseline, "Running total", colour=MUTED, size=SMALL)
    marks = {place: words for place, words in ((path.lowest, "lowest"), (path.back, "money back")) if place is not None}
    for index, column in enumerate(columns):
        total = path.totals[column.last]
        # A column of several years is marked only where what it says of its last year is so.
        mark = None if column.nil else marks.get(column.last)
        middle = _LEFT + wide * (index + 0.5)
        words = unit.signed(total)
        colour = MUTED if words == "£0" else RUST if total < 0 else GREEN
        drawing.text(middle, baseline, words, anchor="middle", bold=mark is not None, colour=colour)
        if mark:
            drawing.text(middle, baseline + 10, mark, anchor="middle", size=SMALL)


def _description(years: Sequence[str], path: CashPath, unit: InOneUnit, whose: str) -> str:
    """The turning points: each run of years that goes one way, then the running total's."""
    runs = [_said(years, path, run, unit) for run in path.runs]
    if len(path.net) == 1:
        return sentence(f"{whose} {runs[0]}, the only year here")
    course = sentence(f"{whose} {', then '.join(runs)}")
    parts = [f"ends at {unit.signed(path.totals[-1])} in {years[-1]}"]
    if path.lowest is not None and path.lowest != len(path.net) - 1:
        parts.insert(0, f"is lowest at {unit.signed(path.totals[path.lowest])} in {years[path.lowest]}")
    if path.back is not None:
        parts.insert(-1, f"is back above zero for good in {years[path.back]}")
    elif path.lowest is not None:
        parts.insert(-1, "does not get back to zero in these years")
    return f"{course} {sentence(f'the running total {listed(parts)}')}"


def _said(years: Sequence[str], path: CashPath, run: Run, unit: InOneUnit) -> str:
    """One run of years: `is £0.4m to £1.6m a year out of pocket from 2027-28 to 2028-29`."""
    amounts = [abs(amount) for amount in path.net[run.first : run.last + 1]]
    when = f"in {years[run.first]}" if run.first == run.last else f"from {years[run.first]} to {years[run.last]}"
    if run.sign == 0:
        return f"neither gains nor loses {when}"
    low, high = unit.plain(min(amounts)), unit.plain(max(amounts))
    much = low if low == high else f"{low} to {high}"
    a_year = "" if run.first == run.last else " a year"
    return f"gains {much}{a_year} {when}" if run.sign > 0 else f"is {much}{a_year} worse off {when}"
