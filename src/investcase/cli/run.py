"""`investcase run`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.loading import case_argument, library_option, load_for


@click.command(epilog="Example: investcase run kent-at-home --format json > kent.json")
@case_argument
@library_option
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@click.option("--balance", is_flag=True, help="Also what partners would pay one another, if the case asks for it.")
def command(case: Path, library: Path | None, form: str, balance: bool) -> int:
    """The answer of CASE in the terminal."""
    from investcase.checks.review import appraised
    from investcase.cli.problems import counted
    from investcase.reading.problems import Severity

    appraisal = appraised(load_for(case, library))
    if balance and appraisal.case.document.balancing is None:
        click.echo("The case does not ask what partners would pay one another: give it 'balancing: {}'.", err=True)
    if form == "json":
        click.echo(appraisal.result(balanced=balance).to_json(), nl=False)
        return DONE
    from investcase.report.text import summary_text

    click.echo(summary_text(appraisal, balanced=balance), nl=False)
    worth_saying = [problem for problem in appraisal.problems if problem.severity is not Severity.NOTE]
    if worth_saying:
        click.echo(f"\n{counted(worth_saying)}: see investcase check {case}")
    return DONE
