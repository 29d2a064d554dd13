"""Every year of prices that a case may write lies within its price index."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.catalogue.price_index import Index
from investcase.documents.base import Document, Loaded
from investcase.documents.case import Case
from investcase.documents.figure import Assumed
from investcase.documents.walk import Written, values_in
from investcase.quantities import Year
from investcase.quantities.year_meant import year_meant
from investcase.reading.problems import Problem

PRICE_BASE = "price_base"
OLDEST = 20
"""Prices of more years ago than this are told: an index over so long a time says little of one price."""


def price_bases(document: Document) -> Iterator[tuple[Written, Year]]:
    """Every year of prices in a document, stated or assumed, wherever it may be written."""
    for written in values_in(document):
        stated = written.name == PRICE_BASE or isinstance(written.holder, Assumed)
        if stated and isinstance(written.value, Year):
            yield written, written.value


def before_the_index(loaded: Loaded[Case], index: Index, near: Year) -> Iterator[Problem]:
    """A problem for each year of prices that the index does not reach; `near` is a year that is certainly right."""
    for written, year in price_bases(loaded.document):
        if index.reaches(year):
            continue
        earliest = max(near.start - OLDEST, index.first.start)
        meant = year_meant(year, earliest, near.start + 1, near.start)
        yield loaded.problem(
            "price-base",
            f"{index.document.title} begin in {index.first}: {year} is before it",
            written.path,
            expected=f"a year from {index.first}",
            instead=(str(meant),) if meant is not None else (),
        )


def reached_back_to(index: Index, case: Case) -> Index:
    """The index, with its first level held back over every year of a case that it does not reach.

    Such a year is an error, told already; the index stands in while the other problems of the case are looked for, and
    nothing is ever worked out with it.
    """
    written = (year for _, year in price_bases(case))
    early = [year.start for year in written if not index.reaches(year)]
    if not early:
        return index
    first = index.first.start
    held = dict.fromkeys(range(min(early) - 1, first), index.values[first])
    return Index(index.document, {**held, **index.values})
