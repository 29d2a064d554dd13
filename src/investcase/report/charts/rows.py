"""Charts made of rows: a label at the left, marks at the right, each row tall enough for its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.report.charts import lettering
from investcase.report.charts.drawing import TYPE_SIZE, Drawing, label_width
from investcase.report.charts.palette import GRID

LABEL_GAP = 14.0


@dataclass(frozen=True)
class RowLabels:
    """The labels of a row chart, wrapped, and the room they take."""

    lines: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, ...], ...]
    wide: float

    def draw(self, drawing: Drawing, index: int, middle: float, *, bold: bool = False) -> None:
        """Write one row's label centred on ``middle``."""
        drawing.row_label(0, middle, self.lines[index], self.notes[index], bold=bold)

    def height(self, index: int, least: float) -> float:
        """The height one row needs: its lines of words, or ``least``."""
        count = len(self.lines[index]) + len(self.notes[index])
        return max(least, count * TYPE_SIZE * 1.15 + 10)

    def total_height(self, least: float) -> float:
        """The height of all rows together."""
        return sum(self.height(index, least) for index in range(len(self.lines)))


def row_labels(
    labels: Sequence[str], *, most: float, notes: Sequence[str] = (), lines: int = 3, bold: bool = False
) -> RowLabels:
    """Wrap labels to at most ``most`` wide and ``lines`` lines; the column is as narrow as they allow.

    ``notes`` are quieter words under each label, at most two lines, or none at all.
    """
    quiet = tuple(tuple(lettering.wrapped(note, most, TYPE_SIZE, lines=2)) for note in notes) or ((),) * len(labels)
    wrapped = tuple(tuple(lettering.wrapped(label, most, TYPE_SIZE, lines=lines, bold=bold)) for label in labels)
    widest = max(label_width(line, bold=bold) for label in (*wrapped, *quiet) for line in label)
    return RowLabels(wrapped, quiet, widest + LABEL_GAP)


def rule_between(drawing: Drawing, y: float, wide: float) -> None:
    """The hairline between two rows."""
    drawing.line(0, y, wide, y, colour=GRID)
