"""What a draft starts from: the place, the models, and every figure the author may know better."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from investcase.catalogue.library import Library, origins_for
from investcase.catalogue.places import Place, Places
from investcase.cli.held import Held, held_for
from investcase.cli.refusal import RefusedError
from investcase.documents.model import Body, Claim, Input, Model
from investcase.quantities import Year
from investcase.reading.problems import Problem, Problems, has_errors
from investcase.reading.suggest import did_you_mean, one_of
from investcase.report.words import NATIONS

_LEADS = {
    "council": Body.COUNCIL,
    "integration_authority": Body.IJB,
    "nhs_board": Body.NHS,
    "hsc_trust": Body.NHS,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure the author may know better: one a model asks for, or takes from the place, and what the library holds.

    `figure` is the id under which the case overrides it; None when it is a place's column, which each intervention
    overrides under its own inputs.
    """

    name: str
    needed: Input
    held: Held

    @property
    def figure(self) -> str | None:
        """The figure's id, when it has one."""
        return self.needed.figure


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything settled before the first question is asked."""

    name: str
    place: Place
    place_text: str
    lead: Body
    models: tuple[Model, ...]
    start: Year
    years: int
    price_base: Year
    wanted: tuple[Wanted, ...]
    bases: dict[str, Basis]

    @property
    def horizon(self) -> tuple[Year, ...]:
        """The years of the case."""
        return tuple(self.start + t for t in range(self.years))

    @property
    def title(self) -> str:
        """A title to begin with: the name in words."""
        return self.name.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Basis:
    """The basis a national claim is shared out by at this place, and why it is that one when it is not the default."""

    choice: str
    title: str
    why: str | None


def year_of(day: dt.date, *, financial: bool) -> Year:
    """The year a day falls in."""
    return Year(day.year if day.month >= 4 or not financial else day.year - 1, financial)


def settle(
    name: str,
    place: str,
    models: Sequence[str],
    lead: Body | None,
    start: Year | None,
    years: int,
    folder: Path,
    library: Path | None,
    today: dt.date,
) -> Setting:
    """Find the place and the models.

    Raises:
        RefusedError: the place or a model is not there, or the place is not one but several.
        Problems: a document of the library is wrong.
    """
    found = Library(origins_for(folder, library))
    chosen = _models(found, models)
    places = Places(found)
    here, text, leader = _place(places, place, lead)
    first = start or year_of(today, financial=True) + 1
    setting = Setting(
        name=name,
        place=here,
        place_text=text,
        lead=leader,
        models=chosen,
        start=first,
        years=years,
        price_base=year_of(today, financial=first.financial),
        wanted=tuple(_wanted(chosen, found, places, here)),
        bases={model.model: _basis(model, model.claim, here) for model in chosen if model.claim},
    )
    if has_errors(found.problems):
        raise Problems(found.problems)
    return setting


def _models(library: Library, wanted: Sequence[str]) -> tuple[Model, ...]:
    found, problems = [], []
    known = library.model_ids()
    for model_id in dict.fromkeys(wanted):
        loaded = library.model(model_id)
        if loaded is not None:
            found.append(loaded.document)
        elif model_id not in known:
            message = f"there is no model called {model_id!r}"
            hint = did_you_mean(model_id, known) or "investcase list models"
            problems.append(Problem("unknown-model", message, expected=one_of(known), remedy=hint))
    if problems:
        raise RefusedError(problems)
    if library.problems:
        raise Problems(library.problems)
    return tuple(found)


def _place(places: Places, text: str, lead: Body | None) -> tuple[Place, str, Body]:
    found, problems = places.find(text, lead=lead)
    if found is None:
        raise RefusedError([_or_say_who_leads(problem) for problem in problems])
    leader = lead or _LEADS[found.kind]
    again, _ = places.find(found.name, lead=leader)
    return found, (found.name if again is not None and again.code == found.code else found.code), leader


def _or_say_who_leads(problem: Problem) -> Problem:
    if problem.code != "ambiguous-place":
        return problem
    return replace(problem, remedy=f"{problem.remedy}; or say who leads, as in --lead council")


def _wanted(models: Sequence[Model], library: Library, places: Places, place: Place) -> list[Wanted]:
    wanted: dict[str, Wanted] = {}
    for model in models:
        for name, needed in model.inputs.items():
            if needed.ask is None and needed.place is None:
                continue
            key = needed.figure or name
            if key not in wanted:
                wanted[key] = Wanted(name, needed, held_for(needed, library, places, place.nation, place))
    return list(wanted.values())


def _basis(model: Model, claim: Claim, place: Place) -> Basis:
    """The first basis with a published figure here: in the claim's nation the default, elsewhere the one it names."""
    default = model.choices[claim.share_choice].default
    first = default if place.nation is claim.nation else claim.outside
    by_choice = {basis.choice: basis for basis in claim.bases.values()}
    why = []
    if first != default:
        why.append(f"the claim is {NATIONS[claim.nation]}'s: elsewhere it is taken by the head")
    for choice in dict.fromkeys((first, *by_choice)):
        basis = by_choice[choice]
        value = place.values.get(basis.column)
        if value is not None and value.value is not None:
            return Basis(choice, basis.title, "; ".join(why) or None)
        reason = f"blank in the publication: {value.note}" if value else "no table holds it"
        why.append(f"not by {basis.title}, for {place.name}: {reason.rstrip('.')}")
    titles = "; ".join(basis.title for basis in by_choice.values())
    raise RefusedError(
        [
            Problem(
                "input-missing",
                f"{model.title}: the national claim cannot be shared out to {place.name}: {'; '.join(why)}",
                expected=f"a published figure for one of: {titles}",
                remedy="choose another place, or write the case by hand with your own figures under inputs",
            )
        ]
    )
