"""What changes for people, by year: a row of bars for each thing counted, on its own scale, with figures on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from investcase.report.charts import lettering
from investcase.report.charts.chart import Chart, Table
from investcase.report.charts.drawing import PLAIN, SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import INK, MUTED, NAVY, RUST, STEEL
from investcase.report.charts.scale import Scale, spanning
from investcase.report.charts.words import listed, sentence

_LEFT, _GAP = 150.0, 8.0
_ROW, _BAR_ROOM = 66.0, 48.0
_LINE = 11.5


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing counted by year: its name, quieter words under it, its values, and how one of them is written."""

    name: str
    note: str
    values: tuple[float, ...]
    write: Callable[[float], str]


def people_bars(years: Sequence[str], rows: Sequence[Counted], *, title: str) -> Chart:
    """Rows of bars over the same years, in points; years in which all of them have ended are left out but the first.

    Raises:
        ValueError: there are no years or rows, or a row differs from the years in length.
    """
    if not years or not rows or any(len(row.values) != len(years) for row in rows):
        raise ValueError("people_bars needs at least one row, with one value for each of at least one year")
    ended = max((t + 1 for row in rows for t, value in enumerate(row.values) if value), default=0)
    shown = min(ended + 1, len(years))
    wide = (SHEET - _LEFT) / shown

    drawing = Drawing(SHEET, points=True)
    base = 0.0
    for number, row in enumerate(rows):
        base = _row(drawing, row, shown, wide, base, colour=(NAVY, STEEL)[number % 2])
    _name_years(drawing, years[:shown], wide, base + 13)

    description = " ".join(_said(years, row) for row in rows)
    columns = ("Year", *(f"{row.name}, {row.note}" if row.note else row.name for row in rows))
    table = Table(title, columns, tuple((y, *(r.write(r.values[t]) for r in rows)) for t, y in enumerate(years)))
    return Chart(drawing.svg(base + 18, description), title, description, table)


def _row(drawing: Drawing, row: Counted, shown: int, wide: float, top: float, *, colour: str) -> float:
    """One row of bars; answers where it ends."""
    values = row.values[:shown]
    names = lettering.wrapped(row.name, _LEFT - _GAP, PLAIN, lines=3, bold=True)
    notes = lettering.wrapped(row.note, _LEFT - _GAP, SMALL, lines=2) if row.note else []
    high = max(_ROW, (len(names) + len(notes)) * _LINE + 6, _ROW + (14 if min(values) < 0 else 0))
    zero_room = 14.0 if min(values) < 0 else 0.0
    scale = spanning(values, top + high - zero_room, top + high - zero_room - _BAR_ROOM)
    y = top + high - (len(names) + len(notes)) * _LINE + 6
    for line in names:
        drawing.text(0, y, line, bold=True)
        y += _LINE
    for line in notes:
        drawing.text(0, y, line, colour=MUTED, size=SMALL)
        y += _LINE
    drawing.line(_LEFT, scale(0), SHEET, scale(0), colour=INK, weight=0.7)
    for index, value in enumerate(values):
        left, bar = _LEFT + wide * (index + 0.2), wide * 0.6
        if value < 0:
            drawing.striped(left, scale(0), bar, scale(value) - scale(0), RUST)
        elif value:
            drawing.bar(left, scale(0), bar, scale(value) - scale(0), colour)
    _figures(drawing, row, values, wide, scale)
    return top + high


def _figures(drawing: Drawing, row: Counted, values: Sequence[float], wide: float, scale: Scale) -> None:
    """Each figure over its bar; where bars are too thin for all, those of the turning points that have room."""
    most = max(abs(value) for value in values)
    words = [row.write(value) for value in values]
    if max(label_width(said, bold=True, size=PLAIN) for said in words) + 2 <= wide:
        chosen = list(range(len(values)))
    else:
        chosen = _turning(values)
    taken: list[tuple[float, float]] = []
    for index in chosen:
        half = label_width(words[index], bold=True, size=PLAIN) / 2
        x = min(max(_LEFT + wide * (index + 0.5), _LEFT + half), SHEET - half)
        if any(x - half < right + 2 and left - 2 < x + half for left, right in taken):
            continue
        taken.append((x - half, x + half))
        value = values[index]
        y = scale(value) + (11 if value < 0 else -3.5)
        greatest = bool(value) and abs(value) == most
        drawing.text(x, y, words[index], anchor="middle", bold=greatest, colour=INK if value else MUTED)


def _turning(values: Sequence[float]) -> list[int]:
    """The first of the greatest, the first, the last, and where it begins and ends, in the order that they matter."""
    most = max(range(len(values)), key=lambda t: abs(values[t]))
    moving = [t for t, value in enumerate(values) if value]
    return list(dict.fromkeys([most, len(values) - 1, 0, *moving[:1], *moving[-1:]]))


def _name_years(drawing: Drawing, years: Sequence[str], wide: float, baseline: float) -> None:
    room = max(label_width(year, size=SMALL) for year in years) + 4
    every = 1
    while wide * every < room:
        every += 1
    taken = 0.0
    for index in range(0, len(years), every):
        half = label_width(years[index], size=SMALL) / 2
        x = min(max(_LEFT + wide * (index + 0.5), _LEFT + half), SHEET - half)
        # The first and the last year may be wider than their columns, and are then moved in.
        if x - half >= taken:
            drawing.text(x, baseline, years[index], anchor="middle", size=SMALL)
            taken = x + half + 3


def _said(years: Sequence[str], row: Counted) -> str:
    """One row's turning points: where it begins, the years of its greatest, and since when there is none."""
    named = f"{row.name}, {row.note}" if row.note else row.name
    words = [row.write(value) for value in row.values]
    if len(set(words)) == 1:
        return sentence(f"{named}: {words[0]} in {'the only year' if len(words) == 1 else 'every year'}")
    most = max(range(len(words)), key=lambda t: abs(row.values[t]))
    at_most = [t for t, said in enumerate(words) if said == words[most]]
    parts = [] if 0 in at_most else [f"{words[0]} in {years[0]}"]
    parts.append(f"{words[most]} {_when(years, at_most)}, the most")
    ended = next((t + 1 for t in range(len(words) - 1, -1, -1) if row.values[t]), 0)
    if ended < len(words):
        parts += [f"{words[ended - 1]} in {years[ended - 1]}"] if ended - 1 not in at_most else []
        parts.append(f"none {'in' if ended == len(words) - 1 else 'from'} {years[ended]}")
    elif len(words) - 1 not in at_most:
        parts.append(f"{words[-1]} in {years[-1]}")
    return sentence(f"{named}: {listed(parts)}")


def _when(years: Sequence[str], at: Sequence[int]) -> str:
    """A year, years that run on from the first to the last of them, or a list."""
    if len(at) == 1:
        return f"in {years[at[0]]}"
    if at[-1] - at[0] == len(at) - 1:
        return f"from {years[at[0]]} to {years[at[-1]]}"
    return f"in {listed([years[t] for t in at])}"
