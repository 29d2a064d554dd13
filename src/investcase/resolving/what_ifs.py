"""What a case asks of itself, settled: each set of changes is tried as the case is read, so that none is found to be
wrong only when it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from investcase.catalogue.library import Library
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.edits import Changed
from investcase.documents.what_ifs import WhatIfSet
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Problems, Severity
from investcase.reading.suggest import did_you_mean
from investcase.resolving.changes import changes_of, said_of
from investcase.resolving.option import ResolvedOption

Values = Sequence[object]
"""All that a settled case rests on, to see whether anything is another."""


@dataclass(frozen=True, slots=True)
class NamedChanges:
    """One what-if of a case: the changes of its own, the sets that it combines by id, and all changes of both."""

    id: str
    title: str
    own: tuple[Changed, ...]
    combines: tuple[str, ...]
    changes: tuple[Changed, ...]


def settle_what_ifs(
    written: Loaded[Case],
    document: Case,
    options: Sequence[ResolvedOption],
    library: Library,
    values_with: Callable[[Sequence[Changed]], Values],
) -> tuple[tuple[NamedChanges, ...], list[Problem]]:
    """What a case asks of itself, and what is wrong with it.

    Args:
        written: the case as it was typed.
        document: the same, its words as they may be printed, as its options were settled from it.
        options: its options, settled.
        library: what they were settled on.
        values_with: what the case rests on once some changes are made in it; it raises Problems where they cannot be.
    """
    reading = _Reading(written, document, options, library)
    if reading.problems:
        return (), reading.problems
    today = values_with(())
    found, problems = [], []
    for number, one in enumerate(written.document.what_ifs):
        changes = tuple(change for _, change in reading.all_of(one))
        try:
            if values_with(changes) == today:
                problems.append(_moves_nothing(written, one, number))
        except Problems as wrong:
            problems += reading.placed(wrong.problems, one, number)
        own = tuple(change for _, change in reading.own[one.id])
        found.append(NamedChanges(one.id, document.what_ifs[number].title, own, one.combines, changes))
    return tuple(found), list(dict.fromkeys(problems))


class _Reading:
    """The sets by their ids, with what each changes and where that is written; and what keeps them from being tried."""

    def __init__(
        self, loaded: Loaded[Case], document: Case, options: Sequence[ResolvedOption], library: Library
    ) -> None:
        self._loaded, self._sets = loaded, loaded.document.what_ifs
        self._by_id = {one.id: one for one in reversed(self._sets)}
        self.own: dict[str, list[tuple[Path, Changed]]] = {}
        self.problems: list[Problem] = []
        for number, one in enumerate(self._sets):
            if self._by_id[one.id] is not one:
                message = f"two what-ifs are called {one.id}"
                path: Path = ("what_ifs", number, "id")
                expected = "an id of its own for each"
                self.problems.append(loaded.problem("what-if-twice", message, path, expected=expected))
            self.own[one.id] = []
            for name, value in one.changes.items():
                path = ("what_ifs", number, "changes", name)
                try:
                    made = changes_of(document, options, library, {name: value})
                except Problems as wrong:
                    self.problems += [
                        loaded.problem(p.code, p.message, path, expected=p.expected, remedy=p.remedy, on_key=True)
                        for p in wrong.problems
                    ]
                else:
                    self.own[one.id] += [(path, change) for change in made]
            self._read_combined(one, number)
        if not self.problems:
            for number, one in enumerate(self._sets):
                self._refuse_given_twice(one, number)

    def all_of(self, one: WhatIfSet) -> Iterator[tuple[Path, Changed]]:
        """Every change of a set with its place: of those it combines first, then its own."""
        for name in one.combines:
            yield from self.all_of(self._by_id[name])
        yield from self.own[one.id]

    def placed(self, problems: Sequence[Problem], one: WhatIfSet, number: int) -> Iterator[Problem]:
        """What is wrong with a case so changed, each said of the change that it comes of; else of the set."""
        for problem in problems:
            if problem.severity is not Severity.ERROR:
                continue
            path: Path = ("what_ifs", number)
            message = f"{one.title}: {problem.message}"
            for at, change in self.all_of(one):
                (said,) = said_of([problem], [change])
                if said != problem:
                    path, message = at, said.message
                    break
            yield self._loaded.problem(problem.code, message, path, expected=problem.expected, remedy=problem.remedy)

    def _read_combined(self, one: WhatIfSet, number: int) -> None:
        for place, name in enumerate(one.combines):
            path = ("what_ifs", number, "combines", place)
            if name not in self._by_id:
                known = [each.id for each in self._sets if each is not one]
                message = f"this case has no what-if called {name}"
                remedy = did_you_mean(name, known)
                expected = "the id of another what-if of this case"
                problem = self._loaded.problem("what-if-not-there", message, path, expected=expected, remedy=remedy)
                self.problems.append(problem)
            elif one.id in self._reached(name):
                through = "" if name == one.id else f", through {name}"
                expected = "what-ifs that do not lead back to it"
                message = f"the what-if {one.id} combines itself{through}"
                self.problems.append(self._loaded.problem("what-if-circle", message, path, expected=expected))

    def _reached(self, name: str) -> set[str]:
        """A set and all those that it combines, however far away."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            this = waiting.pop()
            if this in self._by_id and this not in found:
                found.add(this)
                waiting += self._by_id[this].combines
        return found

    def _refuse_given_twice(self, one: WhatIfSet, number: int) -> None:
        """Refuse what two changes of a set would both give, by one name or by two."""
        given: dict[Path, Changed] = {}
        own = {at for at, _ in self.own[one.id]}
        for at, change in self.all_of(one):
            before = next((given[edit.path] for edit in change.edits if edit.path in given), None)
            if before is not None:
                named = change.name if before.name == change.name else f"{before.name}, which {change.name} also is,"
                message = f"{named} is given twice: {before.value}, and {change.value}"
                path = at if at in own else ("what_ifs", number, "combines")
                expected = "each figure given once by a what-if and all it combines"
                self.problems.append(self._loaded.problem("what-if-twice", message, path, expected=expected))
                return
            given |= {edit.path: change for edit in change.edits}


def _moves_nothing(loaded: Loaded[Case], one: WhatIfSet, number: int) -> Problem:
    return loaded.problem(
        "what-if-moves-nothing",
        f"{one.title}: every figure has the value already that this what-if would give it",
        ("what_ifs", number),
        severity=Severity.WARNING,
        remedy="give a value that is another, or take the what-if out",
    )
