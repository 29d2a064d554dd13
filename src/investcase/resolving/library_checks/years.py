"""Years and dates of figures by themselves: prices within the index, and reviews when there can be one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin
from investcase.catalogue.price_index import Index, deflators_on_the_day, price_index
from investcase.documents.base import Loaded
from investcase.documents.figure import FiguresFile, FigureValue, price_year
from investcase.quantities import Year
from investcase.quantities.year_meant import day_in, year_meant
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.price_years import OLDEST

_REVIEWED_WITHIN = 10


def prices_within_the_index(library: Library, origin: Origin) -> Iterator[Problem]:
    """Prices of a year that the price index does not reach."""
    index, _ = price_index(deflators_on_the_day(library), library)
    for loaded, path, value in _values(library, origin) if index is not None else ():
        base = price_year(value.price_base)
        if base is not None and index is not None and not index.reaches(base):
            yield _before(loaded, path, base, value, index)


def dated_when_it_can_be(library: Library, origin: Origin) -> Iterator[Problem]:
    """Prices of years after the figure was looked at, and a review before that or many years later."""
    for loaded, path, value in _values(library, origin):
        checked, base = value.checked, price_year(value.price_base)
        if checked is None:
            continue
        if base is not None and base.start > checked.year + 1:
            meant = year_meant(base, checked.year - OLDEST, checked.year + 1, checked.year)
            said = f"these are prices of {base}, and the figure was looked at on {checked}"
            yield _far(loaded, _stated(path, value), said, f"write {meant}" if meant else None)
        due = value.review_by
        if due is not None and not checked <= due <= _later(checked):
            near = year_meant(Year(due.year, financial=False), checked.year, _later(checked).year, checked.year)
            said = f"it was looked at on {checked}, and is to be looked at again by {due}"
            meant_day = day_in(due, near) if near else ""
            remedy = f"write {meant_day}" if str(checked) <= meant_day <= str(_later(checked)) else None
            yield _far(loaded, (*path, "review_by"), said, remedy)


def _later(checked: dt.date) -> dt.date:
    return dt.date(checked.year + _REVIEWED_WITHIN, 12, 31)


def _values(library: Library, origin: Origin) -> Iterator[tuple[Loaded[FiguresFile], Path, FigureValue]]:
    for loaded in library.figures_files(origin):
        for index, figure in enumerate(loaded.document.figures):
            for place, value in enumerate(figure.values):
                yield loaded, ("figures", index, "values", place), value


def _stated(path: Path, value: FigureValue) -> Path:
    return (*path, "price_base") if isinstance(value.price_base, Year) else (*path, "price_base", "assumed")


def _before(loaded: Loaded[FiguresFile], path: Path, base: Year, value: FigureValue, index: Index) -> Problem:
    near = value.checked.year if value.checked is not None else index.document.outturn_to.start
    meant = year_meant(base, near - OLDEST, near + 1, near)
    return loaded.problem(
        "price-base",
        f"{index.document.title} begin in {index.first}: {base} is before it",
        _stated(path, value),
        expected=f"a price base from {index.first}",
        remedy=f"write {meant}" if meant else None,
    )


def _far(loaded: Loaded[FiguresFile], path: Path, said: str, remedy: str | None) -> Problem:
    return loaded.problem("year-far", said, path, severity=Severity.WARNING, remedy=remedy or "look at its digits")
