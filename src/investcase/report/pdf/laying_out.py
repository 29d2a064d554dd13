"""Lays a page of HTML out on sheets of paper, so that no word runs off them."""

from collections.abc import Iterator
from typing import Any

from investcase.reading.problems import Problem
from investcase.report.pdf.filling import let_next_begin_beneath
from investcase.report.pdf.lines import keep_amounts_whole, let_long_words_break, set_right_to_left_apart
from investcase.report.pdf.looking import Astray, astray, column_widths
from investcase.report.pdf.making_room import cram, part, squeeze, turn
from investcase.report.pdf.where import OffThePaperError

_MOST_TOLD = 3


def laid_out(page: Any, **how: Any) -> Any:
    """The WeasyPrint ``Document`` of its ``HTML``, rendered with the keyword arguments given.

    The pages are looked at. Where a table does not fit, its cells may take several lines; where it still does not, it
    gets a wide sheet of its own, then its columns stand in parts one beneath the other, and at the last every word of
    it may break. A section that would leave the page before it almost empty begins on that page.

    Raises:
        OffThePaperError: a text would still be off the paper, or over the edge of the box that it stands in.
    """
    root = page.etree_element
    set_right_to_left_apart(root)
    keep_amounts_whole(root)
    let_long_words_break(root)
    document = page.render(**how)
    for make_room in (_squeezed, _turned, _parted, _crammed):
        tables = list(dict.fromkeys(entry.table for entry in astray(document) if entry.table is not None))
        if not tables:
            break
        make_room(root, tables, document)
        document = page.render(**how)
    while let_next_begin_beneath(document):
        document = page.render(**how)
    found = astray(document)
    if found:
        raise OffThePaperError(_problem(found), list(_words(root, found)))
    return document


def _squeezed(_root: Any, tables: list[Any], _document: Any) -> None:
    for table in tables:
        squeeze(table)


def _turned(root: Any, tables: list[Any], _document: Any) -> None:
    around = _parents(root)
    for table in tables:
        turn(table, around[table])


def _parted(root: Any, tables: list[Any], document: Any) -> None:
    around = _parents(root)
    widths = column_widths(document)
    for table in tables:
        part(table, widths[table], around[table])


def _crammed(_root: Any, tables: list[Any], _document: Any) -> None:
    for table in tables:
        cram(table)


def _parents(root: Any) -> dict[Any, Any]:
    return {child: parent for parent in root.iter() for child in parent}


def _words(root: Any, found: list[Astray]) -> Iterator[str]:
    """Each text that is astray, what stands in one element with it, and then in the row, the longest first."""
    around = _parents(root)
    for entry in found:
        yield entry.text
        element = entry.element
        if element is not None:
            yield "".join(element.itertext())
        while element is not None and element.tag != "tr":
            element = around.get(element)
        if element is not None:
            yield from sorted(("".join(cell.itertext()) for cell in element), key=len, reverse=True)


def _problem(found: list[Astray]) -> Problem:
    first = "; ".join(f"{entry.shown!r} on page {entry.page}" for entry in found[:_MOST_TOLD])
    more = f"; and {len(found) - _MOST_TOLD} more" if len(found) > _MOST_TOLD else ""
    return Problem(
        "off-the-paper",
        f"the paper was not written, because words or figures would run off it: {first}{more}",
        expected="every word and figure on the paper",
        remedy="shorten what stands beside them, or let a table hold less: fewer options, or fewer years",
    )
