"""Every file of a library is one that investcase reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from investcase.catalogue.library import Library, Origin, shown_name
from investcase.reading.problems import Position, Problem, Severity

FOLDERS = ("figures", "sources", "models", "places", "profiles", "guidance")
_TABLES = ("places", "profiles", "guidance")
_BESIDE = (".md", ".txt")


def nothing_passed_over(library: Library, origin: Origin) -> Iterator[Problem]:
    """A file where nothing is read would seem to count and would not."""
    del library
    for path in sorted(origin.folder.rglob("*")):
        inside = path.relative_to(origin.folder)
        if path.is_dir() or any(part.startswith(".") for part in inside.parts):
            continue
        expected = _expected(inside, path)
        if expected:
            yield Problem(
                "orphan-file",
                "nothing reads this file",
                severity=Severity.WARNING,
                position=Position(shown_name(origin, path), 1, 1),
                expected=expected,
            )


def _expected(inside: Path, path: Path) -> str | None:
    """What would be read in its place; None when it is read as it is."""
    if path.suffix in _BESIDE:
        return None
    if path.suffix == ".yml":
        return f"the ending .yaml: {inside.with_suffix('.yaml').as_posix()}"
    folder = inside.parts[0]
    if len(inside.parts) == 1 or folder not in FOLDERS:
        return f"a file in one of {', '.join(f'{name}/' for name in FOLDERS)}"
    if folder == "models":
        return None if len(inside.parts) == 3 and path.name == "model.yaml" else "models/<its id>/model.yaml"
    if path.suffix == ".csv" and folder in _TABLES:
        described = path.with_suffix(".yaml").is_file()
        return None if described else f"a file {path.stem}.yaml beside it that says what it holds"
    if path.suffix != ".yaml":
        return "a .yaml file"
    deep = folder != "guidance" and len(inside.parts) > 2
    return f"a file in {folder}/ itself, not in a folder there" if deep else None
