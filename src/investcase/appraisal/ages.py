"""What has grown old by the day of a case: its figures, and the editions of guidance that it takes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from investcase.appraisal.worked import Worked
from investcase.catalogue.origins import CASE
from investcase.catalogue.price_index import price_indices
from investcase.catalogue.stale import YEARS, financial_year
from investcase.documents.case import Discount
from investcase.documents.guidance import DiscountSchedule
from investcase.quantities import YearError, parse_year
from investcase.resolving.behind import figures_behind
from investcase.resolving.figures import Resolved

_COUNTED = re.compile(r"(?:mid-)?(\d{4}(?:-\d{2})?)")
_EDITION = dt.timedelta(days=366)


class Age(StrEnum):
    """Why a figure should be looked at again."""

    REVIEW = "review"
    SUPERSEDED = "superseded"
    OLD = "old"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Aged:
    """One figure behind the preferred option and one reason to look at it again, in words.

    `turns` says that at an end of its own range, alone, the value to society changes its sign.
    """

    figure: Resolved
    age: Age
    why: str
    turns: bool


@dataclass(frozen=True, slots=True)
class OldEdition:
    """An edition of guidance with what came after it or how long ago it was, in words; `later` than the case's day."""

    field: str
    why: str
    later: bool = False


def aged(appraisal: Worked) -> tuple[Aged, ...]:
    """Every figure behind the preferred option that is old on the day of the case; none where it has no day."""
    day = appraisal.case.as_of
    if day is None:
        return ()
    turning = {
        swing.figure.key
        for swing in appraisal.swings
        if min(swing.at_low * swing.central, swing.at_high * swing.central) < 0
    }
    return tuple(
        Aged(figure, age, why, figure.key in turning)
        for figure in figures_behind(appraisal.preferred.flows.option)
        for age, why in why_aged(figure, day)
    )


def why_aged(figure: Resolved, day: dt.date) -> Iterator[tuple[Age, str]]:
    """Every reason to look at a figure again on a day."""
    if figure.review_by is not None and figure.review_by < day:
        yield Age.REVIEW, f"to be looked at again by {_day(figure.review_by)}"
    if figure.superseded_by is not None:
        yield Age.SUPERSEDED, f"superseded by {figure.superseded_by}"
    if figure.since is not None and figure.since > day:
        yield Age.LATER, f"stands from {_day(figure.since)}"
    now = financial_year(day)
    base = figure.price_base
    if base is not None and now - base.start > YEARS:
        yield Age.OLD, f"in prices of {base}"
    if base is not None and base.start > now and figure.origin != CASE:
        yield Age.LATER, f"in prices of {base}"
    counted = _counted(figure)
    if base is None and counted is not None and now - counted > YEARS:
        yield Age.OLD, f"counted for {figure.period}"


def _counted(figure: Resolved) -> int | None:
    """The year of a count that is made every year; None of what a study measured once."""
    found = _COUNTED.fullmatch(figure.period or "") if figure.study is None and figure.measure is None else None
    try:
        return parse_year(found[1]).start if found else None
    except YearError:
        return None


def old_editions(appraisal: Worked) -> Iterator[OldEdition]:
    """The deflators and the discount rates of the case, where they are old, or later than its day."""
    case = appraisal.case
    day = case.as_of
    if day is None:
        return
    index = case.prices.index.document
    newer = [
        each
        for each in price_indices(case.library)
        if each.series == index.series and _between(index.published, each.published, day)
    ]
    if index.published is not None and index.published > day:
        yield OldEdition("deflator", f"{index.title} were published on {_day(index.published)}", later=True)
    elif newer:
        latest = max(newer, key=lambda each: (each.published, each.index))
        yield OldEdition("deflator", f"{index.title} have been followed by {latest.title}: deflator: {latest.index}")
    elif index.published is not None and day - index.published > _EDITION:
        yield OldEdition("deflator", f"{index.title} are more than a year old")
    if not isinstance(case.document.discount, Discount):  # a rate that the case itself gives is of no edition
        yield from _old_rates(case.schedule, [rates.schedule for rates in case.compared], day)


def _between(first: dt.date | None, then: dt.date | None, last: dt.date) -> bool:
    return first is not None and then is not None and first < then <= last


def _old_rates(own: DiscountSchedule, others: list[DiscountSchedule], day: dt.date) -> Iterator[OldEdition]:
    if own.since is not None and own.since > day:
        yield OldEdition("discount", f"{own.title} hold from {_day(own.since)}", later=True)
    for other in others:
        began = other.since
        if other.role == own.role and began is not None and began <= day and (own.since or dt.date.min) < began:
            yield OldEdition("discount", f"{own.title} have been followed by {other.title}: discount: {other.schedule}")


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
