"""A bridge from one amount to another, step by step; the end is the start and the steps, summed exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from investcase.numbers.writing import signed_pounds_short
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, GREEN, INK, NAVY, RUST
from investcase.report.charts.rows import row_labels, rule_between
from investcase.report.charts.scale import spanning
from investcase.report.charts.words import DOWN, UP, listed, sentence

_ROW = 32.0
_BAR = 16.0
_GAP = 6.0


@dataclass(frozen=True)
class Step:
    """One step of the bridge, in pounds; positive adds."""

    label: str
    amount: float


@dataclass(frozen=True)
class _Row:
    label: str
    begin: float
    end: float
    total: bool

    @property
    def falls(self) -> bool:
        """Whether it goes down by more than rounding leaves."""
        return self.end < self.begin - NEGLIGIBLE

    @property
    def words(self) -> str:
        if self.total:
            return POUNDS.label(self.end)
        change = signed_pounds_short(self.end - self.begin)
        return change if change == "£0" else f"{UP if self.end > self.begin else DOWN} {change}"

    @property
    def colour(self) -> str:
        return NAVY if self.total else RUST if self.falls else GREEN


def waterfall(start: Step, steps: Sequence[Step], *, end_label: str, title: str) -> Chart:
    """Rows from ``start`` through each step to the end, which is their exact sum in pounds."""
    amounts = [start.amount, *(step.amount for step in steps)]
    end = fsum(amounts)
    levels = list(accumulate(amounts))
    rows = [
        _Row(start.label, 0.0, start.amount, total=True),
        *(
            _Row(s.label, before, after, total=False)
            for s, before, after in zip(steps, levels, levels[1:], strict=False)
        ),
        _Row(end_label, 0.0, end, total=True),
    ]
    labels = row_labels([row.label for row in rows], most=220)
    room = max(label_width(row.words, bold=True) for row in rows) + _GAP + 2
    scale = spanning((level for row in rows for level in (row.begin, row.end)), labels.wide + room, WIDTH - room)

    drawing = Drawing()
    y = 2.0
    drawing.line(scale(0), y, scale(0), y + labels.total_height(_ROW), colour=INK)
    for index, row in enumerate(rows):
        high = labels.height(index, _ROW)
        if index:
            rule_between(drawing, y, WIDTH)
        labels.draw(drawing, index, y + high / 2, bold=row.total)
        top, foot = y + (high - _BAR) / 2, y + (high + _BAR) / 2
        drawing.bar(
            scale(row.begin),
            top,
            scale(row.end) - scale(row.begin),
            _BAR,
            row.colour,
            hatched=row.falls and not row.total,
        )
        x = scale(row.end) + (-_GAP if row.falls else _GAP)
        colour = row.colour if row.total or row.falls else INK
        anchor = "end" if row.falls else "start"
        drawing.text(x, y + high / 2 + 4, row.words, anchor=anchor, bold=True, colour=colour, cleared=True)
        if index < len(rows) - 1:
            # Carries the level down to where the next bar begins.
            next_high = labels.height(index + 1, _ROW)
            drawing.line(scale(row.end), foot, scale(row.end), y + high + (next_high - _BAR) / 2, colour=AXIS)
        y += high

    description = _description(start, steps, end_label, end, title)
    table = Table(
        title,
        ("Step", "Change", "Level after"),
        (
            (start.label, "", POUNDS.full(start.amount)),
            *(
                (step.label, POUNDS.full(step.amount), POUNDS.full(level))
                for step, level in zip(steps, levels[1:], strict=True)
            ),
            (end_label, "", POUNDS.full(end)),
        ),
    )
    return Chart(drawing.svg(y + 2, description), title, description, table)


def _description(start: Step, steps: Sequence[Step], end_label: str, end: float, title: str) -> str:
    parts = [f"{step.label} {signed_pounds_short(step.amount)}" for step in steps]
    through = f", then {listed(parts)}" if parts else ""
    return sentence(
        f"{title}: from {start.label}, {POUNDS.label(start.amount)}{through}, to {end_label}, {POUNDS.label(end)}"
    )
