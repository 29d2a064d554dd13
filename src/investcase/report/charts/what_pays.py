"""What pays for each year's spending: a stack for each year, its parts told apart by texture and named at the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.numbers.one_unit import InOneUnit, one_unit
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import lettering
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import PLAIN, SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import GREEN, INK, MUTED, NAVY, PAPER, RUST, STEEL
from investcase.report.charts.scale import Scale, spanning
from investcase.report.charts.words import listed, sentence
from investcase.report.charts.year_columns import year_columns

HEIGHT = 150.0
_LEFT, _SWATCH = 118.0, 9.0
_LINE = 11.0
_THIN = 12.0
_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Payer:
    """One thing that pays, by year in pounds, from the bottom of the stack: its name and quieter words under it."""

    name: str
    note: str
    by_year: tuple[float, ...]


def what_pays(years: Sequence[str], payers: Sequence[Payer], *, title: str, height: float = HEIGHT) -> Chart:
    """A stack by year in points; the first payer is solid, the others ruled, each its own way.

    Raises:
        ValueError: there are no payers or years, one differs from the years in length, or one pays less than nothing.
    """
    if not years or not payers or any(len(p.by_year) != len(years) or min(p.by_year) < 0 for p in payers):
        raise ValueError("what_pays needs payers, with what each pays, not below nothing, in each of at least one year")
    totals = [sum(payer.by_year[t] for payer in payers) for t in range(len(years))]
    last = max((t for t, total in enumerate(totals) if total > UNPRINTED), default=len(years) - 1)
    columns = year_columns(last + 1, last)
    stacks = [[sum(payer.by_year[c.first : c.last + 1]) for payer in payers] for c in columns]
    unit = one_unit([sum(stack) for stack in stacks])
    names = [_named(payer) for payer in payers]
    under = 18 + (_LINE if any(len(column.names(years)) > 1 for column in columns) else 0)
    height = max(height, sum((len(bold) + len(quiet)) * _LINE + 3 for bold, quiet in names) + under + 2)
    foot = height - under
    scale = spanning([sum(stack) for stack in stacks], foot, 15)
    wide = (SHEET - _LEFT) / len(columns)
    bar = _bar(stacks, unit, wide)

    drawing = Drawing(SHEET, points=True)
    for index, (column, stack) in enumerate(zip(columns, stacks, strict=True)):
        middle = _LEFT + wide * (index + 0.5)
        _stack(drawing, scale, stack, middle, bar, unit)
        for line, name in enumerate(column.names(years)):
            drawing.text(middle, foot + 12 + line * _LINE, name, anchor="middle", size=SMALL)
    drawing.line(_LEFT, foot, SHEET, foot, colour=INK, weight=0.8)
    _key(drawing, names, foot)

    description = " ".join(_said(years, payer, unit) for payer in payers)
    table = _table(years, payers, totals, title)
    return Chart(drawing.svg(height, description), title, description, table)


def _bar(stacks: Sequence[Sequence[float]], unit: InOneUnit, wide: float) -> float:
    """How wide a bar is: its amounts fit in it, and there is room between two."""
    labels = [unit.plain(amount) for stack in stacks for amount in stack]
    return min(max(wide * 0.6, max(label_width(words, bold=True, size=PLAIN) for words in labels) + 4), wide - 3, 60.0)


def _table(years: Sequence[str], payers: Sequence[Payer], totals: Sequence[float], title: str) -> Table:
    rows = tuple(
        (year, *(POUNDS.full(payer.by_year[t]) for payer in payers), POUNDS.full(totals[t]))
        for t, year in enumerate(years)
    )
    return Table(title, ("Year", *(payer.name for payer in payers), "Spending"), rows)


def _named(payer: Payer) -> tuple[list[str], list[str]]:
    room = _LEFT - _SWATCH - 14
    quiet = lettering.wrapped(payer.note, room, SMALL, lines=2) if payer.note else []
    return lettering.wrapped(payer.name, room, PLAIN, lines=3, bold=True), quiet


def _filled(drawing: Drawing, place: int, x: float, y: float, wide: float, high: float) -> None:
    """A part of a stack, its texture by its place: solid, rising, falling, then plain with an outline."""
    if place == 0:
        drawing.bar(x, y, wide, high, GREEN)
    elif place % 3 == 0:
        drawing.bar(x, y, wide, high, STEEL)
    else:
        drawing.striped(x, y, wide, high, (NAVY, RUST)[(place - 1) % 2], falling=place % 2 == 0)


def _stack(drawing: Drawing, scale: Scale, stack: Sequence[float], middle: float, wide: float, unit: InOneUnit) -> None:
    paid, y = [amount for amount in stack if amount > UNPRINTED], scale(0)
    for place, amount in enumerate(stack):
        if amount <= UNPRINTED:
            continue
        high = abs(scale(amount) - scale(0))
        y -= high
        _filled(drawing, place, middle - wide / 2, y, wide, max(high, 0.6))
        words = unit.plain(amount)
        if high < _THIN or (len(paid) == 1 and high < _THIN + 2):
            continue
        if place == 0:
            drawing.text(middle, y + high / 2 + 3, words, anchor="middle", bold=True, colour=PAPER)
        else:
            half = label_width(words, bold=True, size=PLAIN) / 2 + 2
            drawing.bar(middle - half, y + high / 2 - 5.5, 2 * half, 11, PAPER)
            drawing.text(middle, y + high / 2 + 3, words, anchor="middle", bold=True)
    if not paid:
        drawing.text(middle, scale(0) - 4, "nil", anchor="middle", colour=MUTED, size=SMALL)
    elif len(paid) > 1 or abs(scale(paid[0]) - scale(0)) < _THIN + 2:
        drawing.text(middle, y - 4, unit.plain(sum(stack)), anchor="middle", colour=MUTED, size=SMALL)


def _key(drawing: Drawing, names: Sequence[tuple[list[str], list[str]]], foot: float) -> None:
    """Each payer's name beside a patch of its texture, stacked as the bars are: the first at the bottom."""
    y = foot
    for place, (bold, quiet) in enumerate(names):
        high = (len(bold) + len(quiet)) * _LINE
        y -= high
        _filled(drawing, place, 0, y + 1, _SWATCH, _SIZE)
        for line, words in enumerate((*bold, *quiet)):
            said_bold = line < len(bold)
            drawing.text(
                _SWATCH + 5,
                y + 9 + line * _LINE,
                words,
                bold=said_bold,
                colour=INK if said_bold else MUTED,
                size=PLAIN if said_bold else SMALL,
            )
        y -= 3


def _said(years: Sequence[str], payer: Payer, unit: InOneUnit) -> str:
    """One payer's turning points: the first year, the most, and the last."""
    paid = [t for t, amount in enumerate(payer.by_year) if amount > UNPRINTED]
    if not paid:
        return sentence(f"{payer.name} pays nothing")
    if len(paid) == 1:
        return sentence(f"{payer.name} pays {unit.plain(payer.by_year[paid[0]])} in {years[paid[0]]}")
    most = max(paid, key=lambda t: payer.by_year[t])
    turning = dict.fromkeys([paid[0], most, paid[-1]])
    parts = [f"{unit.plain(payer.by_year[t])} in {years[t]}{', the most' if t == most else ''}" for t in turning]
    through = "" if len(paid) == paid[-1] - paid[0] + 1 else ", not in every year between"
    return sentence(f"{payer.name} pays {listed(parts)}{through}")
