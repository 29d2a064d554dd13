"""What is said of a body that ends: when, what follows it, and how sure that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from investcase.catalogue.gazetteer import Change, Standing
from investcase.quantities import Year
from investcase.quantities.years import MONTHS

STANDINGS: dict[Standing, str] = {
    "made": "made by order",
    "decided": "decided, and subject to Parliament",
    "planned": "planned; no decision was found",
    "not_known": "not known",
}
"""How sure a change is, as it is printed."""


@dataclass(frozen=True, slots=True)
class Ending:
    """That a place ends, or may, before the last year of a case does.

    `sure` says that it is made or decided. `years_after` are the years of the case that begin after it has ended.
    """

    words: str
    sure: bool
    years_after: int


def ending(changes: Sequence[Change], horizon: Sequence[Year]) -> Ending | None:
    """What to tell a case over these years of a place with these changes; None where it outlives them."""
    days = [last for change in changes if (last := _last_day(change)) is not None]
    if not days or min(days) >= horizon[-1].last_day:
        return None
    after = sum(year.first_day > min(days) for year in horizon)
    sure = all(change.standing in ("made", "decided") for change in changes)
    return Ending(what_becomes(changes), sure, after)


def _last_day(change: Change) -> dt.date | None:
    return change.ends or (change.begins - dt.timedelta(days=1) if change.begins else None)


def full_date(day: dt.date) -> str:
    """A day in words, as 1 April 2027."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def listing(names: Iterable[str]) -> str:
    """Names in a sentence, the last after a comma too, since some have an "and" of their own."""
    several = list(dict.fromkeys(names))
    return f"{', '.join(several[:-1])}, and {several[-1]}" if len(several) > 1 else "".join(several)


def what_becomes(changes: Iterable[Change]) -> str:
    """What follows a body that ends, with the day and how sure it is; changes are those of that one body."""
    several = list(changes)
    first = several[0]
    followers = [change.new_name for change in several if change.new_name]
    if not followers:
        when = f" for {full_date(first.begins)}" if first.begins else ""
        return f"a reorganisation is planned{when}; no decision was found, nor what would follow"
    if first.ends is None or first.begins is None:
        return f"{listing(followers)} followed"
    verb = "follows" if len(set(followers)) == 1 else "follow"
    return (
        f"it ends on {full_date(first.ends)}, and {listing(followers)} {verb} on {full_date(first.begins)} "
        f"({STANDINGS[first.standing]})"
    )
