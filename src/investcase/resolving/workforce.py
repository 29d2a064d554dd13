"""Workforce, settled: the posts needed, what decides how many are filled, and what recruits cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from investcase.documents.case import Option
from investcase.documents.figure import Nation
from investcase.documents.lines import LocalValue
from investcase.documents.workforce import Workforce
from investcase.quantities import Quantity
from investcase.reading.nodes import Path
from investcase.resolving.context import Context
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.labels import Labels
from investcase.resolving.line_id import LineId, MadeBy
from investcase.resolving.terms import DirectLine, Factor, always, terms_priced_in

TIME_IN_POST = "workforce.time-in-home-care"
HOURLY_RATE = "home-care.hourly-rate"
MINIMUM_PRICES = {
    Nation.ENGLAND: "home-care.minimum-price",
    Nation.SCOTLAND: "hca.min-price-sco-2425",
    Nation.WALES: "hca.min-price-wal-2324",
}
"""What the Homecare Association says an hour must at least be paid, by nation: the latest that was read."""


@dataclass(frozen=True, slots=True)
class ResolvedWorkforce:
    """One entry, with its figures.

    `needed_by` are the interventions and benefit lines that rest on the posts; `staff` the cost lines whose posts they
    are, and `recruiting` what each recruit costs. `fillable` holds a number of posts for each year of the horizon that
    the case names, by its index.
    `stand` is the share of each year in which posts that no cost line holds are there: while what needs them is at
    work. `time_to_fill` is in months or years; `time_in_post` stands in for a turnover that the case does not give.
    `renewed` is the share of posts that money renewed year by year leaves filled, by year of the horizon; empty when it
    lasts.
    """

    id: str
    title: str
    needed_by: tuple[str, ...]
    staff: tuple[DirectLine, ...]
    posts: Resolved | None
    fillable: tuple[tuple[int, Resolved], ...]
    vacancy_rate: Resolved | None
    turnover_rate: Resolved | None
    time_in_post: Resolved | None
    time_to_fill: Resolved | None
    drawn: Resolved | None
    cost_per_recruit: Resolved | None
    recruiting: DirectLine | None
    stand: tuple[float, ...] = ()
    renewed: tuple[float, ...] = ()

    @property
    def figures(self) -> tuple[Resolved, ...]:
        """Every figure it uses but those of the cost lines."""
        single = (self.posts, self.vacancy_rate, self.turnover_rate, self.time_in_post, self.time_to_fill)
        rest = (self.drawn, self.cost_per_recruit)
        return tuple(f for f in (*single, *(f for _, f in self.fillable), *rest) if f is not None)


def resolve_workforce(
    context: Context,
    option: Option,
    interventions: Sequence[ResolvedIntervention],
    lines: Sequence[DirectLine],
    path: Path,
) -> tuple[ResolvedWorkforce, ...]:
    """An option's workforce; what cannot be meant is noted in the context."""
    _each_once(context, option, path)
    at_work = _at_work(interventions, lines, len(context.horizon))
    found = (_settled(context, option, entry, lines, at_work, (*path, i)) for i, entry in enumerate(option.workforce))
    return tuple(entry for entry in found if entry is not None)


def minimum_price(context: Context) -> Resolved | None:
    """The least an hour of home care must be paid in the case's nation, in its prices; None where none was read."""
    name = MINIMUM_PRICES.get(context.nation)
    return context.figure(name) if name else None


@dataclass(frozen=True, slots=True)
class _AtWork:
    """The share of each year in which something is at work, and whether it ends."""

    by_year: tuple[float, ...]
    has_end: bool


def _at_work(
    interventions: Sequence[ResolvedIntervention], lines: Sequence[DirectLine], years: int
) -> dict[str, _AtWork]:
    """When each intervention, and each line of the case's own, is at work, by its id."""
    found = {line.id: _AtWork(_most([term.profile for term in line.terms], years), line.has_end) for line in lines}
    for entry in interventions:
        paid = entry.delivered or entry.planned or entry.rollout
        last = years - 1 if paid.stops is None else paid.stops
        there = (float(paid.starts <= t <= last) for t in range(years))
        by_year = tuple(paid.first_part if t == paid.starts else share for t, share in enumerate(there))
        found[entry.id] = _AtWork(by_year, paid.stops is not None)
    return found


def _most(rows: Sequence[tuple[float, ...]], years: int) -> tuple[float, ...]:
    """The most of some rows of shares in each year, 1 at most; nil without any."""
    return tuple(min(max((row[t] for row in rows), default=0.0), 1.0) for t in range(years))


