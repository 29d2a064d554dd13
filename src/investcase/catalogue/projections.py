"""How many older people a place is projected to have, or its region where the place itself was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library, read_beside, shown_name
from investcase.catalogue.origins import Origin
from investcase.catalogue.places import Place
from investcase.documents.figure import Source, Status
from investcase.documents.projection import ProjectionsTable
from investcase.quantities import Year
from investcase.reading.problems import Problem
from investcase.reading.tables import Row
from investcase.reading.text import SourceText

_AGES = {"aged_65_74": "65 to 74", "aged_75_84": "75 to 84", "aged_85_plus": "85 and over"}
_HEADINGS = ("code", "name", "level", "year", *_AGES)
_LEVELS = ("council", "region")
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Growth:
    """People of one age at the beginning and the end, and how much more a year that is, as a share."""

    ages: str
    first: int
    last: int
    a_year: float


@dataclass(frozen=True, slots=True)
class Projection:
    """What is projected between two mid-years for a place, or for `name` in its place where `stands_in`."""

    name: str
    stands_in: bool
    first_year: int
    last_year: int
    by_age: tuple[Growth, ...]
    together: Growth
    source: Source
    status: Status


def projected(library: Library, place: Place, horizon: Sequence[Year]) -> tuple[Projection | None, list[Problem]]:
    """The people of a place over the years of a case, as far as they are projected; None where nothing was read."""
    problems: list[Problem] = []
    for origin in library.origins:
        for sidecar in documents(origin.folder / "projections", "*.yaml"):
            made, wrong = _read(library, origin, sidecar.name)
            problems.extend(wrong)
            if made is None or made[0].nation is not place.nation:
                continue
            table, rows = made
            source = library.source(table.source)
            own = [row for row in rows if row.cells["code"] == place.code]
            region = [r for r in rows if r.cells["level"] == "region" and r.cells["name"] == place.labels.get("region")]
            found = _between(own or region, horizon)
            if found is not None and source is not None:
                first, last = found
                name = str(first.cells["name"])
                return _made(name, not own, first, last, source, table.status), problems
    return None, problems


def faults_of_projections(library: Library, origin: Origin) -> Iterator[Problem]:
    """What is wrong with the projections of one layer."""
    for sidecar in documents(origin.folder / "projections", "*.yaml"):
        yield from _read(library, origin, sidecar.name)[1]


def _read(
    library: Library, origin: Origin, file: str
) -> tuple[tuple[ProjectionsTable, list[Row]] | None, list[Problem]]:
    sidecar = origin.folder / "projections" / file
    text = library.readings.text(sidecar, shown_name(origin, sidecar))
    if isinstance(text, Problem):
        return None, [text]
    library.used[text.name] = text
    loaded, problems = library.readings.document(text, "projections", ProjectionsTable)
    if loaded is None:
        return None, problems
    cells = read_beside(library, loaded, origin, sidecar, loaded.document.csv)
    if isinstance(cells, Problem):
        return None, [cells]
    library.used[cells.name] = cells
    headings, rows, problems = library.readings.table(cells)
    if headings and headings != _HEADINGS:
        message, at = "this is not a table of projections", cells.position(1, 1)
        return None, [cells.problem("projection-columns", message, at, expected=",".join(_HEADINGS))]
    if library.source(loaded.document.source) is None:
        message = f"there is no source {loaded.document.source!r}"
        problems.append(loaded.problem("unknown-source", message, ("source",)))
    wrong = [problem for row in rows if (problem := _wrong(cells, row)) is not None]
    return (loaded.document, rows) if headings and not wrong else None, [*problems, *wrong]


def _wrong(cells: SourceText, row: Row) -> Problem | None:
    for column in _HEADINGS:
        cell = row.cells[column]
        expected = None
        if cell is None or (column in _AGES and not _COUNT.fullmatch(cell)):
            expected = "a whole number of people" if column in _AGES else "a cell that is filled in"
        elif column == "year" and not _YEAR.fullmatch(cell):
            expected = "a year such as 2027"
        elif column == "level" and cell not in _LEVELS:
            expected = "council or region"
        if expected is not None:
            said = "nothing is given" if cell is None else f"{cell!r} is given"
            return cells.problem("projection-value", f"{said} for {column}", row.place(column), expected=expected)
    return None


def _between(rows: list[Row], horizon: Sequence[Year]) -> tuple[Row, Row] | None:
    """The rows of the first and the last year of a case; the last one projected, where the case goes on after it."""
    within = [row for row in rows if horizon[0].start <= int(row.cells["year"] or 0) <= horizon[-1].start]
    in_order = sorted(within, key=lambda row: int(row.cells["year"] or 0))
    return (in_order[0], in_order[-1]) if len(in_order) > 1 else None


def _made(name: str, stands_in: bool, first: Row, last: Row, source: Source, status: Status) -> Projection:
    begins, ends = (int(row.cells["year"] or 0) for row in (first, last))

    def growth(ages: str, columns: Sequence[str]) -> Growth:
        then, later = (sum(int(row.cells[column] or 0) for column in columns) for row in (first, last))
        return Growth(ages, then, later, (later / then) ** (1 / (ends - begins)) - 1 if then else 0.0)

    by_age = tuple(growth(ages, [column]) for column, ages in _AGES.items())
    return Projection(name, stands_in, begins, ends, by_age, growth("65 and over", list(_AGES)), source, status)
