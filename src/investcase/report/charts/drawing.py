"""A sheet to draw a chart on: plain SVG with every attribute on its own element, so that any renderer agrees."""

from collections.abc import Sequence
from html import escape

from investcase.report.charts import lettering
from investcase.report.charts.palette import AXIS, INK, MUTED, PAPER

WIDTH = 640.0
TYPE_SIZE = 12.0
ASCENT = 0.76
DESCENT = 0.24
_HATCH_STEP = 6.0


def _written(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Drawing:
    """Collects marks in drawing order; ``svg`` closes the sheet at a height."""

    def __init__(self) -> None:
        self._marks: list[str] = []

    def bar(self, x: float, y: float, wide: float, high: float, colour: str, *, hatched: bool = False) -> None:
        """A filled rectangle, any corner first; ``hatched`` rules it with diagonal lines of paper."""
        x, wide = min(x, x + wide), abs(wide)
        y, high = min(y, y + high), abs(high)
        self._marks.append(
            f'<rect x="{_written(x)}" y="{_written(y)}" width="{_written(wide)}" height="{_written(high)}"'
            f' fill="{colour}"/>'
        )
        if hatched:
            self._hatch(x, y, wide, high)

    def _hatch(self, x: float, y: float, wide: float, high: float) -> None:
        # Each diagonal is x + y = d inside the bar: its ends are worked out, so nothing needs clipping or an id.
        strokes = []
        d = _HATCH_STEP
        while d < wide + high:
            x1, y1 = (d, 0.0) if d <= wide else (wide, d - wide)
            x2, y2 = (0.0, d) if d <= high else (d - high, high)
            strokes.append(f"M{_written(x + x1)} {_written(y + y1)}L{_written(x + x2)} {_written(y + y2)}")
            d += _HATCH_STEP
        if strokes:
            self._marks.append(f'<path d="{"".join(strokes)}" stroke="{PAPER}" stroke-width="1.5" fill="none"/>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str = AXIS, weight: float = 1, dashed: bool = False
    ) -> None:
        """A straight line."""
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        self._marks.append(
            f'<line x1="{_written(x1)}" y1="{_written(y1)}" x2="{_written(x2)}" y2="{_written(y2)}"'
            f' stroke="{colour}" stroke-width="{_written(weight)}"{dash}/>'
        )

    def path(self, points: list[tuple[float, float]], colour: str, weight: float = 2) -> None:
        """A line through points."""
        d = "L".join(f"{_written(x)} {_written(y)}" for x, y in points)
        self._marks.append(
            f'<path d="M{d}" fill="none" stroke="{colour}" stroke-width="{_written(weight)}" stroke-linejoin="round"/>'
        )

    def dot(self, x: float, y: float, colour: str, *, radius: float = 3.5, hollow: bool = False) -> None:
        """A round mark; ``hollow`` leaves its middle the colour of the paper."""
        fill = PAPER if hollow else colour
        self._marks.append(
            f'<circle cx="{_written(x)}" cy="{_written(y)}" r="{_written(radius)}" fill="{fill}"'
            f' stroke="{colour}" stroke-width="1.6"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        anchor: str = "start",
        bold: bool = False,
        colour: str = INK,
        cleared: bool = False,
    ) -> None:
        """One line of words with its baseline at ``y``; ``anchor`` is start, middle or end.

        ``cleared`` lays paper under the words first, so that no line runs through them.
        """
        if cleared:
            wide = label_width(words, bold=bold)
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            self.bar(left, y - TYPE_SIZE * ASCENT, wide, TYPE_SIZE, PAPER)
        weight = ' font-weight="700"' if bold else ""
        self._marks.append(
            f'<text x="{_written(x)}" y="{_written(y)}" font-family="Source Sans 3" font-size="{_written(TYPE_SIZE)}"'
            f'{weight} text-anchor="{anchor}" fill="{colour}">{escape(words, quote=False)}</text>'
        )

    def row_label(self, x: float, middle: float, lines: Sequence[str], notes: Sequence[str], *, bold: bool) -> None:
        """Lines of words set one under another, then quieter ones, together centred on ``middle``."""
        leading = TYPE_SIZE * 1.15
        count = len(lines) + len(notes)
        first = middle - leading * (count - 1) / 2 + TYPE_SIZE * 0.34
        for index, line in enumerate(lines):
            self.text(x, first + index * leading, line, bold=bold)
        for index, line in enumerate(notes, start=len(lines)):
            self.text(x, first + index * leading, line, colour=MUTED)

    def svg(self, height: float, description: str) -> str:
        """The whole element; ``description`` becomes the title a screen reader speaks."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" width="{_written(WIDTH)}"'
            f' height="{_written(height)}" viewBox="0 0 {_written(WIDTH)} {_written(height)}">'
            f"<title>{escape(description, quote=False)}</title>{''.join(self._marks)}</svg>"
        )


def label_width(words: str, *, bold: bool = False) -> float:
    """The width of words at the charts' one type size."""
    return lettering.width(words, TYPE_SIZE, bold=bold)
