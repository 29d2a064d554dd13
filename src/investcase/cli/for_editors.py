"""What an editor needs to help with a draft: the schema of a case beside it, in a folder that listings leave out."""

from __future__ import annotations

from pathlib import Path

from investcase.catalogue.library import Library
from investcase.documents.json_schema import editor_line

FOLDER, FILE = ".investcase", "case-1.json"
FIRST_LINE = editor_line(f"{FOLDER}/{FILE}")
"""The first line of a draft: it turns the schema on."""


def schema_beside(case: Path) -> Path:
    """Where the schema of a case lies."""
    return case.parent / FOLDER / FILE


def schema_for(library: Library) -> bytes:
    """The schema of a case, which offers the ids of a library and takes any."""
    from investcase.cli.schema import ids_of, schema_text

    return schema_text("case", ids_of(library)).encode("utf-8")
