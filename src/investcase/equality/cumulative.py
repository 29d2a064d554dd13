"""The same people touched by more than one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.documents.equality import Impact
from investcase.documents.equality_words import key_of
from investcase.documents.figure import Nation
from investcase.equality.note import called, note_of
from investcase.resolving.resolved_case import ResolvedCase


@dataclass(frozen=True, slots=True)
class Assessed:
    """What one case says of whom it touches, protected; nothing where nobody has looked."""

    case: str
    nation: Nation
    impacts: tuple[Impact, ...]


def assessed(case: ResolvedCase) -> Assessed:
    """A case's findings, to be held beside those of others."""
    found = note_of(case).equality
    return Assessed(case.document.title, case.nation, found.impacts if found else ())


@dataclass(frozen=True, slots=True)
class Touched:
    """One case's finding about the group, protected, and what that case calls the group."""

    case: str
    group: str
    impact: Impact


@dataclass(frozen=True, slots=True)
class SameGroup:
    """A characteristic or frame that two cases or more have findings about.

    `same_name` says that they call the group by one name; otherwise they may or may not be the same people.
    """

    called: str
    same_name: bool
    touched: tuple[Touched, ...]


def same_groups(cases: Sequence[Assessed]) -> tuple[SameGroup, ...]:
    """Groups that more than one case touches, those of one name first. Nothing is added up or set off."""
    by_name: dict[tuple[str, str], list[tuple[int, Touched]]] = {}
    by_key: dict[str, list[tuple[int, Touched]]] = {}
    for number, case in enumerate(cases):
        for impact in case.impacts:
            for who in (impact.who, *impact.also):
                entry = (number, Touched(case.case, who.group, impact))
                by_name.setdefault((who.key, key_of(who.group)), []).append(entry)
                by_key.setdefault(who.key, []).append(entry)
    nation = cases[0].nation
    named = {key: entries for (key, _), entries in by_name.items() if _several(entries)}
    rest = {key: entries for key, entries in by_key.items() if _several(entries) and key not in named}
    return tuple(
        SameGroup(called(key, nation), same_name, tuple(touched for _, touched in entries))
        for same_name, found in ((True, named), (False, rest))
        for key, entries in found.items()
    )


def _several(entries: Sequence[tuple[int, Touched]]) -> bool:
    return len({number for number, _ in entries}) > 1
