"""Cases on the way from one to another: the first, with some of what differs taken over from the second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from investcase.appraisal.comparing.measuring import Measure, Measured, measured
from investcase.appraisal.comparing.ordering import LIBRARY
from investcase.catalogue.places import Places
from investcase.documents.base import Document, Loaded
from investcase.documents.case import Case
from investcase.documents.differences import Difference, all_taken_over, taken_over
from investcase.reading.problems import Problems, has_errors
from investcase.resolving.resolved_case import ResolvedCase
from investcase.resolving.settling import settle

Change = tuple[Difference, ...]
"""Differences that are taken over at once."""


@dataclass(frozen=True, slots=True)
class State:
    """A case on the way from the first to the second: its document, and what it takes from the second's library."""

    document: Case
    from_library: tuple[str, ...] = ()


class Way:
    """What it takes to settle and to measure any case between two, the last of which is `after`."""

    def __init__(self, first: ResolvedCase, second: ResolvedCase, after: Case, measure: Measure) -> None:
        self._first, self._second, self._measure = first, second, measure
        self._order = tuple(_ids(after))
        self._places = Places(first.library)

    def reached(self, state: State, changes: Change) -> tuple[State, Measured] | None:
        """Where some changes lead, and what the case then comes to; None when they cannot stand without others."""
        try:
            for change in changes:
                if change.place[0] == LIBRARY:
                    state = replace(state, from_library=(*state.from_library, change.place[1]))
                else:
                    state = replace(state, document=taken_over(state.document, change, self._order))
            case = self.settled(state)
            return None if case is None else (state, measured(case, self._measure))
        except (ValidationError, KeyError, Problems):
            return None

    def settled(self, state: State) -> ResolvedCase | None:
        """A case on the way; None where it cannot stand."""
        library = self._first.library.with_from(self._second.library, state.from_library)
        case, problems = settle(Loaded(state.document, self._first.loaded.positions), library, self._places)
        return None if has_errors(problems) else case

    def with_all(self, state: State, changes: Sequence[Change]) -> State | None:
        """A case on the way with some changes made; None where its document cannot stand."""
        every = joined(changes)
        names = tuple(change.place[1] for change in every if change.place[0] == LIBRARY)
        documents = [change for change in every if change.place[0] != LIBRARY]
        try:
            document = all_taken_over(state.document, documents, self._order) if documents else state.document
        except (ValidationError, KeyError):
            return None
        return State(document, (*state.from_library, *names))


def joined(changes: Sequence[Change]) -> Change:
    """Several changes as one."""
    return tuple(difference for change in changes for difference in change)


def _ids(value: object) -> Iterator[str]:
    """Every id in a document, in the order written."""
    if isinstance(value, Document):
        if isinstance(name := getattr(value, "id", None), str):
            yield name
        for field in type(value).model_fields:
            yield from _ids(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
