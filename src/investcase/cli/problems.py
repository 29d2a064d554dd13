"""Problems on a terminal: worst first, each with its place, then a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from investcase.reading.problems import Problem, Severity, in_order, told

_COLOURS = {
    Severity.ERROR: "red",
    Severity.BLOCKER: "magenta",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}


def print_problems(problems: Sequence[Problem], *, err: bool = True) -> None:
    """Print the problems, of one kind no more than anybody reads; colours only when the stream is a terminal."""
    ordered = in_order(problems)
    for problem, more in told(ordered):
        head, _, rest = str(problem).partition("\n")
        click.secho(head, fg=_COLOURS[problem.severity], err=err)
        if rest:
            click.echo(rest, err=err)
        click.echo("", err=err)
        if more:
            click.echo(f"{more}\n", err=err)
    click.echo(counted(ordered), err=err)


def counted(problems: Sequence[Problem]) -> str:
    """How many of each kind, in words."""
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{counts[s]} {s.value}{'' if counts[s] == 1 else 's'}" for s in Severity if counts[s]]
    return ", ".join(parts) if parts else "No problems."
