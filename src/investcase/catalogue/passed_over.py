"""Every file of a library is one that investcase reads: what looks meant and is not read is told."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from investcase.catalogue.layout import (
    FOLDERS,
    documents,
    home_of,
    is_named_as_one,
    is_there,
    kind_read_at,
    kind_written,
)
from investcase.catalogue.library import shown_name
from investcase.catalogue.origins import Origin
from investcase.reading.problems import Position, Problem, Severity
from investcase.reading.text import read_text

_TABLES = ("places", "context", "gazetteer", "projections", "profiles", "guidance")
_BESIDE = (".md", ".txt")
_TABLE = re.compile(r"^csv:[ \t]*(['\"]?)(?P<name>[^'\"\n]*?)\1[ \t]*(?:#.*)?$", re.MULTILINE)
_DEEP, _MANY = 3, 5_000
"""How far files are looked for outside the folders of a library, which may be a whole disk."""


def passed_over(origin: Origin) -> Iterator[Problem]:
    """Each file of one layer that is not read: an error where it looks meant, a warning for any other."""
    for path in _files(origin.folder):
        inside = path.relative_to(origin.folder)
        if any(part.startswith(".") for part in inside.parts):
            continue
        kind = kind_read_at(inside)
        written = kind_written(path, whatever_its_name=inside.parts[0] in FOLDERS and path.suffix not in _BESIDE)
        if kind is not None and not path.is_file():
            text = read_text(path, shown_name(origin, path))
            if isinstance(text, Problem):
                yield text
        elif kind is not None and written in (None, kind):
            continue
        elif kind is not None and written is not None:
            yield _told(origin, path, f"this is a document of another kind, {written}", home_of(written, path))
        elif written is not None:
            severity = Severity.WARNING if _is_a_copy(path) else Severity.ERROR
            yield _told(origin, path, "nothing reads this file", home_of(written, path), severity)
        else:
            expected = _expected(inside, path)
            meant = inside.parts[0] in FOLDERS and is_named_as_one(path)
            if expected:
                severity = Severity.ERROR if meant else Severity.WARNING
                yield _told(origin, path, "nothing reads this file", expected, severity)
    yield from _only_notes(origin)


def _only_notes(origin: Origin) -> Iterator[Problem]:
    """Each folder of a model in which there are notes and nothing of which more is said: no model."""
    for folder in sorted((origin.folder / "models").glob("[!.]*/")):
        inside = [path for path in folder.glob("[!.]*") if path.is_file()]
        if inside and all(path.suffix in _BESIDE and not is_named_as_one(path) for path in inside):
            expected = f"models/{folder.name}/model.yaml beside it"
            yield _told(origin, min(inside), "there is no model in this folder", expected, Severity.WARNING)


def _is_a_copy(path: Path) -> bool:
    """Whether a file lies beside the document it is a copy of, as editors leave them: `home-care.yaml~`, `.orig`."""
    stem, ending, more = path.name.partition(".yaml")
    return bool(ending and more) and is_there(path.with_name(stem + ending))


def _told(origin: Origin, path: Path, message: str, expected: str, severity: Severity = Severity.ERROR) -> Problem:
    at = Position(shown_name(origin, path), 1, 1)
    return Problem("orphan-file", message, severity=severity, position=at, expected=expected)


def _files(folder: Path) -> Iterator[Path]:
    """Every file of the folders of a library, and those near the top of anything beside them, in order."""
    for name in FOLDERS:
        yield from _under(folder / name)
    seen = 0
    for place, folders, files in os.walk(folder):
        here = Path(place)
        top = here == folder
        deep = len(here.relative_to(folder).parts) + 1 >= _DEEP
        folders[:] = [] if deep else sorted(name for name in folders if not (top and name in FOLDERS))
        yield from (here / name for name in sorted(files))
        seen += len(files)
        if seen > _MANY:
            return


def _under(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        # A folder in the place of a file is as little read as a file in the wrong place.
        named = [name for name in folders if Path(name).suffix == ".yaml"]
        yield from (Path(place) / name for name in sorted((*files, *named)))
    if folder.is_symlink() and not folder.exists():
        yield folder


def _expected(inside: Path, path: Path) -> str | None:
    """What would be read in the place of a file that says of itself nothing we know; None when all is well."""
    if path.suffix in _BESIDE and not is_named_as_one(path):
        return None
    folder = inside.parts[0]
    if len(inside.parts) == 1 or folder not in FOLDERS:
        return f"a file in one of {', '.join(f'{name}/' for name in FOLDERS)}"
    ending = re.search(r"\.(?:ya?ml(?:\.txt)?|csv\.txt)$", path.name, re.IGNORECASE)
    if ending and path.suffix != ".yaml":
        right = ".csv" if "csv" in ending[0].casefold() else ".yaml"
        return f"the ending {right}: {inside.with_name(path.name[: ending.start()] + right).as_posix()}"
    if folder == "models":
        return "models/<its id>/model.yaml"
    if path.suffix.casefold() == ".csv" and folder in _TABLES:
        return None if _is_described(path) else f"a file {path.stem}.yaml beside it that says what it holds"
    if path.suffix != ".yaml":
        return "a .yaml file"
    if folder == "guidance":
        return "a file in one of guidance/discount/, guidance/prices/, guidance/optimism-bias/, guidance/outside-view/"
    return f"a file in {folder}/ itself, not in a folder there" if len(inside.parts) > 2 else None


def _is_described(table: Path) -> bool:
    """Whether a sidecar names a table; or bears its name and names one that is not there, which is told."""
    sidecars = [(path, read_text(path)) for path in documents(table.parent, "*.yaml")]
    for path, text in sidecars:
        said = None if isinstance(text, Problem) else _TABLE.search(text.text)
        if isinstance(text, Problem) or (said is not None and said["name"] == table.name):
            return True
        if path.stem == table.stem and (said is None or not _lies_beside(table, said["name"])):
            return True
    return False


def _lies_beside(table: Path, name: str) -> bool:
    return PurePath(name).name == name and is_there(table.with_name(name))
