"""What the best set of cases is worth as the limit on cash rises, as steps."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.numbers.writing import pounds, pounds_short
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, GRID, MUTED, NAVY
from investcase.report.charts.scale import named_ticks, spanning
from investcase.rounds.limits import Comes

_TOP, _FOOT, _HEIGHT = 34.0, 220.0, 262.0


def frontier_chart(frontier: Sequence[Comes], cases: int, body: str) -> Chart:
    """Steps: across, how far the body's running total may fall; up, what the best set is worth to everyone."""
    most = max(comes.need for comes in frontier)
    up = spanning([comes.value for comes in frontier], _FOOT, _TOP)
    ticks = named_ticks(up, 5, POUNDS.tick)
    left = max(label_width(words) for words in ticks.values()) + 10
    across = spanning([0.0, most * 1.08 or 1.0], left, WIDTH - 12)
    drawing = Drawing()
    drawing.text(0, 12, "Worth to everyone, each gain counted once", bold=True, colour=NAVY)
    for tick, words in ticks.items():
        drawing.line(left, up(tick), WIDTH - 2, up(tick), colour=AXIS if tick == 0 else GRID)
        drawing.text(left - 8, up(tick) + 4, words, anchor="end")
    for tick, words in named_ticks(across, 6, pounds_short).items():
        drawing.line(across(tick), _FOOT, across(tick), _FOOT + 5)
        drawing.text(across(tick), _FOOT + 19, words, anchor="middle")
    drawing.text(left, _HEIGHT - 6, f"{body}: how far its running total may fall below nil", colour=MUTED)
    points: list[tuple[float, float]] = []
    for place, comes in enumerate(frontier):
        end = frontier[place + 1].need if place + 1 < len(frontier) else across.high
        points += [(across(comes.need), up(comes.value)), (across(end), up(comes.value))]
    drawing.path(points, NAVY)
    for comes in frontier:
        drawing.dot(across(comes.need), up(comes.value), NAVY)
    first, last = frontier[0], frontier[-1]
    description = (
        f"With no cash, {len(first.chosen)} of {cases} cases are worth {pounds_short(first.value)}; "
        if first.need < 1
        else f"With {pounds_short(first.need)}, {len(first.chosen)} of {cases} cases are worth "
        f"{pounds_short(first.value)}; "
    ) + f"from {pounds_short(last.need)} on, {len(last.chosen)} are worth {pounds_short(last.value)}, and no set more."
    rows = tuple((pounds(comes.need), pounds(comes.value), str(len(comes.chosen))) for comes in frontier)
    title = "What the best set of cases is worth as the limit on cash rises"
    table = Table(title, ("Limit on cash from", "Worth to everyone", "Cases"), rows)
    return Chart(drawing.svg(_HEIGHT, description), title, description, table)
