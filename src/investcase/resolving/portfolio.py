"""Interventions that act on the same events, settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from investcase.documents.base import Loaded
from investcase.documents.case import Case, Option
from investcase.documents.lines import LocalValue
from investcase.documents.portfolio import Member, SharedEvents
from investcase.reading.nodes import Path
from investcase.reading.suggest import one_of
from investcase.resolving.context import Context
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention


@dataclass(frozen=True, slots=True)
class ResolvedMember:
    """An intervention, the quantity of its model that counts the events it avoids, and the lines that come of them."""

    intervention: str
    quantity: str
    nested: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResolvedEvents:
    """Shared events with their baseline, events a year; `loaded` and `path` say where the case gives them."""

    id: str
    title: str
    baseline: Resolved
    members: tuple[ResolvedMember, ...]
    loaded: Loaded[Case]
    path: Path


@dataclass(frozen=True, slots=True)
class ResolvedPortfolio:
    """An option's shared events, and its slippage: a share, None where none is given."""

    events: tuple[ResolvedEvents, ...] = ()
    slippage: Resolved | None = None

    @property
    def figures(self) -> tuple[Resolved, ...]:
        """Every figure it rests on."""
        slippage = () if self.slippage is None else (self.slippage,)
        return (*(events.baseline for events in self.events), *slippage)


def resolve_portfolio(
    context: Context, option: Option, interventions: Sequence[ResolvedIntervention], path: Path
) -> ResolvedPortfolio:
    """The portfolio of an option; problems are noted in the context."""
    given = option.portfolio
    if given is None:
        return ResolvedPortfolio()
    by_id = {entry.id: entry for entry in interventions}
    where: Path = (*path, "portfolio")
    taken: dict[tuple[str, str], str] = {}
    events = []
    for index, entry in enumerate(given.shared_events):
        here: Path = (*where, "shared_events", index)
        members = tuple(_members(context, option, entry, by_id, taken, here))
        baseline = _baseline(context, option, entry, here)
        if len(members) == len(entry.members) and baseline is not None:
            events.append(ResolvedEvents(entry.id, entry.title, baseline, members, context.loaded, here))
    slippage = None
    if given.slippage is not None:
        local = LocalValue.model_construct(
            value=given.slippage.share, source=given.slippage.reason, status=given.slippage.status
        )
        key = context.own_key(option.id, "portfolio.slippage", local)
        slippage = context.given(key, "Slippage of the portfolio", local)
    return ResolvedPortfolio(tuple(events), slippage)


def _baseline(context: Context, option: Option, events: SharedEvents, path: Path) -> Resolved | None:
    where: Path = (*path, "baseline")
    unit = events.baseline.value.unit
    if unit.power("year") != -1 or events.baseline.value.ends[0] <= 0:
        context.report(
            "events-baseline",
            f"{events.title}: a baseline is a number of events a year, above nil",
            (*where, "value"),
            expected="such as 12,000 admissions / year",
        )
        return None
    key = context.own_key(option.id, f"{events.id}.baseline", events.baseline)
    return context.local(key, f"{events.title}: without any of this, a year", events.baseline, where)


def _members(
    context: Context,
    option: Option,
    events: SharedEvents,
    interventions: Mapping[str, ResolvedIntervention],
    taken: dict[tuple[str, str], str],
    path: Path,
) -> Iterator[ResolvedMember]:
    for index, member in enumerate(events.members):
        where: Path = (*path, "members", index)
        found = interventions.get(member.intervention)
        if found is None:
            context.unknown("intervention", member.intervention, interventions, (*where, "intervention"))
            continue
        made = _member(context, events, member, found, where)
        if made is None or _given_twice(context, option, found, where):
            continue
        for line in made.lines:
            if (found.id, line) in taken:
                context.report(
                    "events-twice",
                    f"{found.title}: {line} already shares its events in {taken[found.id, line]}",
                    (*where, "lines" if member.lines else "intervention"),
                    expected="lines: [those that come of these events alone]",
                )
            taken[found.id, line] = events.id
        yield made


def _member(
    context: Context, events: SharedEvents, member: Member, found: ResolvedIntervention, path: Path
) -> ResolvedMember | None:
    units = {definition.name: definition.unit for definition in found.program.definitions}
    if member.quantity not in units:
        context.unknown("quantity", member.quantity, units, (*path, "quantity"))
        return None
    if units[member.quantity] != events.baseline.value.unit:
        context.report(
            "events-unit",
            f"{member.quantity} is in {units[member.quantity]}, and the baseline in {events.baseline.value.unit}",
            (*path, "quantity"),
            expected=one_of(sorted(name for name, unit in units.items() if unit == events.baseline.value.unit)),
        )
        return None
    made_by_effect = [key for key, line in found.document.lines.items() if line.adjusted]
    for line in member.lines:
        if line not in made_by_effect:
            context.unknown("line of its effect", line, made_by_effect, (*path, "lines"))
            return None
    return ResolvedMember(found.id, member.quantity, member.nested, member.lines or tuple(made_by_effect))


def _given_twice(context: Context, option: Option, found: ResolvedIntervention, path: Path) -> bool:
    entry = next(entry for entry in option.interventions if entry.id == found.id)
    if entry.adjustments.overlap is None:
        return False
    context.report(
        "overlap-twice",
        f"{found.title}: its overlap is counted from the shared baseline, and again under its adjustments",
        (*path, "intervention"),
        remedy="remove overlap from its adjustments",
    )
    return True
