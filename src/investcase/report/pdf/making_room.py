"""What is done to a table of a parsed page that is too wide for its sheet, from the least to the last resort."""

import copy
from collections.abc import Sequence
from typing import Any

from investcase.report.pdf.lines import keep_figures_whole

WIDE_SHEET = (297 - 2 * 18) * 96 / 25.4
"""CSS pixels between the margins of the wide sheet of paper.css."""
_CELLS = ("th", "td")
_HEADINGS = ("h2", "h3", "h4")


def squeeze(table: Any) -> None:
    """Let the words of a cell take several lines, and no figure."""
    _add_class(table, "squeezed")
    keep_figures_whole(table)


def turn(table: Any, parent: Any) -> None:
    """Give a table a wide sheet, with the headings over it and the note under it, which mean nothing without it."""
    beside = list(parent)
    place = beside.index(table)
    _add_class(table, "turned")
    for before in reversed(beside[:place]):
        if before.tag not in _HEADINGS:
            break
        _add_class(before, "turned")
    if place + 1 < len(beside) and "source" in beside[place + 1].get("class", "").split():
        _add_class(beside[place + 1], "turned")


def cram(table: Any) -> None:
    """Let every word of a table break, wherever it is."""
    _add_class(table, "crammed")


def part(table: Any, widths: Sequence[float], parent: Any) -> None:
    """Put a table in parts that each fit on a wide sheet, one beneath the other, its first column in each.

    Args:
        table: the element, in whose every row one cell stands for one column.
        widths: the least that each column can do with, in CSS pixels.
        parent: the element that it stands in.
    """
    groups = _groups(widths, WIDE_SHEET)
    rows = list(table.iter("tr"))
    if len(groups) == 1 or any(len(_cells(row)) != len(widths) for row in rows):
        return
    parts = [_only(table, group, f"part {number} of {len(groups)}") for number, group in enumerate(groups, start=1)]
    parts[-1].tail = table.tail
    place = list(parent).index(table)
    parent[place : place + 1] = parts


def _groups(widths: Sequence[float], room: float) -> list[list[int]]:
    """The columns of each part, in their order: about as many in each."""
    most = max(widths[1:], default=0.0)
    held = max(int((room - widths[0]) / most), 1) if most > 0 else len(widths)
    others = range(1, len(widths))
    parts = -(-len(others) // held) or 1
    size, over = divmod(len(others), parts)
    groups, at = [], 1
    for number in range(parts):
        end = at + size + (number < over)
        groups.append([0, *range(at, end)])
        at = end
    return groups


def _only(table: Any, columns: Sequence[int], which: str) -> Any:
    made = copy.deepcopy(table)
    made.tail = None
    first = columns[1] == 1
    for row in made.iter("tr"):
        for number, cell in enumerate(_cells(row)):
            if number not in columns:
                row.remove(cell)
            elif not first:
                _forget_name(cell)
    if not first:
        _forget_name(made)
    for caption in made.iter("caption"):
        last = list(caption)[-1] if len(caption) else None
        if last is None:
            caption.text = f"{(caption.text or '').rstrip()} ({which})"
        else:
            last.tail = f"{(last.tail or '').rstrip()} ({which})"
    return made


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in _CELLS]


def _add_class(element: Any, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _forget_name(element: Any) -> None:
    """A name leads to one place, the first."""
    for each in element.iter():
        each.attrib.pop("id", None)
