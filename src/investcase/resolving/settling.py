"""A case that has been read, settled on a library: every option with its figures, in one price base."""

from __future__ import annotations

from dataclasses import replace

from investcase.catalogue.events import vocabulary
from investcase.catalogue.guidance import outside_views
from investcase.catalogue.library import Library
from investcase.catalogue.places import Place, Places
from investcase.catalogue.price_index import deflators_on_the_day, price_index
from investcase.catalogue.registers import duties
from investcase.documents.base import Loaded
from investcase.documents.case import Case, OwnPlace
from investcase.documents.figure import Nation
from investcase.reading.problems import Problem
from investcase.resolving.alike_ids import alike_ids
from investcase.resolving.context import Context
from investcase.resolving.discount import settle_rates
from investcase.resolving.events import unknown_events
from investcase.resolving.figures import Prices
from investcase.resolving.in_law import words_of_another_law
from investcase.resolving.option import resolve_options
from investcase.resolving.price_years import before_the_index, reached_back_to
from investcase.resolving.profiles import settle_profiles
from investcase.resolving.renamed import by_their_names_now
from investcase.resolving.resolved_case import ResolvedCase
from investcase.resolving.together import settle_moving
from investcase.resolving.unused import nothing_uses

CAPACITY_BOUNDS = ("capacity.marginal-share-low", "capacity.marginal-share-high")


def settle(
    loaded: Loaded[Case], library: Library, known_places: Places | None = None
) -> tuple[ResolvedCase | None, list[Problem]]:
    """A case with every figure found in a library, and the problems met; None when one of them forbids it.

    `known_places` are that library's, read already.
    """
    loaded, problems = by_their_names_now(loaded, library)
    case = loaded.document
    index_id = case.deflator or deflators_on_the_day(library)
    # Written down, so that two cases of two days differ where `compare` looks.
    case = case.model_copy(update={"deflator": index_id})
    loaded = replace(loaded, document=case)
    places = known_places or Places(library)
    place, nation = _place(loaded, places, problems)
    rates, compared = settle_rates(loaded, library, problems)
    index, faults = price_index(index_id, library)
    problems.extend(loaded.placed(fault, ("deflator",)) for fault in faults)
    if nation is None or rates is None or index is None:
        return None, problems
    if not index.reaches(case.start):
        message = f"{index.document.title} begin in {index.first}: {case.start} is before it"
        problems.append(loaded.problem("price-base", message, ("start",), expected=f"a year from {index.first}"))
        return None, problems
    too_early = list(before_the_index(loaded, index, near=case.start))
    problems.extend(too_early)
    if too_early:
        index = reached_back_to(index, case)
    context = Context(loaded, library, places, nation, place, Prices(case.price_base, index), case.horizon)
    for figure_id in case.figures:
        if library.figure(figure_id):
            continue
        why = library.why_missing(figure_id)
        if why:
            message = f"{figure_id} is not in the library. {why}"
            context.report("figure-not-here", message, ("figures", figure_id), on_key=True)
        else:
            context.unknown("figure", figure_id, library.figure_ids(), ("figures", figure_id), on_key=True)
    options = resolve_options(context)
    problems.extend(context.problems)
    if options is None:
        return None, problems
    problems.extend(alike_ids(loaded, options))
    events, faults = vocabulary(library)
    problems.extend(faults or unknown_events(loaded, events, options))
    views, faults = outside_views(library)
    problems.extend(faults)
    owed, faults = duties(library, nation, case.lead_body)
    problems.extend(faults)
    problems.extend(words_of_another_law(loaded, nation))
    equality, stand_ins, faults = settle_profiles(loaded, library, nation)
    problems.extend(faults)
    place_name = place.name if place else case.place.name if isinstance(case.place, OwnPlace) else str(case.place)
    settled = ResolvedCase(
        loaded=loaded,
        written=case,
        nation=nation,
        place=place,
        place_name=place_name,
        horizon=case.horizon,
        prices=context.prices,
        schedule=rates.schedule,
        health_schedule=rates.health,
        compared=compared,
        options=options,
        library=library,
        duties=owed,
        equality=equality,
        stand_ins=stand_ins,
        events=events,
        outside_views=views,
        problems=(),
        texts={},
        capacity_bounds=tuple(figure for name in CAPACITY_BOUNDS if (figure := context.figure(name))),
    )
    problems.extend(nothing_uses(loaded, context.settled))
    moving, faults = settle_moving(loaded, options, settled.register())
    problems.extend(faults)
    return replace(settled, moving=moving), problems


def _place(loaded: Loaded[Case], places: Places, problems: list[Problem]) -> tuple[Place | None, Nation | None]:
    written = loaded.document.place
    if isinstance(written, OwnPlace):
        return None, written.nation
    found, faults = places.find(written, lead=loaded.document.lead_body)
    problems.extend(loaded.placed(fault, ("place",)) for fault in faults)
    return found, found.nation if found else None
