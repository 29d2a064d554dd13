"""Folders of a library that nobody here may look into: what they hold would be passed over unsaid."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from investcase.catalogue.layout import FOLDERS
from investcase.reading.problems import Position, Problem


def may_be_entered(folder: Path) -> bool:
    """Whether what a folder holds can be listed and opened."""
    return os.access(folder, os.R_OK | os.X_OK)


def locked_folders(library: Path) -> Iterator[Problem]:
    """An error for a library's own folder, and for each below it where documents lie, that may not be entered."""
    if not may_be_entered(library):
        yield _told(library)
        return
    for name in FOLDERS:
        for place, folders, _ in os.walk(library / name):
            folders.sort()
            yield from (_told(Path(place) / inside) for inside in folders if not may_be_entered(Path(place) / inside))
        if (library / name).is_dir() and not may_be_entered(library / name):
            yield _told(library / name)


def _told(folder: Path) -> Problem:
    return Problem(
        "unreadable",
        "this folder of the library cannot be read: permission denied",
        position=Position(str(folder), 1, 1),
        expected="a folder that you may open",
        remedy="ask whoever keeps the folder to let you read it",
    )
