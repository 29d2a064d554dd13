"""What is wrong with a library by itself, before any case names anything in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from investcase.catalogue.found_by_name import misnamed
from investcase.catalogue.layout import FOLDERS, holds_a_library
from investcase.catalogue.library import COUNCIL, SHIPPED, Library, Origin, is_shipped, shipped_library
from investcase.catalogue.opening import holds_nothing
from investcase.catalogue.passed_over import passed_over
from investcase.checks.library import figures, models, sources, tables, years
from investcase.reading.problems import Problem, in_order

Check = Callable[[Library, Origin], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    lambda _, origin: passed_over(origin),
    misnamed,
    figures.each_once,
    figures.sources_exist,
    figures.no_better_than_the_source,
    figures.later_names_exist,
    figures.place_columns_exist,
    figures.keep_the_unit,
    years.prices_within_the_index,
    years.dated_when_it_can_be,
    sources.each_once,
    sources.each_cited,
    tables.can_be_read,
    models.formulas_hold,
    models.inputs_can_be_had,
    models.figures_exist,
    models.events_exist,
    models.explained,
)


def check_library(folder: Path) -> tuple[Problem, ...]:
    """Every problem of the library in an `assumptions/` folder, worst first.

    What it may name is what it holds itself and what ships with investcase.
    """
    origin = Origin(SHIPPED if is_shipped(folder) else COUNCIL, folder)
    library = Library((origin,)) if is_shipped(folder) else shipped_library([origin])
    found = [problem for check in CHECKS for problem in check(library, origin)]
    empty = [] if holds_a_library(folder) else [holds_nothing(folder)]
    return in_order([*empty, *library.problems, *found])


def library_folder(path: Path) -> Path | None:
    """The `assumptions/` folder that a path is or holds; None when it is a case, or neither."""
    if not path.is_dir() or (path / "case.yaml").is_file():
        return None
    if (path / "assumptions").is_dir():
        return path / "assumptions"
    return path if any((path / name).is_dir() for name in FOLDERS) or path.name == "assumptions" else None
