"""A profile beside its comparator, worked out from the counts that are printed and from nothing else.

So no share, ratio or interval tells more of a group than its printed count does. Below four thousand people a
percentage is whole and a ratio has one decimal (NHS England's rule for percentages): more would be rounding.
"""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.groups.representation import FEWEST, Interval, in_words, ratio_interval, representation_ratio
from investcase.documents.equality import Profile
from investcase.documents.equality_words import NOT_PUBLISHED

_LARGE = 4000
_TOO_MANY_UNKNOWN = 0.30


@dataclass(frozen=True, slots=True)
class Represented:
    """One group. `people` is protected text; shares are 0-1; what may not be printed is None."""

    group: str
    people: str
    share: float | None
    comparator: float | None
    ratio: float | None
    interval: Interval | None
    words: str


NO_PROFILE = "nobody here was counted, and no national profile is published for this nation"


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """A profile's groups, `places` the decimals a ratio may have, and why no ratio is printed, when none is."""

    profile: Profile
    rows: tuple[Represented, ...]
    total: str | None
    places: int
    why_no_ratio: str | None


def represented(shown: Profile) -> ProfileTable:
    """The table of a profile as it may be printed."""
    if shown.groups is None:
        shares = {name: share.central for name, share in (shown.shares or {}).items()}
        comparator = _comparator(shown)
        rows = tuple(
            Represented(name, "–", share, comparator.get(name), None, None, "nobody here was counted")
            for name, share in shares.items()
        )
        if shown.is_missing:
            return ProfileTable(shown, (), None, 2, NO_PROFILE)
        standing = "a national profile stands in" if shown.stand_in else "assumed shares stand in"
        return ProfileTable(shown, rows, None, 2, f"{standing} for a local count")
    total = (shown.everybody.observed if shown.everybody else None) or 0
    places = 2 if total >= _LARGE else 1
    why = _why_no_ratio(shown)
    rows = tuple(_row(shown, name, total, places, why) for name in shown.groups)
    return ProfileTable(shown, rows, str(shown.everybody) if shown.everybody else None, places, why)


def _row(shown: Profile, name: str, total: int, places: int, why: str | None) -> Represented:
    printed, comparator = (shown.groups or {})[name], _comparator(shown).get(name)
    observed = printed.observed
    if observed is None or not total:
        return Represented(name, str(printed), None, comparator, None, None, "too few to say")
    share = round(observed / total, places + 1)
    if comparator is None or comparator <= 0 or why is not None or total < FEWEST:
        words = "too few to say" if total < FEWEST else "no ratio"
        return Represented(name, str(printed), share, comparator, None, None, words)
    exact = ratio_interval(observed, total, comparator)
    ratio = round(representation_ratio(observed / total, comparator), places)
    rounded = Interval(min(round(exact.low, places), ratio), max(round(exact.high, places), ratio))
    return Represented(name, str(printed), share, comparator, ratio, rounded, in_words(exact, total))


def _comparator(profile: Profile) -> dict[str, float]:
    comparator = profile.comparator
    if comparator is None or comparator.measure == "rates":
        return {}
    return {name: share.central for name, share in comparator.shares.items()}


def _why_no_ratio(shown: Profile) -> str | None:
    if shown.by in NOT_PUBLISHED:
        return "not published for one service"
    if shown.comparator is None:
        return "nothing to compare with"
    if shown.unknown_share > _TOO_MANY_UNKNOWN:
        return "the group of more than three in ten is unknown"
    return None
