"""Columns by year: where each stands, and which years there is room to name."""

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.report.charts.drawing import Drawing, label_width
from investcase.report.charts.palette import MUTED

_GAP = 8.0


@dataclass(frozen=True)
class Columns:
    """Equal columns across the sheet, from ``start`` to ``end``, one a year."""

    count: int
    start: float
    end: float

    @property
    def wide(self) -> float:
        """The width given to one year."""
        return (self.end - self.start) / self.count

    def middle(self, index: int) -> float:
        """The middle of one year's column."""
        return self.start + self.wide * (index + 0.5)

    def bar(self, index: int) -> tuple[float, float]:
        """Where one year's bar starts and how wide it is."""
        wide = min(self.wide * 0.68, 48.0)
        return self.middle(index) - wide / 2, wide

    def fits(self, labels: Sequence[str], *, bold: bool = False) -> bool:
        """Whether every label can stand over its own column beside its neighbours."""
        return max(label_width(label, bold=bold) for label in labels) + _GAP / 2 <= self.wide


def name_years(drawing: Drawing, columns: Columns, years: Sequence[str], baseline: float) -> None:
    """Write the years under their columns: every one, or every second, third ... as there is room."""
    widest = max(label_width(year) for year in years)
    every = 1
    pushed_in = (widest - columns.wide) / 2
    while columns.wide * every < widest + max(_GAP, pushed_in):
        every += 1
    for index in range(0, len(years), every):
        # The first and last year of a crowded axis may be wider than their columns: keep them on the sheet.
        x = min(max(columns.middle(index), widest / 2 + 1), columns.end - widest / 2)
        drawing.text(x, baseline, years[index], anchor="middle", colour=MUTED)