def _settled(
    context: Context,
    option: Option,
    entry: Workforce,
    lines: Sequence[DirectLine],
    at_work: Mapping[str, _AtWork],
    path: Path,
) -> ResolvedWorkforce | None:
    title = entry.title or entry.id
    known = [*(e.id for e in option.interventions), *(b.id for b in option.benefits)]
    for i, name in enumerate(entry.for_):
        if name not in known:
            context.unknown("intervention or benefit line", name, known, (*path, "for", i))
    staffed = {line.id for line in option.costs if line.staff is not None}
    for i, name in enumerate(entry.staff):
        if name not in staffed:
            context.unknown("cost line with staff", name, staffed, (*path, "staff", i))
    if any(name not in known for name in entry.for_) or any(name not in staffed for name in entry.staff):
        return None

    def own(key: str, words: str, value: Quantity | None) -> Resolved | None:
        if value is None:
            return None
        local = LocalValue.model_construct(
            value=value, source=entry.source, status=entry.status, price_base=entry.price_base
        )
        name = context.own_key(option.id, f"{entry.id}.{key}", local)
        return context.given(name, f"{title}: {words}", local)

    in_post = None
    if entry.turnover_rate is None and (entry.cost_per_recruit is not None or entry.time_to_fill is not None):
        in_post = context.figure(TIME_IN_POST)
        if in_post is not None:
            context.note_transfer(in_post, path)
    staff = tuple(line for line in lines if line.id in entry.staff)
    needing = [at_work[name] for name in entry.for_ or known if name in at_work]
    has_end = any(line.has_end for line in staff) or (not staff and all(each.has_end for each in needing))
    cost_per_recruit = own("cost-per-recruit", "cost of each recruit", entry.cost_per_recruit)
    return ResolvedWorkforce(
        id=entry.id,
        title=title,
        needed_by=entry.for_ or tuple(known),
        staff=staff,
        posts=own("posts", "posts needed", entry.posts),
        fillable=tuple(_fillable(context, option, entry, title, path)),
        vacancy_rate=own("vacancy-rate", "share of posts empty", entry.vacancy_rate),
        turnover_rate=own("turnover-rate", "share of staff who leave in a year", entry.turnover_rate),
        time_in_post=in_post,
        time_to_fill=own("time-to-fill", "time a post stands empty", entry.time_to_fill),
        drawn=own("drawn-from-home-care", "share drawn from local home care", entry.drawn_from_local_home_care),
        cost_per_recruit=cost_per_recruit,
        recruiting=_recruiting(context, option, entry, has_end, cost_per_recruit),
        stand=_most([each.by_year for each in needing], len(context.horizon)),
    )


def _recruiting(
    context: Context, option: Option, entry: Workforce, has_end: bool, cost: Resolved | None
) -> DirectLine | None:
    """What a recruit costs, as a line of one post filled and one leaver a year; None where the case gives no cost."""
    if cost is None:
        return None
    terms = (always(len(context.horizon), Factor(cost)),)
    labels = Labels(
        id=LineId("recruitment", MadeBy.POSTS, entry.id),
        title=f"{entry.title or entry.id}: recruiting and training for those who leave",
        option=option.id,
        body=entry.body or context.case.lead_body,
        kind="cost",
        has_end=has_end,
        priced_in=terms_priced_in(terms),
    )
    return DirectLine(labels, terms)


def _fillable(
    context: Context, option: Option, entry: Workforce, title: str, path: Path
) -> Iterator[tuple[int, Resolved]]:
    for year, value in (entry.fillable or {}).items():
        if context.within_horizon(year, (*path, "fillable", str(year))):
            local = LocalValue.model_construct(value=value, source=entry.source, status=entry.status)
            key = context.own_key(option.id, f"{entry.id}.fillable.{year}", local)
            words = f"{title}: posts that can be filled, {year}"
            yield context.horizon.index(year), context.given(key, words, local)


def _each_once(context: Context, option: Option, path: Path) -> None:
    """Each intervention and line rests on one entry, and each line of posts is of one: two would count it twice."""
    everything = (*(e.id for e in option.interventions), *(b.id for b in option.benefits))
    needing = [(i, entry.for_ or everything) for i, entry in enumerate(option.workforce)]
    holding = [(i, entry.staff) for i, entry in enumerate(option.workforce)]
    for named, said, expected in (
        (
            needing,
            "rests on the posts of",
            "for: the interventions and benefit lines that need these posts, each in one",
        ),
        (holding, "has its posts in", "staff: the cost lines whose posts these are, each in one"),
    ):
        seen: set[str] = set()
        for i, names in named:
            again = next((name for k, name in enumerate(names) if name in seen or name in names[:k]), None)
            if again is not None:
                words = f"{again!r} {said} an entry above already"
                context.report("workforce-twice", words, (*path, i), expected=f"{expected} entry")
                break
            seen.update(names)
