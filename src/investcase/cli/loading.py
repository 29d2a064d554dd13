"""Loading a case for a command: its path, the library, and the date of dated judgements."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from investcase.cli.named import A_CASE, A_CASE_OR_INPUT, A_LIBRARY, STANDARD_INPUT
from investcase.cli.today import today
from investcase.reading.problems import Problem, Problems
from investcase.reading.text import MAX_BYTES, decode
from investcase.resolving.case import load, load_text
from investcase.resolving.resolved_case import ResolvedCase

case_argument = click.argument("case", type=A_CASE_OR_INPUT)
case_by_name = click.argument("case", type=A_CASE)
"""For what goes back to the file, or hands its name on."""
library_option = click.option(
    "--library",
    type=A_LIBRARY,
    metavar="FOLDER",
    help="The council's own assumptions folder.",
)


def load_for(case: Path, library: Path | None, changes: Mapping[str, str] | None = None) -> ResolvedCase:
    """The case at a path, as of today where it does not say, with some of its figures changed.

    From standard input it is read as if it lay in the folder that one is in, which is where its library is looked for.

    Raises:
        Problems: everything wrong with it, when anything is an error.
    """
    if case is not STANDARD_INPUT:
        return load(case, library, today(), changes)
    text = decode(_typed(), "standard input")
    if isinstance(text, Problem):
        raise Problems([text])
    return load_text(text, Path(), library, today(), changes)


def _typed() -> bytes:
    """What stands on standard input, and no more of it than a case may have."""
    under = getattr(sys.stdin, "buffer", None)  # an empty text stands in for one that was closed from the start
    if under is None or under.closed:
        raise click.UsageError("the case - is standard input, which is closed; name a file")
    found: bytes = under.read(MAX_BYTES + 1)
    return found
