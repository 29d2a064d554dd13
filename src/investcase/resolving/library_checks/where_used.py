"""A library as a command opens it: what is wrong with the layers that are not ours is told whatever the command does.

What ships with investcase is checked when it is built, and not at every use.
"""

from __future__ import annotations

from pathlib import Path

from investcase.catalogue.library import Library
from investcase.catalogue.opening import open_library
from investcase.catalogue.origins import SHIPPED
from investcase.catalogue.readings import Readings
from investcase.reading.problems import Severity
from investcase.resolving.library_checks import CHECKS, asked_for, without_echoes


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
    return found
