"""National profiles that a case lets stand in for a local count: found by name, never chosen for it.

What is found is marked as no count of this place's people wherever it is printed. Nothing is used that the case does
not name. A name that is published for other nations alone leaves a gap; one that is published for none is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from investcase.catalogue.library import Library
from investcase.catalogue.profiles import GroupShare, read_profiles
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.equality import Equality, Profile
from investcase.documents.figure import Nation
from investcase.quantities import parse_quantity
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean, one_of

_WORDS = {
    Nation.ENGLAND: "England",
    Nation.SCOTLAND: "Scotland",
    Nation.WALES: "Wales",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


def settle_profiles(
    loaded: Loaded[Case], library: Library, nation: Nation
) -> tuple[Equality | None, tuple[GroupShare, ...], list[Problem]]:
    """The equality section with the shares of every stand-in it names, the published rows used, and what is wrong.

    One that says that the assessment is still to be made is none.
    """
    equality = loaded.document.equality
    if equality is not None and not equality.is_made:
        return None, (), []
    if equality is None or not any(profile.stand_in for profile in equality.profiles):
        return equality, (), []
    published, problems = read_profiles(library)
    used: list[GroupShare] = []
    settled: list[Profile] = []
    for index, profile in enumerate(equality.profiles):
        if profile.stand_in is None:
            settled.append(profile)
            continue
        rows = _newest(published.shares_of(profile.stand_in, profile.by, nation))
        if not rows:
            elsewhere = {nation for row in published.shares if _is(row, profile) for nation in row.said.nations}
            make = _not_here if elsewhere else _not_found
            problems.append(make(loaded, index, profile, published.shares, nation))
            settled.append(profile)
            continue
        used += rows
        settled.append(_filled(profile, rows))
    return equality.model_copy(update={"profiles": tuple(settled)}), tuple(used), problems


def _newest(rows: Sequence[GroupShare]) -> tuple[GroupShare, ...]:
    """The rows of the newest year and the narrowest area: shares of two years or areas are not of one people."""
    first = min(rows, key=lambda row: (row.said.year != rows[0].said.year, len(row.said.nations)), default=None)
    return tuple(
        row for row in rows if first and (row.said.year, row.said.nations) == (first.said.year, first.said.nations)
    )


def _filled(profile: Profile, rows: Sequence[GroupShare]) -> Profile:
    shares = {group_name(row.said.group): parse_quantity(f"{row.share:.6g}") for row in rows}
    nations = " and ".join(_WORDS[nation] for nation in rows[0].said.nations)
    population = rows[0].said.population.replace("_", " ")
    cited = "; ".join(dict.fromkeys(row.said.source.cited() for row in rows))
    return profile.model_copy(
        update={"shares": shares, "source": f"{population}, {nations}, {rows[0].said.year} ({cited})"}
    )


def group_name(written: str) -> str:
    """A published group's name as a profile writes it: `18-64` is `18_to_64`."""
    return re.sub(r"(?<=\d)-(?=\d)", "_to_", written)


def _is(row: GroupShare, profile: Profile) -> bool:
    return (row.said.population, row.said.characteristic) == (profile.stand_in, profile.by)


def _not_here(
    loaded: Loaded[Case], index: int, profile: Profile, shares: Sequence[GroupShare], nation: Nation
) -> Problem:
    """A gap of what is published, and no fault of the author's: no other nation's people stand in for this one's."""
    nations = {found for row in shares if _is(row, profile) for found in row.said.nations}
    return loaded.problem(
        "no-profile-here",
        f"shares of {profile.stand_in!r} by {profile.by} are published for "
        f"{', '.join(words for found, words in _WORDS.items() if found in nations)} and not for {_WORDS[nation]}: "
        "the note prints a gap",
        ("equality", "profiles", index, "stand_in"),
        severity=Severity.WARNING,
        expected="groups: the counts of this service",
        remedy="count the people of this service, and say under gaps who will and by when",
    )


def _not_found(
    loaded: Loaded[Case], index: int, profile: Profile, shares: Sequence[GroupShare], nation: Nation
) -> Problem:
    here = [row.said for row in shares if nation in row.said.nations]
    populations = sorted({said.population for said in here})
    by = sorted({said.characteristic for said in here if said.population == profile.stand_in})
    known = list(_choices(populations, by))
    return loaded.problem(
        "unknown-profile",
        f"no shares of {profile.stand_in!r} by {profile.by} are published for {_WORDS[nation]}",
        ("equality", "profiles", index, "stand_in"),
        expected=one_of(known) if known else "groups: the counts of this service",
        remedy=did_you_mean(profile.stand_in or "", populations) or "investcase list profiles",
    )


def _choices(populations: Sequence[str], by: Sequence[str]) -> Iterator[str]:
    yield from (f"by: {name}" for name in by) if by else populations
