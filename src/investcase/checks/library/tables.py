"""Tables by themselves: every table of places and of profiles, and every dated guidance, can be read."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.catalogue.guidance import bias_table, discount_schedule, outside_views, price_index
from investcase.catalogue.library import Library, Origin
from investcase.catalogue.place_tables import read_places
from investcase.catalogue.profiles import read_profiles
from investcase.reading.problems import Problem


def can_be_read(library: Library, origin: Origin) -> Iterator[Problem]:
    """What is wrong with a table itself, and columns whose source is nowhere."""
    for sidecar in sorted((origin.folder / "places").glob("*.yaml")):
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
    for path in sorted((origin.folder / "guidance" / "discount").glob("*.yaml")):
        yield from discount_schedule(path.stem, library)[1]
    for path in sorted((origin.folder / "guidance" / "prices").glob("*.yaml")):
        yield from price_index(path.stem, library)[1]
    for path in sorted((origin.folder / "guidance" / "optimism-bias").glob("*.yaml")):
        yield from bias_table(path.stem, library)[1]
    yield from outside_views(library)[1]
    yield from read_profiles(library)[1]
