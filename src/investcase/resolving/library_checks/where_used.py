"""A library as a command opens it: what is wrong with the layers that are not ours is told whatever the command does.

What ships with investcase is checked when it is built, and not at every use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from investcase.catalogue.library import Library, shown_name
from investcase.catalogue.opening import open_library
from investcase.catalogue.origins import SHIPPED
from investcase.catalogue.readings import Readings
from investcase.documents.blanks import STILL_BLANK
from investcase.reading.nodes import parse
from investcase.reading.problems import Problem, Severity
from investcase.reading.text import SourceText
from investcase.resolving.library_checks import CHECKS, asked_for, without_echoes

_NAME = re.compile(r"[a-z0-9-]+")


def open_checked(
    case_folder: Path | None, library: Path | None = None, case: str = "", readings: Readings | None = None
) -> Library:
    """The layers of a case. `problems` holds every error of those that are not ours, and what nothing asks for.

    Args:
        case_folder: where the case lies; None when it lies nowhere.
        library: a council's own, by default the first `assumptions/` in a folder above.
        case: the text of the case, which may ask for a figure that no model does.
        readings: what others read of the same files, which are then not read again.

    Raises:
        Problems: `library` holds nothing that a library has.
    """
    found = open_library(case_folder, library, readings)
    for origin in found.origins:
        for check in CHECKS if origin.name != SHIPPED else ():
            asks = check is asked_for.figures
            for problem in asked_for.figures(found, origin, case) if asks else check(found, origin):
                told = problem.severity is Severity.ERROR or problem.code in asked_for.NOT_ASKED_FOR
                if told and problem not in found.problems:
                    found.problems.append(problem)
    found.problems[:] = without_echoes(found.problems)
    if case:
        found.problems[:] = _drafts_left_alone(found, case)
    return found


def _drafts_left_alone(library: Library, case: str) -> list[Problem]:
    """The problems, with a model that is still a draft, and that the case does not name, told as that and no more."""
    of_file: dict[str, list[Problem]] = {}
    for problem in library.problems:
        if problem.position is not None:
            of_file.setdefault(problem.position.file, []).append(problem)
    files = {
        shown_name(origin, path): path.parent.name
        for origin in library.origins
        for path in library.readings.documents(origin.folder, "models/*/model.yaml")
    }
    drafts = {
        file: found
        for file, found in of_file.items()
        if file in files and all(problem.code == STILL_BLANK for problem in found)
    }
    named = _words(case) if drafts else set()
    drafts = {file: found for file, found in drafts.items() if files[file] not in named}
    told = [_draft(files[file], found) for file, found in drafts.items()]
    return [p for p in library.problems if p.position is None or p.position.file not in drafts] + told


def _words(case: str) -> set[str]:
    """Every name that a case may say, as it is typed and as it is read, which an escaped letter tells apart."""
    return {*_NAME.findall(case), *_NAME.findall(str(parse(SourceText("", case)).data))}


def _draft(model: str, blanks: Sequence[Problem]) -> Problem:
    count = f"{len(blanks)} of its blanks are" if len(blanks) > 1 else "one of its blanks is"
    return Problem(
        "model-draft",
        f"the model {model} is a draft that this case does not use: {count} to be filled",
        severity=Severity.NOTE,
        position=blanks[0].position,
        remedy=f"fill them in before a case says model: {model}",
    )
