"""`investcase run`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.changed import appraised_with, pairs_of
from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.screen import plain_option
from investcase.report.terminal import Screen

if TYPE_CHECKING:
    from investcase.appraisal.appraise import Appraisal


@click.command(epilog="Example: investcase run kent-at-home --format json > kent.json")
@case_argument
@library_option
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--set",
    "changes",
    callback=pairs_of,
    multiple=True,
    metavar="NAME=VALUE",
    help="What if a figure were another: home_care_hours=18. May be given several times; the file is not touched.",
)
@click.option("--balance", is_flag=True, help="Also what partners would pay one another, if the case asks for it.")
@plain_option
def command(
    case: Path, library: Path | None, form: str, changes: tuple[tuple[str, str], ...], balance: bool, screen: Screen
) -> int:
    """The answer of CASE in the terminal; with --set, what moves when figures are changed.

    NAME is a figure's id as investcase explain CASE lists it, the name of a model's input (home_care_hours) or of an
    adjustment (deadweight), of one intervention where its id and a dot stand in front, or years. VALUE is as a case
    writes it: a number alone is in the figure's unit, and 20% to 40% is a range with its middle as centre.
    """
    from investcase.checks.review import appraised
    from investcase.cli.problems import counted
    from investcase.reading.problems import Severity

    appraisal = appraised_with(case, library, changes) if changes else appraised(load_for(case, library))
    if balance and appraisal.case.document.balancing is None:
        click.echo("The case does not ask what partners would pay one another: give it 'balancing: {}'.", err=True)
    if form == "json":
        click.echo(appraisal.result(balanced=balance).to_json(), nl=False)
        return DONE
    if changes:
        from investcase.report.what_if import what_if_text

        click.echo(what_if_text(appraisal, screen), nl=False)
        _print_new_problems(appraisal)
        return DONE
    from investcase.report.text import summary_text

    click.echo(summary_text(appraisal, screen, balanced=balance), nl=False)
    worth_saying = [problem for problem in appraisal.problems if problem.severity is not Severity.NOTE]
    if worth_saying:
        click.echo(f"\n{counted(worth_saying)}: see investcase check {case}")
    return DONE


def _print_new_problems(after: Appraisal) -> None:
    """What is warned of with the figures changed, and is not of the case as it stands."""
    from investcase.appraisal.appraise import appraise
    from investcase.checks.review import reviewed
    from investcase.cli.tables import wrapped
    from investcase.reading.problems import Severity

    assert after.case.unchanged is not None
    before = {(problem.code, problem.field) for problem in reviewed(appraise(after.case.unchanged))}
    new = [each for each in after.problems if (each.code, each.field) not in before]
    new = [each for each in new if each.severity is not Severity.NOTE]
    if new:
        click.echo("\nWhat check would say with this, and does not say of the case as it stands:")
    for each in new:
        for line in wrapped(each.message, label=f"- {each.severity}[{each.code}] "):
            click.echo(line)
