"""The library that a case stands on, opened: a folder that is none, and files meant for one and not read, are told.

Without this the national figures would stand in their place, and nobody would know.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from investcase.catalogue.found_by_name import misnamed
from investcase.catalogue.layout import FOLDERS, holds_a_library, home_of, kind_written
from investcase.catalogue.library import Library
from investcase.catalogue.locked import locked_folders, may_be_entered
from investcase.catalogue.origins import SHIPPED, Origin, origins_for
from investcase.catalogue.passed_over import passed_over
from investcase.catalogue.readings import Readings
from investcase.reading.problems import Position, Problem, Problems, Severity, has_errors
from investcase.reading.suggest import nearest

_NAME = "assumptions"
_SHOWN = 5
_LOOKED_AT = 500
_ALIKE = 0.85
"""So much of a name agrees with ours in a slip such as `assumption` or `asumptions`, and less in `assumptions-2025`."""


def open_library(case_folder: Path | None, library: Path | None = None, readings: Readings | None = None) -> Library:
    """The layers of a case; `problems` already holds each file of them that looks meant and is not read.

    Args:
        case_folder: where the case lies; None when it lies nowhere.
        library: a council's own, by default the first `assumptions/` in a folder above.
        readings: what others read of the same files, which are then not read again.

    Raises:
        Problems: `library` holds nothing that a library has, or a layer has a folder that may not be entered.
    """
    # By `os`, to which a name that no disk would take is a folder that is not there, and no fault.
    if library is not None and not os.path.isdir(library):  # noqa: PTH112
        what = "is a file and no folder" if os.path.exists(library) else "is not there"  # noqa: PTH110
        raise Problems([Problem("no-library", f"the library {library} {what}", expected=_EXPECTED)])
    origins = origins_for(case_folder, library)
    problems: list[Problem] = []
    found = Library(origins, readings=readings or Readings())
    locked = [problem for origin in origins for problem in locked_folders(origin.folder) if origin.name != SHIPPED]
    if locked:
        raise Problems(locked)
    for origin in origins:
        if origin.name != SHIPPED:
            problems.extend(_of_a_layer(found, origin, asked_for=origin.folder == library))
    if case_folder is not None:
        problems.extend(_beside(case_folder, found.folders))
        if len(origins) == 1:
            problems.extend(_nearly_named(case_folder))
    if any(problem.code == "no-library" for problem in problems) and has_errors(problems):
        raise Problems(problems)
    found.problems.extend(problem for problem in problems if problem not in found.problems)
    return found


_EXPECTED = f"a folder that holds at least one of {', '.join(f'{name}/' for name in FOLDERS)}, with documents in it"


def _of_a_layer(library: Library, origin: Origin, *, asked_for: bool) -> Iterator[Problem]:
    if not holds_a_library(origin.folder):
        near = _near(origin.folder)
        unread = [] if near else [problem for problem in passed_over(origin) if problem.severity is Severity.ERROR]
        yield from unread or [holds_nothing(origin.folder, near, asked_for=asked_for)]
        return
    yield from (problem for problem in passed_over(origin) if problem.severity is Severity.ERROR)
    yield from misnamed(library, origin)


def holds_nothing(folder: Path, near: Path | None = None, *, asked_for: bool = True) -> Problem:
    """That a folder is no library: an error where it was asked for, a warning where it bears the name by chance."""
    names = sorted(path.name + ("/" if path.is_dir() else "") for path in _entries(folder))
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    held = f"it holds {', '.join(names[:_SHOWN])}{more}" if names else "it is empty"
    otherwise = "name the council's own assumptions folder" if asked_for else "put them there, or rename the folder"
    return Problem(
        "no-library",
        f"there is nothing of a library in {folder}: {held}",
        severity=Severity.ERROR if asked_for else Severity.WARNING,
        expected=_EXPECTED,
        remedy=f"a library lies in {near}: name that" if near else otherwise,
    )


def _near(folder: Path) -> Path | None:
    """A library a level above or below a folder, or in an `assumptions/` there."""
    below = (place for path in sorted(_entries(folder)) for place in (path, path / _NAME) if may_be_entered(path))
    for place in (folder / _NAME, *below, folder.parent):
        if may_be_entered(place) and holds_a_library(place):
            return place
    return None


def _beside(case_folder: Path, layers: Sequence[Path]) -> Iterator[Problem]:
    """Documents of a library that lie beside a case, where nothing reads them."""
    if any(layer.resolve() == case_folder.resolve() for layer in layers):
        return
    for path in sorted(_entries(case_folder)):
        kind = kind_written(path)
        if kind is not None:
            yield _unread(path, f"{_NAME}/{home_of(kind, path)}")
        elif path.name in FOLDERS and path.is_dir():
            for inside in sorted(_entries(path)):
                kind = kind_written(inside)
                if kind is not None:
                    yield _unread(inside, f"{_NAME}/{home_of(kind, inside)}")


def _nearly_named(case_folder: Path) -> Iterator[Problem]:
    """A library beside a case that has none, or beside its folder, under nearly the right name."""
    for folder in (case_folder, case_folder.parent):
        for path in sorted(_entries(folder)):
            near = path.name != _NAME and nearest(path.name, [_NAME], alike=_ALIKE)
            if near and path.is_dir() and holds_a_library(path):
                message = f"nothing reads the library in {path}"
                yield Problem("no-library", message, expected=f"the name {_NAME}: {folder / _NAME}")


def _unread(path: Path, expected: str) -> Problem:
    at = Position(str(path), 1, 1)
    return Problem("orphan-file", "nothing reads this file", position=at, expected=expected)


def _entries(folder: Path) -> list[Path]:
    """What is in a folder, hidden files apart; no more than anybody would look through."""
    found: list[Path] = []
    try:
        for path in folder.glob("[!.]*"):
            found.append(path)
            if len(found) >= _LOOKED_AT:
                break
    except OSError:
        return []
    return found
