"""The preferred option settled again by its own rules: over more years, or with some interventions ending earlier.

Over more years, what has no last year goes on: an intervention without `until`, an amount for each year without `to`,
growing demand, and prices as they are held. What is given by year, or has an end, does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from investcase.catalogue.places import Places
from investcase.documents.case import MOST_YEARS, Case
from investcase.quantities import Year
from investcase.reading.problems import Severity
from investcase.resolving.context import Context
from investcase.resolving.option import ResolvedOption, resolve_options
from investcase.resolving.resolved_case import ResolvedCase


def preferred_over(case: ResolvedCase, years: int) -> ResolvedOption | str:
    """The preferred option over so many years from the case's first; in words, why it cannot be had."""
    if years > MOST_YEARS:
        return f"a case may run for {MOST_YEARS} years at most"
    return _settled(case, case.document.model_copy(update={"years": years}))


def preferred_until(case: ResolvedCase, last: Mapping[str, Year]) -> ResolvedOption | str:
    """The preferred option with interventions ending in these years, by id; in words, why it cannot be had."""
    document = case.document
    options = tuple(
        option.model_copy(
            update={
                "interventions": tuple(
                    entry.model_copy(update={"until": last[entry.id]}) if entry.id in last else entry
                    for entry in option.interventions
                )
            }
        )
        for option in document.options
    )
    return _settled(case, document.model_copy(update={"options": options}))


def _settled(case: ResolvedCase, document: Case) -> ResolvedOption | str:
    chosen = tuple(option for option in document.options if option.id == case.preferred.id)
    context = Context(
        replace(case.loaded, document=document.model_copy(update={"options": chosen})),
        case.library,
        Places(case.library),
        case.nation,
        case.place,
        case.prices,
        document.horizon,
    )
    options = resolve_options(context)
    if options is None:
        faults = [problem.message for problem in context.problems if problem.severity is Severity.ERROR]
        return faults[0] if faults else "the option cannot be settled in another way"
    return next(option for option in options if option.preferred)
