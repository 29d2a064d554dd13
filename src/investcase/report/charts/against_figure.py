"""Options against the figure that decides between them: a line for each, where they cross, and what is expected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from investcase.numbers.one_unit import InOneUnit, one_unit
from investcase.report.charts import lettering
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.clear_of import Clear
from investcase.report.charts.drawing import PLAIN, SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import AXIS, GRID, INK, MUTED, NAVY
from investcase.report.charts.scale import Scale, named_ticks, spanning
from investcase.report.charts.words import listed, sentence

HEIGHT = 140.0
_GAP, _NAMES = 20.0, 68.0
_TOP, _FOOT = 18.0, 26.0
_LINE = 10.5
_MOST_SHIFTS = 16
_DASHES = (None, "5 2.5", "1.5 2.5", "8 2.5 1.5 2.5")


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option's values in pounds, one for each of the figure's; the first of a panel's is the proposed one."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its name, the options, and where two of them are equal, as values of the figure."""

    title: str
    options: tuple[OptionLine, ...]
    equal_at: tuple[float, ...] = ()


def against_figure(
    at: Sequence[float],
    panels: Sequence[Panel],
    *,
    title: str,
    figure: str,
    expected: float,
    write: Callable[[float], str],
) -> Chart:
    """One panel or two side by side, in points.

    Args:
        at: the figure's values, rising.
        panels: what is measured.
        title: the finding.
        figure: the figure's name, under the axis.
        expected: what the paper counts, drawn upright.
        write: how a value of the figure is written.

    Raises:
        ValueError: there are not two values or more that rise, or one or two panels with values for each.
    """
    rising = len(at) > 1 and all(low < high for low, high in pairwise(at))
    whole = all(panel.options and all(len(o.values) == len(at) for o in panel.options) for panel in panels)
    if not rising or not 1 <= len(panels) <= 2 or not whole:
        raise ValueError("against_figure needs rising values, and one or two panels whose options have one for each")
    drawing = Drawing(SHEET, points=True)
    clear = Clear(drawing, HEIGHT)
    wide = (SHEET - _GAP * (len(panels) - 1)) / len(panels)
    for number, panel in enumerate(panels):
        _panel(drawing, clear, panel, at, expected, number * (wide + _GAP), wide, figure, write)
    description = " ".join(_said(panel, at, figure, expected, write) for panel in panels)
    columns = (figure, *(f"{panel.title}: {option.name}" for panel in panels for option in panel.options))
    rows = tuple(
        (write(value), *(POUNDS.full(option.values[place]) for panel in panels for option in panel.options))
        for place, value in enumerate(at)
    )
    return Chart(drawing.svg(HEIGHT, description), title, description, Table(title, columns, rows))


def read_at(at: Sequence[float], values: Sequence[float], value: float) -> float:
    """A line's height at one value of the figure, read between the two beside it."""
    place = max(0, min(len(at) - 2, bisect_right(at, value) - 1))
    share = (value - at[place]) / (at[place + 1] - at[place])
    return values[place] + (values[place + 1] - values[place]) * share


def _panel(
    drawing: Drawing,
    clear: Clear,
    panel: Panel,
    at: Sequence[float],
    expected: float,
    left: float,
    wide: float,
    figure: str,
    write: Callable[[float], str],
) -> None:
    values = [value for option in panel.options for value in option.values]
    unit = one_unit(values)
    up = spanning(values, HEIGHT - _FOOT, _TOP + 6)
    ticks = named_ticks(up, 4, unit.whole)
    start = left + max(label_width(words, size=SMALL) for words in ticks.values()) + 6
    end = left + wide - _NAMES
    across = spanning([*at, expected], start, end, with_zero=False)
    clear.put(lettering.shortened(panel.title, wide, PLAIN, bold=True), [(left, 9, "start")], bold=True)
    for tick, words in ticks.items():
        drawing.line(start, up(tick), end, up(tick), colour=GRID if tick else INK, weight=0.5 if tick else 0.8)
        clear.put(words, [(start - 4, up(tick) + 3, "end")], colour=MUTED, size=SMALL)
    _axis(clear, across, at, expected, write)
    name = lettering.shortened(figure, wide, SMALL)
    half = label_width(name, size=SMALL) / 2
    middle = min(max((start + end) / 2, left + half), left + wide - half)
    clear.put(name, [(middle, HEIGHT - 3, "middle")], colour=MUTED, size=SMALL)
    drawing.line(across(expected), _TOP, across(expected), HEIGHT - _FOOT + 2, colour=INK, weight=0.7, dashed=True)
    for place, option in reversed(list(enumerate(panel.options))):
        points = [(across(x), up(y)) for x, y in zip(at, option.values, strict=True)]
        colour, weight = (NAVY, 2.4) if place == 0 else (MUTED, 1.6)
        clear.keep_off(points)
        drawing.path(points, colour, weight, dashes=_DASHES[place % len(_DASHES)])
    _name_lines(clear, panel, up, end)
    _marks(drawing, clear, panel, at, expected, across, up, unit, write)


