"""`investcase plan`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.loading import case_argument, library_option
from investcase.cli.outputs import output_type
from investcase.cli.report import write_reports


@click.command(epilog="Example: investcase plan kent-at-home -o savings-plan.csv")
@case_argument
@library_option
@click.option("-o", "--output", type=output_type, metavar="FILE", help="Where to write the rows; - is standard output.")
def command(case: Path, library: Path | None, output: str | None) -> int:
    """Write every body's savings-plan rows of CASE as CSV, to ./<its folder's name>.csv unless -o says otherwise."""
    return write_reports(case, library, ("csv",), output)
