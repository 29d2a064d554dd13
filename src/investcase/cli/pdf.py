"""`investcase pdf`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.loading import case_argument, library_option
from investcase.cli.report import write_reports


@click.command(epilog="Example: investcase pdf kent-at-home")
@case_argument
@library_option
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the paper.")
def command(case: Path, library: Path | None, output: Path | None) -> int:
    """Write the committee paper of CASE, to ./<case id>.pdf unless -o says otherwise."""
    return write_reports(case, library, ("pdf",), output)
