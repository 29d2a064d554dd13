"""Ranges side by side: a dot for the central value on a line from low to high, one row for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from investcase.numbers import writing as numbers
from investcase.report.charts.chart import POUNDS, Chart, Measure, Table
from investcase.report.charts.drawing import WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, GRID, INK, MUTED, NAVY
from investcase.report.charts.rows import row_labels, rule_between
from investcase.report.charts.scale import Scale, named_ticks, spanning
from investcase.report.charts.words import listed, sentence

_ROW = 36.0
_GAP = 20.0


@dataclass(frozen=True)
class Range:
    """One row: a value with its low and high; all three equal for a single published number.

    ``ends`` says what the low and the high are: rows of one chart need not mean the same by them.
    """

    label: str
    low: float
    central: float
    high: float
    ends: str

    @property
    def is_single(self) -> bool:
        """Whether the row is one number, without a range."""
        return self.low == self.central == self.high

    def words(self, measure: Measure) -> str:
        """``£4.1m (£2m to £6.3m)``, or the one number."""
        if self.is_single:
            return measure.label(self.central)
        return f"{measure.label(self.central)} ({measure.label(self.low)} to {measure.label(self.high)})"


def ranges(rows: Sequence[Range], *, title: str, measure: Measure = POUNDS) -> Chart:
    """Dot-and-range rows on one scale from zero.

    Raises ``ValueError`` when there are no rows or a row's low, central and high are out of order.
    """
    if not rows or any(not row.low <= row.central <= row.high for row in rows):
        raise ValueError("ranges needs rows whose low, central and high are in order")
    labels = row_labels([row.label for row in rows], most=190, notes=_notes(rows))
    values = [row.words(measure) for row in rows]
    right = WIDTH - max(label_width(text, bold=True) for text in values)
    scale = spanning((end for row in rows for end in (row.low, row.high)), labels.wide + 16, right - _GAP)
    ticks = named_ticks(scale, 4, measure.tick)
    tops = [2.0]
    for index in range(len(rows)):
        tops.append(tops[-1] + labels.height(index, _ROW))
    foot = tops[-1]

    drawing = Drawing()
    _axis(drawing, scale, ticks, foot)
    for index, row in enumerate(rows):
        middle = (tops[index] + tops[index + 1]) / 2
        if index:
            rule_between(drawing, tops[index], WIDTH)
        labels.draw(drawing, index, middle)
        if not row.is_single:
            _whisker(drawing, scale(row.low), scale(row.high), middle)
        drawing.dot(scale(row.central), middle, NAVY, radius=5, hollow=row.is_single)
        drawing.text(right, middle + 4, values[index], bold=True, colour=INK)

    said = listed([f"{row.label} {value}" for row, value in zip(rows, values, strict=True)])
    description = sentence(f"{title}: {said}")
    table = Table(
        title,
        ("Estimate", "Low", "Central", "High", "Low and high are"),
        tuple((row.label, *_cells(row, measure), row.ends) for row in rows),
    )
    return Chart(drawing.svg(foot + 22, description), title, description, table)


def _notes(rows: Sequence[Range]) -> list[str]:
    """What the ends are, under each label, where rows do not all mean the same by them."""
    return [row.ends for row in rows] if len({row.ends for row in rows}) > 1 else []


def _cells(row: Range, measure: Measure) -> tuple[str, str, str]:
    if row.is_single:
        return numbers.NOTHING, measure.full(row.central), numbers.NOTHING
    return measure.full(row.low), measure.full(row.central), measure.full(row.high)


def _axis(drawing: Drawing, scale: Scale, ticks: Mapping[float, str], foot: float) -> None:
    taken = 0.0
    for tick, words in sorted(ticks.items()):
        x = scale(tick)
        drawing.line(x, 2, x, foot, colour=GRID if tick else AXIS)
        half = label_width(words) / 2
        if x - half >= taken:
            drawing.text(x, foot + 16, words, anchor="middle", colour=MUTED)
            taken = x + half + 8


def _whisker(drawing: Drawing, low: float, high: float, middle: float) -> None:
    drawing.line(low, middle, high, middle, colour=NAVY, weight=3)
    for end in (low, high):
        drawing.line(end, middle - 6, end, middle + 6, colour=NAVY, weight=2)
