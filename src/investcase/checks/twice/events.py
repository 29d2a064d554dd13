"""One event counted twice: the same people, event, body and years in two interventions or lines of one option."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.events import Vocabulary
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.checks.twice.counted import Counted, counted_in
from investcase.documents.bodies import Body
from investcase.documents.case import Option
from investcase.documents.events import Event
from investcase.quantities.writing import to_fill_in
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.option import ResolvedOption

Pair = tuple[Counted, Counted]


_MOST = 5
"""So many earlier ones are told of each; that there are more is said with the last."""


SAME_EVENTS = Card(
    "same-events",
    Severity.WARNING,
    title="Two interventions or lines count the same kind of event for one body",
    why="An admission can be avoided only once, and its bed days are in it.",
    remedy="Set both under shared_events, with their baseline; or say on a line of your own why it is apart.",
)


@check(SAME_EVENTS)
def same_events_twice(appraisal: Appraisal) -> Iterator[Problem]:
    """Each pair of interventions, cuts and lines of an option that may count some of the same events, once."""
    for index, option in options_of(appraisal):
        pairs, more = pairs_in(appraisal, option, ("options", index))
        last = {other: one for one, other in pairs}
        for (one, other), found in pairs.items():
            yield _told(appraisal, found, more=other in more and last[other] == one)


def pairs_in(
    appraisal: Appraisal, option: Option, path: Path
) -> tuple[dict[tuple[str, str], list[Pair]], frozenset[str]]:
    """What two interventions, cuts or lines of an option both may count, by the ids of the two, the earlier first.

    Of each no more than five earlier ones are given; those of which there are more come with them, by id.
    """
    case = appraisal.case
    settled = next(each for each in case.options if each.id == option.id)
    flows = next(each for each in appraisal.options if each.id == option.id)
    earlier = _Earlier(case.events)
    pairs: dict[tuple[str, str], list[Pair]] = {}
    told: dict[str, set[str]] = {}
    more: set[str] = set()
    for other in counted_in(option, path, flows, case.lead):
        known = told.setdefault(other.owner, set())
        for one in earlier.like(other):
            if one.owner == other.owner or _settled(settled, option, one, other):
                continue
            if one.owner not in known and len(known) == _MOST:
                more.add(other.owner)
                break
            known.add(one.owner)
            pairs.setdefault((one.owner, other.owner), []).append((one, other))
        earlier.add(other)
    return pairs, frozenset(more)


Sort = tuple[bool, Body, str, str | None]
"""What is counted: whether it is lost, for whom, the event, and of whom."""


class _Earlier:
    """What was counted before, by its sort, so that only what may be the same is looked at."""

    def __init__(self, events: Vocabulary) -> None:
        self._events = events
        self._counted: dict[Sort, list[tuple[int, Counted]]] = {}
        self._alike: dict[tuple[Sort, Sort], bool] = {}
        self._added = 0

    def add(self, counted: Counted) -> None:
        self._counted.setdefault(_sort(counted), []).append((self._added, counted))
        self._added += 1

    def like(self, counted: Counted) -> Iterator[Counted]:
        """What may count some of the same in the same years, in order."""
        mine = _sort(counted)
        may_be = (found for sort, found in self._counted.items() if self._are_alike(sort, mine))
        for _, one in merge(*may_be, key=lambda each: each[0]):
            if (one.years & counted.years).any():
                yield one

    def _are_alike(self, one: Sort, other: Sort) -> bool:
        if (one, other) not in self._alike:
            self._alike[one, other] = (
                one[:2] == other[:2]
                and self._events.related(one[2], other[2])
                and self._events.may_be_the_same_people(one[3], other[3])
            )
        return self._alike[one, other]


def _sort(counted: Counted) -> Sort:
    return counted.lost, counted.body, counted.event, counted.group


def _settled(settled: ResolvedOption, option: Option, one: Counted, other: Counted) -> bool:
    """Whether the case counts the two once, or says why they are apart."""
    if one.owner in other.apart_from or other.owner in one.apart_from:
        return True
    for events in settled.portfolio.events:
        lines = {member.intervention: member.lines for member in events.members}
        if one.key in lines.get(one.owner, ()) and other.key in lines.get(other.owner, ()):
            return True
    return _overlap_taken_off(option, one, other) or _overlap_taken_off(option, other, one)


def _overlap_taken_off(option: Option, one: Counted, other: Counted) -> bool:
    """Whether one loses a share to the other: as its author says, or as its model says of the other's."""
    if one.intervention is None or not any(each.kind == "overlap" for each in one.intervention.adjustments):
        return False
    entry = next((entry for entry in option.interventions if entry.id == one.owner), None)
    if entry is not None and entry.adjustments.overlap is not None:
        return True
    theirs = other.intervention.document.model if other.intervention is not None else None
    return any(overlap.model == theirs for overlap in one.intervention.document.overlaps_with)


def _told(appraisal: Appraisal, pairs: list[Pair], *, more: bool) -> Problem:
    """At the later of the two, with every kind of event that they share; the earlier is named."""
    events = appraisal.case.events.events
    one, other = pairs[0]
    counts = list(dict.fromkeys(_shared(events[a.event], events[b.event], one.title) for a, b in pairs))
    bodies = " and ".join(dict.fromkeys(a.body.name for a, _ in pairs))
    ends = "" if any(a.central and b.central for a, b in pairs) else ", at an end of a range"
    comes_back = "takes to come back" if one.lost else "counts"
    return SAME_EVENTS.problem(
        appraisal.case.loaded,
        f"{other.title}: it {comes_back} {'; '.join(counts)} (for {bodies}{ends}); some may be the same"
        + ("; and others before it may count some of the same" if more else ""),
        other.path,
        expected="each event counted once"
        if one.intervention and other.intervention and not one.lost
        else f"apart_from: {{{one.owner}: (why these are other events, or other people's)}}, on a line of your own",
        remedy=_remedy(pairs),
    )


def _shared(mine: Event, theirs: Event, title: str) -> str:
    """What the later counts and the earlier does, when they are the same, and when one may be in the other."""
    later, earlier = theirs.title.lower(), mine.title.lower()
    if mine.id == theirs.id:
        return f"'{later}', and so does '{title}'"
    return f"'{later}', and '{title}' counts '{earlier}', of which some may be in it or it in them"


def _remedy(pairs: list[Pair]) -> str:
    """The block that counts the two once, where their models count what they share; else what can be said."""
    one, other = pairs[0]
    if one.intervention is None or other.intervention is None:
        own = one.owner if one.intervention is None else other.owner
        return f"keep it in one of the two; or, where they are apart, write apart_from on {own!r}, with why"
    if one.lost:
        return "take it out of one of the two cuts, under its inputs or its demand"
    block = _shared_events(one, other)
    return block or f"under adjustments of {other.owner!r} write overlap: {BLANK}%, with its reason"


def _shared_events(one: Counted, other: Counted) -> str | None:
    """The entry under `portfolio` that counts two interventions once, by steps that count one event in one unit."""
    for event, (step, unit) in one.steps.items():
        theirs = other.steps.get(event)
        if theirs is None or theirs[1] != unit or unit.power("£") or unit.power("year") != -1:
            continue
        pairs = ((one, step), (other, theirs[0]))
        members = ", ".join(f"{{intervention: {each.owner}, quantity: {name}}}" for each, name in pairs)
        baseline = f"{{value: {to_fill_in(unit, None)}, source: {BLANK}}}"
        entry = f"{{id: {event}, title: {BLANK}, baseline: {baseline}, members: [{members}]}}"
        return f"portfolio: {{shared_events: [{entry}]}}"
    return None
