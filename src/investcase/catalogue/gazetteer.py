"""What places are called, which bodies there are beside them, and which followed which: read only when asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar, cast, get_args

from investcase.catalogue.library import Library, read_beside, shown_name
from investcase.catalogue.origins import Origin
from investcase.catalogue.place_names import plain
from investcase.documents.figure import Nation
from investcase.documents.gazetteer import GazetteerTable
from investcase.reading.carried import Carried
from investcase.reading.problems import Problem
from investcase.reading.suggest import one_of
from investcase.reading.tables import Row
from investcase.reading.text import SourceText

AreaKind = Literal["district", "county_council", "unitary_council", "new_council", "icb"]
Standing = Literal["made", "decided", "planned", "not_known"]
HowMuch = Literal["whole", "part", "not_known"]
Says = Literal["name", "spelling", "code", "within"]

_HOLDS = re.compile(r"^holds:[ \t]*([a-z]+)", re.MULTILINE)
_HEADINGS = {
    "names": ("code", "called", "says", "language", "source"),
    "areas": ("code", "other_codes", "name", "kind", "nation", "begins", "ends", "councils", "source"),
    "changes": (
        *("old_code", "old_name", "new_code", "new_name", "ends", "begins"),
        *("standing", "how_much", "source", "status", "note"),
    ),
}


@dataclass(frozen=True, slots=True)
class Called:
    """Another name of a listed place. A spelling is met in other people's data: it is found by, and never printed.

    What lies `within` the place, such as a city that it was made from, is never taken for it: the place is offered.
    """

    code: str
    called: str
    says: Says


@dataclass(frozen=True, slots=True)
class Area:
    """A body that no table of places lists. `councils` are the codes of those that it is part of, or covers."""

    code: str | None
    other_codes: tuple[str, ...]
    name: str
    kind: AreaKind
    nation: Nation
    begins: dt.date | None
    ends: dt.date | None
    councils: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """That one body ends and another follows it, and how sure that is.

    `standing` is `made` where it is law, `decided` where the government has said so and Parliament has not, `planned`
    where no decision was found. `new_name` is None where what follows is not known, and `ends` and `begins` then say
    at most what was planned. `how_much` of the old body goes to this one.
    """

    old_code: str
    old_name: str
    new_code: str | None
    new_name: str | None
    ends: dt.date | None
    begins: dt.date | None
    standing: Standing
    how_much: HowMuch
    source: str
    note: str | None


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Table:
    document: GazetteerTable
    cells: SourceText
    rows: list[Row]


class Gazetteer:
    """The tables of the gazetteers of a library. Each is parsed once, where it holds a word asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._read: dict[Path, tuple[_Table | None, list[Problem]]] = {}
        self._seen: dict[Path, tuple[str | None, str | None]] = {}

    def names(self, word: str, problems: list[Problem]) -> Iterator[Called]:
        """The other names of places, from tables that hold a word."""
        return self._rows("names", word, _called, problems)

    def areas(self, word: str, problems: list[Problem]) -> Iterator[Area]:
        """The bodies that no table of places lists, from tables that hold a word."""
        return self._rows("areas", word, _area, problems)

    def changes(self, word: str, problems: list[Problem]) -> Iterator[Change]:
        """Which body follows which, from tables that hold a word."""
        return self._rows("changes", word, _change, problems)

    def faults(self, origin: Origin) -> Iterator[Problem]:
        """What is wrong with the gazetteer of one layer, and the sources that its rows name and nobody holds."""
        for sidecar in self._library.readings.documents(origin.folder / "gazetteer", "*.yaml"):
            table, problems = self._table(origin, sidecar)
            yield from problems
            if table is None:
                continue
            make: Callable[[Row], object] = {"names": _called, "areas": _area, "changes": _change}[table.document.holds]
            for row in table.rows:
                try:
                    make(row)
                except WrongCellError as wrong:
                    yield wrong.problem(table.cells, row)
                if self._library.source(row.cells["source"] or "") is None:
                    message = f"there is no source {row.cells['source']!r}"
                    yield table.cells.problem("unknown-source", message, row.place("source"))

    def _rows(self, holds: str, word: str, make: Callable[[Row], T], problems: list[Problem]) -> Iterator[T]:
        seen: set[str] = set()
        for origin in self._library.origins:
            for sidecar in self._library.readings.documents(origin.folder / "gazetteer", "*.yaml"):
                if sidecar.stem in seen:
                    continue
                seen.add(sidecar.stem)
                if not self._might_hold(sidecar, holds, word):
                    continue
                table, wrong = self._table(origin, sidecar)
                problems.extend(problem for problem in wrong if problem not in problems)
                if table is None or table.document.holds != holds:
                    continue
                for row in table.rows:
                    try:
                        made = make(row)
                    except WrongCellError as cell:
                        problems.append(cell.problem(table.cells, row))
                        continue
                    yield made

    def _might_hold(self, sidecar: Path, holds: str, word: str) -> bool:
        """Whether a table is of a kind and has a word; one that cannot be read might, so that reading it says why."""
        if sidecar not in self._seen:
            readings = self._library.readings
            said, cells = readings.text(sidecar), readings.text(sidecar.with_suffix(".csv"))
            kind = None if isinstance(said, Problem) else _HOLDS.search(said.text)
            text = None if isinstance(cells, Problem) else plain(cells.text)
            self._seen[sidecar] = (kind[1] if kind else None, text)
        kind_said, text = self._seen[sidecar]
        return kind_said in (None, holds) and (text is None or word in text)

    def _table(self, origin: Origin, sidecar: Path) -> tuple[_Table | None, list[Problem]]:
        if sidecar not in self._read:
            problems: list[Problem] = []
            self._read[sidecar] = (self._made(origin, sidecar, problems), problems)
        return self._read[sidecar]

    def _made(self, origin: Origin, sidecar: Path, problems: list[Problem]) -> _Table | None:
        readings = self._library.readings
        text = readings.text(sidecar, shown_name(origin, sidecar))
        if isinstance(text, Problem):
            problems.append(text)
            return None
        self._library.used[text.name] = text
        loaded, wrong = readings.document(text, "gazetteer", GazetteerTable)
        problems.extend(wrong)
        if loaded is None:
            return None
        cells = read_beside(self._library, loaded, origin, sidecar, loaded.document.csv)
        if isinstance(cells, Problem):
            problems.append(cells)
            return None
        self._library.used[cells.name] = cells
        headings, rows, wrong = readings.table(cells)
        problems.extend(wrong)
        wanted = _HEADINGS[loaded.document.holds]
        if not headings:
            return None
        if headings != wanted:
            message = f"this is not a table of {loaded.document.holds}"
            at = cells.position(1, 1)
            problems.append(cells.problem("gazetteer-columns", message, at, expected=",".join(wanted)))
            return None
        return _Table(loaded.document, cells, rows)


