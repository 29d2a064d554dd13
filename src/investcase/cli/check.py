"""`investcase check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.failure import DONE, ERRORS
from investcase.cli.loading import case_argument, library_option, load_for

if TYPE_CHECKING:
    from investcase.reading.problems import Problem


@click.command(epilog="Example: investcase check kent-at-home")
@case_argument
@library_option
def command(case: Path, library: Path | None) -> int:
    """Every problem in CASE at once: where, what, why, and what to write instead.

    CASE is a YAML file, or a folder that holds case.yaml; or a library by itself, a folder that is or holds
    assumptions/. Ends with 1 when there are errors or blockers.
    """
    from investcase.checks.library import check_library, library_folder
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Severity

    folder = library_folder(case)
    problems = check_library(folder) if folder else _case_problems(case, library)
    print_problems(problems, err=False)
    stops = any(problem.severity in (Severity.ERROR, Severity.BLOCKER) for problem in problems)
    return ERRORS if stops else DONE


def _case_problems(case: Path, library: Path | None) -> tuple[Problem, ...]:
    from investcase.checks.review import appraised

    return appraised(load_for(case, library)).problems
