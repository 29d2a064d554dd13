"""The library as a case in the current folder would see it."""

from __future__ import annotations

from pathlib import Path

from investcase.catalogue.library import Library
from investcase.catalogue.opening import open_library


def library_here(library: Path | None) -> Library:
    """The shipped library, beneath the council's: the one given, else `assumptions/` in this folder or one above."""
    a_case_here = Path.cwd() / "any-case"
    return open_library(a_case_here, library)
