"""The library as a case in the current folder would see it."""

from __future__ import annotations

from pathlib import Path

from investcase.catalogue.library import Library, origins_for


def library_here(library: Path | None) -> Library:
    """The shipped library, beneath the council's: the one given, else `assumptions/` in this folder or one above."""
    a_case_here = Path.cwd() / "any-case"
    return Library(origins_for(a_case_here, library))
