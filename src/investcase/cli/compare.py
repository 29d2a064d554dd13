"""`investcase compare`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.loading import library_option, load_for
from investcase.cli.named import A_CASE, A_LIBRARY


@click.command(epilog="Example: investcase compare draft-3 draft-4 --measure lead_body_cash")
@click.argument("first", type=A_CASE)
@click.argument("second", type=A_CASE)
@click.option(
    "--measure",
    default="npsv",
    show_default=True,
    metavar="NAME",
    help="npsv, pv_costs, pv_benefits, net_public_cost, lead_body, lead_body_cash, a body (council) or "
    "council.cash_releasing_npv.",
)
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@library_option
@click.option(
    "--second-library",
    type=A_LIBRARY,
    metavar="FOLDER",
    help="The council's own assumptions folder for SECOND, when it is another.",
)
def command(
    first: Path, second: Path, measure: str, form: str, library: Path | None, second_library: Path | None
) -> int:
    """Why the answer moved from case FIRST to case SECOND, change by change, adding to the penny.

    How the case is built comes first, then figure by figure; each change is appraised on top of those before it.
    """
    from investcase.appraisal.comparing import compare, measure_names
    from investcase.cli.refusal import RefusedError
    from investcase.cli.screen import columns
    from investcase.reading.problems import Problems
    from investcase.report.compared import WIDTH, compared_json, compared_text

    cases = load_for(first, library), load_for(second, second_library or library)
    try:
        found = compare(*cases, measure)
    except Problems as problems:
        if measure in measure_names(*cases):
            raise
        raise RefusedError(problems.problems) from None
    click.echo(compared_json(found) if form == "json" else compared_text(found, columns(WIDTH)), nl=False)
    return DONE
