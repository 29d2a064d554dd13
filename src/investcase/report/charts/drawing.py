"""A sheet to draw a chart on: plain SVG with every attribute on its own element, so that any renderer agrees."""

from collections.abc import Sequence
from html import escape

from investcase.report.charts import lettering
from investcase.report.charts.palette import AXIS, INK, MUTED, PAPER

WIDTH = 640.0
TYPE_SIZE = 12.0
# The short paper's sheets: its text block, and one of page 1's two columns, in points, which nothing then scales.
SHEET, COLUMN = 493.0, 235.0
SMALL, PLAIN = 9.0, 9.5
ASCENT = 0.76
DESCENT = 0.24
_HATCH_STEP = 6.0
_STRIPE_STEP = 4.2


def _written(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Drawing:
    """Collects marks in drawing order; ``svg`` closes the sheet at a height.

    ``points`` says that its units are points, so that its words keep their size; else it is scaled to its column.
    """

    def __init__(self, wide: float = WIDTH, *, points: bool = False) -> None:
        self.wide = wide
        self._unit = "pt" if points else ""
        self._size = PLAIN if points else TYPE_SIZE
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

    def striped(self, x: float, y: float, wide: float, high: float, colour: str, *, falling: bool = False) -> None:
        """An outlined rectangle of paper, any corner first, ruled with stripes that rise, or fall, to the right."""
        x, wide = min(x, x + wide), abs(wide)
        y, high = min(y, y + high), abs(high)
        self._marks.append(
            f'<rect x="{_written(x)}" y="{_written(y)}" width="{_written(wide)}" height="{_written(high)}"'
            f' fill="{PAPER}" stroke="{colour}" stroke-width="0.7"/>'
        )
        d, strokes = _STRIPE_STEP, []
        while d < wide + high:
            x1, y1 = (d, 0.0) if d <= wide else (wide, d - wide)
            x2, y2 = (0.0, d) if d <= high else (d - high, high)
            if falling:
                x1, x2 = wide - x1, wide - x2
            strokes.append(f"M{_written(x + x1)} {_written(y + y1)}L{_written(x + x2)} {_written(y + y2)}")
            d += _STRIPE_STEP
        if strokes:
            self._marks.append(f'<path d="{"".join(strokes)}" stroke="{colour}" stroke-width="1.3" fill="none"/>')

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

    def path(
        self, points: list[tuple[float, float]], colour: str, weight: float = 2, *, dashes: str | None = None
    ) -> None:
        """A line through points; ``dashes`` are the lengths of a dash and of the gap after it."""
        d = "L".join(f"{_written(x)} {_written(y)}" for x, y in points)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._marks.append(
            f'<path d="M{d}" fill="none" stroke="{colour}" stroke-width="{_written(weight)}"'
            f' stroke-linejoin="round"{dashed}/>'
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
        size: float | None = None,
    ) -> None:
        """One line of words with its baseline at ``y``; ``anchor`` is start, middle or end.

        ``cleared`` lays paper under the words first, so that no line runs through them. ``size`` is the sheet's own
        unless it is given.
        """
        size = size or self._size
        if cleared:
            wide = label_width(words, bold=bold, size=size)
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            self.bar(left, y - size * ASCENT, wide, size, PAPER)
        weight = ' font-weight="700"' if bold else ""
        self._marks.append(
            f'<text x="{_written(x)}" y="{_written(y)}" font-family="Source Sans 3" font-size="{_written(size)}"'
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
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"'
            f' width="{_written(self.wide)}{self._unit}" height="{_written(height)}{self._unit}"'
            f' viewBox="0 0 {_written(self.wide)} {_written(height)}">'
            f"<title>{escape(description, quote=False)}</title>{''.join(self._marks)}</svg>"
        )


def label_width(words: str, *, bold: bool = False, size: float = TYPE_SIZE) -> float:
    """The width of words at a type size: that of the charts which are scaled, unless it is given."""
    return lettering.width(words, size, bold=bold)
