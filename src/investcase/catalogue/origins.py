"""Where documents are looked for: the folders of a case, of its council, and what ships, the strongest first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.locked import may_be_entered
from investcase.catalogue.shipped import assumptions_dir

SHIPPED = "investcase's library"
COUNCIL = "the council's library"
CASE_FOLDER = "the case's folder"
CASE = "the case"
_MARK = "shipped-library.txt"


@dataclass(frozen=True, slots=True)
class Origin:
    """One layer: what it is called in the paper, and its `assumptions/` folder."""

    name: str
    folder: Path


def origins_for(case_folder: Path | None, library: Path | None = None) -> tuple[Origin, ...]:
    """The origins of a case, strongest first: its own folder, the council's library, the shipped one.

    The council's library is `library` when given, else the first `assumptions/` in a folder above the case's.
    """
    found: list[Origin] = []
    if case_folder is not None and _is_local(case_folder / "assumptions"):
        found.append(Origin(CASE_FOLDER, case_folder / "assumptions"))
    council = library or _library_above(case_folder)
    if council is not None:
        found.append(Origin(COUNCIL, council))
    found.append(Origin(SHIPPED, assumptions_dir()))
    return tuple(found)


def _library_above(case_folder: Path | None) -> Path | None:
    if case_folder is None:
        return None
    for folder in case_folder.resolve().parents:
        if (folder / "assumptions").is_dir():
            return folder / "assumptions" if _is_local(folder / "assumptions") else None
    return None


def _is_local(folder: Path) -> bool:
    return folder.is_dir() and not is_shipped(folder)


def is_shipped(folder: Path) -> bool:
    """Whether a library is the shipped one or a copy of it, which adds nothing and overrides nothing."""
    return may_be_entered(folder) and (folder / _MARK).exists()
