"""Years that lie so far from the case that a slip of the hand is likelier than that they are meant."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.plausible.frame import Frame, frame_of
from investcase.documents.budgets import BandD, NetBudget
from investcase.documents.walk import Written, place_of, values_in
from investcase.quantities import Year
from investcase.quantities.year_meant import year_meant
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving import codes
from investcase.resolving.price_years import OLDEST, price_bases

_BUDGETS = 5
_RATES = 10
_REPAID = 5

YEAR_FAR = Card.of(codes.YEAR_FAR, Severity.WARNING)


@check(YEAR_FAR)
def case_far_from_today(appraisal: Appraisal) -> Iterator[Problem]:
    """A start far from today, or prices far from the start."""
    case, frame = appraisal.case.document, frame_of(appraisal)
    if not frame.start_is_near:
        said = f"the case starts in {case.start}, {_apart(frame.start, frame.now)} today"
        along = ", and move every other year of the case as far" if _names_its_years(appraisal) else ""
        yield _far(appraisal, ("start",), case.start, said, (frame.now - 5, frame.now + 5), frame.now, along=along)
    if frame.prices_are_near:
        return
    if frame.start_is_near and (frame.today is not None or frame.base > frame.start):
        said = f"the prices are those of {case.price_base}, {_apart(frame.base, frame.start)} the start of the case"
        yield _far(appraisal, ("price_base",), case.price_base, said, frame.prices_span, frame.start)
    else:
        said = f"the case starts in {case.start}, and its prices are those of {case.price_base}"
        yield _far(appraisal, ("price_base",), case.price_base, said, frame.prices_span, frame.now)


def _names_its_years(appraisal: Appraisal) -> bool:
    """Whether anything but the start names a year of the case, which would lie outside it if the start alone moved."""
    document, horizon = appraisal.case.document, appraisal.case.horizon
    return any(
        written.value in horizon
        for written in values_in(document)
        if isinstance(written.value, Year) and written.path not in (("start",), ("price_base",))
    )


@check(YEAR_FAR)
def prices_far_from_the_case(appraisal: Appraisal) -> Iterator[Problem]:
    """A year of prices that nobody can know yet, or so long ago that an index says little of them."""
    frame = frame_of(appraisal)
    if not frame.settled:
        return
    first, last = frame.base - OLDEST, max(frame.base, frame.start, frame.now) + 1
    for written, year in price_bases(appraisal.case.document):
        if written.path == ("price_base",) or first <= year.start <= last:
            continue
        said = f"these are prices of {year}, " + (
            f"which nobody knows yet: the case's are of {appraisal.case.document.price_base}"
            if year.start > last
            else f"{frame.base - year.start} years older than the case's"
        )
        yield _far(appraisal, written.path, year, said, (first, last), frame.base)


@check(YEAR_FAR)
def other_years_far_from_the_case(appraisal: Appraisal) -> Iterator[Problem]:
    """The year of a budget, of a rate of growth or of a first repayment that has nothing to do with the case."""
    frame = frame_of(appraisal)
    every = tuple(values_in(appraisal.case.document)) if frame.settled else ()
    keys: dict[Path, set[Year]] = {}
    for written in every:
        if written.on_key and isinstance(written.value, Year):
            keys.setdefault(written.path[:-1], set()).add(written.value)
    for written in every:
        span = _span(written, frame)
        year = written.value
        if span is None or not isinstance(year, Year) or span[0] <= year.start <= span[1]:
            continue
        path = place_of(written, appraisal.case.loaded.positions)
        said = f"{year} is {_apart(year.start, frame.start)} the start of the case"
        yield _far(
            appraisal,
            path,
            year,
            said,
            span,
            frame.start,
            beside=keys.get(written.path[:-1]) if written.on_key else None,
        )


def _span(written: Written, frame: Frame) -> tuple[int, int] | None:
    """Between which years a year may lie; None for one that is told elsewhere."""
    if isinstance(written.holder, NetBudget | BandD):
        return frame.base - _BUDGETS, frame.last
    if written.name == "by_year" and written.on_key:
        return frame.base - _RATES, frame.last + _RATES
    if written.name == "first_repayment":
        return frame.start, frame.last + _REPAID
    return None


def _apart(year: int, other: int) -> str:
    return f"{abs(year - other)} years {'after' if year > other else 'before'}"


def _far(
    appraisal: Appraisal,
    path: Path,
    year: Year,
    said: str,
    span: tuple[int, int],
    near: int,
    *,
    beside: set[Year] | None = None,
    along: str = "",
) -> Problem:
    meant = year_meant(year, *span, near, beside or ())
    if meant is not None and beside is not None:
        beside.add(meant)
    return YEAR_FAR.problem(
        appraisal.case.loaded,
        said,
        path,
        expected=f"a year from {Year(span[0], year.financial)} to {Year(span[1], year.financial)}",
        instead=() if meant is None or along else (str(meant),),
        remedy=f"write {meant}{along}" if meant is not None else "look at its digits",
        on_key=beside is not None,
    )
