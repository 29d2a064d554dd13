"""Guidance by id and vintage: discount schedules, price indices, and the register of duties."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library, Origin, read_beside, shown_name
from investcase.documents.base import Document, Loaded, read_document
from investcase.documents.bias import BiasTable
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.documents.funding import FundingFile, StreamRule
from investcase.documents.guidance import (
    DiscountSchedule,
    DutiesFile,
    Duty,
    LawRead,
    OutsideView,
    PriceIndex,
    UnreadDuty,
)
from investcase.documents.review import Mark, ReviewFile
from investcase.quantities import Year, YearError, parse_year
from investcase.reading.problems import Problem, has_errors
from investcase.reading.suggest import did_you_mean, one_of
from investcase.reading.tables import read_table
from investcase.reading.text import read_text

D = TypeVar("D", bound=Document)
LONG_RUN = 50
"""The years after which the reduced rates are run beside the standard ones (Green Book 2026, as the Department for
Transport quotes it)."""
GDP_DEFLATORS = "gdp-deflators"
"""The series that a case takes which names no price index."""

_INDEX_COLUMNS = ("year", "index", "status")
_BIAS = "optimism-bias"
_VIEWS = "outside-view"


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


@dataclass(frozen=True, slots=True)
class Rates:
    """A discount schedule, and the one that lines of life and health take beside it; None when they take the same."""

    schedule: DiscountSchedule
    health: DiscountSchedule | None


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of one nation and body, the main one first, and how their law is read.

    `not_shipped` are those known by name only, because no source for them was read.
    """

    register_date: str
    duties: tuple[Duty, ...]
    law_read: tuple[LawRead, ...]
    not_shipped: tuple[UnreadDuty, ...]
    note: str | None


def discount_schedule(schedule_id: str, library: Library) -> tuple[DiscountSchedule | None, list[Problem]]:
    """A discount schedule by id, such as `green-book-2026`, from the strongest origin that has it."""
    loaded, _, problems = _by_id(schedule_id, library, "discount", "discount", "discount schedule", DiscountSchedule)
    return (loaded.document if loaded else None), problems


def with_health(schedule: DiscountSchedule, library: Library) -> tuple[Rates, list[Problem]]:
    """A schedule with the rates that go with it for lines of life and health."""
    if schedule.health is None:
        return Rates(schedule, None), []
    health, problems = discount_schedule(schedule.health, library)
    return Rates(schedule, health), problems


def compared_rates(library: Library, years: int, *, health: bool) -> tuple[tuple[Rates, ...], list[Problem]]:
    """The editions that an answer over so many years is worked out under side by side: every standard one, the run for
    long horizons where it applies, and last what was recommended and not adopted; with health rates if wanted.
    """
    roles = ("standard", *(("long_run",) if years > LONG_RUN else ()), "recommended")
    found: list[DiscountSchedule] = []
    problems: list[Problem] = []
    for schedule_id in discount_schedule_ids(library):
        schedule, faults = discount_schedule(schedule_id, library)
        problems.extend(faults)
        if schedule is not None and schedule.role in roles:
            found.append(schedule)
    found.sort(key=lambda schedule: roles.index(schedule.role))
    rates = []
    for schedule in found:
        paired, faults = with_health(schedule, library) if health else (Rates(schedule, None), [])
        problems.extend(faults)
        rates.append(paired)
    return tuple(rates), problems


def discount_schedule_ids(library: Library) -> list[str]:
    """Every discount schedule there is."""
    return _ids(library, "discount")


def price_index(index_id: str, library: Library) -> tuple[Index | None, list[Problem]]:
    """A price index by id, such as `gdp-deflators-2026-06`, from the strongest origin that has it."""
    loaded, sidecar, problems = _by_id(index_id, library, "prices", "index", "price index", PriceIndex)
    if loaded is None or sidecar is None:
        return None, problems
    values, problems = _index_values(loaded, *sidecar, library)
    return (None, problems) if has_errors(problems) else (Index(loaded.document, values), problems)


def price_indices(library: Library) -> tuple[PriceIndex, ...]:
    """What every price index says of itself, without its values; one that cannot be read is left out."""
    ids = _ids(library, "prices")
    found = (_by_id(each, library, "prices", "index", "price index", PriceIndex)[0] for each in ids)
    return tuple(loaded.document for loaded in found if loaded is not None)


def deflators_on_the_day(library: Library) -> str:
    """The id of the newest edition of the GDP deflators on the library's day; before the first of them, that one."""
    of_series = [each for each in price_indices(library) if each.series == GDP_DEFLATORS]
    editions = sorted(of_series, key=lambda each: (each.published or dt.date.min, each.index))
    day = library.as_of
    out = [each for each in editions if day is None or (each.published or dt.date.min) <= day]
    return [*editions[:1], *out][-1].index if editions else GDP_DEFLATORS


def bias_table(table_id: str, library: Library) -> tuple[BiasTable | None, list[Problem]]:
    """A table of optimism bias by id, from the strongest origin that has it; neither table nor problem if none has."""
    if table_id not in bias_ids(library):
        return None, []
    loaded, _, problems = _by_id(table_id, library, _BIAS, "bias", "table of optimism bias", BiasTable)
    return (loaded.document if loaded else None), problems


