"""The same people touched by more than one case.

The findings of all are printed beside one another, so that a number which any of them withholds is withheld in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from investcase.documents.equality import Impact, protection_of
from investcase.documents.equality_protection import Protection
from investcase.documents.equality_words import key_of
from investcase.documents.figure import Nation
from investcase.equality.note import called, note_of
from investcase.resolving.resolved_case import ResolvedCase


@dataclass(frozen=True, slots=True)
class Assessed:
    """What one case says of whom it touches: as it was written, for what is to be withheld, and protected by itself."""

    case: str
    nation: Nation
    protection: Protection
    impacts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One finding, as it was written and as its own note prints it."""

    written: Impact
    shown: Impact


def assessed(case: ResolvedCase) -> Assessed:
    """A case's findings, to be held beside those of others; none where nobody has looked."""
    written, shown = case.equality, note_of(case).equality
    found = map(Said, written.impacts, shown.impacts) if written and shown else ()
    return Assessed(case.document.title, case.nation, protection_of(written), tuple(found))


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
    hidden = frozenset[int]().union(*(each.protection.hidden for each in cases))
    by_name: dict[tuple[str, str], list[tuple[int, Touched]]] = {}
    by_key: dict[str, list[tuple[int, Touched]]] = {}
    for number, case in enumerate(cases):
        for impact in _impacts(case, hidden):
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


def _impacts(case: Assessed, hidden: frozenset[int]) -> Iterator[Impact]:
    """The findings of one case, protected as in its own note and of what any of the cases withholds."""
    by = replace(case.protection, hidden=hidden)
    for said in case.impacts:
        words: Impact = by.value(said.written)
        yield said.shown.model_copy(update={"who": words.who, "also": words.also, "mechanism": words.mechanism})


def _several(entries: Sequence[tuple[int, Touched]]) -> bool:
    return len({number for number, _ in entries}) > 1
