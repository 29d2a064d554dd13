"""A profile beside its comparator: worked out on true counts, and let out only as precisely as is safe.

Below four thousand people a percentage is whole and a ratio has one decimal (NHS England's rule for percentages), so
that neither gives back a count that was rounded.
"""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.groups.representation import FEWEST, Interval, in_words, ratio_interval, representation_ratio
from investcase.documents.equality import Profile
from investcase.documents.equality_counts import Disclosure

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


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """A profile's groups, `places` the decimals a ratio may have, and why no ratio is printed, when none is."""

    profile: Profile
    rows: tuple[Represented, ...]
    total: str | None
    places: int
    why_no_ratio: str | None


def represented(true: Profile, shown: Profile, rule: Disclosure) -> ProfileTable:
    """A profile's table, from its counts as observed and as protected."""
    if true.groups is None or shown.groups is None:
        shares = {name: share.central for name, share in (true.shares or {}).items()}
        comparator = _comparator(true)
        rows = tuple(
            Represented(name, "–", share, comparator.get(name), None, None, "nobody here was counted")
            for name, share in shares.items()
        )
        standing = "a national profile stands in" if true.stand_in else "assumed shares stand in"
        return ProfileTable(shown, rows, None, 2, f"{standing} for a local count")
    total, published = true.total, any(not count.is_withheld for count in shown.groups.values())
    places = 2 if rule.rounded(total) >= _LARGE else 1
    why = _why_no_ratio(true, published)
    rows = tuple(_row(true, shown, name, total, places, why) for name in true.groups)
    return ProfileTable(shown, rows, f"{rule.rounded(total):,}" if published else None, places, why)


def _row(true: Profile, shown: Profile, name: str, total: int, places: int, why: str | None) -> Represented:
    counts, printed = true.groups or {}, (shown.groups or {})[name]
    observed, comparator = counts[name].observed, _comparator(true).get(name)
    if printed.is_withheld or observed is None or not total:
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


def _why_no_ratio(true: Profile, published: bool) -> str | None:
    if not published:
        return "not published for one service"
    if true.comparator is None:
        return "nothing to compare with"
    if true.unknown_share > _TOO_MANY_UNKNOWN:
        return "the group of more than three in ten is unknown"
    return None
