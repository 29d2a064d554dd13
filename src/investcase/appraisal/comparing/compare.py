"""From one case's answer to another's, one change at a time, each re-appraised with those before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from investcase.appraisal.comparing.alike import alike
from investcase.appraisal.comparing.comparison import Comparison, Moved, Side, Step
from investcase.appraisal.comparing.measuring import Measure, Measured, body_of_measure, measure_called, measured
from investcase.appraisal.comparing.ordering import (
    LIBRARY,
    PRICE_BASE,
    PRICES,
    WORDS,
    is_figure,
    is_words,
    rank,
    title_of,
    written,
)
from investcase.catalogue.places import Places
from investcase.documents.base import Document, Loaded
from investcase.documents.case import Case
from investcase.documents.differences import ABSENT, Difference, differences, taken_over
from investcase.documents.equality_between import moved_by_few
from investcase.reading.problems import Problems, has_errors
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase
from investcase.resolving.settling import settle


@dataclass(frozen=True, slots=True)
class _State:
    """A case on the way from the first to the second: its document, and what it takes from the second's library."""

    document: Case
    from_library: tuple[str, ...] = ()


def compare(first: ResolvedCase, second: ResolvedCase, measure: str = "npsv") -> Comparison:
    """Why the preferred option's answer moved, as steps that add to the whole difference to the penny.

    Every difference is taken over from the second case in a fixed order (`ordering`), and the case appraised again by
    the engine itself; a step is what that change does with those before it made already. A change that cannot stand
    yet, such as an amount in a year that comes with a later change, waits for the next round; changes that can stand
    only together are one step.

    Args:
        first: the case to start from.
        second: the case to end at.
        measure: one of `measure_names`, such as `npsv` or `lead_body_cash`: present values in pounds, each case's in
            its own prices.

    Raises:
        Problems: there is no such measure, or a case cannot be worked out.
    """
    return _Between(first, second, measure_called(measure, first, second)).comparison(measure)


Change = tuple[Difference, ...]
"""Differences that are taken over at once."""


