"""Tables and paragraphs for a terminal as wide as it is, aligned without colour so that they can be piped."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from investcase.cli.screen import columns

_BETWEEN = "  "
_LEAST = 12
"""So many columns the one that wraps needs."""


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, wide: int = -1) -> Iterator[str]:
    """Lines of a table; the column `wide` wraps so that the whole fits, the others keep their width.

    Where they leave it too little, each row stands line by line, its first cell above the others.
    """
    wide %= len(headings)
    widths = [max(len(row[i]) for row in (headings, *rows)) for i in range(len(headings))]
    others = sum(width for i, width in enumerate(widths) if i != wide) + len(_BETWEEN) * (len(widths) - 1)
    if columns() - others < min(widths[wide], _LEAST):
        yield from _row_by_row(headings, rows)
        return
    widths[wide] = min(widths[wide], columns() - others)
    for row in (headings, *rows):
        wrapped = textwrap.wrap(row[wide], widths[wide]) or [""]
        for number, part in enumerate(wrapped):
            cells = [part if i == wide else cell if number == 0 else "" for i, cell in enumerate(row)]
            yield _BETWEEN.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _row_by_row(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for first, *rest in rows:
        yield from wrapped(first)
        for name, cell in zip(headings[1:], rest, strict=True):
            if cell:
                yield from wrapped(cell, len(_BETWEEN), label=f"{name.lower()}: ")


def wrapped(text: str, indent: int = 0, *, label: str = "") -> Iterator[str]:
    """A paragraph; with a label, its later lines hang under the text."""
    first = " " * indent + label
    hang = " " * len(first)
    plain = " ".join(text.split())
    lines = textwrap.wrap(plain, columns(), initial_indent=first, subsequent_indent=hang, break_on_hyphens=False)
    yield from lines or [first.rstrip()]


def labelled(pairs: Sequence[tuple[str, str]], indent: int = 0) -> Iterator[str]:
    """Names and what they are, in two columns; pairs with nothing to say are left out."""
    kept = [(name, text) for name, text in pairs if text]
    size = max((len(name) for name, _ in kept), default=0)
    beneath = 2 * (indent + size) > columns()
    for name, text in kept:
        if beneath:
            yield from wrapped(name, indent)
            yield from wrapped(text, indent + len(_BETWEEN))
        else:
            yield from wrapped(text, indent, label=name.ljust(size + len(_BETWEEN)))


def heading(text: str) -> Iterator[str]:
    """A heading with a line beneath it."""
    yield ""
    yield from wrapped(text)
    yield "-" * min(len(text), columns())
