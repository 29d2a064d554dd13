"""How far a long piece of work is."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from investcase.cli.stopping import note_written, stop_if_asked


class Progress:
    """How many are done, and about how long the rest will take; on a terminal alone.

    Where what is done is kept in a folder, a stop says so.
    """

    def __init__(self, what: str, kept_in: Path | None = None) -> None:
        self._what = what
        self._kept_in = kept_in
        self._begun = time.monotonic()
        self._kept: int | None = None

    def __call__(self, done: int, of: int) -> None:
        if self._kept is None:
            self._kept = done
        if done > self._kept and self._kept_in is not None:
            note_written(str(self._kept_in))
            self._kept_in = None
        stop_if_asked()
        if not sys.stderr.isatty():
            return
        made = done - self._kept
        left = (time.monotonic() - self._begun) / made * (of - done) if made else None
        about = "" if left is None or done == of else f", about {max(1, round(left))} s left"
        click.echo(f"\r{done} of {of} {self._what}{about:<24}", nl=done == of, err=True)
