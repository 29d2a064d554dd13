"""`investcase pdf`."""

from __future__ import annotations

from pathlib import Path

import click

from investcase.cli.loading import case_argument, library_option
from investcase.cli.outputs import output_type
from investcase.cli.report import brand_option, lengths, wanted_of, write_reports


@click.command(epilog="Example: investcase pdf kent-at-home")
@case_argument
@library_option
@click.option(
    "-o", "--output", type=output_type, metavar="FILE", help="Where to write the paper; - is standard output."
)
@brand_option
@lengths
def command(
    case: Path, library: Path | None, output: str | None, brand: Path | None, length: str, only: str | None
) -> int:
    """Write the committee paper of CASE, to ./<its folder's name>.pdf unless -o says otherwise.

    Its evidence goes beside it, to <name>-evidence.pdf.
    """
    return write_reports(case, library, ("pdf",), output, wanted_of(length, only), brand=brand)
