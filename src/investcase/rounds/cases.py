"""Which cases a round has: every one in the folders that somebody named, each under a name of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from investcase.reading.problems import Problem, Problems

_FILE = "case.yaml"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case's file, what it is called in the round, and the folder that it was found in, as it was named."""

    file: Path
    name: str
    folder: str


def cases_in(folders: Sequence[Path]) -> tuple[CaseFile, ...]:
    """Every case of some folders, however deep: a file `case.yaml`, or a file that is named itself. Each stands once.

    Raises:
        Problems: a folder has none.
    """
    found: dict[Path, CaseFile] = {}
    for folder in folders:
        held = _held_by(folder)
        if not held:
            raise Problems(
                [
                    Problem(
                        "no-cases",
                        f"{folder} holds no case",
                        expected=f"a folder of folders, each with a {_FILE}",
                        remedy="name the folder that the cases' own folders lie in, or a case's file",
                    )
                ]
            )
        group = folder.name if folder.name not in ("", "..") else folder.resolve().name
        for file in held:
            found.setdefault(file.resolve(), CaseFile(file, _called(file), group))
    return tuple(_told_apart(list(found.values())))


def _held_by(folder: Path) -> list[Path]:
    try:
        if folder.is_file():
            return [folder]
        return _within(folder) if folder.is_dir() else []
    except (OSError, ValueError):  # no file has such a name
        return []


def _within(folder: Path) -> list[Path]:
    inside = (path for path in folder.rglob(_FILE) if path.is_file())
    return sorted(path for path in inside if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _called(file: Path) -> str:
    if file.name != _FILE:
        return file.stem
    return file.parent.name if file.parent.name not in ("", "..") else file.resolve().parent.name


def _told_apart(found: list[CaseFile]) -> list[CaseFile]:
    """The same, where two are called alike with the folder before the name, or a number after it."""
    names = [each.name for each in found]
    longer = [f"{each.folder}/{each.name}" if names.count(each.name) > 1 else each.name for each in found]
    made = []
    for place, (each, name) in enumerate(zip(found, longer, strict=True)):
        before = longer[:place].count(name)
        made.append(CaseFile(each.file, name if not before else f"{name} {before + 1}", each.folder))
    return made