class WrongCellError(Carried):
    """A cell that does not say what its column is to say: in which column, and what was expected."""

    def __init__(self, column: str, message: str, expected: str) -> None:
        super().__init__(message)
        self.column, self.expected = column, expected

    def problem(self, cells: SourceText, row: Row) -> Problem:
        """The fault at its place in the table."""
        return cells.problem("gazetteer-value", str(self), row.place(self.column), expected=self.expected)


def _called(row: Row) -> Called:
    return Called(_needed(row, "code"), _needed(row, "called"), cast(Says, _word(row, "says", get_args(Says))))


def _area(row: Row) -> Area:
    nations = [nation.value for nation in Nation if nation is not Nation.UK]
    return Area(
        code=row.cells["code"],
        other_codes=_codes(row, "other_codes"),
        name=_needed(row, "name"),
        kind=cast(AreaKind, _word(row, "kind", get_args(AreaKind))),
        nation=Nation(_word(row, "nation", nations)),
        begins=_day(row, "begins"),
        ends=_day(row, "ends"),
        councils=_codes(row, "councils"),
    )


def _change(row: Row) -> Change:
    return Change(
        old_code=_needed(row, "old_code"),
        old_name=_needed(row, "old_name"),
        new_code=row.cells["new_code"],
        new_name=row.cells["new_name"],
        ends=_day(row, "ends"),
        begins=_day(row, "begins"),
        standing=cast(Standing, _word(row, "standing", get_args(Standing))),
        how_much=cast(HowMuch, _word(row, "how_much", get_args(HowMuch))),
        source=_needed(row, "source"),
        note=row.cells["note"],
    )


def _needed(row: Row, column: str) -> str:
    cell = row.cells[column]
    if cell is None:
        raise WrongCellError(column, f"nothing is given for {column}", "a cell that is filled in")
    return cell


def _word(row: Row, column: str, known: tuple[str, ...] | list[str]) -> str:
    cell = _needed(row, column)
    if cell not in known:
        raise WrongCellError(column, f"{cell!r} is not one of the words for {column}", one_of(known))
    return cell


def _day(row: Row, column: str) -> dt.date | None:
    cell = row.cells[column]
    try:
        return None if cell is None else dt.date.fromisoformat(cell)
    except ValueError:
        raise WrongCellError(column, f"{cell!r} is not a date", "a date such as 2027-03-31, or nothing") from None


def _codes(row: Row, column: str) -> tuple[str, ...]:
    cell = row.cells[column]
    return tuple(code.strip() for code in cell.split("+")) if cell else ()
