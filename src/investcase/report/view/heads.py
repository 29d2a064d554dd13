"""What runs along the head and foot of every page, cut to the room there is."""

from __future__ import annotations

from investcase.report.charts import lettering

_SIZE = 8.0
_HEAD = 255.0
"""Points: 55% of the width of a page of A4 within its margins, less a little."""
_FOOT = 392.0
"""Points: 80% of it. Widths are reckoned a fiftieth too wide."""


def running_title(title: str) -> str:
    """A title in at most two lines of a running head, the rest of it an ellipsis."""
    return " ".join(lettering.wrapped(title, _HEAD, _SIZE, lines=2))


def running_statement(disclaimer: str | None) -> str:
    """A disclaimer in one line of the foot, the rest of it an ellipsis: the paper then prints it whole elsewhere."""
    return lettering.shortened(" ".join((disclaimer or "").split()), _FOOT, _SIZE)


def is_cut(disclaimer: str | None) -> bool:
    """Whether the foot leaves some of a disclaimer out."""
    return running_statement(disclaimer) != " ".join((disclaimer or "").split())
