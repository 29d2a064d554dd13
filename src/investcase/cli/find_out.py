"""`investcase find-out`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.failure import DONE
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.screen import plain_option
from investcase.report.terminal import Screen


@click.command(epilog="Example: investcase find-out kent-at-home")
@case_argument
@plain_option
@library_option
def command(case: Path, screen: Screen, library: Path | None) -> int:
    """What it is worth to find out before deciding in CASE, figure by figure, the most worth first.

    It is how much better the choice would be on average for whoever knew the figure: the most that any finding out is
    worth. A figure that would never change the choice is worth nothing to find out, however wide its range.
    """
    from investcase.checks.review import appraised
    from investcase.report.simulated import NOBODY_SAID, finding_out_text

    appraisal = appraised(load_for(case, library))
    worth = appraisal.finding_out
    click.echo(f"{NOBODY_SAID}\n" if worth is None else finding_out_text(appraisal, worth, screen), nl=False)
    return DONE
