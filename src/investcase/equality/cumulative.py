"""The same people touched by more than one case.

The findings of all are printed beside one another, so that a number which any of them withholds is withheld in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from investcase.appraisal.appraise import Appraisal
from investcase.documents.equality import Equality, Impact, protection_of
from investcase.documents.equality_words import key_of
from investcase.equality.note import EqualityNote, called, note_of


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


def same_groups(appraisals: Sequence[Appraisal]) -> tuple[SameGroup, ...]:
    """Groups that more than one case touches, those of one name first. Nothing is added up or set off."""
    hidden = frozenset[int]().union(*(protection_of(each.case.equality).hidden for each in appraisals))
    by_name: dict[tuple[str, str], list[tuple[int, Touched]]] = {}
    by_key: dict[str, list[tuple[int, Touched]]] = {}
    for number, appraisal in enumerate(appraisals):
        case = appraisal.case
        for impact in _impacts(case.equality, note_of(case), hidden):
            for who in (impact.who, *impact.also):
                entry = (number, Touched(case.document.title, who.group, impact))
                by_name.setdefault((who.key, key_of(who.group)), []).append(entry)
                by_key.setdefault(who.key, []).append(entry)
    nation = appraisals[0].case.nation
    named = {key: entries for (key, _), entries in by_name.items() if _several(entries)}
    rest = {key: entries for key, entries in by_key.items() if _several(entries) and key not in named}
    return tuple(
        SameGroup(called(key, nation), same_name, tuple(touched for _, touched in entries))
        for same_name, found in ((True, named), (False, rest))
        for key, entries in found.items()
    )


def _impacts(written: Equality | None, note: EqualityNote, hidden: frozenset[int]) -> Iterator[Impact]:
    """The findings of one case, protected as in its own note and of what any of the cases withholds."""
    if written is None or note.equality is None:
        return
    by = replace(protection_of(written), hidden=hidden)
    for true, shown in zip(written.impacts, note.equality.impacts, strict=True):
        words: Impact = by.value(true)
        yield shown.model_copy(update={"who": words.who, "also": words.also, "mechanism": words.mechanism})


def _several(entries: Sequence[tuple[int, Touched]]) -> bool:
    return len({number for number, _ in entries}) > 1
