"""Who people are, and how often something holds of them: published shares and rates by group, with their sources."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library, read_beside, shown_name
from investcase.catalogue.origins import Origin
from investcase.documents.base import Loaded
from investcase.documents.figure import Nation, Source, Status
from investcase.documents.profile import ProfilesTable
from investcase.reading.problems import Problem
from investcase.reading.suggest import one_of
from investcase.reading.tables import Row
from investcase.reading.text import SourceText

_SHARES = ("population", "characteristic", "group", "share", "year", "nations", "source", "status")
_RATES = ("population", "characteristic", "group", "measure", "rate", "basis", "year", "nations", "source", "status")
_NUMBER = re.compile(r"[01](?:\.\d{1,6})?", re.ASCII)
_CLOSE = 0.0015


@dataclass(frozen=True, slots=True)
class Published:
    """What every published row says of itself. `year` is the publication's own words."""

    population: str
    characteristic: str
    group: str
    year: str
    nations: tuple[Nation, ...]
    source: Source
    status: Status
    rounding: str
    where: str


@dataclass(frozen=True, slots=True)
class GroupShare:
    """The part of a population that a group makes up, 0 to 1."""

    said: Published
    share: float


@dataclass(frozen=True, slots=True)
class GroupRate:
    """How many of a group have something, 0 to 1. Not a share of anything: two rates never add."""

    said: Published
    measure: str
    rate: float
    basis: str


@dataclass(frozen=True, slots=True)
class Profiles:
    """Every published share and rate of a library."""

    shares: tuple[GroupShare, ...]
    rates: tuple[GroupRate, ...]

    def shares_of(self, population: str, characteristic: str, nation: Nation) -> tuple[GroupShare, ...]:
        """The groups of one characteristic in one population and nation, newest year first."""
        found = [
            row
            for row in self.shares
            if (row.said.population, row.said.characteristic) == (population, characteristic)
            and nation in row.said.nations
        ]
        return tuple(sorted(found, key=lambda row: row.said.year, reverse=True))

    def rates_of(self, measure: str, characteristic: str, nation: Nation) -> tuple[GroupRate, ...]:
        """How often something holds of each group of one characteristic, in one nation."""
        return tuple(
            row
            for row in self.rates
            if (row.measure, row.said.characteristic) == (measure, characteristic) and nation in row.said.nations
        )


def read_profiles(library: Library) -> tuple[Profiles, list[Problem]]:
    """Every table of profiles; one of a stronger origin replaces a weaker of the same name. What is wrong is told."""
    shares: list[GroupShare] = []
    rates: list[GroupRate] = []
    problems: list[Problem] = []
    for origin, sidecar in _sidecars(library):
        loaded, text, rows = _read(library, origin, sidecar, problems)
        if loaded is None or text is None:
            continue
        table: list[GroupShare | GroupRate] = []
        for row in rows:
            made = _row(loaded, text, row, library)
            if isinstance(made, Problem):
                problems.append(made)
            else:
                table.append(made)
        shares += [row for row in table if isinstance(row, GroupShare)]
        rates += [row for row in table if isinstance(row, GroupRate)]
        problems.extend(_not_whole(loaded, [row for row in table if isinstance(row, GroupShare)]))
    return Profiles(tuple(shares), tuple(rates)), problems


def _sidecars(library: Library) -> list[tuple[Origin, Path]]:
    found: dict[str, tuple[Origin, Path]] = {}
    for origin in library.origins:
        for sidecar in documents(origin.folder / "profiles", "*.yaml"):
            found.setdefault(sidecar.stem, (origin, sidecar))
    return list(found.values())


def _read(
    library: Library, origin: Origin, sidecar: Path, problems: list[Problem]
) -> tuple[Loaded[ProfilesTable] | None, SourceText | None, list[Row]]:
    text = library.readings.text(sidecar, shown_name(origin, sidecar))
    if isinstance(text, Problem):
        problems.append(text)
        return None, None, []
    library.used[text.name] = text
    loaded, wrong = library.readings.document(text, "profiles", ProfilesTable)
    problems.extend(wrong)
    if loaded is None:
        return None, None, []
    cells = read_beside(library, loaded, origin, sidecar, loaded.document.csv)
    if isinstance(cells, Problem):
        problems.append(cells)
        return None, None, []
    library.used[cells.name] = cells
    headings, rows, wrong = library.readings.table(cells)
    if not headings:
        problems.extend(wrong)
        return None, None, []
    wanted = _SHARES if loaded.document.holds == "shares" else _RATES
    if headings != wanted:
        message = f"this is not a table of {loaded.document.holds}"
        at = cells.position(1, 1)
        problems.append(cells.problem("profile-columns", message, at, expected=",".join(wanted)))
        return None, None, []
    problems.extend(wrong)
    return loaded, cells, rows


def _row(
    loaded: Loaded[ProfilesTable], text: SourceText, row: Row, library: Library
) -> GroupShare | GroupRate | Problem:
    cells = row.cells
    kind = loaded.document.holds.removesuffix("s")
    blank = [name for name, cell in cells.items() if cell is None]
    if blank:
        return text.problem("profile-value", f"nothing is given for {blank[0]}", row.place(blank[0]))
    number = _NUMBER.fullmatch(cells[kind] or "")
    if number is None or float(number[0]) > 1:
        expected = "a number from 0 to 1, such as 0.59"
        return text.problem("profile-value", f"{cells[kind]!r} is not a {kind}", row.place(kind), expected=expected)
    source = library.source(cells["source"] or "")
    nations = (cells["nations"] or "").split("+")
    if source is None:
        return text.problem("unknown-source", f"there is no source {cells['source']!r}", row.place("source"))
    for column, given, known in (
        ("nations", nations, [nation.value for nation in Nation]),
        ("status", [cells["status"]], [status.value for status in Status]),
    ):
        unknown = [word for word in given if word not in known]
        if unknown:
            message = f"{unknown[0]!r} is not one of the {column} investcase knows"
            return text.problem("profile-value", message, row.place(column), expected=one_of(known))
    said = Published(
        population=str(cells["population"]),
        characteristic=str(cells["characteristic"]),
        group=str(cells["group"]),
        year=str(cells["year"]),
        nations=tuple(map(Nation, nations)),
        source=source,
        status=Status(str(cells["status"])),
        rounding=loaded.document.rounding,
        where=f"{text.name}:{row.line}",
    )
    if kind == "share":
        return GroupShare(said, float(number[0]))
    return GroupRate(said, str(cells["measure"]), float(number[0]), str(cells["basis"]))


def _not_whole(loaded: Loaded[ProfilesTable], rows: list[GroupShare]) -> Iterator[Problem]:
    """A composition that its sidecar calls complete adds to 1, give or take the rounding of each share."""
    for index, whole in enumerate(loaded.document.compositions):
        parts = {
            row.said.group: row.share
            for row in rows
            if (row.said.population, row.said.characteristic, row.said.year)
            == (whole.population, whole.characteristic, whole.year)
            and "+".join(row.said.nations) == whole.nation
        }
        missing = [group for group in whole.groups if group not in parts]
        total = math.fsum(parts[group] for group in whole.groups if group in parts)
        path = ("compositions", index)
        if missing:
            yield loaded.problem("composition", f"there is no row for {', '.join(missing)}", path)
        elif abs(total - 1) > _CLOSE:
            message = f"these shares add to {total:.3f}"
            yield loaded.problem("composition", message, path, expected="shares that add to 1")
