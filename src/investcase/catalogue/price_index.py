"""Price indices by id and vintage, and that of the day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.guidance_files import Shelf, guidance_by_id, guidance_ids
from investcase.catalogue.library import Library, read_beside
from investcase.catalogue.origins import Origin
from investcase.documents.base import Loaded
from investcase.documents.guidance import PriceIndex
from investcase.quantities import Year, YearError, parse_year
from investcase.reading.problems import Problem, has_errors

GDP_DEFLATORS = "gdp-deflators"
"""The series that a case takes which names no price index."""
_INDICES = Shelf("prices", "index", "price index", PriceIndex)
_INDEX_COLUMNS = ("year", "index", "status")


class IndexYearError(ValueError):
    """A year before a price index begins."""


@dataclass(frozen=True, slots=True)
class Index:
    """A price index by financial year.

    `values` holds the index by the year in which each financial year starts, without gaps; only ratios mean anything.
    """

    document: PriceIndex
    values: Mapping[int, float]

    @property
    def first(self) -> Year:
        """The first year of the table."""
        return Year(min(self.values))

    @property
    def last(self) -> Year:
        """The last year of the table; later ones grow at its published growth."""
        return Year(max(self.values))

    def reaches(self, year: Year) -> bool:
        """Whether the table goes back far enough for a year's prices; a calendar year needs the one before it."""
        return year.start - (0 if year.financial else 1) >= self.first.start

    def is_forecast(self, year: Year) -> bool:
        """Whether a year's index rests, even in part, on a forecast."""
        return year.start > self.document.outturn_to.start

    def factor(self, from_year: Year, to_year: Year) -> float:
        """What multiplies money in the prices of one year to give it in those of another.

        x_to = x_from * I_to / I_from (HM Treasury, how to use the GDP deflator series). The index of a calendar year is
        a quarter of the financial year that ends in its March and three quarters of the one that starts in its April: a
        common practice, not a rule of the Treasury's. After the last year the last published growth is held (Green Book
        2018, 5.12).

        Raises:
            IndexYearError: a year before the table begins.
        """
        return self.level(to_year) / self.level(from_year)

    def level(self, year: Year) -> float:
        """The index in a year, on the table's own base; the rules are those of `factor`."""
        if not year.financial:
            before, after = Year(year.start - 1), Year(year.start)
            return 0.25 * self.level(before) + 0.75 * self.level(after)
        if year.start < self.first.start:
            raise IndexYearError(f"{self.document.title} begin in {self.first}: {year} is before them")
        beyond = year.start - self.last.start
        if beyond <= 0:
            return self.values[year.start]
        try:
            return self.values[self.last.start] * (1 + self.document.later_growth.central) ** beyond
        except OverflowError:
            return math.inf


def price_index(index_id: str, library: Library) -> tuple[Index | None, list[Problem]]:
    """A price index by id, such as `gdp-deflators-2026-06`, from the strongest origin that has it."""
    loaded, sidecar, problems = guidance_by_id(index_id, library, _INDICES)
    if loaded is None or sidecar is None:
        return None, problems
    values, problems = _index_values(loaded, *sidecar, library)
    return (None, problems) if has_errors(problems) else (Index(loaded.document, values), problems)


def price_indices(library: Library) -> tuple[PriceIndex, ...]:
    """What every price index says of itself, without its values; one that cannot be read is left out."""
    ids = guidance_ids(library, _INDICES)
    found = (guidance_by_id(each, library, _INDICES)[0] for each in ids)
    return tuple(loaded.document for loaded in found if loaded is not None)


def deflators_on_the_day(library: Library) -> str:
    """The id of the newest edition of the GDP deflators on the library's day; before the first of them, that one."""
    of_series = [each for each in price_indices(library) if each.series == GDP_DEFLATORS]
    editions = sorted(of_series, key=lambda each: (each.published or dt.date.min, each.index))
    day = library.as_of
    out = [each for each in editions if day is None or (each.published or dt.date.min) <= day]
    return [*editions[:1], *out][-1].index if editions else GDP_DEFLATORS


def _index_values(
    loaded: Loaded[PriceIndex], origin: Origin, sidecar: Path, library: Library
) -> tuple[dict[int, float], list[Problem]]:
    text = read_beside(library, loaded, origin, sidecar, loaded.document.csv)
    if isinstance(text, Problem):
        return {}, [text]
    library.used[text.name] = text
    columns, rows, problems = library.readings.table(text)
    if problems:
        return {}, problems
    if columns != _INDEX_COLUMNS:
        expected = ",".join(_INDEX_COLUMNS)
        return {}, [text.problem("index-columns", "this is not a price index", text.position(1, 1), expected=expected)]
    values: dict[int, float] = {}
    for row in rows:
        fault = _row_fault(row.cells, values, loaded.document.outturn_to)
        if fault:
            at = text.position(row.line, 1)
            problems.append(text.problem("index-row", "this row does not continue the index", at, expected=fault))
            break
        values[parse_year(str(row.cells["year"])).start] = _level(row.cells["index"])
    return values, problems


def _row_fault(cells: Mapping[str, str | None], before: Mapping[int, float], outturn_to: Year) -> str | None:
    """What was expected of a row of an index, or None when it is right."""
    try:
        year, level = parse_year(cells["year"] or ""), _level(cells["index"])
    except (YearError, ValueError):
        return "a financial year, a number, and outturn or forecast, such as 2025-26,100.0,outturn"
    if not year.financial or (before and year.start != max(before) + 1):
        return f"the financial year {Year(max(before) + 1)}" if before else "a financial year, such as 2025-26"
    if not 0 < level < 1e9:
        return "an index above zero"
    status = "outturn" if year.start <= outturn_to.start else "forecast"
    return None if cells["status"] == status else f"the status {status}, since outturn_to is {outturn_to}"


def _level(cell: str | None) -> float:
    """An index as it is written, in the digits of a keyboard."""
    if cell is None or not cell.isascii() or "_" in cell:
        raise ValueError(cell)
    return float(cell)
