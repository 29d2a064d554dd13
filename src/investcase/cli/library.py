"""`investcase library`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.library_edits import COMMANDS
from investcase.cli.loading import library_option
from investcase.cli.tables import heading, table, wrapped
from investcase.cli.today import today

if TYPE_CHECKING:
    from investcase.checks.upkeep import Upkeep


class _Asked(click.Group):
    """The few things that can be asked of a library; for any other word, the nearest, or all there are."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named.

        Raises:
            UsageError: there is none of that name.
        """
        if args and args[0] not in self.commands:
            from investcase.reading.suggest import did_you_mean

            hint = did_you_mean(args[0], self.commands) or f"did you mean {' or '.join(map(repr, self.commands))}?"
            raise click.UsageError(f"there is no command {args[0][:80]!r} of library; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Asked)
def command() -> None:
    """What is asked of those who keep a library of figures."""


@command.command(epilog="Example: investcase library report")
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@library_option
def report(form: str, library: Path | None) -> int:
    """What falls due within half a year, what has been superseded, what was made before what it rests on, which
    editions and years there are, and what no model uses: of the council's own library, else of the one that ships.
    """
    from investcase.catalogue.origins import is_shipped
    from investcase.checks.kept_up import opened
    from investcase.checks.upkeep import upkeep
    from investcase.cli.shelf import library_here
    from investcase.reading.problems import Problems, has_errors

    shelf = opened(library).library if library is not None and is_shipped(library) else library_here(library)
    if has_errors(shelf.problems):
        raise Problems(shelf.problems)
    found = upkeep(shelf, shelf.origins[0], today())
    if form == "json":
        import dataclasses
        import json

        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2, default=str))
    else:
        click.echo("\n".join(_lines(found, shelf.origins[0].name)))
    return DONE


for _each in COMMANDS:
    command.add_command(_each)


def _lines(found: Upkeep, name: str) -> Iterator[str]:
    yield from wrapped(f"The figures of {name} on {found.as_of}")
    due = [(str(each.by), str(len(each.figures)), str(len(each.models)), each.source) for each in found.due]
    yield from _part("Due within half a year, by source", ("BY", "FIGURES", "MODELS", "SOURCE"), due)
    for title, replaced in (
        ("Superseded by another figure", found.superseded),
        ("Made before a newer value of what it rests on", found.made_before),
    ):
        rows = [(each.figure, ", ".join(each.models) or "none", each.by) for each in replaced]
        yield from _part(title, ("FIGURE", "MODELS", "NEWER"), rows)
    editions = [(each.what, each.id, each.of) for each in found.editions]
    yield from _part("Editions and years", ("WHAT", "ID", "OF"), editions)
    yield from heading("No model uses")
    yield from wrapped(", ".join(found.unused) or "None.")
    yield from heading("Sources whose licence nobody has written down")
    yield from wrapped(", ".join(found.no_licence) or "None.")


def _part(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from heading(title)
    yield from table(headings, rows) if rows else ("None.",)
