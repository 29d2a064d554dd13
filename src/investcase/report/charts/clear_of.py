"""Words put where they meet no others: the first place that is free, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from investcase.report.charts.drawing import ASCENT, DESCENT, PLAIN, SMALL, Drawing, label_width
from investcase.report.charts.palette import INK

_STEP = 2.0
"""How far apart the points of a line are that words are held off."""

Box = tuple[float, float, float, float]


class Clear:
    """The boxes of words that stand on a sheet, and the sheet's own height."""

    def __init__(self, drawing: Drawing, height: float) -> None:
        self._drawing, self._height = drawing, height
        self._taken: list[Box] = []
        self._drawn: list[tuple[float, float]] = []

    def keep_off(self, points: Sequence[tuple[float, float]]) -> None:
        """A line through some points, which words put later stand on only where every place for them does."""
        for (x1, y1), (x2, y2) in pairwise(points):
            steps = int(max(abs(x2 - x1), abs(y2 - y1)) / _STEP) + 1
            self._drawn += [(x1 + (x2 - x1) * k / steps, y1 + (y2 - y1) * k / steps) for k in range(steps + 1)]

    def put(
        self,
        words: str,
        places: Iterable[tuple[float, float, str]],
        *,
        bold: bool = False,
        colour: str = INK,
        size: float = PLAIN,
    ) -> bool:
        """Write the words at the first of some places (x, baseline, anchor) where nothing stands; whether one did."""
        wide = label_width(words, bold=bold, size=size)
        boxes: list[tuple[Box, tuple[float, float, str]]] = []
        for x, y, anchor in places:
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            boxes.append(((left, y - size * ASCENT, left + wide, y + size * DESCENT), (x, y, anchor)))
        for box, (x, y, anchor) in sorted(boxes, key=lambda each: self._struck(each[0])):
            if self._is_free(box):
                self._taken.append(box)
                self._drawing.text(x, y, words, anchor=anchor, bold=bold, colour=colour, size=size, cleared=True)
                return True
        return False

    def put_lines(
        self, lines: Sequence[str], x: float, tops: Iterable[float], *, bold: bool, colour: str, leading: float
    ) -> None:
        """Write lines of small words under one another, from the first of some baselines where all of them are free."""
        for top in tops:
            boxes = [
                (x, y - SMALL * ASCENT, x + label_width(line, bold=bold, size=SMALL), y + SMALL * DESCENT)
                for line, y in ((line, top + place * leading) for place, line in enumerate(lines))
            ]
            if all(self._is_free(box) for box in boxes):
                self._taken += boxes
                for place, line in enumerate(lines):
                    self._drawing.text(x, top + place * leading, line, bold=bold, colour=colour, size=SMALL)
                return

    def _struck(self, box: Box) -> bool:
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in self._drawn)

    def _is_free(self, box: Box) -> bool:
        left, top, right, foot = box
        on_sheet = left >= 0 and right <= self._drawing.wide and top >= 0 and foot <= self._height
        return on_sheet and all(
            right + 1 <= other[0] or other[2] + 1 <= left or foot <= other[1] or other[3] <= top
            for other in self._taken
        )
