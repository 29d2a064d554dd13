"""`investcase list`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.loading import library_option
from investcase.cli.tables import labelled, table, wrapped
from investcase.cli.today import today
from investcase.documents.figure import Nation

if TYPE_CHECKING:
    from investcase.cli.listing import Entry

KINDS = ("models", "places", "figures", "profiles", "sources", "guidance", "tables", "checks", "starters")
_BY_NATION = ("models", "places", "figures", "profiles")
_COUNTED = {"guidance": "of guidance"}
_HEADINGS = {"places": ("CODE", "NATION", "KIND", "NAME"), "checks": ("CODE", "ABOUT", "MEANING")}


@click.command(epilog="Example: investcase list places --nation scotland fife")
@click.argument("kind", type=Choice(KINDS))
@click.argument("search", nargs=-1)
@click.option(
    "--nation", type=Choice([nation.value for nation in Nation if nation is not Nation.UK]), help="Those of one nation."
)
@click.option("--stale", is_flag=True, help="Figures past their review, superseded, or in prices over three years old.")
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@library_option
def command(
    kind: str, search: tuple[str, ...], nation: str | None, stale: bool, form: str, library: Path | None
) -> int:
    """What the library holds: models, places, figures, national profiles of people, sources, guidance (discount rates,
    deflators, optimism bias, kinds of money, duties), tables of places, checks, starters for the decisions that people
    bring to investcase new.

    SEARCH keeps what holds all of its words. `investcase show ID` shows one of them whole.
    """
    from investcase.cli import listing
    from investcase.cli.shelf import library_here
    from investcase.reading.problems import Problems, has_errors

    if nation and kind not in _BY_NATION:
        raise click.UsageError(f"--nation says nothing about {kind}; it goes with {', '.join(_BY_NATION)}")
    if stale and kind != "figures":
        raise click.UsageError("--stale goes with figures")
    where = Nation(nation) if nation else None
    shelf = library_here(library)
    found: Iterator[Entry]
    match kind:
        case "models":
            found = listing.models(shelf, where)
        case "places":
            found = listing.places(shelf, where)
        case "figures" if stale:
            from investcase.cli.stale import stale_figures

            found = stale_figures(shelf, where, today())
        case "figures":
            found = listing.figures(shelf, where)
        case "profiles":
            found = listing.profiles(shelf, where)
        case "sources":
            found = listing.sources(shelf)
        case "guidance":
            from investcase.cli.showing_guidance import listed_guidance

            found = listed_guidance(shelf)
        case "starters":
            from investcase.cli.asking.starters import listed_starters

            found = listed_starters()
        case "tables":
            from investcase.cli.showing_guidance import listed_tables

            found = listed_tables(shelf)
        case _:
            found = listing.checks()
    kept = [entry for entry in found if entry.matches(" ".join(search))]
    if has_errors(shelf.problems):
        raise Problems(shelf.problems)
    if form == "json":
        import json

        click.echo(json.dumps([entry.data for entry in kept], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_as_text(kind, kept)))
    return DONE


def _as_text(kind: str, rows: Sequence[Entry]) -> Iterator[str]:
    if not rows:
        yield f"No {kind} match."
        return
    if kind in _HEADINGS:
        yield from table(_HEADINGS[kind], [entry.cells for entry in rows])
    for entry in rows if kind not in _HEADINGS else ():
        yield from wrapped(entry.cells[1], label=f"{entry.cells[0]}  ")
        yield from labelled(entry.below, indent=2)
        yield ""
    counted = kind if len(rows) != 1 else kind.removesuffix("s")
    yield f"{len(rows)} {_COUNTED.get(kind, counted)}"