def _axis(clear: Clear, across: Scale, at: Sequence[float], expected: float, write: Callable[[float], str]) -> None:
    y = HEIGHT - _FOOT + 12
    for value in (expected, at[0], at[-1], *at[1:-1]):
        clear.put(write(value), [(across(value), y, "middle")], bold=value == expected, size=SMALL)


def _name_lines(clear: Clear, panel: Panel, up: Scale, end: float) -> None:
    """Each option's name at its line's end, moved up or down from a name that is already there."""
    for place, option in enumerate(panel.options):
        lines = lettering.wrapped(option.name, _NAMES - 5, SMALL, lines=5, bold=place == 0)
        wanted, lowest = up(option.values[-1]) + 3, HEIGHT - _FOOT - _LINE * (len(lines) - 1)
        shifts = sorted(range(-_MOST_SHIFTS, _MOST_SHIFTS + 1), key=abs)
        tops = [min(max(wanted + shift * _LINE / 2, _TOP + 2), lowest) for shift in shifts]
        clear.put_lines(lines, end + 5, tops, bold=place == 0, colour=_colour(place), leading=_LINE)


def _colour(place: int) -> str:
    return NAVY if place == 0 else MUTED


def _marks(
    drawing: Drawing,
    clear: Clear,
    panel: Panel,
    at: Sequence[float],
    expected: float,
    across: Scale,
    up: Scale,
    unit: InOneUnit,
    write: Callable[[float], str],
) -> None:
    first = panel.options[0]
    for place, option in enumerate(panel.options):
        value = read_at(at, option.values, expected)
        x, y = across(expected), up(value)
        drawing.dot(x, y, _colour(place) if place == 0 else AXIS, radius=3)
        around = _around(x, y, 5, (11, 18, 25))
        clear.put(unit.signed(value), around, bold=place == 0, colour=_colour(place))
    for value in panel.equal_at:
        x, y = across(value), up(read_at(at, first.values, value))
        drawing.dot(x, y, INK, radius=3.4, hollow=True)
        around = _around(x, y, 6, (15, 22, 29))
        clear.put(f"equal at {write(value)}", around, bold=True, size=SMALL)


def _around(x: float, y: float, beside: float, below: tuple[float, ...]) -> list[tuple[float, float, str]]:
    """Places for the words of a dot: below it and above it on either side, and then farther off."""
    return [
        place
        for down in below
        for place in (
            (x + beside, y + down, "start"),
            (x - beside, y - down + 6, "end"),
            (x - beside, y + down, "end"),
            (x + beside, y - down + 6, "start"),
        )
    ]


def _said(panel: Panel, at: Sequence[float], figure: str, expected: float, write: Callable[[float], str]) -> str:
    unit = one_unit([value for option in panel.options for value in option.values])
    ends = [
        f"{option.name} goes from {unit.signed(option.values[0])} to {unit.signed(option.values[-1])}, and is"
        f" {unit.signed(read_at(at, option.values, expected))} at the {write(expected)} taken here"
        for option in panel.options
    ]
    equal = listed([write(value) for value in panel.equal_at])
    crossed = f". {panel.options[0].name} and another are equal at {equal}" if panel.equal_at else ""
    return sentence(
        f"{panel.title}, as {figure} goes from {write(at[0])} to {write(at[-1])}: {'; '.join(ends)}{crossed}"
    )
