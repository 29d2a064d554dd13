"""Looks at the pages once they are laid out: every word has to be on the paper, and inside the box it belongs to.

A word too wide for its place is laid out over the edge without a complaint, and pushes the figures beside it off the
sheet. Charts are drawings, whose words are kept on their sheets as they are drawn: see `charts/drawing.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_MILLIMETRE = 96 / 25.4
"""In CSS pixels, which WeasyPrint lays out in."""
_EDGE = 4.2 * _MILLIMETRE
"""What office printers do not reach at the edge of a sheet (a sixth of an inch)."""
_SLACK = 0.5
"""CSS pixels, an eighth of a millimetre: sums of advances are rounded."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Astray:
    """A text that runs out of its place: the page it is on, from 1, and the element of the parsed page it is of.

    `table` is the element of the table that it stands in, if it stands in one.
    """

    text: str
    page: int
    element: Any
    table: Any

    @property
    def shown(self) -> str:
        """The text, short enough for a message."""
        return self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a text may be, and the table around it."""

    left: float
    top: float
    right: float
    bottom: float
    table: Any = None

    def within(self, left: float, top: float, right: float, bottom: float) -> "_Room":
        """What this room and another have in common."""
        return _Room(
            max(self.left, left), max(self.top, top), min(self.right, right), min(self.bottom, bottom), self.table
        )

    def holds(self, box: Any) -> bool:
        """Whether a box of words is inside."""
        return bool(
            box.position_x >= self.left - _SLACK
            and box.position_x + box.width <= self.right + _SLACK
            and box.position_y >= self.top - _SLACK
            and box.position_y + box.height <= self.bottom + _SLACK
        )


def astray(document: Any) -> list[Astray]:
    """Every text of a WeasyPrint ``Document`` that is off the paper or over the side of the box that it stands in."""
    found: list[Astray] = []
    for number, page in enumerate(document.pages, start=1):
        found.extend(_on(page, number))
    return found


def column_widths(document: Any) -> dict[Any, list[float]]:
    """How wide the columns of each table are laid out, in CSS pixels, by its element."""
    found: dict[Any, list[float]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001
            if type(box).__name__ == "TableBox":
                found[box.element] = list(box.column_widths)
    return found


def _on(page: Any, number: int) -> Iterator[Astray]:
    sheet = page._page_box  # noqa: SLF001
    paper = _Room(_EDGE, _EDGE, sheet.margin_width() - _EDGE, sheet.margin_height() - _EDGE)
    waiting = [(child, paper) for child in reversed(sheet.children)]
    while waiting:
        box, room = waiting.pop()
        text = getattr(box, "text", None)
        if text is not None:
            if text.strip() and not _is_a_bullet(box) and not room.holds(box):
                yield Astray(text, number, box.element, room.table)
            continue
        if _is_a_frame(box):
            # Only its sides: a table may begin on one page and end on the next, and a line is taller than its words.
            left = box.border_box_x()
            room = room.within(left, room.top, left + box.border_width(), room.bottom)
        if type(box).__name__ == "TableBox":
            room = replace(room, table=box.element)
        # The last is taken next: so the texts come in the order in which they are read.
        waiting.extend((child, room) for child in reversed(getattr(box, "children", ())))


def _is_a_frame(box: Any) -> bool:
    """Whether what is in a box may not stick out at its sides."""
    from weasyprint.formatting_structure import boxes

    return isinstance(box, boxes.BlockLevelBox | boxes.TableCellBox | boxes.MarginBox | boxes.InlineBlockBox)


def _is_a_bullet(box: Any) -> bool:
    """Bullets and numbers of lists hang to the left of what they stand before."""
    return str(box.element_tag).endswith("::marker")
