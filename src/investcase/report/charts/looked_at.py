"""What was looked at: a box for each characteristic that the law names, dashed where nobody looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.report.charts import lettering
from investcase.report.charts.chart import Chart, Table
from investcase.report.charts.drawing import SHEET, SMALL, Drawing, label_width
from investcase.report.charts.palette import AXIS, INK, NAVY
from investcase.report.charts.words import sentence

_GAP, _LINE = 2.0, 10.5
_PEN = 1.0
"""How wide an outline is: half of it lies on either side of where it is drawn."""
_SIZE = 8.5
_ROOM = 6.0
"""What is left clear beside a word inside its box, on both sides together."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One characteristic: its name, the sign of what was found, that in words, and whether anybody looked."""

    name: str
    sign: str
    found: str
    looked: bool


def looked_at(boxes: Sequence[LookedAt], *, title: str) -> Chart:
    """Boxes side by side, in points.

    Raises:
        ValueError: there are none.
    """
    if not boxes:
        raise ValueError("looked_at needs at least one characteristic")
    wide, size = _widths([box.name for box in boxes])
    lines = [lettering.wrapped(box.name, room - _ROOM, size, lines=4) for box, room in zip(boxes, wide, strict=True)]
    high = 18 + max(len(each) for each in lines) * _LINE + 4
    drawing = Drawing(SHEET, points=True)
    left = _PEN / 2
    for box, words, room in zip(boxes, lines, wide, strict=True):
        middle = left + room / 2 - _PEN / 2
        _outline(drawing, left, room - _PEN, high, looked=box.looked)
        drawing.text(middle, 13, box.sign, anchor="middle", bold=True, colour=NAVY if box.looked else AXIS)
        for line, said in enumerate(words):
            drawing.text(middle, 25 + line * _LINE, said, anchor="middle", colour=INK, size=size)
        left += room + _GAP
    description = sentence("; ".join(f"{box.name}: {box.found}" for box in boxes))
    table = Table(title, ("Characteristic", "Found"), tuple((box.name, box.found) for box in boxes), words=(1,))
    return Chart(drawing.svg(high + 1, description), title, description, table)


def _widths(names: Sequence[str]) -> tuple[list[float], float]:
    """How wide each box is, and the size of its words: what its longest word wants, and as much of the rest as others;
    equal boxes of smaller words where they want more than there is.
    """
    sheet = SHEET - _GAP * (len(names) - 1)
    wanted = [max(label_width(word, size=SMALL) for word in name.split() or [""]) + _ROOM for name in names]
    rest = (sheet - sum(wanted)) / len(names)
    return ([each + rest for each in wanted], SMALL) if rest >= 0 else ([sheet / len(names)] * len(names), _SIZE)


def _outline(drawing: Drawing, left: float, wide: float, high: float, *, looked: bool) -> None:
    colour, right, top, foot = (NAVY if looked else AXIS), left + wide, _PEN / 2, high
    for x1, y1, x2, y2 in ((left, top, right, top), (right, top, right, foot), (right, foot, left, foot)):
        drawing.line(x1, y1, x2, y2, colour=colour, dashed=not looked)
    drawing.line(left, foot, left, top, colour=colour, dashed=not looked)
