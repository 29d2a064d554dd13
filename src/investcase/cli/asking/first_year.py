"""The first year of a draft, held as `check` holds it."""

from __future__ import annotations

from investcase.catalogue.library import Library
from investcase.catalogue.price_index import deflators_on_the_day, price_index
from investcase.cli.refusal import RefusedError
from investcase.quantities import Year
from investcase.reading.problems import Problem, Problems


def refuse_before_the_index(library: Library, start: Year) -> None:
    """Refuse a first year of which no prices are known: a draft with a blank is not read as far as to tell it.

    Raises:
        RefusedError: the newest deflators begin later.
        Problems: they cannot be read.
    """
    index, problems = price_index(deflators_on_the_day(library), library)
    if index is None:
        raise Problems(problems)
    if not index.reaches(start):
        message = f"{index.document.title} begin in {index.first}: {start} is before it"
        raise RefusedError([Problem("price-base", message, expected=f"--start with a year from {index.first}")])
