"""`investcase show`."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.choices import Choice
from investcase.cli.completing import everything
from investcase.cli.failure import DONE
from investcase.cli.loading import library_option
from investcase.documents.figure import Nation

if TYPE_CHECKING:
    from investcase.catalogue.library import Library
    from investcase.catalogue.places import Places
    from investcase.cli.showing import Shown
    from investcase.reading.problems import Problem

_FIGURE = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")


@click.command(epilog="Example: investcase show home-care.hourly-rate")
@click.argument("name", metavar="ID", nargs=-1, required=True, shell_complete=everything)
@click.option(
    "--nation",
    type=Choice([nation.value for nation in Nation if nation is not Nation.UK]),
    default=Nation.ENGLAND.value,
    show_default=True,
    help="Whose values a model is shown with.",
)
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@library_option
def command(name: tuple[str, ...], nation: str, form: str, library: Path | None) -> int:
    """One model, place, figure, national profile, source, piece of guidance, table of places or problem, whole.

    ID is an id from `investcase list`, a place's name or code, or the code of a problem, as in error[unknown-place].
    """
    from investcase.cli.shelf import library_here
    from investcase.reading.problems import Problems, has_errors

    shelf = library_here(library)
    shown = _find(" ".join(name), shelf, Nation(nation))
    if has_errors(shelf.problems):
        raise Problems(shelf.problems)
    if form == "json":
        import json

        click.echo(json.dumps(shown.data, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(shown.lines))
    return DONE


def _find(name: str, library: Library, nation: Nation) -> Shown:
    from investcase.catalogue.guidance import bias_ids
    from investcase.catalogue.places import Places
    from investcase.cli.beside_words import beside_neighbours
    from investcase.cli.refusal import RefusedError
    from investcase.cli.showing import show_code, show_figure, show_finding, show_place, show_source
    from investcase.cli.showing_guidance import both, show_guidance
    from investcase.cli.showing_model import show_model
    from investcase.cli.showing_profile import show_profile

    if name in library.model_ids():
        model = library.model(name)
        if model is not None:
            return show_model(model.document, library, nation)
    if _FIGURE.fullmatch(name) and library.figure(name):
        return show_figure(name, library)
    finding = library.finding(name) if _FIGURE.fullmatch(name) else None
    if finding is not None:
        return show_finding(finding, library)
    profile = show_profile(name, library)
    if profile is not None:
        return profile
    source = library.source(name) if " " not in name else None
    if source is not None:
        guided = show_guidance(name, library) if name in bias_ids(library) else None
        return both(guided, show_source(source)) if guided is not None else show_source(source)
    places = Places(library)
    place, problems = places.find(name)
    if place is not None:
        beside, more = places.context(place)
        library.problems.extend((*problems, *more))
        return show_place(place, beside, beside_neighbours(library, places, place))
    guidance = show_guidance(name, library) if " " not in name else None
    if guidance is not None:
        return guidance
    from investcase.cli.every_code import CODES  # Last: it needs every check.

    code = CODES.get(name.replace(" ", "-"))
    if code is not None:
        return show_code(code)
    if any(problem.code != "unknown-place" for problem in problems):
        raise RefusedError(problems)
    raise RefusedError([_nothing(name, library, places)])


def _nothing(name: str, library: Library, places: Places) -> Problem:
    from investcase.catalogue.held_guidance import guidance_held, tables_held
    from investcase.cli.every_code import CODES
    from investcase.cli.list import KINDS
    from investcase.reading.problems import Problem
    from investcase.reading.suggest import did_you_mean, nearest

    of_kind: dict[str, list[str]] = {
        "models": list(library.model_ids()),
        "figures": list(library.figure_ids()),
        "checks": list(CODES),
        "sources": [source.id for source in library.all_sources()],
        "guidance": [held.id for held in guidance_held(library)],
        "tables": [held.id for held in tables_held(library)],
        "places": [known.name for known in places.listed()[0]],
    }
    known = [each for names in of_kind.values() for each in names]
    shown = name[:80]
    # A name of which this one is a part is what was meant, before one that is only spelt like it.
    longer = places.holding(shown)[:3]
    remedy = f"did you mean {' or '.join(longer)}?" if longer else did_you_mean(shown, known)
    first, _, rest = shown.partition(" ")
    kinds = {word: kind for kind in KINDS for word in (kind, kind.removesuffix("s"))}
    kind = next((kinds[word] for word in nearest(first, kinds, alike=_A_KIND)), None)
    if kind is not None and rest:
        # The id alone is enough, so that whoever writes its kind before it is told what to type.
        within = of_kind.get(kind, known)
        longer = places.listed_holding(rest) if kind == "places" else []
        meant = next(iter(longer or nearest(rest, within, 1)), None)
        remedy = f"investcase show {shlex.quote(meant)}" if meant else f"investcase list {kind}"
    elif kind is not None:
        remedy = f"investcase list {kind}"
    return Problem(
        "unknown-id",
        f"nothing is called {shown!r}",
        expected="the id of a model, figure, source or problem, or a place's name or code",
        remedy=remedy or f"investcase list {', '.join(KINDS[:-1])} or {KINDS[-1]}",
    )


_A_KIND = 0.75
"""So much of a word agrees with the word for a kind of thing that it is a slip of it."""
