"""What services free, and what becomes of it, worked out a second time: plain Python, nothing of investcase imported.

A service frees so many beds and so many stays a year. What is freed is capacity. A release makes cash of it from a
year on, in whole steps, if it has them: floor(freed / step) x step. Where demand on the budget line grows, what is
saved meets that growth first, and leaves nothing to close, to refill or to pay twice. Of what is freed and neither
leaves nor meets growth, a share may be refilled: it is worth what that is worth, less its cost, and not capacity too.
Each further pound released is paid twice for some months, at most twelve in a year. Capacity counts at its marginal
share. Posts that stand empty free nothing, and delivery is paid all the same; each who leaves while it is at work costs
a recruit.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from second.plainly import Deflator, Drawn, Entry, Line, Reach, entries_at


@dataclass(frozen=True)
class Refill:
    """A share of what stays, its worth and its cost, each a unit, and to whom it is worth that, as what."""

    share: float
    worth: int
    worth_to: str
    cost: int
    price_year: int | None


@dataclass(frozen=True)
class Release:
    """How a thing leaves a budget: as what, from which year, in what steps; `plan`: a plan holds the growth."""

    kind: str
    budget_line: str
    start: int
    step: int | None = None
    singly: bool = False
    plan: bool = False
    refill: Refill | None = None
    months: int | None = None
    twice: dict[int, int] = field(default_factory=dict)
    exit: dict[int, int] = field(default_factory=dict)
    price_year: int | None = None


@dataclass(frozen=True)
class Thing:
    """What a service frees: whose it is, how many a full year, what one costs, and its likely range as shares of that.

    `at_once` says that they are counted at any one time, as beds are, and not by the year.
    """

    name: str
    body: str
    count: int
    price: int
    prices_as: str
    at_once: bool
    price_year: int | None = None
    ends: tuple[float, float] | None = None
    release: Release | None = None


@dataclass(frozen=True)
class Posts:
    """Posts needed, those that can be filled from some years on, the share who leave in a year, and what each costs."""

    needed: int
    filled: dict[int, int]
    leave: float
    recruit: int


@dataclass(frozen=True)
class Service:
    """A service: what it frees, what delivering it costs a year, when it runs, and what is left of its effect."""

    name: str
    things: tuple[Thing, ...]
    delivery: int
    first: int
    last: int | None
    month: int | None
    ramp: tuple[float, ...]
    drop_off: float | None
    kept: tuple[float, ...]
    margin: float | None
    posts: Posts | None = None


@dataclass(frozen=True)
class Growth:
    """A budget line that grows: what it stands at in a year's prices, its two yearly rates, whether it is planned."""

    body: str
    budget_line: str
    baseline: int
    since: int | None
    people: float | None
    need: float | None
    planned: bool


def reaches(services: tuple[Service, ...]) -> dict[str, Reach]:
    """The ends of all that services free, by the name of each."""
    things = [(f"{service.name}.{thing.name}", thing) for service in services for thing in service.things]
    return {name: Reach(1.0, *thing.ends) for name, thing in things if thing.ends is not None}


def of_services(
    case: Drawn, services: tuple[Service, ...], growths: tuple[Growth, ...], deflator: Deflator
) -> Callable[[Mapping[str, float]], list[Entry]]:
    """What services come to at a setting of what they free."""
    return lambda setting: [
        entry for made in _Freed(case, services, growths, deflator, setting).all() for entry in made
    ]


@dataclass
class _Row:
    """What one thing comes to: how much is freed in each year, and the pounds of it in the case's price base."""

    service: Service
    thing: Thing
    freed: list[float]
    pounds: list[float]