class _Between:
    """Two cases, and how to appraise anything between them."""

    def __init__(self, first: ResolvedCase, second: ResolvedCase, measure: Measure) -> None:
        self._first, self._second, self._measure = first, second, measure
        self._start, self._before, self._after = alike(first, second)
        self._order = tuple(_ids(self._after))
        self._places = Places(first.library)

    def comparison(self, name: str) -> Comparison:
        start, end = measured(self._first, self._measure), measured(self._second, self._measure)
        alone = self._reached(_State(self._start), ())
        steps = list(self._steps(replace(start, figures=alone[1].figures) if alone else start, end))
        whose = body_of_measure(name, self._first, self._second)
        return Comparison(
            first=_side(self._first),
            second=_side(self._second),
            measure=name,
            start=start.value,
            steps=tuple(step for step in steps if step.amount),
            end=end.value,
            unmoved=tuple(step for step in steps if not step.amount),
            words=tuple(sorted(set(self._words()))),
            told_together=moved_by_few(self._first.document.equality, self._second.document.equality),
            body=whose.name if whose else None,
        )

    def _changes(self) -> list[Change]:
        """Everything that differs and could move an amount, in the order it is taken over.

        Amounts whose prices nobody said are one change: they mean another thing in a case of another price base.
        """
        found = list(differences(self._before, self._after, is_words))
        if self._start.options != self._before.options:
            found.append(Difference(("options",), self._start.options, self._before.options))
        found.extend(Difference((LIBRARY, name), ABSENT, ABSENT) for name in self._library_names())
        unsaid = [difference for difference in found if self._is_unsaid(difference)]
        alone = sorted((difference for difference in found if difference not in unsaid), key=rank)
        changes: list[Change] = [(difference,) for difference in alone]
        if unsaid:
            changes.insert(sum(rank(difference)[0] == PRICES for difference in alone), tuple(unsaid))
        return changes

    def _is_unsaid(self, difference: Difference) -> bool:
        bases = (self._first.document.price_base, self._second.document.price_base)
        below = len(difference.place) > 1 and difference.place[-1] == PRICE_BASE
        return below and (difference.before, difference.after) == bases

    def _words(self) -> Iterator[str]:
        for found in differences(self._first.document, self._second.document, lambda place: False):
            yield from (name.replace("_", " ") for name in found.place if name in WORDS)

    def _library_names(self) -> Iterator[str]:
        """The figures and models either case uses that the two libraries hold differently."""
        ours, theirs = self._first.library, self._second.library
        used = dict.fromkeys([*self._first.register(), *self._second.register()])
        for name in used:
            if [f.figure for f in ours.figure(name)] != [f.figure for f in theirs.figure(name)]:
                yield name
        entries = [entry for case in (self._first, self._second) for entry in case.preferred.models_at_work]
        for model in dict.fromkeys(entry.document.model for entry in entries):
            one, other = ours.model(model), theirs.model(model)
            if one and other and one.document != other.document:
                yield model

    def _steps(self, start: Measured, end: Measured) -> Iterator[Step]:
        state, now, waiting = _State(self._start), start, self._changes()
        while waiting:
            left: list[Change] = []
            for change in waiting:
                reached = self._reached(state, change)
                if reached is None:
                    left.append(change)
                    continue
                yield self._step(change, now, reached[1])
                state, now = reached
            if len(left) == len(waiting):
                together, reached = self._together(state, left, end)
                yield self._step(joined(left[:together]), now, reached[1])
                (state, now), left = reached, left[together:]
            waiting = left
        if now.value != end.value:
            yield self._step((Difference((LIBRARY,), ABSENT, ABSENT),), now, end)
        yield from self._better_sourced(start, end)

    def _together(self, state: _State, left: Sequence[Change], end: Measured) -> tuple[int, tuple[_State, Measured]]:
        """The fewest changes, in their order, that can stand together; at the last, all of them."""
        for count in range(2, len(left)):
            reached = self._reached(state, joined(left[:count]))
            if reached is not None:
                return count, reached
        return len(left), (_State(self._after, state.from_library), end)

    def _reached(self, state: _State, changes: Change) -> tuple[_State, Measured] | None:
        """Where some changes lead, and what the case then comes to; None when they cannot stand without others."""
        try:
            for change in changes:
                if change.place[0] == LIBRARY:
                    state = replace(state, from_library=(*state.from_library, change.place[1]))
                else:
                    state = replace(state, document=taken_over(state.document, change, self._order))
            library = self._first.library.with_from(self._second.library, state.from_library)
            case, problems = settle(Loaded(state.document, self._first.loaded.positions), library, self._places)
            return None if case is None or has_errors(problems) else (state, measured(case, self._measure))
        except (ValidationError, KeyError, Problems):
            return None

    def _step(self, changes: Change, before: Measured, after: Measured) -> Step:
        titles = dict.fromkeys(self._title(change, before, after) for change in changes)
        alone = changes[0] if len(changes) == 1 else Difference((), ABSENT, ABSENT)
        return Step(
            places=tuple(change.place for change in changes),
            title="; ".join(titles),
            before=written(alone.before),
            after=written(alone.after),
            amount=after.value - before.value,
            running=after.value,
            figures=tuple(_moved(before.figures, after.figures)),
            is_figure=all(is_figure(change) for change in changes),
        )

    def _title(self, change: Difference, before: Measured, after: Measured) -> str:
        if self._is_unsaid(change):
            base = self._second.document.price_base
            return f"Amounts that do not say their prices, read in those of {base}, the second case's"
        if change.place == (LIBRARY,):
            return "Everything else in the library: tables of places, guidance"
        if change.place == ("options",):
            return f"The option preferred: {self._before.options[0].title}, not {self._start.options[0].title}"
        if change.place[0] in (LIBRARY, "figures"):
            figure = after.figures.get(change.place[1]) or before.figures.get(change.place[1])
            said = figure.title if figure else change.place[1]
            return f"{said} (library)" if change.place[0] == LIBRARY else said
        return title_of(change, self._before, self._after)

    def _better_sourced(self, start: Measured, end: Measured) -> Iterator[Step]:
        """Figures of the same value whose source or status differs."""
        for key in sorted(start.figures.keys() & end.figures.keys()):
            old, new = start.figures[key], end.figures[key]
            same = old.original == new.original and old.price_base == new.price_base
            if same and (old.source, old.standing) != (new.source, new.standing):
                moved = (Moved(key, old, new),)
                nothing = end.value - end.value
                title = f"{new.title}: its source or standing"
                yield Step((("figures", key),), title, None, None, nothing, end.value, moved, is_figure=True)


def joined(changes: Sequence[Change]) -> Change:
    """Several changes as one."""
    return tuple(difference for change in changes for difference in change)


def _moved(before: Mapping[str, Resolved], after: Mapping[str, Resolved]) -> Iterator[Moved]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old is None or new is None or (old.original, old.price_base) != (new.original, new.price_base):
            yield Moved(key, old, new)


def _side(case: ResolvedCase) -> Side:
    document = case.document
    return Side(document.case, document.title, case.loaded.file, case.preferred.title, document.price_base)


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
