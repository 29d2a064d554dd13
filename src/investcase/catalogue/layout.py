"""Where each kind of document lies in a library's folder."""

from __future__ import annotations

import errno
import re
from pathlib import Path, PurePath

from investcase.reading.problems import Problem
from investcase.reading.text import read_text

FOLDERS = ("figures", "sources", "models", "places", "context", "gazetteer", "projections", "profiles", "guidance")

_HOMES = (
    ("figures", "figures/*.yaml", "figures/<the group of its ids>.yaml"),
    ("sources", "sources/*.yaml", "sources/"),
    ("model", "models/*/model.yaml", "models/<its id>/model.yaml"),
    ("places", "places/*.yaml", "places/"),
    ("places", "context/*.yaml", "context/"),
    ("gazetteer", "gazetteer/*.yaml", "gazetteer/"),
    ("projections", "projections/*.yaml", "projections/"),
    ("profiles", "profiles/*.yaml", "profiles/"),
    ("discount", "guidance/discount/*.yaml", "guidance/discount/<its id>.yaml"),
    ("index", "guidance/prices/*.yaml", "guidance/prices/<its id>.yaml"),
    ("bias", "guidance/optimism-bias/*.yaml", "guidance/optimism-bias/<its id>.yaml"),
    ("outside-view", "guidance/outside-view/*.yaml", "guidance/outside-view/<its id>.yaml"),
    ("duties", "guidance/duties-*.yaml", "guidance/duties-<year>-<month>.yaml"),
    ("funding", "guidance/funding-*.yaml", "guidance/funding-<year>-<month>.yaml"),
    ("review", "guidance/review-*.yaml", "guidance/review-<year>-<month>.yaml"),
    ("events", "guidance/events.yaml", "guidance/events.yaml"),
)
_FORMAT = re.compile(r"^[{ \t]*['\"]?format['\"]?:[ \t]*['\"]?investcase/(?P<kind>[a-z-]+)/", re.MULTILINE)
_TEXT = re.compile(r"\.(?:ya?ml|csv)(?:\.txt)?$", re.IGNORECASE)
"""The endings of documents and tables, and what they become in Notepad."""


def kind_read_at(inside: PurePath) -> str | None:
    """The kind of document that is read at a path inside a library; None where nothing is."""
    for kind, pattern, _ in _HOMES:
        if len(inside.parts) == pattern.count("/") + 1 and inside.match(pattern):
            return kind
    return None


def documents(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder that a pattern finds, in order. Hidden ones are no documents, as those that other machines
    leave beside each file (`._home-care.yaml`).
    """
    found = folder.glob(pattern)
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def holds_a_library(folder: Path) -> bool:
    """Whether at least one document lies where it would be read."""
    return any(documents(folder, pattern) for _, pattern, _ in _HOMES)


def is_there(path: Path) -> bool:
    """Whether a file is there; none has a name that is longer than a disk takes, whoever asks for it."""
    try:
        return path.is_file()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def is_named_as_one(path: PurePath) -> bool:
    """Whether a file's name is that of a document or a table, or all but."""
    return _TEXT.search(path.name) is not None


def kind_written(path: Path, *, whatever_its_name: bool = False) -> str | None:
    """The kind of library document that a file says it is; None for any other file, a case among them.

    Only a file that is named as a document is opened, unless it is to be opened whatever its name.
    """
    if not (whatever_its_name or is_named_as_one(path)) or not path.is_file():
        return None
    text = read_text(path)
    said = None if isinstance(text, Problem) else _FORMAT.search(text.text)
    return said["kind"] if said and said["kind"] in {kind for kind, _, _ in _HOMES} else None


def home_of(kind: str, path: PurePath) -> str:
    """Where a document of a kind is read: under its own name, without a wrong ending, where any name will do."""
    home = next(home for known, _, home in _HOMES if known == kind)
    return f"{home}{path.name.split('.')[0]}.yaml" if home.endswith("/") else home
