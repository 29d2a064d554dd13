"""What a draft starts from: the place, the models, and every figure the author may know better."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from investcase.catalogue.library import Library
from investcase.catalogue.places import Place, Places
from investcase.catalogue.projections import Projection, projected
from investcase.cli.asking.choosing import Choosing, choosing, required
from investcase.cli.asking.first_year import refuse_before_the_index
from investcase.cli.held import Held, held_for
from investcase.cli.refusal import RefusedError
from investcase.documents.base import Loaded
from investcase.documents.bodies import Body, plain_bodies
from investcase.documents.figure import Nation
from investcase.documents.model import Claim, Input, Model, share_asked_for
from investcase.quantities import Year
from investcase.reading.problems import Problem, Problems, has_errors
from investcase.reading.suggest import did_you_mean, one_of
from investcase.report.words import NATIONS
from investcase.resolving.library_checks.where_used import open_checked

_REACHED = "How much of the claim will be reached"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure the author may know better, and what the library holds of it.

    `model` is the id of the one model that wants it when only the case can give it: such names repeat from model to
    model and mean different things. `required` says that some model can work nothing out without it, as things stand.
    """

    name: str
    needed: Input
    held: Held
    model: str | None
    required: bool

    @property
    def figure(self) -> str | None:
        """The id under which the case overrides it; None for what each intervention gives under its own inputs."""
        return self.needed.figure

    @property
    def key(self) -> str:
        """What every model that shares it calls it: a figure's id, or a place's column."""
        return self.needed.figure or self.needed.place or self.name


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything settled before the first question is asked. `context` is what is published and no model uses."""

    name: str
    place: Place
    context: Place
    projection: Projection | None
    place_text: str
    lead: Body
    models: tuple[Model, ...]
    start: Year
    years: int
    price_base: Year
    wanted: tuple[Wanted, ...]
    bases: dict[str, Basis]
    choosing: tuple[Choosing, ...]
    folder: Path
    library: Path | None
    today: dt.date

    @property
    def horizon(self) -> tuple[Year, ...]:
        """The years of the case."""
        return tuple(self.start + t for t in range(self.years))

    def only_here(self, model: str) -> tuple[Wanted, ...]:
        """What only the case can give one model."""
        return tuple(wanted for wanted in self.wanted if wanted.model == model)

    def model(self, model_id: str) -> Model:
        """One of the models."""
        return next(model for model in self.models if model.model == model_id)

    @property
    def title(self) -> str:
        """A title to begin with: what is done, and where."""
        if not self.models:
            return self.name.replace("-", " ").capitalize()
        first, *others = (model.title for model in self.models)
        titles = [first, *(in_a_sentence(title) for title in others)]
        what = titles[0] if not others else f"{', '.join(titles[:-1])}, and {titles[-1]}"
        return f"{what}, in {self.place.name}"


@dataclass(frozen=True, slots=True)
class Basis:
    """The basis a national claim is shared out by at this place, and why it is that one when it is not the default."""

    choice: str
    title: str
    why: str | None


def in_a_sentence(title: str) -> str:
    """A title within a sentence: its first letter small, unless the word is a name in capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


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
        RefusedError: the place or a model is not there, the place is not one but several, or no prices are known of the
            first year.
        Problems: a document of the library is wrong.
    """
    found = open_checked(folder, library)
    if start is not None:
        refuse_before_the_index(found, start)
    loaded = _models(found, models)
    chosen = tuple(each.document for each in loaded)
    places = Places(found)
    here, text, leader = _place(places, place, lead)
    first = start or year_of(today, financial=True) + 1
    bases = {model.model: _basis(model, model.claim, here) for model in chosen if model.claim}
    setting = Setting(
        name=name,
        place=here,
        context=_context(places, here, found),
        projection=_projection(found, here, first, years),
        place_text=text,
        lead=leader,
        models=chosen,
        start=first,
        years=years,
        price_base=year_of(today, financial=first.financial),
        wanted=tuple(_wanted(loaded, bases, found, places, here)),
        bases=bases,
        choosing=tuple(each for one in loaded for each in choosing(one, picked(one.document, bases))),
        folder=folder,
        library=library,
        today=today,
    )
    if has_errors(found.problems):
        raise Problems(found.problems)
    return setting


def picked(model: Model, bases: Mapping[str, Basis]) -> dict[str, str]:
    """The alternative of every choice that a draft writes down."""
    choices = {name: choice.default for name, choice in model.choices.items()}
    if model.claim and model.model in bases:
        choices[model.claim.share_choice] = bases[model.model].choice
    return choices


def _models(library: Library, wanted: Sequence[str]) -> tuple[Loaded[Model], ...]:
    found, problems = [], []
    known = library.model_ids()
    for model_id in dict.fromkeys(wanted):
        loaded = library.model(model_id)
        if loaded is not None:
            found.append(loaded)
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
    if has_errors(problems):
        raise Problems(problems)
    leader = lead or next(body for body in plain_bodies() if found.kind in body.kind.places)
    if leader.kind.nations and found.nation not in leader.kind.nations:
        raise RefusedError([_not_there(leader, found)])
    again, _ = places.find(found.name, lead=leader)
    return found, (found.name if again is not None and again.code == found.code else found.code), leader


def _context(places: Places, place: Place, library: Library) -> Place:
    context, problems = places.context(place)
    library.problems.extend(problem for problem in problems if problem not in library.problems)
    return context


def may_lead(nation: Nation) -> list[Body]:
    """The kinds of body with a budget that may lead a case in a nation."""
    return [body for body in plain_bodies() if body.public and nation in (body.kind.nations or (nation,))]


def _not_there(lead: Body, place: Place) -> Problem:
    there = [body.id for body in may_lead(place.nation)]
    message = f"{place.name} is in {NATIONS[place.nation]}, where there is no {lead.kind.name}"
    return Problem(
        "lead-elsewhere", message, expected=one_of(there), remedy=f"write --lead {there[0]}, or leave it out"
    )


def _projection(library: Library, place: Place, first: Year, years: int) -> Projection | None:
    found, problems = projected(library, place, [first + t for t in range(years)])
    library.problems.extend(problem for problem in problems if problem not in library.problems)
    return found


def _or_say_who_leads(problem: Problem) -> Problem:
    if problem.code != "ambiguous-place":
        return problem
    return replace(problem, remedy=f"{problem.remedy}; or say who leads, as in --lead council")


def _wanted(
    models: Sequence[Loaded[Model]], bases: Mapping[str, Basis], library: Library, places: Places, place: Place
) -> list[Wanted]:
    """What a model asks for, what it takes from the place, and whatever it needs that nothing holds."""
    wanted: dict[tuple[str | None, str], Wanted] = {}
    for loaded in models:
        model = loaded.document
        wanting = required(loaded, picked(model, bases))
        if model.achievement is not None:
            reached = _reached(model.achievement, library, places, place)
            wanted.setdefault((None, reached.key), reached)
        for name, needed in model.inputs.items():
            held = held_for(needed, library, places, place.nation, place)
            if needed.ask is None and needed.place is None and held.quantity is not None:
                continue
            shared = needed.figure is not None or needed.place is not None
            one = Wanted(name, needed, held, None if shared else model.model, name in wanting)
            before = wanted.get((one.model, one.key))
            if before is None:
                wanted[one.model, one.key] = one
            elif one.required and not before.required:
                wanted[one.model, one.key] = replace(before, required=True)
    return list(wanted.values())


def _reached(figure: str, library: Library, places: Places, place: Place) -> Wanted:
    """How much of a claim is reached, which no formula of a model names: it is taken off its whole effect."""
    needed = share_asked_for(_REACHED, figure)
    return Wanted("achievement", needed, held_for(needed, library, places, place.nation, place), None, required=False)


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
