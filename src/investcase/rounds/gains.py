"""What a case counts as gained, each thing once: its money by year, and what says whether another case has it too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.checks.places_in_case import options_of
from investcase.checks.twice.counted import counted_in
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import FlowLine, sum_of
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.events import own_lines
from investcase.resolving.labels import Source
from investcase.rounds.case_in import BodyIn, Gain

Events = dict[Source, dict[tuple[str, str | None], None]]


@dataclass(slots=True)
class _Gathered:
    """The lines of one gain: what leaves a budget, what only meets growth, what nobody closes."""

    lines: list[FlowLine] = field(default_factory=list)


def gains_of(appraisal: Appraisal, named: Callable[[Body], BodyIn]) -> Iterator[Gain]:
    """The gains of the preferred option; money that moves between bodies is none, nor is what comes back in a cut."""
    option = appraisal.preferred
    gathered: dict[tuple[Source, Body], _Gathered] = {}
    for line in option.cash.lines:
        if line.role == "plain" and not line.moves and line.in_cut != "demand":
            gathered.setdefault((line.source, line.body), _Gathered()).lines.append(line)
    events = _events(appraisal)
    posts, titles = _own(appraisal)
    years = (len(appraisal.case.horizon),)
    for (source, body), found in gathered.items():
        value = sum_of([line.net[0] * option.factors_of(line) for line in found.lines], years)
        cash = [_in_cash(line) for line in found.lines if line.cash_type in CASH or line.kind == "cost"]
        freed = [_in_cash(line) for line in found.lines if line.cash_type is CashType.CAPACITY]
        if not (value > NEGLIGIBLE).any():
            continue
        entry, made_from, _ = source
        yield Gain(
            line=made_from if entry is None else f"{entry}.{made_from}",
            title=titles.get(made_from, found.lines[0].title) if entry is None else found.lines[0].title,
            body=named(body),
            cash=_gained(sum_of(cash, years)),
            capacity=_gained(sum_of(freed, years)),
            value=_gained(value),
            budget_lines=tuple(dict.fromkeys(line.budget_line for line in found.lines if line.budget_line)),
            events=tuple(events.get(source, {})),
            posts=source in posts,
            own=entry is None and made_from in titles,
        )


def _in_cash(line: FlowLine) -> Array:
    return np.asarray(line.net[0] * line.cash_terms)


def _gained(total: Array) -> tuple[float, ...]:
    return tuple(max(float(each), 0.0) for each in total)


def _events(appraisal: Appraisal) -> Events:
    """What each gain counts, and of whom, as the vocabulary names it."""
    option = appraisal.preferred
    found: Events = {}
    for index, document in options_of(appraisal):
        if document.id != option.id:
            continue
        for each in counted_in(document, ("options", index), option, appraisal.case.lead):
            if each.lost:
                continue
            source: Source = (None, each.owner, None)
            if each.intervention is not None and each.key is not None:
                source = (each.owner, each.intervention.document.lines[each.key].amount, each.body)
            found.setdefault(source, {})[each.event, each.group] = None
    return found


def _own(appraisal: Appraisal) -> tuple[set[Source], dict[str, str]]:
    """Which lines of the case's own are posts, and what each of its own lines is called."""
    posts: set[Source] = set()
    titles: dict[str, str] = {}
    for index, document in options_of(appraisal):
        if document.id == appraisal.preferred.id:
            for _, line in own_lines(document, ("options", index)):
                titles[line.id] = line.title
                if line.staff is not None:
                    posts.add((None, line.id, None))
    return posts, titles


@dataclass(frozen=True, slots=True)
class Kin:
    """Of each event that a case counts, all that may be it or in it; of each group, all that share nobody with it; and
    what the events and groups that it names are called.
    """

    related: dict[str, tuple[str, ...]]
    apart: dict[str, tuple[str, ...]]
    titles: dict[str, str]


def kin_of(appraisal: Appraisal) -> Kin:
    """What the vocabulary of events says of what a case counts."""
    words = appraisal.case.events
    pairs = {pair for found in _events(appraisal).values() for pair in found}
    events, groups = {event for event, _ in pairs}, {group for _, group in pairs if group is not None}
    models = [each.intervention.document for each in appraisal.preferred.flows.mechanisms]
    groups |= {model.group for model in models if model.group is not None}
    titles = {name: event.title for name, event in words.events.items()}
    titles |= {name: people.title for name, people in words.people.items()}
    return Kin(
        {event: tuple(other for other in words.events if words.related(event, other)) for event in sorted(events)},
        {
            group: tuple(other for other in words.people if not words.may_be_the_same_people(group, other))
            for group in sorted(groups)
        },
        {name: titles[name] for name in sorted(events | groups) if name in titles},
    )
