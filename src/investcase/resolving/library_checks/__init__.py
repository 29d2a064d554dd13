"""What is wrong with a library by itself, whatever a case names in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from investcase.catalogue.found_by_name import misnamed
from investcase.catalogue.library import Library
from investcase.catalogue.origins import Origin
from investcase.catalogue.passed_over import passed_over
from investcase.reading.problems import Problem
from investcase.resolving.library_checks import (
    asked_for,
    circles,
    figures,
    models,
    rows_of_places,
    sources,
    tables,
    years,
)

Check = Callable[[Library, Origin], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    lambda _, origin: passed_over(origin),
    misnamed,
    figures.each_once,
    figures.each_value_once,
    figures.hold_somewhere,
    figures.sources_exist,
    figures.no_better_than_the_source,
    figures.later_names_exist,
    circles.renames_end,
    circles.supersessions_end,
    circles.derivations_end,
    figures.place_columns_exist,
    figures.keep_the_unit,
    years.prices_within_the_index,
    years.dated_when_it_can_be,
    sources.each_once,
    sources.each_cited,
    tables.can_be_read,
    tables.keep_the_unit,
    rows_of_places.are_of_known_places,
    asked_for.columns,
    asked_for.figures,
    models.formulas_hold,
    models.inputs_can_be_had,
    models.figures_exist,
    models.events_exist,
    models.explained,
)


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those inside a file that stands in the wrong place: where it belongs, there are none."""
    every = list(problems)
    astray = {problem.position.file for problem in every if problem.position and problem.code == "orphan-file"}
    return [p for p in every if p.code == "orphan-file" or p.position is None or p.position.file not in astray]
