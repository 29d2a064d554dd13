"""How wide a table's columns are, so that no word is broken; and whether the table needs a page on its side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from investcase.report.charts import lettering

SIZE = 9.0
_WIDER = 1.36
"""How much wider than ours the letters of an office's typeface may be: Verdana, the widest of those in use."""
_PADDING = 7.5
_LINES = 14
"""A text is given no more width than sets it in so many lines, however long it is beside the others."""
_BREAKS = re.compile("[ \t\n]+")


def widths(rows: Sequence[Sequence[str]], room: float, *, unbroken: Sequence[bool]) -> list[float] | None:
    """The widths of columns that share some room, in points; None where words would have to be broken.

    Args:
        rows: the cells of each row, the heads first; as many in every row.
        room: from margin to margin.
        unbroken: of each column whether its cells are set in one line.
    """
    columns = list(zip(*rows, strict=True))
    least = [
        max((_widest(cell, whole=whole and at > 0) for at, cell in enumerate(cells)), default=0.0)
        for cells, whole in zip(columns, unbroken, strict=True)
    ]
    wanted = [max(max(map(_width, cells)), low) for cells, low in zip(columns, least, strict=True)]
    if sum(least) > room:
        return None
    if sum(wanted) <= room:
        spare = room - sum(wanted)
        texts = [not whole for whole in unbroken]
        shares = (
            [spare / sum(texts) if text else 0.0 for text in texts] if any(texts) else [spare / len(texts)] * len(texts)
        )
        return [width + share for width, share in zip(wanted, shares, strict=True)]
    # A date or a name asks little beyond its longest word, and has it: it stands in one line beside longer texts.
    given, left = list(least), room - sum(least)
    asking = sorted(range(len(least)), key=lambda at: wanted[at] - least[at])
    for at in [each for each in asking if not unbroken[each]]:
        if wanted[at] - least[at] > left / len(asking):
            break
        left -= wanted[at] - least[at]
        given[at] = wanted[at]
        asking.remove(at)
    # What is left is shared by how much each other asks; a very long text does not take all.
    more = {at: min(wanted[at] - least[at], _LINES * least[at]) for at in asking}
    asked = sum(more.values()) or 1.0
    for at, each in more.items():
        given[at] += left * each / asked
    return given


def _widest(cell: str, *, whole: bool) -> float:
    return _width(cell) if whole else max((_width(word) for word in _BREAKS.split(cell)), default=_PADDING)


def _width(text: str) -> float:
    return lettering.width(text, SIZE, bold=True) * _WIDER + _PADDING
