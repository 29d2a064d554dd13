"""Councils, integration authorities, boards and trusts, with what is published of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from investcase.catalogue.gazetteer import Change
from investcase.catalogue.library import Library
from investcase.catalogue.place_search import holding, names_holding, nation_words, search
from investcase.catalogue.place_shelf import Listed, Shelf
from investcase.catalogue.place_tables import Table
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation, Source, Status
from investcase.documents.place import Column, PlaceKind
from investcase.quantities import Unit
from investcase.reading.problems import Problem, has_errors
from investcase.reading.spots import Spot
from investcase.reading.suggest import did_you_mean
from investcase.reading.tables import Row


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """One published number of one place, or of a nation.

    `value` is in `unit`, and None where the publication is blank: never zero. `note` then says why it is blank, or how
    the value was made when it is not the cell itself. `where` is the file and line it was read from; `spot` the cell,
    in a table that is not ours.
    """

    name: str
    value: float | None
    unit: Unit
    column: Column
    source: Source
    table: str
    status: Status
    where: str
    note: str | None = None
    spot: Spot | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PlaceSummary:
    """What a list of places shows."""

    code: str
    name: str
    nation: Nation
    kind: PlaceKind


@dataclass(frozen=True, slots=True)
class Place:
    """A place with everything the tables hold of it: labels by name, and values by the names models use.

    `called` are its other names. `followed_by` says what follows it, where it ends or may; `follows` what it followed.
    """

    code: str
    name: str
    nation: Nation
    kind: PlaceKind
    labels: dict[str, str] = field(default_factory=dict)
    values: dict[str, PlaceValue] = field(default_factory=dict)
    called: tuple[str, ...] = ()
    followed_by: tuple[Change, ...] = ()
    follows: tuple[Change, ...] = ()


class Places:
    """The places of a library. What is read is kept for as long as this object, and no longer."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shelf = Shelf(library)
        self._context = Shelf(library, "context")

    def find(
        self, text: str, *, nation: Nation | None = None, lead: Body | None = None
    ) -> tuple[Place | None, list[Problem]]:
        """A place by its name, code or old code, whatever the case, punctuation or kind of body written with it.

        Where a council, an integration authority and a board share a name, the name's own words decide ("NHS Fife"),
        then `lead`, the body that leads the case; else it is a problem that lists them. A problem about `text` has no
        position, because the caller knows where it stands; one about a table has the table's file and line.
        """
        problems: list[Problem] = []
        found = search(self._shelf, text, None if nation is Nation.UK else nation, lead, problems)
        if isinstance(found, Problem):
            return None, problems if has_errors(problems) else [*problems, found]
        return self._filled(found, problems), problems

    def holding(self, text: str) -> list[str]:
        """What a shorter name may mean, as a remedy writes it: places, and councils of districts; it may be none."""
        return holding(self._shelf, text, None, [])

    def listed_holding(self, text: str) -> list[str]:
        """The names of the listed places that hold every telling word of a shorter one."""
        return names_holding(self._shelf, text, None, [])

    def context(self, place: Place) -> tuple[Place, list[Problem]]:
        """What is published of a place that no model uses: who lives there, and who else serves it."""
        problems: list[Problem] = []
        found = Place(place.code, place.name, place.nation, place.kind)
        self._fill(found, self._context, problems)
        for listed in self._shelf.listed(place.nation, problems, place.code.casefold()):
            if listed.code == place.code:
                self._add_from_members(found, listed.table.members(listed.row), self._context, problems)
        return found, problems

    def national_total(self, nation: Nation, name: str) -> tuple[PlaceValue | None, list[Problem]]:
        """The published total of a column over a nation, from the councils' table where several tables have one."""
        problems: list[Problem] = []
        columns = self._columns(nation, name, problems)
        for table, column in columns:
            if column.national_total is not None:
                where = f"{table.loaded.file}: {column.total_locator or column.name}"
                total = column.national_total.central
                return self._made(table, column, total, column.status, where, None, problems), problems
        if columns:
            message = f"no total for {nation_words(nation)} was published for {name!r}"
            problems.append(Problem("no-national-total", message))
        elif not has_errors(problems):
            problems.append(self._unknown_column(nation, name))
        return None, problems

    def all_places(
        self, nation: Nation, name: str, kind: PlaceKind = "council"
    ) -> tuple[list[tuple[PlaceSummary, PlaceValue]], list[Problem]]:
        """One column for every place of a kind in a nation, blanks included, in the order of its table."""
        problems: list[Problem] = []
        columns = [found for found in self._columns(nation, name, problems) if found[0].document.kind == kind]
        if not columns and not has_errors(problems):
            problems.append(self._unknown_column(nation, name))
        rows = []
        for table, column in columns[:1]:
            for code, row in table.rows.items():
                value = self._value(table, row, column, problems)
                if value is not None:
                    rows.append((PlaceSummary(code, table.name(row), nation, kind), value))
        return rows, problems

    def listed(self, nation: Nation | None = None) -> tuple[list[PlaceSummary], list[Problem]]:
        """Every place that can be named, table by table."""
        problems: list[Problem] = []
        found: dict[str, PlaceSummary] = {}
        for place in self._shelf.listed(nation, problems):
            found.setdefault(place.code, PlaceSummary(place.code, place.name, place.nation, place.kind))
        return list(found.values()), problems

    def columns(self) -> dict[str, list[Column]]:
        """What models may ask of a place, by name, over every table that can be read."""
        found: dict[str, list[Column]] = {}
        for table in self._shelf.tables(None, []):
            for column in table.document.columns:
                found.setdefault(column.name, []).append(column)
        return found

    def _filled(self, found: Listed, problems: list[Problem]) -> Place:
        place = self._known_as(found, problems)
        self._fill(place, self._shelf, problems)
        self._add_from_members(place, found.table.members(found.row), self._shelf, problems)
        return place

    def _fill(self, place: Place, shelf: Shelf, problems: list[Problem]) -> None:
        for table in shelf.tables(place.nation, problems, place.code.casefold()):
            row = table.rows.get(place.code)
            if row is None or table.document.kind != place.kind:
                continue
            for label, heading in table.document.labels.items():
                cell = row.cells[heading]
                if cell is not None:
                    place.labels.setdefault(label, cell)
            for column in table.document.columns:
                if column.name not in place.values:
                    _add(place, self._value(table, row, column, problems))

    def _known_as(self, found: Listed, problems: list[Problem]) -> Place:
        """The place with its other names and what became of it, before anything that is published of it."""
        gazetteer, code = self._shelf.gazetteer, found.code.casefold()
        names = [each for each in gazetteer.names(code, problems) if each.code == found.code and each.says == "name"]
        changes = list(gazetteer.changes(code, problems))
        return Place(
            found.code,
            found.name,
            found.nation,
            found.kind,
            called=tuple(each.called for each in names),
            followed_by=tuple(change for change in changes if change.old_code == found.code),
            follows=tuple(change for change in changes if change.new_code == found.code),
        )

    def _add_from_members(self, place: Place, codes: tuple[str, ...], shelf: Shelf, problems: list[Problem]) -> None:
        """What tables of councils say of the councils a place is made of, where its own tables say nothing."""
        for table in shelf.tables(place.nation, problems, codes[0].casefold()) if codes else ():
            rows = [table.rows[code] for code in codes if code in table.rows]
            if table.document.kind != "council" or len(rows) != len(codes):
                continue
            for column in table.document.columns:
                if column.name not in place.values:
                    _add(place, self._over_members(table, rows, column, problems))

    def _columns(self, nation: Nation, name: str, problems: list[Problem]) -> list[tuple[Table, Column]]:
        """Every table that has a column, those of councils first."""
        found = [
            (table, column)
            for table in self._shelf.tables(nation, problems, name.casefold())
            for column in table.document.columns
            if column.name == name
        ]
        return sorted(found, key=lambda item: item[0].document.kind != "council")

    def _unknown_column(self, nation: Nation, name: str) -> Problem:
        known = {column.name for table in self._shelf.tables(nation, []) for column in table.document.columns}
        message = f"no table of places in {nation_words(nation)} has {name[:80]!r}"
        return Problem("unknown-place-column", message, remedy=did_you_mean(name[:80], sorted(known)))

    def _value(self, table: Table, row: Row, column: Column, problems: list[Problem]) -> PlaceValue | None:
        number = table.number(row, column)
        if isinstance(number, Problem):
            problems.append(number)
            return None
        why = table.why_blank(row, column) if number is None else None
        made = self._made(table, column, number, column.status, table.where(row), why, problems)
        return replace(made, spot=table.spot(row, column)) if made is not None else None

    def _over_members(
        self, table: Table, rows: list[Row], column: Column, problems: list[Problem]
    ) -> PlaceValue | None:
        values = [self._value(table, row, column, problems) for row in rows]
        if any(value is None for value in values):
            return None
        numbers = [value.value for value in values if value is not None]
        where, names = ", ".join(map(table.where, rows)), " and ".join(map(table.name, rows))
        known = [number for number in numbers if number is not None]
        total, status = (known[0] if len(rows) == 1 and known else None), column.status
        if len(known) < len(rows):
            note = f"Blank for {names}." if len(rows) == 1 else f"Blank for at least one of {names}."
        elif len(rows) == 1:
            note = f"The figure for {names}, the one council covered."
        elif column.adds:
            total, status, note = sum(known), Status.DERIVED, f"The sum of {names}."
        else:
            note = f"Published for {names} apart; a rate of two councils cannot be added."
        return self._made(table, column, total, status, where, note, problems)

    def _made(
        self,
        table: Table,
        column: Column,
        value: float | None,
        status: Status,
        where: str,
        note: str | None,
        problems: list[Problem],
    ) -> PlaceValue | None:
        source = self._library.source(column.source)
        if source is None:
            path = ("columns", table.document.columns.index(column), "source")
            problem = table.loaded.problem("unknown-source", f"there is no source {column.source!r}", path)
            problems.extend([problem] if problem not in problems else [])
            return None
        return PlaceValue(column.name, value, column.unit, column, source, table.document.table, status, where, note)


def _add(place: Place, value: PlaceValue | None) -> None:
    if value is not None:
        place.values[value.name] = value
