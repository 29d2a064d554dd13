"""Loading a case for a command: its path, the library, and the date of dated judgements."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from investcase.cli.named import A_CASE, A_LIBRARY
from investcase.cli.today import today
from investcase.resolving.case import load
from investcase.resolving.resolved_case import ResolvedCase

case_argument = click.argument("case", type=A_CASE)
library_option = click.option(
    "--library",
    type=A_LIBRARY,
    metavar="FOLDER",
    help="The council's own assumptions folder.",
)


def load_for(case: Path, library: Path | None, changes: Mapping[str, str] | None = None) -> ResolvedCase:
    """The case at a path, as of today where it does not say, with some of its figures changed.

    Raises:
        Problems: everything wrong with it, when anything is an error.
    """
    return load(case, library, today(), changes)
