"""From one case's answer to another's, one change at a time, each re-appraised with those before it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

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
from investcase.appraisal.comparing.stretch import stretch
from investcase.appraisal.comparing.way import Change, State, Way, joined
from investcase.documents.differences import ABSENT, Difference, differences
from investcase.documents.equality_between import moved_by_few
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase


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


_WORTH_IT = 12
"""How many changes of values take longer one by one than together."""


class _Between:
    """Two cases, and how to appraise anything between them."""

    def __init__(self, first: ResolvedCase, second: ResolvedCase, measure: Measure) -> None:
        self._first, self._second, self._measure = first, second, measure
        self._start, self._before, self._after = alike(first, second)
        self._way = Way(first, second, self._after, measure)

    def comparison(self, name: str) -> Comparison:
        start, end = measured(self._first, self._measure), measured(self._second, self._measure)
        alone = self._way.reached(State(self._start), ())
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
        state, now, waiting = State(self._start), start, self._changes()
        while waiting:
            left: list[Change] = []
            for values_alone, changes in groupby(waiting, _moves_values_alone):
                walk = self._at_once if values_alone else self._one_by_one
                state, now = yield from walk(state, now, list(changes), left)
            if len(left) == len(waiting):
                together, reached = self._together(state, left, end)
                yield self._step(joined(left[:together]), now, reached[1])
                (state, now), left = reached, left[together:]
            waiting = left
        if now.value != end.value:
            yield self._step((Difference((LIBRARY,), ABSENT, ABSENT),), now, end)
        yield from self._better_sourced(start, end)

    def _one_by_one(
        self, state: State, now: Measured, changes: Sequence[Change], left: list[Change]
    ) -> Generator[Step, None, tuple[State, Measured]]:
        """Each of some changes in turn, and where they lead; those that cannot stand yet are put to what is left."""
        for change in changes:
            reached = self._way.reached(state, change)
            if reached is None:
                left.append(change)
                continue
            yield self._step(change, now, reached[1])
            state, now = reached
        return state, now

    def _at_once(
        self, state: State, now: Measured, changes: Sequence[Change], left: list[Change]
    ) -> Generator[Step, None, tuple[State, Measured]]:
        """The same, without settling the case anew for each where each moves figures of its own and nothing else."""
        if len(changes) < _WORTH_IT:
            return (yield from self._one_by_one(state, now, changes, left))

        def settled(made: Sequence[int]) -> ResolvedCase | None:
            reached = self._way.with_all(state, [changes[number] for number in made])
            return None if reached is None else self._way.settled(reached)

        found = stretch(len(changes), settled, self._measure)
        end = None if found is None else self._way.with_all(state, changes)
        if found is None or end is None:
            half = len(changes) // 2
            state, now = yield from self._at_once(state, now, changes[:half], left)
            return (yield from self._at_once(state, now, changes[half:], left))
        value, figures = now.value, dict(now.figures)
        for change, reached_value, moved in zip(changes, found.values, found.moved, strict=True):
            names = ChainMap({each.key: each.after for each in moved if each.after is not None}, figures)
            yield self._step(change, Measured(value, figures), Measured(reached_value, names), moved)
            value = reached_value
        return end, found.end

    def _together(self, state: State, left: Sequence[Change], end: Measured) -> tuple[int, tuple[State, Measured]]:
        """The fewest changes, in their order, that can stand together; at the last, all of them."""
        for count in range(2, len(left)):
            reached = self._way.reached(state, joined(left[:count]))
            if reached is not None:
                return count, reached
        return len(left), (State(self._after, state.from_library), end)

    def _step(self, changes: Change, before: Measured, after: Measured, moved: tuple[Moved, ...] | None = None) -> Step:
        titles = dict.fromkeys(self._title(change, before, after) for change in changes)
        alone = changes[0] if len(changes) == 1 else Difference((), ABSENT, ABSENT)
        return Step(
            places=tuple(change.place for change in changes),
            title="; ".join(titles),
            before=written(alone.before),
            after=written(alone.after),
            amount=after.value - before.value,
            running=after.value,
            figures=tuple(_moved(before.figures, after.figures)) if moved is None else moved,
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


def _moves_values_alone(change: Change) -> bool:
    return len(change) == 1 and is_figure(change[0])


def _moved(before: Mapping[str, Resolved], after: Mapping[str, Resolved]) -> Iterator[Moved]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old is None or new is None or (old.original, old.price_base) != (new.original, new.price_base):
            yield Moved(key, old, new)


def _side(case: ResolvedCase) -> Side:
    document = case.document
    return Side(document.case, document.title, case.loaded.file, case.preferred.title, document.price_base)
