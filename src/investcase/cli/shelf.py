"""The library as a case in the current folder would see it."""

from __future__ import annotations

from pathlib import Path

from investcase.catalogue.library import Library
from investcase.resolving.library_checks.where_used import open_checked


def library_here(library: Path | None) -> Library:
    """The shipped library, beneath the council's: the one given, else `assumptions/` in this folder or one above."""
    a_case_here = Path.cwd() / "any-case"
    return open_checked(a_case_here, library)
