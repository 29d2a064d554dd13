"""What decides the answer: each figure alone at its bad and its good end, and the value at which nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.numbers.one_unit import InOneUnit, one_unit
from investcase.report.charts import lettering
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.clear_of import Clear
from investcase.report.charts.drawing import PLAIN, SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import GREEN, GRID, INK, MUTED, NAVY, RUST
from investcase.report.charts.scale import Scale, spanning
from investcase.report.charts.words import listed, sentence, takes

_LABEL, _TURNS = 172.0, 112.0
_HEAD, _LINE, _ROW, _BAR = 17.0, 11.0, 26.0, 11.0


@dataclass(frozen=True, slots=True)
class Decider:
    """One figure: its name, what it ranges over in words, the answers in pounds at its ends, and where it turns.

    `turns_at` says the value at which the answer is nothing ("27% of the claim", "never"), and `within` whether that
    lies inside the figure's range.
    """

    name: str
    ranges: str
    at_one_end: float
    at_other_end: float
    turns_at: str
    within: bool = False

    @property
    def worst(self) -> float:
        """The lower answer."""
        return min(self.at_one_end, self.at_other_end)

    @property
    def best(self) -> float:
        """The higher one."""
        return max(self.at_one_end, self.at_other_end)


def what_decides(deciders: Sequence[Decider], *, expected: float, title: str, turning: str) -> Chart:
    """Rows of bars from the expected answer, in points, in the order given; `turning` heads the last column.

    Raises:
        ValueError: there are no figures.
    """
    if not deciders:
        raise ValueError("what_decides needs at least one figure")
    unit = one_unit([expected, *(end for each in deciders for end in (each.worst, each.best))])
    room = max(label_width(unit.signed(end), size=SMALL) for each in deciders for end in (each.worst, each.best)) + 6
    scale = spanning(
        [expected, *(end for each in deciders for end in (each.worst, each.best))],
        _LABEL + room,
        SHEET - _TURNS - room,
    )
    rows = [_lines(each) for each in deciders]
    heights = [
        max(_ROW, max(sum(map(len, row)), len(_turned(each))) * _LINE + 5)
        for each, row in zip(deciders, rows, strict=True)
    ]
    foot = _HEAD + sum(heights)

    drawing = Drawing(SHEET, points=True)
    drawing.line(scale(0), _HEAD - 4, scale(0), foot, colour=INK, weight=0.8)
    drawing.line(scale(expected), _HEAD - 4, scale(expected), foot, colour=NAVY, weight=0.8, dashed=True)
    y = _HEAD
    for place, (each, lines, high) in enumerate(zip(deciders, rows, heights, strict=True)):
        if place:
            drawing.line(0, y, SHEET, y, colour=GRID, weight=0.5)
        _row(drawing, scale, each, lines, expected, y, high, unit)
        y += high
    _head(drawing, scale, expected, unit, turning)

    description = _description(deciders, expected, unit, turning)
    table = Table(
        title,
        ("Figure", "Range", "At the bad end", "At the good end", turning),
        tuple((d.name, d.ranges, POUNDS.full(d.worst), POUNDS.full(d.best), d.turns_at) for d in deciders),
        words=(1, 4),
    )
    return Chart(drawing.svg(foot + 2, description), title, description, table)


def _lines(each: Decider) -> tuple[list[str], list[str]]:
    """A row's words at the left: its name, and its range."""
    name = lettering.wrapped(each.name, _LABEL - 8, PLAIN, lines=3, bold=True)
    ranges = lettering.wrapped(each.ranges, _LABEL - 8, SMALL, lines=3)
    return name, ranges


def _turned(each: Decider) -> list[str]:
    """Where a figure turns the answer, at the right: bold where it lies within its range."""
    size = PLAIN if each.within else SMALL
    return lettering.wrapped(each.turns_at, _TURNS - 6, size, lines=3, bold=each.within)


def _row(
    drawing: Drawing,
    scale: Scale,
    each: Decider,
    lines: tuple[list[str], list[str]],
    expected: float,
    top: float,
    high: float,
    unit: InOneUnit,
) -> None:
    y = top + 10
    for words in lines[0]:
        drawing.text(0, y, words, bold=True)
        y += _LINE
    for words in lines[1]:
        drawing.text(0, y, words, colour=MUTED, size=SMALL)
        y += _LINE
    bar, middle = top + (high - _BAR) / 2, top + high / 2 + 3
    centre = scale(expected)
    if each.worst < expected:
        drawing.striped(scale(each.worst), bar, centre - scale(each.worst), _BAR, RUST)
    if each.best > expected:
        drawing.bar(centre, bar, scale(each.best) - centre, _BAR, GREEN)
    left, right = min(scale(each.worst), centre), max(scale(each.best), centre)
    _end(drawing, unit.signed(each.worst), left, scale(0), middle, right - left, leftward=True)
    _end(drawing, unit.signed(each.best), right, scale(0), middle, right - left, leftward=False)
    size, turns = (PLAIN if each.within else SMALL), _turned(each)
    for number, words in enumerate(turns):
        baseline = middle + (number - (len(turns) - 1) / 2) * _LINE
        colour = INK if each.within else MUTED
        drawing.text(SHEET, baseline, words, anchor="end", bold=each.within, colour=colour, size=size)


def _end(drawing: Drawing, words: str, at: float, zero: float, y: float, room: float, *, leftward: bool) -> None:
    """The answer at one end of a bar: just past it, and inside it, with room, where they would run across £0."""
    wide, away = label_width(words, size=SMALL), (-1 if leftward else 1)
    crosses = room > wide + 6 and min(at, at + away * (wide + 6)) < zero < max(at, at + away * (wide + 6))
    inward = crosses != leftward
    x = at - away * 3 if crosses else at + away * 3
    colour = RUST if leftward else GREEN
    drawing.text(x, y, words, anchor="end" if inward else "start", colour=colour, size=SMALL, cleared=True)


def _head(drawing: Drawing, scale: Scale, expected: float, unit: InOneUnit, turning: str) -> None:
    clear = Clear(drawing, _HEAD)
    heading = lettering.shortened(turning, _TURNS + 30, SMALL, bold=True)
    clear.put(heading, [(SHEET, 9, "end")], bold=True, colour=MUTED, size=SMALL)
    words, x = f"central {unit.signed(expected)}", scale(expected)
    places = [(x, 9.0, "middle"), (x + 4, 9.0, "end"), (x - 4, 9.0, "start")]
    clear.put(words, places, bold=True, colour=NAVY, size=SMALL)
    zero = scale(0)
    clear.put("£0", [(zero, 9.0, "middle"), (zero + 3, 9.0, "end"), (zero - 3, 9.0, "start")], bold=True, size=SMALL)


def _description(deciders: Sequence[Decider], expected: float, unit: InOneUnit, turning: str) -> str:
    parts = [f"{d.name}, {d.ranges}, {takes(unit.signed(d.worst), unit.signed(d.best))}" for d in deciders[:3]]
    within = [f"{d.name}, at {d.turns_at}" for d in deciders if d.within]
    turned = f"{turning}, within its range: {listed(within)}" if within else f"{turning}: within no range shown"
    return f"{sentence(f'{unit.signed(expected)} is expected: {listed(parts)}')} {sentence(turned)}"
