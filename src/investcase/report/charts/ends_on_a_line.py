"""The expected answer between its two ends, with £0 marked: what stands where nobody has said how sure they are."""

from __future__ import annotations

from investcase.numbers.one_unit import one_unit
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import PLAIN, SHEET, Drawing, label_width
from investcase.report.charts.palette import INK, NAVY
from investcase.report.charts.scale import spanning
from investcase.report.charts.words import sentence

_HEIGHT = 74.0
_AXIS = 44.0


def ends_on_a_line(expected: float, worst: float, best: float, *, title: str, what: str) -> Chart:
    """Three answers in pounds on one line: all goes badly, expected, all goes well. `what` names them in words.

    Raises:
        ValueError: they are not in order.
    """
    if not worst <= expected <= best:
        raise ValueError("ends_on_a_line needs its worst, expected and best answers in order")
    unit = one_unit([worst, expected, best])
    scale = spanning([worst, expected, best], 8, SHEET - 8)
    drawing = Drawing(SHEET, points=True)
    drawing.line(scale(worst), _AXIS, scale(best), _AXIS, colour=NAVY, weight=2.2)
    drawing.line(scale(0), _AXIS - 10, scale(0), _AXIS + 12, colour=INK, weight=0.9)
    for value in (worst, best):
        drawing.dot(scale(value), _AXIS, NAVY, radius=4.2, hollow=True)
    drawing.dot(scale(expected), _AXIS, NAVY, radius=4.2)
    # The two ends stand above on a line of their own, and what is expected under them, so that they never meet.
    drawing.text(0, 9, f"all goes badly: {unit.signed(worst)}", bold=True)
    drawing.text(SHEET, 9, f"all goes well: {unit.signed(best)}", anchor="end", bold=True)
    for value, baseline, words in (
        (expected, 28.0, f"central: {unit.signed(expected)}"),
        (0.0, _AXIS + 25, "£0: as good as carrying on"),
    ):
        half = label_width(words, bold=True, size=PLAIN) / 2
        x = min(max(scale(value), half), SHEET - half)
        drawing.text(x, baseline, words, anchor="middle", bold=True)
    description = sentence(
        f"{what}: {unit.signed(worst)} if all goes badly, {unit.signed(expected)} central,"
        f" {unit.signed(best)} if all goes well"
    )
    rows = (
        ("All goes badly", POUNDS.full(worst)),
        ("Central", POUNDS.full(expected)),
        ("All goes well", POUNDS.full(best)),
    )
    return Chart(drawing.svg(_HEIGHT, description), title, description, Table(title, ("", what), rows))
