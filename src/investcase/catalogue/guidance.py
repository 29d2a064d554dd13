"""Guidance by id and vintage: discount schedules, optimism bias, and outside views."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.catalogue.guidance_files import Shelf, guidance_by_id, guidance_ids
from investcase.catalogue.library import Library
from investcase.documents.bias import BiasTable
from investcase.documents.guidance import DiscountSchedule, OutsideView
from investcase.reading.problems import Problem

LONG_RUN = 50
"""The years after which the reduced rates are run beside the standard ones (Green Book 2026, as the Department for
Transport quotes it)."""
_RATES = Shelf("discount", "discount", "discount schedule", DiscountSchedule)
_BIAS = Shelf("optimism-bias", "bias", "table of optimism bias", BiasTable)
_VIEWS = Shelf("outside-view", "outside-view", "outside view", OutsideView)


@dataclass(frozen=True, slots=True)
class Rates:
    """A discount schedule, and the one that lines of life and health take beside it; None when they take the same."""

    schedule: DiscountSchedule
    health: DiscountSchedule | None


def discount_schedule(schedule_id: str, library: Library) -> tuple[DiscountSchedule | None, list[Problem]]:
    """A discount schedule by id, such as `green-book-2026`, from the strongest origin that has it."""
    loaded, _, problems = guidance_by_id(schedule_id, library, _RATES)
    return (loaded.document if loaded else None), problems


def with_health(schedule: DiscountSchedule, library: Library) -> tuple[Rates, list[Problem]]:
    """A schedule with the rates that go with it for lines of life and health."""
    if schedule.health is None:
        return Rates(schedule, None), []
    health, problems = discount_schedule(schedule.health, library)
    return Rates(schedule, health), problems


def compared_rates(library: Library, years: int, *, health: bool) -> tuple[tuple[Rates, ...], list[Problem]]:
    """The editions that an answer over so many years is worked out under side by side: every standard one, the run for
    long horizons where it applies, and last what was recommended and not adopted; with health rates if wanted.
    """
    roles = ("standard", *(("long_run",) if years > LONG_RUN else ()), "recommended")
    found: list[DiscountSchedule] = []
    problems: list[Problem] = []
    for schedule_id in discount_schedule_ids(library):
        schedule, faults = discount_schedule(schedule_id, library)
        problems.extend(faults)
        if schedule is not None and schedule.role in roles:
            found.append(schedule)
    found.sort(key=lambda schedule: roles.index(schedule.role))
    rates = []
    for schedule in found:
        paired, faults = with_health(schedule, library) if health else (Rates(schedule, None), [])
        problems.extend(faults)
        rates.append(paired)
    return tuple(rates), problems


def discount_schedule_ids(library: Library) -> list[str]:
    """Every discount schedule there is."""
    return guidance_ids(library, _RATES)


def bias_table(table_id: str, library: Library) -> tuple[BiasTable | None, list[Problem]]:
    """A table of optimism bias by id, from the strongest origin that has it; neither table nor problem if none has."""
    if table_id not in bias_ids(library):
        return None, []
    loaded, _, problems = guidance_by_id(table_id, library, _BIAS)
    return (loaded.document if loaded else None), problems


def bias_ids(library: Library) -> list[str]:
    """Every table of optimism bias there is."""
    return guidance_ids(library, _BIAS)


def outside_views(library: Library) -> tuple[tuple[OutsideView, ...], list[Problem]]:
    """Every published average to hold a case against, each id once, from the strongest origin that has it."""
    views: list[OutsideView] = []
    problems: list[Problem] = []
    for view_id in guidance_ids(library, _VIEWS):
        loaded, _, faults = guidance_by_id(view_id, library, _VIEWS)
        problems.extend(faults)
        if loaded is not None:
            views.append(loaded.document)
    return tuple(views), problems
