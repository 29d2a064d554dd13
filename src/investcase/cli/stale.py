"""What `investcase list figures --stale` says: the figures that should be looked at again, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from investcase.catalogue.library import Library
from investcase.catalogue.stale import why_stale
from investcase.cli.listing import Entry, holds_for_words
from investcase.cli.written import figure_written
from investcase.documents.figure import Nation


def stale_figures(library: Library, nation: Nation | None, as_of: dt.date) -> Iterator[Entry]:
    """Every figure with a value that has grown old by a date, those values alone, and the reasons of each."""
    for origin, figure in library.all_figures():
        old = [
            (value, reasons)
            for value in figure.values
            if nation is None or value.holds_for in (nation.value, Nation.UK.value)
            if (reasons := why_stale(figure, value, as_of))
        ]
        if not old:
            continue
        data = {"id": figure.id, "title": figure.title, "origin": origin, "superseded_by": figure.superseded_by}
        data["values"] = [  # type: ignore[assignment]
            {"value": figure_written(figure, v.value), "holds_for": v.holds_for, "stale": list(reasons)}
            for v, reasons in old
        ]
        below = tuple(
            (f"{holds_for_words(v.holds_for)}, {figure_written(figure, v.value)}", "; ".join(why)) for v, why in old
        )
        yield Entry((figure.id, figure.title), data, below)
