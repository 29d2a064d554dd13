"""How wide words are in the paper's typeface, so that a label is placed where it fits.

``widths.json`` holds the advance widths of Source Sans 3 Regular and Bold in thousandths of the type size, by
code point in hexadecimal, read once from the fonts in ``templates/fonts`` (a test reads them again).
"""

import json
from functools import cache
from importlib.resources import files

# Kerning and rounding in a renderer can add a little to the sum of advances.
_SLACK = 1.02
_WIDEST = 1000
ELLIPSIS = "…"


@cache
def _widths(weight: str) -> dict[int, int]:
    text = files(__package__).joinpath("widths.json").read_text(encoding="utf-8")
    return {int(code, 16): width for code, width in json.loads(text)[weight].items()}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text, in the units of ``size``; a little generous, never short."""
    widths = _widths("bold" if bold else "regular")
    return sum(widths.get(ord(character), _WIDEST) for character in text) * size / 1000 * _SLACK


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis if it is wider than ``room``."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1].rstrip()
    return kept + ELLIPSIS


def wrapped(text: str, room: float, size: float, *, lines: int, bold: bool = False) -> list[str]:
    """The text in at most ``lines`` lines no wider than ``room``; what does not fit ends in an ellipsis."""
    words = text.split()
    made: list[str] = []
    while words:
        if len(made) == lines - 1:
            made.append(shortened(" ".join(words), room, size, bold=bold))
            break
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold=bold) <= room:
            line = f"{line} {words.pop(0)}"
        made.append(shortened(line, room, size, bold=bold))
    return made or [""]
