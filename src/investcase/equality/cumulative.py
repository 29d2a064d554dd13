"""The same people touched by more than one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.documents.equality import Impact
from investcase.documents.equality_words import key_of
from investcase.equality.note import called, equality_note


@dataclass(frozen=True, slots=True)
class Touched:
    """One case's finding about the group, protected."""

    title: str
    impact: Impact


@dataclass(frozen=True, slots=True)
class SameGroup:
    """A group that two cases or more name. `group` is its name, or says that the names differ."""

    called: str
    group: str
    touched: tuple[Touched, ...]


def same_groups(appraisals: Sequence[Appraisal]) -> tuple[SameGroup, ...]:
    """Groups within one characteristic or frame that more than one case has a finding about.

    Groups of the same name stand first; then characteristics that several cases touch under different names, which may
    or may not be the same people. Nothing is added up, and no gain is set against a loss.
    """
    by_name: dict[tuple[str, str], list[tuple[int, Touched]]] = {}
    by_key: dict[str, list[tuple[int, Touched]]] = {}
    for number, appraisal in enumerate(appraisals):
        case = appraisal.case
        note = equality_note(case.document.equality, case.nation, case.duties)
        for impact in note.equality.impacts if note.equality else ():
            for who in (impact.who, *impact.also):
                entry = (number, Touched(case.document.title, impact))
                by_name.setdefault((who.key, key_of(who.group)), []).append(entry)
                by_key.setdefault(who.key, []).append(entry)
    nation = appraisals[0].case.nation
    found = [
        SameGroup(called(key, nation), entries[0][1].impact.who.group, tuple(touched for _, touched in entries))
        for (key, _), entries in by_name.items()
        if _several(entries)
    ]
    named = {key for (key, _), entries in by_name.items() if _several(entries)}
    found += [
        SameGroup(called(key, nation), "Perhaps the same people: the names differ", tuple(t for _, t in entries))
        for key, entries in by_key.items()
        if _several(entries) and key not in named
    ]
    return tuple(found)


def _several(entries: Sequence[tuple[int, Touched]]) -> bool:
    return len({number for number, _ in entries}) > 1
