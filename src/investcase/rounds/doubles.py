"""What two cases of a round may both count: the same budget line, event, post or line, and the same people.

The rule is stated wherever an answer rests on it. Two gains may be one where the place, the body and a year are the
same, and they leave the same budget line; count the same event, or one within the other, of people who may be the same;
give up posts of the same title; or are lines of the same title. Gains that hang together in such a way are counted once
by keeping, in each year, those of the case that counts most of them: no more than that is sure, whichever holds. What
is taken off so is told line by line, beside the sums that hold all of it, and never within them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from investcase.checks.twice.money import plain
from investcase.quantities.arrays import Array
from investcase.rounds.calendar import laid_on
from investcase.rounds.case_in import BodyIn, CaseIn, Gain

RULE = (
    "Two gains may be one where the place, the body and a year are the same, and they leave the same budget line, "
    "count the same event (or one within the other) of people who may be the same, give up posts of the same title, "
    "or are lines of the same title. Of those that hang together, the case with the most stays in each year and the "
    "rest is taken off: as if all of the smaller were within the larger, which is the most that can be counted twice."
)


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """A gain of one case, on the years of the round: pounds of cash, freed capacity, and present value, [year]."""

    case: str
    gain: Gain
    cash: Array
    capacity: Array
    value: Array


@dataclass(frozen=True, slots=True, eq=False)
class Twice:
    """Gains of two cases or more that may be one.

    `why` says for each pair, by their places in `counts`, what they share: a kind (`budget line`, `event`, `post`,
    `line`) and what they call it.
    """

    counts: tuple[Counts, ...]
    why: tuple[tuple[int, int, str, tuple[str, ...]], ...]

    @property
    def body(self) -> BodyIn:
        """Whose gains they are."""
        return self.counts[0].gain.body

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases that count them."""
        return tuple(dict.fromkeys(each.case for each in self.counts))

    @property
    def shared(self) -> str:
        """What they share, in words: `budget line: Home care; event: Fall, Fracture`."""
        found: dict[str, dict[str, None]] = {}
        for _, _, kind, words in self.why:
            found.setdefault(kind, {}).update(dict.fromkeys(words))
        return "; ".join(f"{kind}: {', '.join(words)}" for kind, words in found.items())

    def by_case(self, kind: str) -> dict[str, Array]:
        """What each case counts of `cash`, `capacity` or `value`, [year]."""
        found: dict[str, Array] = {}
        for each in self.counts:
            row: Array = getattr(each, kind)
            found[each.case] = found[each.case] + row if each.case in found else row
        return found

    def taken_off(self, kind: str, among: Sequence[str] | None = None) -> Array:
        """What is counted more than once, [year], among some of the cases; among all where none are named."""
        rows = [row for case, row in self.by_case(kind).items() if among is None or case in among]
        if len(rows) < 2:
            return np.zeros_like(self.counts[0].value)
        held = np.stack(rows)
        return np.asarray(held.sum(axis=0) - held.max(axis=0))


@dataclass(frozen=True, slots=True)
class SamePeople:
    """Two cases that reach people who are, or may be, the same: who, and the most in a year of each."""

    cases: tuple[str, str]
    titles: tuple[str, str]
    people: tuple[float, float]
    because: str


def counted_twice(cases: Sequence[CaseIn], years: Sequence[str]) -> tuple[Twice, ...]:
    """Everything that two cases or more may both count, in the order in which it is met."""
    counts = [_counts(case, gain, years) for case in cases for gain in case.gains]
    by_name = {case.name: case for case in cases}
    pairs = [
        (one, other, *why)
        for one, other in _candidates(counts)
        if (why := _why(by_name, counts[one], counts[other])) is not None
    ]
    group = list(range(len(counts)))

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for one, other, _, _ in pairs:
        first, second = sorted((root(one), root(other)))
        group[second] = first
    found = []
    for head in dict.fromkeys(root(one) for one, *_ in pairs):
        members = [place for place in range(len(counts)) if root(place) == head]
        own = {place: number for number, place in enumerate(members)}
        shared = tuple((own[one], own[other], kind, words) for one, other, kind, words in pairs if one in own)
        found.append(Twice(tuple(counts[place] for place in members), shared))
    return tuple(found)


def same_people(cases: Sequence[CaseIn]) -> tuple[SamePeople, ...]:
    """Each pair of cases at one place that work with people who are or may be the same: by the model or the group."""
    found = []
    for one, other in combinations(cases, 2):
        if one.place != other.place:
            continue
        for mine in one.reached:
            for theirs in other.reached:
                same_model = mine.model == theirs.model
                if not same_model and (mine.group is None or mine.group != theirs.group):
                    continue
                if not _meet(one, mine.people, other, theirs.people):
                    continue
                because = "The same model" if same_model else one.titles.get(mine.group or "", "")
                people = (max(mine.people), max(theirs.people))
                found.append(SamePeople((one.name, other.name), (mine.title, theirs.title), people, because))
    return tuple(found)


def _meet(one: CaseIn, mine: Sequence[float], other: CaseIn, theirs: Sequence[float]) -> bool:
    held = {year for year, people in zip(one.years, mine, strict=True) if people > 0}
    return any(year in held for year, people in zip(other.years, theirs, strict=True) if people > 0)


def _counts(case: CaseIn, gain: Gain, years: Sequence[str]) -> Counts:
    cash, capacity, value = (laid_on(years, case.years, row) for row in (gain.cash, gain.capacity, gain.value))
    return Counts(case.name, gain, cash, capacity, value)


def _candidates(counts: Sequence[Counts]) -> Iterator[tuple[int, int]]:
    by_body: dict[BodyIn, list[int]] = {}
    for place, each in enumerate(counts):
        for before in by_body.setdefault(each.gain.body, []):
            if counts[before].case != each.case:
                yield before, place
        by_body[each.gain.body].append(place)


def _why(cases: dict[str, CaseIn], one: Counts, other: Counts) -> tuple[str, tuple[str, ...]] | None:
    """What two gains of one body share, as a kind and in words; None where nothing says that they may be one."""
    mine, theirs = cases[one.case], cases[other.case]
    if mine.place != theirs.place or not ((one.value > 0) & (other.value > 0)).any():
        return None
    lines = {plain(line): line for line in one.gain.budget_lines}
    for line in other.gain.budget_lines:
        if plain(line) in lines:
            return "budget line", (lines[plain(line)],)
    for event, group in one.gain.events:
        for also, of in other.gain.events:
            apart = group is not None and of is not None and of in mine.apart.get(group, ())
            if also in mine.related.get(event, ()) and not apart:
                return "event", tuple(dict.fromkeys((mine.titles[event], theirs.titles[also])))
    if plain(one.gain.title) == plain(other.gain.title) and one.gain.own and other.gain.own:
        return "post" if one.gain.posts and other.gain.posts else "line", (one.gain.title,)
    return None