class _Freed:
    """The services of a case at one setting."""

    def __init__(
        self,
        case: Drawn,
        services: tuple[Service, ...],
        growths: tuple[Growth, ...],
        deflator: Deflator,
        setting: Mapping[str, float],
    ) -> None:
        self.case, self.services, self.growths, self.deflator = case, services, growths, deflator
        self.years = range(case.years)
        self.rows = [
            self._row(s, thing, setting.get(f"{s.name}.{thing.name}", 1.0)) for s in services for thing in s.things
        ]

    def all(self) -> list[list[Entry]]:
        made = [self._of_service(service) for service in self.services]
        made += [self._of_release(row) for row in self.rows if row.thing.release is not None]
        made += [self._capacity(row, row.pounds) for row in self.rows if row.thing.release is None]
        return made

    def to_base(self, year: int | None) -> float:
        """What a pound of a year's prices is in the case's."""
        case = self.case
        base = self.deflator.level(case.price_base, case.financial)
        return 1.0 if year is None else base / self.deflator.level(year, case.financial)

    def _row(self, service: Service, thing: Thing, share: float) -> _Row:
        left = math.prod(service.kept)
        freed = [
            share * thing.count * e * f * left for e, f in zip(self.effort(service), self.staffed(service), strict=True)
        ]
        return _Row(service, thing, freed, [x * thing.price * self.to_base(thing.price_year) for x in freed])

    def effort(self, service: Service) -> list[float]:
        """The share of a full year's work in each year."""
        last = self.case.years - 1 if service.last is None else service.last
        levels = service.ramp or (1.0,)
        found: list[float] = []
        for t in range(self.case.years):
            if t < service.first:
                found.append(0.0)
            elif t > last:
                found.append(found[-1] * (1 - service.drop_off) if service.drop_off is not None else 0.0)
            else:
                found.append(self.part_of(service, t) * levels[min(t - service.first, len(levels) - 1)])
        return found

    def runs(self, service: Service) -> list[float]:
        """The share of each year in which it is at work."""
        last = self.case.years - 1 if service.last is None else service.last
        return [self.part_of(service, t) if service.first <= t <= last else 0.0 for t in self.years]

    def part_of(self, service: Service, t: int) -> float:
        """The share of a year that is left when it begins."""
        if t != service.first or service.month is None:
            return 1.0
        return (12 - ((service.month - 4) % 12 if self.case.financial else service.month - 1)) / 12

    def staffed(self, service: Service) -> list[float]:
        """The share of the posts that are filled in each year; while it is not at work, as in the year before."""
        if service.posts is None:
            return [1.0] * self.case.years
        found: list[float] = []
        for filled, there in zip(self.filled(service.posts), self.runs(service), strict=True):
            before = found[-1] if found else 1.0
            found.append(filled / service.posts.needed if there else before)
        return found

    def filled(self, posts: Posts) -> list[int]:
        """How many are: as many as the latest year that is told says, and before the first as many as that."""
        told = [
            max((known for known in posts.filled if known <= t), default=min(posts.filled))
            for t in range(self.case.years)
        ]
        return [min(posts.needed, posts.filled[t]) for t in told]

    def _entry(self, body: str, prices_as: str | None, price_year: int | None) -> Callable[..., Entry]:
        line = Line("a service's", body, None, prices_as=prices_as, price_year=price_year)
        return entries_at(self.case, line, self.deflator)

    def _of_service(self, service: Service) -> list[Entry]:
        effort = self.effort(service)
        made = [self._entry("council", None, None)("council", None, [service.delivery * e for e in effort], -1.0)]
        if service.posts is not None:
            a_year = service.posts.leave * service.posts.recruit
            leave = [
                a_year * n * there for n, there in zip(self.filled(service.posts), self.runs(service), strict=True)
            ]
            made.append(self._entry("council", None, None)("council", None, leave, -1.0))
        return made

    def _capacity(self, row: _Row, pounds: list[float]) -> list[Entry]:
        return [self._of(row, "capacity", [x * (row.service.margin or 0.0) for x in pounds])]

    def _of(self, row: _Row, kind: str | None, pounds: list[float], sign: float = 1.0) -> Entry:
        thing = row.thing
        return self._entry(thing.body, thing.prices_as, thing.price_year)(thing.body, kind, pounds, sign)

    def growth_of(self, thing: Thing) -> Growth | None:
        """The growth of the budget line that falls."""
        line = thing.release.budget_line if thing.release else None
        return next((g for g in self.growths if (g.body, g.budget_line) == (thing.body, line)), None)

    def room(self, growth: Growth) -> list[float]:
        """By how much a budget line would have to grow in each year with nothing done."""
        since = self.case.price_base if growth.since is None else growth.since
        yearly = (1 + (growth.people or 0.0)) * (1 + (growth.need or 0.0))
        base = growth.baseline * self.to_base(growth.since)
        return [max(base * (yearly ** max(self.case.start + t - since, 0) - 1), 0.0) for t in range(self.case.years)]

    def meets(self, thing: Thing) -> list[float]:
        """The share of what is saved on a budget line that only meets growth; of growth avoided, what is that."""
        growth = self.growth_of(thing)
        assert thing.release is not None
        avoids = thing.release.kind == "avoided_growth"
        if growth is None:
            return [1.0 if avoids else 0.0] * self.case.years
        same = [row for row in self.rows if row.thing.release and self.growth_of(row.thing) is growth]
        found = []
        for t, room in enumerate(self.room(growth)):
            claimed = sum(self._leaves(row, 0.0, t) for row in same if _avoids(row.thing))
            saved = sum(self._since(row, t) * row.pounds[t] for row in same if _cash(row.thing))
            if avoids:
                found.append(room / claimed if claimed > room else 1.0)
                continue
            spare = room - min(claimed, room)
            found.append(min(spare / saved, 1.0) if saved > 0 and spare > 1e-9 * room else 0.0)
        return found

    def _since(self, row: _Row, t: int) -> float:
        assert row.thing.release is not None
        return 1.0 if t >= row.thing.release.start else 0.0

    def _share_leaving(self, row: _Row, met: float, t: int) -> float:
        """The share of what is freed in a year that leaves in whole steps, of what growth leaves of it."""
        release = row.thing.release
        assert release is not None
        step = (1 if row.thing.at_once else None) if release.singly else release.step
        left = row.freed[t] * (1 - met)
        whole = 1.0 if step is None or left <= 0 else min(math.floor(left / step + 1e-9) * step / left, 1.0)
        return self._since(row, t) * (1 - met) * whole

    def _leaves(self, row: _Row, met: float, t: int) -> float:
        return row.pounds[t] * self._share_leaving(row, met, t)

    def _of_release(self, row: _Row) -> list[Entry]:
        release, thing = row.thing.release, row.thing
        assert release is not None
        made = [*self._by_year(row, release.exit), *self._by_year(row, release.twice)]
        if not (_cash(thing) or _avoids(thing)):
            left, leaves, met = row.pounds, [0.0] * len(row.freed), [0.0] * len(row.freed)
        else:
            share = self.meets(thing)
            met = [self._since(row, t) * share[t] if _cash(thing) else 0.0 for t in self.years]
            leaves = [self._share_leaving(row, met[t], t) for t in self.years]
            gone = [x * share_of for x, share_of in zip(row.pounds, leaves, strict=True)]
            left = [x - g - x * m for x, g, m in zip(row.pounds, gone, met, strict=True)]
            if _avoids(thing):
                made.append(self._of(row, "avoided_growth", [x * s for x, s in zip(gone, share, strict=True)]))
                made += self._capacity(row, [x * (1 - s) for x, s in zip(gone, share, strict=True)])
            else:
                growth, only = self.growth_of(thing), [x * m for x, m in zip(row.pounds, met, strict=True)]
                made.append(self._of(row, "cash_releasing", gone))
                planned = growth is not None and growth.planned
                made += [self._of(row, "avoided_growth", only)] if planned else self._capacity(row, only)
            made.append(self._of(row, None, self._twice(gone, release.months or 0), -1.0))
        filled = release.refill.share if release.refill else 0.0
        made += self._capacity(row, [x * (1 - filled) for x in left])
        stays = [x * (1 - gone_ - m) * filled for x, gone_, m in zip(row.freed, leaves, met, strict=True)]
        return [*made, *(self._refilled(row, release.refill, stays) if release.refill else ())]

    def _refilled(self, row: _Row, refill: Refill, stays: list[float]) -> list[Entry]:
        public = refill.worth_to not in ("people", "carers", "society")
        to_base, thing = self.to_base(refill.price_year), row.thing
        worth = self._entry(refill.worth_to, thing.prices_as, refill.price_year)
        cost = self._entry(thing.body, thing.prices_as, refill.price_year)
        kind = "capacity" if public else "wider_value"
        return [
            worth(refill.worth_to, kind, [x * refill.worth * to_base for x in stays], 1.0),
            cost(thing.body, None, [x * refill.cost * to_base for x in stays], -1.0),
        ]

    def _by_year(self, row: _Row, amounts: dict[int, int]) -> list[Entry]:
        release = row.thing.release
        assert release is not None
        pounds = [amounts.get(t, 0) * self.to_base(release.price_year) for t in self.years]
        return [self._entry(row.thing.body, None, release.price_year)(row.thing.body, None, pounds, -1.0)]

    def _twice(self, gone: list[float], months: int) -> list[float]:
        """What goes on being paid of each further pound that leaves: twelve months at most in a year."""
        most = [0.0, *itertools.accumulate(gone, max)]
        paid = [0.0] * len(gone)
        for t, (before, after) in enumerate(itertools.pairwise(most)):
            left = months
            for later in range(t, len(gone)):
                paid[later] += (after - before) * min(left, 12) / 12
                left = max(left - 12, 0)
        return paid


def _cash(thing: Thing) -> bool:
    return thing.release is not None and thing.release.kind == "cash_releasing"


def _avoids(thing: Thing) -> bool:
    """Whether it is growth avoided that a plan holds: what none holds is capacity."""
    return thing.release is not None and thing.release.kind == "avoided_growth" and thing.release.plan
