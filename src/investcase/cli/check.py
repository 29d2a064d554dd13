"""`investcase check`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.failure import DONE, ERRORS
from investcase.cli.loading import case_argument, library_option, load_for


@click.command(epilog="Example: investcase check kent-at-home")
@case_argument
@library_option
def command(case: Path, library: Path | None) -> int:
    """Every problem in CASE at once: where, what, why, and what to write instead.

    CASE is a YAML file, or a folder that holds case.yaml. Ends with 1 when there are errors or blockers.
    """
    from investcase.appraisal.appraise import appraise
    from investcase.checks.review import reviewed
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Severity

    problems = reviewed(appraise(load_for(case, library)))
    print_problems(problems, err=False)
    stops = any(problem.severity in (Severity.ERROR, Severity.BLOCKER) for problem in problems)
    return ERRORS if stops else DONE
