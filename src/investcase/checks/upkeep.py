"""What a library asks of those who keep it: what falls due, what has been superseded, what nothing uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from investcase.catalogue.guidance import discount_schedule, discount_schedule_ids
from investcase.catalogue.library import FoundFigure, Library
from investcase.catalogue.origins import Origin
from investcase.catalogue.place_shelf import Shelf
from investcase.catalogue.price_index import price_indices
from investcase.documents.figure import FigureValue
from investcase.documents.model import Model
from investcase.resolving.settling import CAPACITY_BOUNDS
from investcase.resolving.workforce import HOURLY_RATE, MINIMUM_PRICES, TIME_IN_POST

_AHEAD = dt.timedelta(days=182)
_BY_THE_ENGINE = frozenset({*CAPACITY_BOUNDS, *MINIMUM_PRICES.values(), HOURLY_RATE, TIME_IN_POST})
"""The figures that no model names because every case may use them."""


@dataclass(frozen=True, slots=True)
class Due:
    """The values of one source that are to be looked at again by one day, and the models that they move."""

    by: dt.date
    source: str
    figures: tuple[str, ...]
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """A figure that another took the place of, or a value made before one that it rests on, and the models."""

    figure: str
    by: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The latest edition of a kind of guidance, or the year of a table of places, and when it is from."""

    what: str
    id: str
    of: str


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The whole report. A figure of `unused` is named by no model, nor by the engine, nor by another's `rests_on`."""

    as_of: dt.date
    due: tuple[Due, ...]
    superseded: tuple[Replaced, ...]
    made_before: tuple[Replaced, ...]
    editions: tuple[Edition, ...]
    unused: tuple[str, ...]
    no_licence: tuple[str, ...]


def upkeep(library: Library, origin: Origin, day: dt.date) -> Upkeep:
    """What one layer of a library needs on a day: reviews due within half a year, and all that has no date."""
    library.as_of = day
    until = day + _AHEAD
    held = [
        found
        for loaded in library.figures_files(origin)
        for figure in loaded.document.figures
        for found in library.figure(figure.id)
        if found.origin == origin.name
    ]
    uses = uses_of(library)
    users = {found.figure.id: tuple(uses.get(found.figure.id, ())) for found in held}
    rested = {library.name_now(name) for found in held for value in found.figure.values for name in value.rests_on}
    return Upkeep(
        as_of=day,
        due=tuple(_due(held, users, until)),
        superseded=tuple(
            Replaced(found.figure.id, found.figure.superseded_by, users[found.figure.id])
            for found in held
            if found.figure.superseded_by is not None
        ),
        made_before=tuple(_made_before(library, held, users)),
        editions=tuple(_editions(library, origin)),
        unused=tuple(
            found.figure.id
            for found in held
            if not users[found.figure.id] and found.figure.id not in _BY_THE_ENGINE | rested
        ),
        no_licence=tuple(
            source.id
            for loaded in library.sources_files(origin)
            for source in loaded.document.sources
            if not source.licence
        ),
    )


def uses_of(library: Library) -> dict[str, list[str]]:
    """The models that name each figure."""
    uses: dict[str, list[str]] = {}
    for model_id in library.model_ids():
        loaded = library.model(model_id)
        for name in dict.fromkeys(_named(loaded.document)) if loaded is not None else ():
            uses.setdefault(library.name_now(name), []).append(model_id)
    return uses


def _named(model: Model) -> Iterator[str]:
    yield from (needed.figure for needed in model.inputs.values() if needed.figure)
    yield from (overlap.figure for overlap in model.overlaps_with)
    if model.achievement:
        yield model.achievement


def _due(held: Iterable[FoundFigure], users: dict[str, tuple[str, ...]], until: dt.date) -> Iterator[Due]:
    """By day, and of one day that first which moves the most models."""
    together: dict[tuple[dt.date, str], list[str]] = {}
    for found in held:
        for value in found.figure.values:
            if value.review_by is not None and value.review_by <= until and found.figure.superseded_by is None:
                together.setdefault((value.review_by, value.source or "no source"), []).append(found.figure.id)
    rows = [
        Due(by, source, tuple(dict.fromkeys(ids)), tuple(sorted({model for each in ids for model in users[each]})))
        for (by, source), ids in together.items()
    ]
    yield from sorted(rows, key=lambda row: (row.by, -len(row.models), row.source))


def _made_before(
    library: Library, held: Iterable[FoundFigure], users: dict[str, tuple[str, ...]]
) -> Iterator[Replaced]:
    """Values that rest on a figure which has a newer value than they were made from."""
    for found in held:
        for value in found.figure.values:
            for name in value.rests_on:
                stands = [each for other in library.figure(name)[:1] for each in other.figure.values]
                newer = [each for each in stands if _after(each, value)]
                if newer:
                    yield Replaced(found.figure.id, f"{name}, since {newer[0].since}", users[found.figure.id])


def _after(one: FigureValue, made: FigureValue) -> bool:
    return one.since is not None and made.checked is not None and one.since > made.checked


def _editions(library: Library, origin: Origin) -> Iterator[Edition]:
    for index in price_indices(library):
        yield Edition("prices", index.index, str(index.published or "no day"))
    for schedule_id in discount_schedule_ids(library):
        schedule, _ = discount_schedule(schedule_id, library)
        if schedule is not None and schedule.role == "standard":
            yield Edition("discount", schedule.schedule, schedule.in_force)
    years: dict[str, set[str]] = {}
    for table in Shelf(library).tables(None, []):
        if table.origin == origin.name:
            years.setdefault(table.document.table, set()).update(column.period for column in table.document.columns)
    for name, periods in years.items():
        yield Edition("places", name, ", ".join(sorted(periods)))
