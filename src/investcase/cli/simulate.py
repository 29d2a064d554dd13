"""`investcase simulate`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.choices import Choice, WholeNumber
from investcase.cli.failure import DONE
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.screen import plain_option
from investcase.report.terminal import Screen


@click.command(epilog="Example: investcase simulate kent-at-home --draws 100000")
@case_argument
@click.option(
    "--draws",
    type=WholeNumber(2_000, 1_000_000),
    help="How many times to draw, to the next thousand; as many as are enough when not given.",
)
@click.option("--seed", type=WholeNumber(0), default=1, show_default=True, help="What the draws come of.")
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@plain_option
@library_option
def command(case: Path, draws: int | None, seed: int, form: str, screen: Screen, library: Path | None) -> int:
    """How sure the answer of CASE is: every figure that has a range is drawn, all at once, many times.

    Every body's running total stands beside it, with the chance that its cash is back by each year. The same seed gives
    the same draws, and more of them leave the first as they were.
    """
    from investcase.appraisal.chances import chances_of, random_figures
    from investcase.appraisal.drawn import drawn
    from investcase.appraisal.finding_out import finding_out_of
    from investcase.checks.review import appraised
    from investcase.cli.tables import wrapped
    from investcase.flows.draws import BLOCK
    from investcase.report.simulated import NOBODY_SAID, simulated_json, simulated_text

    appraisal = appraised(load_for(case, library))
    if not random_figures(appraisal):
        click.echo("null" if form == "json" else "\n".join(wrapped(NOBODY_SAID)))
        return DONE
    done = drawn(appraisal, seed, None if draws is None else -(-draws // BLOCK))
    found = chances_of(appraisal, done)
    if form == "json":
        click.echo(simulated_json(found, finding_out_of(appraisal, done)), nl=False)
    else:
        click.echo(simulated_text(appraisal, found, screen), nl=False)
    return DONE
