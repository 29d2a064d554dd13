"""`investcase sensitivity`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.screen import plain_option
from investcase.report.terminal import Screen


@click.command(epilog="Example: investcase sensitivity kent-at-home")
@case_argument
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--against",
    "pair",
    nargs=2,
    metavar="FIGURE FIGURE",
    help="Two figures against each other as a table: --against home_care_hours ccn.achievement.",
)
@plain_option
@library_option
def command(case: Path, form: str, pair: tuple[str, str] | None, screen: Screen, library: Path | None) -> int:
    """What would have to be so for the answers of CASE to turn.

    Every figure that turns the value to society or the lead body's cash, with the values at which it holds, today's and
    its interval; the same against each other option; then the costs left out, delay and the growth of prices. All but
    the figure stays central. Where whole places make an answer jump, it is the value from which it stays.
    """
    from investcase.checks.review import appraised
    from investcase.report.sensitivity import against_json, against_text, sensitivity_json, sensitivity_text

    appraisal = appraised(load_for(case, library))
    if pair is not None:
        from investcase.appraisal.against import against
        from investcase.cli.refusal import RefusedError
        from investcase.reading.problems import Problems

        try:
            found = against(appraisal, *pair)
        except Problems as problems:
            raise RefusedError(problems.problems) from None
        told = against_json(appraisal, found) if form == "json" else against_text(appraisal, found, screen)
        click.echo(told, nl=False)
        return DONE
    click.echo(sensitivity_json(appraisal) if form == "json" else sensitivity_text(appraisal, screen), nl=False)
    return DONE
