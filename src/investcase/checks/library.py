"""A library by itself, before any case names anything in it."""

from __future__ import annotations

from pathlib import Path

from investcase.appraisal.worked_example import worked_examples
from investcase.catalogue.layout import FOLDERS, holds_a_library
from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.locked import locked_folders, may_be_entered
from investcase.catalogue.opening import holds_nothing
from investcase.catalogue.origins import COUNCIL, SHIPPED, Origin, is_shipped
from investcase.reading.problems import Problem, has_errors, in_order
from investcase.resolving.library_checks import CHECKS, without_echoes


def check_library(folder: Path) -> tuple[Problem, ...]:
    """Every problem of the library in an `assumptions/` folder, worst first.

    What it may name is what it holds itself and what ships with investcase.
    """
    locked = in_order(locked_folders(folder))
    if locked:
        return locked
    origin = Origin(SHIPPED if is_shipped(folder) else COUNCIL, folder)
    library = Library((origin,)) if is_shipped(folder) else shipped_library([origin])
    found = [problem for check in CHECKS for problem in check(library, origin)]
    empty = [] if holds_a_library(folder) else [holds_nothing(folder)]
    told = [*empty, *library.problems, *found]
    # An example of a model on a library that is wrong is most likely not the example's fault.
    examples = () if has_errors(told) else worked_examples(library, origin)
    return in_order(without_echoes([*told, *examples]))


def library_folder(path: Path) -> Path | None:
    """The `assumptions/` folder that a path is or holds; None when it is a case, or neither."""
    if path.is_dir() and not may_be_entered(path):
        return path
    if not path.is_dir() or (path / "case.yaml").exists():
        return None
    if (path / "assumptions").is_dir():
        return path / "assumptions"
    return path if any((path / name).is_dir() for name in FOLDERS) or path.name == "assumptions" else None
