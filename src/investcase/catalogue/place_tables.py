"""Tables of places: a CSV and the sidecar that says what its columns are."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.library import Library, read_beside, shown_name
from investcase.catalogue.origins import SHIPPED, Origin
from investcase.documents.base import Loaded
from investcase.documents.figure import Nation
from investcase.documents.place import Column, PlacesTable
from investcase.quantities import Quantity, parse_unit
from investcase.quantities.kinds import misfit
from investcase.reading.problems import Problem
from investcase.reading.spots import Spot
from investcase.reading.suggest import did_you_mean
from investcase.reading.tables import Row
from investcase.reading.text import SourceText

_NUMBER = re.compile(r"[-−]?\d{1,18}(?:\.\d{1,18})?", re.ASCII)
_MAY_BE_OWED = (parse_unit("£"), parse_unit("£ / year"))
"""A sum of money may be net of what comes in; a price, a count or a time may not."""
_CODES = re.compile(r"\s*[+;]\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of places with its rows by code, in the order of the file."""

    loaded: Loaded[PlacesTable]
    text: SourceText
    rows: dict[str, Row]
    origin: str

    @property
    def document(self) -> PlacesTable:
        """What the sidecar says."""
        return self.loaded.document

    def name(self, row: Row) -> str:
        """What a row's place is called; its code when the name is blank."""
        return row.cells[self.document.name] or row.cells[self.document.key] or ""

    def members(self, row: Row) -> tuple[str, ...]:
        """The codes of the councils a row's place is made of; empty unless the sidecar says where they are."""
        cell = row.cells[self.document.made_of] if self.document.made_of else None
        return tuple(_CODES.split(cell)) if cell else ()

    def number(self, row: Row, column: Column) -> float | Problem | None:
        """A cell's value in the column's unit; None for a blank; a Problem for anything that is not a number."""
        cell = row.cells[column.column]
        if cell is None:
            return None
        value = float(cell.replace("−", "-")) if _NUMBER.fullmatch(cell) else math.nan
        if not math.isfinite(value):
            message = f"{cell!r} is not a number, in the column {column.column!r}"
            expected = "a plain number such as 1234.5, or nothing at all when it is not known"
            return self.text.problem("not-a-number", message, row.place(column.column), expected=expected)
        value = value * column.multiplier / column.per
        if value < 0 and not column.unit.is_number and column.unit not in _MAY_BE_OWED:
            message = f"{cell} is below zero, in the column {column.column!r}: no place has fewer than none"
            expected = "a number from zero up, or nothing at all when it is not known"
            return self.text.problem("cell-below-zero", message, row.place(column.column), expected=expected)
        # The sidecar's `per` stands for the per cent sign that a cell does not bear.
        kind = column.is_
        found = misfit(Quantity(value, percent=kind.takes_percent), kind) if kind is not None else None
        if found is not None:
            message = f"{cell} in the column {column.column!r}, over {column.per}: {found.message}"
            expected = f"{found.expected}; see per: in the sidecar"
            return self.text.problem(found.code, message, row.place(column.column), expected=expected)
        return value

    def spot(self, row: Row, column: Column) -> Spot | None:
        """Where a cell stands; None in a table that ships with investcase, which nobody is sent to mend."""
        return None if self.origin == SHIPPED else Spot(self.text, row.place(column.column))

    def why_blank(self, row: Row, column: Column) -> str:
        """Why a cell is blank: what its row says, else what the column says."""
        said = row.cells[column.blank_because] if column.blank_because else None
        return said or column.blanks or "Blank in the publication."

    def where(self, row: Row) -> str:
        """The file and line of a row."""
        return f"{self.text.name}:{row.line}"


def read_places(library: Library, origin: Origin, sidecar: Path) -> tuple[Table | None, list[Problem]]:
    """A table from its sidecar; None with at least one error when it cannot be had.

    A row that is wrong in itself is a problem and is left out; the rest of the table stands.
    """
    text = library.readings.text(sidecar, shown_name(origin, sidecar))
    if isinstance(text, Problem):
        return None, [text]
    library.used[text.name] = text
    loaded, problems = library.readings.document(text, "places", PlacesTable)
    if loaded is None:
        return None, problems
    wrong = _misnamed(loaded, sidecar)
    if wrong:
        return None, [wrong]
    cells = read_beside(library, loaded, origin, sidecar, loaded.document.csv)
    if isinstance(cells, Problem):
        return None, [cells]
    library.used[cells.name] = cells
    headings, rows, problems = library.readings.table(cells)
    if not headings:
        return None, problems
    missing = _missing_headings(loaded, headings)
    if missing:
        return None, [*problems, *missing]
    by_code, twice = _by_code(loaded.document, cells, rows)
    return Table(loaded, cells, by_code, origin.name), [*problems, *twice]


def nation_in_name(file_stem: str) -> Nation | None:
    """The nation a table's file is named after, such as `england-councils`; None when it is named after none."""
    for nation in Nation:
        prefix = nation.value.replace("_", "-")
        if file_stem == prefix or file_stem.startswith(f"{prefix}-"):
            return nation
    return None


def _misnamed(loaded: Loaded[PlacesTable], sidecar: Path) -> Problem | None:
    document = loaded.document
    if document.table != sidecar.stem:
        return loaded.problem(
            "table-name", f"the table {document.table!r} is in {sidecar.name}", ("table",), expected=sidecar.stem
        )
    named = nation_in_name(sidecar.stem)
    if named not in (None, document.nation):
        return loaded.problem(
            "table-nation", f"{sidecar.name} is named after another nation than its own", ("nation",), expected=named
        )
    return None


def _missing_headings(loaded: Loaded[PlacesTable], headings: tuple[str, ...]) -> list[Problem]:
    document = loaded.document
    wanted: list[tuple[tuple[str | int, ...], str]] = [(("key",), document.key), (("name",), document.name)]
    wanted += [((field,), value) for field in ("old_codes", "made_of") if (value := getattr(document, field))]
    wanted += [(("labels", label), heading) for label, heading in document.labels.items()]
    for i, column in enumerate(document.columns):
        wanted += [(("columns", i, key), head) for key in ("column", "blank_because") if (head := getattr(column, key))]
    problems = []
    for path, heading in wanted:
        if headings.count(heading) == 1:
            continue
        said = "has no column" if heading not in headings else "has more than one column"
        message = f"the table {document.csv} {said} headed {heading!r}"
        remedy = did_you_mean(heading, [h for h in headings if h != heading])
        problems.append(loaded.problem("no-heading", message, path, remedy=remedy))
    return problems


def _by_code(document: PlacesTable, text: SourceText, rows: list[Row]) -> tuple[dict[str, Row], list[Problem]]:
    found: dict[str, Row] = {}
    problems = []
    for row in rows:
        code = row.cells[document.key]
        at = row.place(document.key)
        if code is None:
            problems.append(text.problem("no-code", f"this row has no code under {document.key!r}", at))
        elif code in found:
            message = f"the code {code!r} has a row already, at line {found[code].line}"
            problems.append(text.problem("code-twice", message, at, remedy="keep one of the two rows"))
        else:
            found[code] = row
    return found, problems
