"""All the tables of places a library holds, each read once, and only when something in it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from investcase.catalogue.gazetteer import Gazetteer
from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin
from investcase.catalogue.place_names import plain
from investcase.catalogue.place_tables import Table, nation_in_name, read_places
from investcase.documents.figure import Nation
from investcase.documents.place import PlaceKind
from investcase.reading.problems import Problem
from investcase.reading.tables import Row


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A row of a table that lists places."""

    table: Table
    code: str
    row: Row

    @property
    def name(self) -> str:
        """What the place is called."""
        return self.table.name(self.row)

    @property
    def kind(self) -> PlaceKind:
        """What kind of body it is."""
        return self.table.document.kind

    @property
    def nation(self) -> Nation:
        """Where it is."""
        return self.table.document.nation

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and the other names it goes by."""
        return (self.name, *self.table.document.other_names.get(self.code, ()))

    @property
    def codes(self) -> tuple[str, ...]:
        """Its code, and the code older or newer releases give it."""
        heading = self.table.document.old_codes
        other = self.row.cells[heading] if heading else None
        return (self.code, other) if other else (self.code,)


@dataclass(slots=True, eq=False)
class Shelf:
    """The tables of a folder by file. One of a stronger origin replaces a weaker one of the same name."""

    library: Library
    folder: str = "places"
    gazetteer: Gazetteer = field(init=False)
    _read: dict[Path, tuple[Table | None, list[Problem]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gazetteer = Gazetteer(self.library)

    def tables(self, nation: Nation | None, problems: list[Problem], mention: str = "") -> Iterator[Table]:
        """The tables of a nation (None: of all) that hold a word anywhere, strongest origin first.

        `mention` is as `place_names.plain` gives it. What is wrong with a table is added to `problems` at every use.
        """
        for origin, sidecar in self._sidecars():
            if nation is not None and nation_in_name(sidecar.stem) not in (None, nation):
                continue
            if sidecar not in self._read:
                if not self._mentions(sidecar, mention):
                    continue
                self._read[sidecar] = read_places(self.library, origin, sidecar)
            table, wrong = self._read[sidecar]
            if table is None or nation in (None, table.document.nation):
                problems.extend(problem for problem in wrong if problem not in problems)
            if table is not None and nation in (None, table.document.nation):
                yield table

    def listed(self, nation: Nation | None, problems: list[Problem], mention: str = "") -> Iterator[Listed]:
        """Every place of the tables that list places."""
        for table in self.tables(nation, problems, mention):
            if table.document.lists_places:
                for code, row in table.rows.items():
                    yield Listed(table, code, row)

    def _sidecars(self) -> list[tuple[Origin, Path]]:
        found: dict[str, tuple[Origin, Path]] = {}
        for origin in self.library.origins:
            for sidecar in self.library.readings.documents(origin.folder / self.folder, "*.yaml"):
                found.setdefault(sidecar.stem, (origin, sidecar))
        return list(found.values())

    def _mentions(self, sidecar: Path, word: str) -> bool:
        """Whether a table or its sidecar holds a word; an unreadable one might, so that reading it says why."""
        if not word:
            return True
        texts = map(self.library.readings.text, (sidecar.with_suffix(".csv"), sidecar))
        return any(isinstance(text, Problem) or word in plain(text.text) for text in texts)
