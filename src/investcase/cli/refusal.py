"""Misuse that comes with a problem: what was asked for does not exist, or must not be overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any

import click

from investcase.cli.failure import MISUSE
from investcase.reading.carried import Carried
from investcase.reading.problems import Problem, Problems


class RefusedError(Carried, click.ClickException):
    """The command as given cannot be done; shows the problems and ends with the exit code of misuse."""

    exit_code = MISUSE

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(str(Problems(problems)))

    def show(self, file: IO[Any] | None = None) -> None:
        """The problems, in colour when the error stream is a terminal."""
        from investcase.cli.problems import print_problems

        print_problems(self.problems)
