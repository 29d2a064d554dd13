"""`investcase show`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.failure import DONE
from investcase.cli.loading import library_option
from investcase.documents.figure import Nation

if TYPE_CHECKING:
    from investcase.catalogue.library import Library
    from investcase.cli.showing import Shown
    from investcase.reading.problems import Problem

_FIGURE = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")


@click.command(epilog="Example: investcase show home-care.hourly-rate")
@click.argument("name", metavar="ID", nargs=-1, required=True)
@click.option(
    "--nation",
    type=click.Choice([nation.value for nation in Nation if nation is not Nation.UK]),
    default=Nation.ENGLAND.value,
    show_default=True,
    help="Whose values a model is shown with.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@library_option
def command(name: tuple[str, ...], nation: str, form: str, library: Path | None) -> int:
    """One model, place, figure, national profile, source or problem, whole.

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
    from investcase.catalogue.places import Places
    from investcase.cli.refusal import RefusedError
    from investcase.cli.showing import show_code, show_figure, show_finding, show_place, show_source
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
    from investcase.cli.every_code import CODES  # Last but for places: it needs every check.

    code = CODES.get(name.replace(" ", "-"))
    if code is not None:
        return show_code(code)
    source = library.source(name) if " " not in name else None
    if source is not None:
        return show_source(source)
    places = Places(library)
    place, problems = places.find(name)
    if place is not None:
        library.problems.extend(problems)
        return show_place(place)
    if any(problem.code != "unknown-place" for problem in problems):
        raise RefusedError(problems)
    raise RefusedError([_nothing(name, library, [known.name for known in places.listed()[0]])])


def _nothing(name: str, library: Library, places: list[str]) -> Problem:
    from investcase.cli.every_code import CODES
    from investcase.reading.problems import Problem
    from investcase.reading.suggest import did_you_mean

    known = [*library.model_ids(), *library.figure_ids(), *CODES, *(s.id for s in library.all_sources()), *places]
    return Problem(
        "unknown-id",
        f"nothing is called {name[:80]!r}",
        expected="the id of a model, figure, source or problem, or a place's name or code",
        remedy=did_you_mean(name[:80], known) or "investcase list models, places, figures, profiles, sources or checks",
    )
