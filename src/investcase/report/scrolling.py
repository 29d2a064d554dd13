"""Tables and figures that scroll inside themselves on a screen, and that the keyboard can reach and name."""

from __future__ import annotations

import re
from html import escape, unescape

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_CAPTION = re.compile(r"<(caption|figcaption)\b[^>]*>(.*?)</\1>", re.DOTALL)
_FIGURE = re.compile(r"<figure\b([^>]*)>(.*?</figure>)", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def in_scrollers(html: str) -> str:
    """The page with every table in a part of its own that scrolls, called by the table's caption, and figures too."""
    html = _TABLE.sub(lambda found: _around(found[0]), html)
    return _FIGURE.sub(lambda found: f"<figure{found[1]}{_reached(found[2])}>{found[2]}", html)


def _around(table: str) -> str:
    return f'<div class="scroll"{_reached(table)} role="group">{table}</div>'


def _reached(inside: str) -> str:
    """That the keyboard stops at it, and what it is called there."""
    caption = _CAPTION.search(inside)
    words = " ".join(unescape(_TAG.sub(" ", caption[2])).split()) if caption else "Table"
    return f' tabindex="0" aria-label="{escape(words, quote=True)}"'
