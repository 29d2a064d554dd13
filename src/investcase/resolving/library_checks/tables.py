"""Tables by themselves: every table of places and profiles, gazetteer and dated guidance can be read."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.catalogue.gazetteer import Gazetteer
from investcase.catalogue.guidance import bias_table, discount_schedule, outside_views
from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library
from investcase.catalogue.origins import SHIPPED, Origin
from investcase.catalogue.place_shelf import Shelf
from investcase.catalogue.place_tables import read_places
from investcase.catalogue.price_index import price_index
from investcase.catalogue.profiles import read_profiles
from investcase.catalogue.projections import faults_of_projections
from investcase.catalogue.registers import review_marks
from investcase.quantities.kinds import kind_words
from investcase.reading.problems import Problem


def can_be_read(library: Library, origin: Origin) -> Iterator[Problem]:
    """What is wrong with a table itself, and columns whose source is nowhere."""
    for sidecar in (path for name in ("places", "context") for path in documents(origin.folder / name, "*.yaml")):
        table, problems = read_places(library, origin, sidecar)
        yield from problems
        for index, column in enumerate(table.document.columns if table else ()):
            if table is not None and library.source(column.source) is None:
                message = f"there is no source {column.source!r}"
                yield table.loaded.problem("unknown-source", message, ("columns", index, "source"))
            for row in table.rows.values() if table else ():
                number = table.number(row, column) if table else None
                if isinstance(number, Problem):
                    yield number
    yield from Gazetteer(library).faults(origin)
    yield from faults_of_projections(library, origin)
    for path in documents(origin.folder / "guidance" / "discount", "*.yaml"):
        yield from discount_schedule(path.stem, library)[1]
    for path in documents(origin.folder / "guidance" / "prices", "*.yaml"):
        yield from price_index(path.stem, library)[1]
    for path in documents(origin.folder / "guidance" / "optimism-bias", "*.yaml"):
        yield from bias_table(path.stem, library)[1]
    if (origin.folder / "guidance" / "outside-view").is_dir():
        yield from outside_views(library)[1]
    if documents(origin.folder / "guidance", "review-*.yaml"):
        yield from review_marks(library)[1]
    if (origin.folder / "profiles").is_dir():
        yield from read_profiles(library)[1]


def keep_the_unit(library: Library, origin: Origin) -> Iterator[Problem]:
    """A column that replaces another of its name is in the same unit, and of the same kind."""
    own = {str(path) for path in documents(origin.folder, "places/*.yaml")}
    tables = list(Shelf(library).tables(None, [])) if own and origin.name != SHIPPED else []
    others = [table for table in tables if table.loaded.file not in own]
    known = {column.name: (column, table) for table in reversed(others) for column in table.document.columns}
    for table in tables:
        for index, column in enumerate(table.document.columns if table.loaded.file in own else ()):
            before, of = known.get(column.name, (column, table))
            if before.unit != column.unit:
                message = f"{column.name} is in {column.unit} here, and in {before.unit} in {of.document.table}"
                expected = f"unit: {before.unit}, or another name"
                yield table.loaded.problem("override-unit", message, ("columns", index, "unit"), expected=expected)
            elif before.is_ is not column.is_:
                message = f"{column.name} is a {kind_words(column.is_)} here, and a {kind_words(before.is_)} before"
                expected = f"is: {before.is_}, or another name"
                yield table.loaded.problem("override-kind", message, ("columns", index, "is"), expected=expected)