def bias_ids(library: Library) -> list[str]:
    """Every table of optimism bias there is."""
    return _ids(library, _BIAS)


def outside_views(library: Library) -> tuple[tuple[OutsideView, ...], list[Problem]]:
    """Every published average to hold a case against, each id once, from the strongest origin that has it."""
    views: list[OutsideView] = []
    problems: list[Problem] = []
    for view_id in _ids(library, _VIEWS):
        loaded, _, faults = _by_id(view_id, library, _VIEWS, "outside-view", "outside view", OutsideView)
        problems.extend(faults)
        if loaded is not None:
            views.append(loaded.document)
    return tuple(views), problems


def duties(library: Library, nation: Nation, body: Body) -> tuple[Duties | None, list[Problem]]:
    """The duties that bear on a body in a nation, from the newest register of the strongest origin that has one."""
    register, problems = newest_duties(library)
    if register is None:
        return None, problems
    kinds = (body.kind.kind, body.kind.duties_as)
    bear = [duty for duty in register.duties if nation in duty.nations and _name(duty.bodies, kinds)]
    bear.sort(key=lambda duty: not duty.main)
    law = tuple(read for read in register.law_read if nation in read.nations)
    unread = tuple(duty for duty in register.not_shipped if nation in duty.nations)
    return Duties(register.register_date.isoformat(), tuple(bear), law, unread, register.note), problems


def newest_duties(library: Library) -> tuple[DutiesFile | None, list[Problem]]:
    """The newest register of duties of the strongest origin that has one."""
    for origin in library.origins:
        registers = documents(origin.folder / "guidance", "duties-*.yaml")
        if registers:
            loaded, problems = _read(library, origin, registers[-1], "duties", DutiesFile)
            return (loaded.document if loaded else None), problems
    return None, [Problem("no-duties", "there is no register of duties", expected="guidance/duties-YYYY-MM.yaml")]


def _name(bodies: Iterable[Body], kinds: tuple[str | None, ...]) -> bool:
    return any(each.kind.kind in kinds for each in bodies)


def funding_streams(library: Library) -> tuple[dict[str, StreamRule], list[Problem]]:
    """Every kind of money by id, from the newest register of each origin, the strongest winning."""
    found: dict[str, StreamRule] = {}
    problems: list[Problem] = []
    for origin in reversed(library.origins):
        registers = documents(origin.folder / "guidance", "funding-*.yaml")
        if not registers:
            continue
        loaded, faults = _read(library, origin, registers[-1], "funding", FundingFile)
        problems.extend(faults)
        if loaded is not None:
            found |= {rule.id: rule for rule in loaded.document.streams}
    return found, problems


def review_marks(library: Library) -> tuple[dict[str, Mark], list[Problem]]:
    """What a review holds a case against, by id, from the newest file of each origin, the strongest winning."""
    found: dict[str, Mark] = {}
    problems: list[Problem] = []
    for origin in reversed(library.origins):
        files = documents(origin.folder / "guidance", "review-*.yaml")
        if not files:
            continue
        loaded, faults = _read(library, origin, files[-1], "review", ReviewFile)
        problems.extend(faults)
        if loaded is not None:
            found |= {mark.id: mark for mark in loaded.document.marks}
    return found, problems


def _by_id(
    wanted: str, library: Library, folder: str, kind: str, called: str, model: type[D]
) -> tuple[Loaded[D] | None, tuple[Origin, Path] | None, list[Problem]]:
    for origin in library.origins:
        for path in documents(origin.folder / "guidance" / folder, "*.yaml"):
            if path.stem == wanted:
                loaded, problems = _read(library, origin, path, kind, model)
                return loaded, (origin, path), problems
    known = _ids(library, folder)
    message = f"there is no {called} called {wanted[:80]!r}"
    problem = Problem("unknown-guidance", message, expected=one_of(known), remedy=did_you_mean(wanted[:80], known))
    return None, None, [problem]


def _ids(library: Library, folder: str) -> list[str]:
    return sorted({path.stem for o in library.origins for path in documents(o.folder / "guidance" / folder, "*.yaml")})


def _read(
    library: Library, origin: Origin, path: Path, kind: str, model: type[D]
) -> tuple[Loaded[D] | None, list[Problem]]:
    if path not in library.guidance:
        text = read_text(path, shown_name(origin, path))
        if isinstance(text, Problem):
            return None, [text]
        library.used[text.name] = text
        library.guidance[path] = read_document(text, kind, model)
    loaded, problems = library.guidance[path]
    return loaded, list(problems)


def _index_values(
    loaded: Loaded[PriceIndex], origin: Origin, sidecar: Path, library: Library
) -> tuple[dict[int, float], list[Problem]]:
    text = read_beside(loaded, origin, sidecar, loaded.document.csv)
    if isinstance(text, Problem):
        return {}, [text]
    library.used[text.name] = text
    columns, rows, problems = read_table(text)
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
