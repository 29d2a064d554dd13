"""`investcase reconcile`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.choices import Choice
from investcase.cli.completing import models, places
from investcase.cli.failure import DONE
from investcase.cli.loading import library_option

if TYPE_CHECKING:
    from investcase.catalogue.library import Library
    from investcase.catalogue.places import Place, Places
    from investcase.documents.base import Loaded
    from investcase.documents.figure import Nation
    from investcase.documents.model import Claim, Model
    from investcase.quantities import Year
    from investcase.resolving.figures import Prices

_NATIONS = ("england", "scotland", "wales", "northern_ireland")
_AHEAD = 5


@click.command(epilog="Example: investcase reconcile ccn-independent-settings --place Kent --price-base 2026-27")
@click.argument("model", shell_complete=models)
@click.option("--basis", metavar="NAME", help="Only this way of sharing the claim out.")
@click.option("--place", metavar="PLACE", shell_complete=places, help="Only this place, every basis side by side.")
@click.option("--nation", metavar="NATION", help="Outside the claim's own nation: its amount per head, carried over.")
@click.option("--price-base", metavar="YEAR", help="In the prices of this year; as published when not given.")
@click.option("--format", "form", type=Choice(["text", "json", "csv"]), default="text", show_default=True)
@library_option
def command(
    model: str,
    basis: str | None,
    place: str | None,
    nation: str | None,
    price_base: str | None,
    form: str,
    library: Path | None,
) -> int:
    """The national claim behind MODEL shared over every place, and summed back to the penny.

    The shares use the published total for England. What withheld figures and rounding leave stands in a row of its
    own and is never spread over other places.
    """
    from investcase.appraisal.national import refused, share_claim
    from investcase.catalogue.places import Places
    from investcase.cli.claim_tables import as_csv, as_json, as_text
    from investcase.reading.problems import Problems, has_errors
    from investcase.resolving.library_checks.where_used import open_checked

    shelves = open_checked(None, library)
    loaded, claim = _model(shelves, model)
    places = Places(shelves)
    over = _over(places, claim, place, nation)
    bases = _bases(claim, over, basis)
    prices = _prices(shelves, price_base)
    found = share_claim(loaded, shelves, places, over, bases, prices, as_published=price_base is None)
    problems = refused(found)
    if len(problems) == len(found.bases) or has_errors(shelves.problems):
        raise Problems([*shelves.problems, *problems])
    writers = {"text": as_text, "json": as_json, "csv": as_csv}
    click.echo(writers[form](found), nl=False)
    return DONE


def _model(library: Library, model_id: str) -> tuple[Loaded[Model], Claim]:
    from investcase.reading.problems import Problems
    from investcase.resolving.program import check_model

    loaded = library.model(model_id) if model_id in library.model_ids() else None
    if loaded is None:
        if library.problems:
            raise Problems(library.problems)
        raise _unknown("model", model_id, library.model_ids())
    faults = check_model(loaded)
    if faults:
        raise Problems(faults)
    if loaded.document.claim is None:
        raise click.UsageError(f"{model_id} rests on no national claim, so there is nothing to share out")
    return loaded, loaded.document.claim


def _over(places: Places, claim: Claim, place: str | None, nation: str | None) -> Nation | Place:
    from investcase.cli.refusal import RefusedError
    from investcase.documents.bodies import plain_body
    from investcase.documents.figure import Nation
    from investcase.reading.problems import Problems, has_errors

    wanted = None
    if nation is not None:
        written = nation.strip().casefold().replace(" ", "_").replace("-", "_")
        if written not in _NATIONS:
            raise _unknown("nation", nation, _NATIONS)
        wanted = Nation(written)
    if place is None:
        return wanted or claim.nation
    # Where bodies share a name, the integration authority is the one that decides on adult social care.
    found, problems = places.find(place, nation=wanted, lead=plain_body("ijb"))
    if found is None:
        there = places.find(place, lead=plain_body("ijb"))[0] if wanted else None
        if there is not None:
            problems = [replace(problem, remedy=f"give --nation {there.nation.value}") for problem in problems]
        raise RefusedError(problems)
    if has_errors(problems):
        raise Problems(problems)
    return found


def _bases(claim: Claim, over: Nation | Place, basis: str | None) -> list[str]:
    from investcase.catalogue.places import Place
    from investcase.resolving.context import nation_name

    nation = over.nation if isinstance(over, Place) else over
    if basis is not None and basis not in claim.bases:
        raise _unknown("basis", basis, claim.bases)
    if nation is claim.nation:
        return [basis] if basis else list(claim.bases)
    if basis not in (None, claim.outside):
        named = nation_name(claim.nation)
        raise click.UsageError(f"outside {named} the claim is shared by {claim.outside} alone; leave --basis out")
    return [claim.outside]


def _prices(library: Library, price_base: str | None) -> Prices:
    from investcase.catalogue.price_index import IndexYearError, deflators_on_the_day, price_index
    from investcase.quantities import YearError, parse_year
    from investcase.reading.problems import Problems
    from investcase.resolving.figures import Prices

    index, problems = price_index(deflators_on_the_day(library), library)
    if index is None:
        raise Problems(problems)
    if price_base is None:
        return Prices(index.last, index)
    try:
        year = parse_year(price_base)
        index.factor(index.last, year)
    except YearError as error:
        raise click.UsageError(f"--price-base: {error}; write it as 2026-27") from None
    except IndexYearError as error:
        raise click.UsageError(f"--price-base: {error}") from None
    _say_if_far(year)
    return Prices(year, index)


def _say_if_far(year: Year) -> None:
    """What the review says of a case's own years."""
    from investcase.cli.problems import print_problems
    from investcase.cli.today import today
    from investcase.quantities import Year
    from investcase.reading.problems import Problem, Severity
    from investcase.resolving.price_years import OLDEST

    now = today().year
    if now - OLDEST <= year.start <= now + _AHEAD:
        return
    message = f"--price-base: {year} lies far from today, so that an index says little of its prices"
    expected = f"a year from {Year(now - OLDEST, year.financial)} to {Year(now + _AHEAD, year.financial)}"
    remedy = "look at its digits"
    print_problems([Problem("year-far", message, Severity.WARNING, expected=expected, remedy=remedy)])


def _unknown(kind: str, name: str, known: Iterable[str]) -> click.UsageError:
    from investcase.reading.suggest import did_you_mean, one_of

    allowed = list(known)
    hint = did_you_mean(name[:80], allowed) or one_of(allowed)
    return click.UsageError(f"there is no {kind} {name[:80]!r}; {hint}")
