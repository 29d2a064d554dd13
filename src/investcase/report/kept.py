"""The files that cases are read from, which nothing is written over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from investcase.files.inputs import refuse_input
from investcase.files.output import Output
from investcase.resolving.resolved_case import ResolvedCase


def refuse_inputs(output: Output, cases: Iterable[ResolvedCase], others: Iterable[Path] = ()) -> None:
    """Refuse to write over a case, over the libraries it stands on, or over another file that is read.

    Raises:
        UnwritableError: the output is one of their files.
    """
    for case in cases:
        refuse_input(output, [Path(case.loaded.file)], case.library.folders)
    refuse_input(output, others, what="a file")
