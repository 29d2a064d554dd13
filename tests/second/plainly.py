"""A case of direct lines worked out a second time: plain Python, floats and loops, nothing of investcase imported.

It reads what a test drew, never YAML, and knows the rules only from the words they are published in: real amounts of a
price base; year 0 undiscounted; x_to = x_from * I_to / I_from; a calendar year's index a quarter of the financial year
that ends in it and three quarters of the one that starts in it; bias on a cost adds, on a benefit takes
away, and turns round below zero, where a benefit is a loss; capacity that is freed counts at its
marginal share, nil without one, and more demand on it in full.

A cost that waits for a risk is its chance times its amount, and at either end all of it or nothing.

Money that moves from one body to another is two entries that cancel. VAT that is not got back is in the payer's cash
and in nothing else. What is left of an asset is worth, in the last year, its cost before bias, at the price that was
paid, less wear in equal parts over its life, or what the line says. Cash is a line's pounds of its own year times its
own price's growth since; with relative prices, value takes what that growth is over general inflation, and the cash is
the same.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HELD = 0.02015962
"""Growth after the last published year: that of 2030-31."""
CASH = ("cash_releasing", "avoided_growth")
PUBLIC = ("council", "ijb", "nhs", "police", "dwp", "government")


@dataclass(frozen=True)
class Line:
    """A line as drawn: pounds by offset from the start, or each year between two, or posts (wte, salary, on-costs).

    `in_cash`: its pounds are cash of each year. `vat` and `left` (what an asset is worth at the end) are pounds,
    `vat_share` a share of the amount, `life` years, `grows` the growth of its price over general inflation. `chance` is
    that of the risk it waits for: it comes whole or not at all, and centrally at its chance.
    """

    name: str
    body: str
    benefit: str | None
    amounts: dict[int, int] = field(default_factory=dict)
    each_year: int | None = None
    posts: tuple[float, int, float] | None = None
    first: int = 0
    last: int = 0
    month: int | None = None
    price_year: int | None = None
    in_cash: bool = False
    ends: tuple[float, float] | None = None
    bias: float | None = None
    capital: bool = False
    margin: float | None = None
    other: str | None = None
    vat: int | None = None
    vat_share: float | None = None
    life: float | None = None
    left: int | None = None
    prices_as: str | None = None
    grows: float | None = None
    chance: float | None = None

    @property
    def central(self) -> float:
        """What its amount is centrally, as a share of what is written."""
        return 1.0 if self.chance is None else self.chance

    @property
    def reach(self) -> tuple[float, float] | None:
        """The least and the most of the same."""
        return self.ends if self.chance is None else (0.0, 1.0)


@dataclass(frozen=True)
class Reach:
    """What a thing is centrally, and the least and the most that it may be."""

    central: float
    low: float
    high: float


@dataclass(frozen=True)
class Stream:
    """Funding in cash by offset from the start, from outside the case or from a payer in it, who may be the body."""

    name: str
    body: str
    amounts: dict[int, int]
    payer: str | None = None


@dataclass(frozen=True)
class Price:
    """How one kind of price moves: a rate every year, or by the year that it is the growth into, the last held on."""

    each_year: float | None = None
    by_year: dict[int, float] = field(default_factory=dict)

    def rate(self, year: int) -> float | None:
        """The growth into a year; None before the first that is given."""
        told = [rate for known, rate in sorted(self.by_year.items()) if known <= year]
        return self.each_year if self.each_year is not None else told[-1] if told else None


@dataclass(frozen=True)
class Drawn:
    """A whole case; `prices` is by body, or `all`, and kind."""

    start: int
    financial: bool
    years: int
    price_base: int
    rate: float
    lines: tuple[Line, ...]
    streams: tuple[Stream, ...] = ()
    prices: Mapping[tuple[str, str], Price] = field(default_factory=dict)
    relative: bool = False


@dataclass(frozen=True)
class Entry:
    """What one line is to one body: pounds of value by year, with what makes them cash; a cost is below zero.

    `kind` is the type of a benefit, `None` for a cost and `vat` for what is in a budget alone; `moves` says that it is
    one side of money that moves.
    """

    body: str
    kind: str | None
    value: list[float]
    cash: list[float]
    moves: bool = False


@dataclass
class Answer:
    """What it is worth, at central, cautious and favourable values in that order.

    Everything is at the ends of the NPSV, but for `own_cash_by_body`, each body's cash at ends of its own.
    """

    npsv: list[float]
    costs: list[float]
    benefits: list[float]
    by_type: dict[str, list[float]]
    by_body: dict[str, list[float]]
    cash_by_body: dict[str, list[float]]
    own_cash_by_body: dict[str, list[float]]
    gained_and_lost: list[tuple[float, float]]
    net_public: list[float | None]
    burden: list[float]
    cash_terms: dict[str, list[float]]
    simple: int | None
    discounted: int | None
    lead_cash: int | None


class Deflator:
    """The index as published, by the year each financial year starts in."""

    def __init__(self, table: Path) -> None:
        with table.open(newline="") as rows:
            self.levels = {int(row["year"][:4]): float(row["index"]) for row in csv.DictReader(rows)}

    def level(self, year: int, financial: bool) -> float:
        """The level of a year."""
        if not financial:
            return 0.25 * self.level(year - 1, True) + 0.75 * self.level(year, True)
        last = max(self.levels)
        return self.levels[year] if year <= last else self.levels[last] * (1 + HELD) ** (year - last)


More = Callable[[Mapping[str, float]], list[Entry]]
"""What there is beside the lines of a case, at a setting of what moves."""


def worked_out(
    case: Drawn, deflator: Deflator, more: More | None = None, moves: Mapping[str, Reach] | None = None
) -> Answer:
    """The whole case, and what there is beside its lines; `moves` are the ends of what that rests on, by name."""
    reaches = {line.name: Reach(line.central, *line.reach) for line in case.lines if line.reach} | dict(moves or {})
    central = {name: reach.central for name, reach in reaches.items()}

    def entries(setting: Mapping[str, float]) -> list[Entry]:
        own = [entry for line in case.lines for entry in of_line(case, line, setting.get(line.name, 1.0), deflator)]
        return [*own, *(more(setting) if more is not None else ())]

    def worth(wanted: Callable[[Entry], bool]) -> Callable[[Mapping[str, float]], float]:
        return lambda setting: sum(at_year_0(case, entry) for entry in entries(setting) if wanted(entry))

    worst, best = ends_of(worth(lambda entry: entry.kind != "vat"), reaches)
    answer = Answer([], [], [], {}, {}, {}, {}, [], [], [], {}, None, None, None)
    for setting in (central, worst, best):
        _one_world(case, entries(setting), answer)
    found = entries(central)
    for body in {entry.body for entry in found if entry.body in PUBLIC and felt(entry)}:
        own = worth(lambda entry, body=body: entry.body == body and felt(entry))
        answer.own_cash_by_body[body] = [own(setting) for setting in (central, *ends_of(own, reaches))]
    named = {stream.body for stream in case.streams} | {stream.payer for stream in case.streams if stream.payer}
    for body in sorted({entry.body for entry in found} | named):
        row = [0.0] * case.years
        for t in range(case.years):
            row[t] += sum(entry.cash[t] for entry in found if entry.body == body and felt(entry))
            for stream in case.streams:
                if stream.payer == stream.body:
                    continue
                row[t] += stream.amounts.get(t, 0) * ((stream.body == body) - (stream.payer == body))
        answer.cash_terms[body] = row
    value = [entry for entry in found if entry.kind != "vat"]
    whole = [sum(entry.value[t] for entry in value) for t in range(case.years)]
    moved = [any(abs(entry.value[t]) > 0.005 for entry in value) for t in range(case.years)]
    answer.simple = first_paid(whole, moved)
    answer.discounted = first_paid([x / (1 + case.rate) ** t for t, x in enumerate(whole)], moved)
    lead = [entry for entry in found if entry.body == "council" and felt(entry)]
    own_row = [sum(entry.value[t] for entry in lead) for t in range(case.years)]
    answer.lead_cash = first_paid(own_row, [any(abs(e.value[t]) > 0.005 for e in lead) for t in range(case.years)])
    return answer


def felt(entry: Entry) -> bool:
    """Whether it is cash to whoever it is of: a cost, VAT on one, or a saving in cash."""
    return entry.kind in (None, "vat", *CASH)


def at_year_0(case: Drawn, entry: Entry) -> float:
    """The present value of an entry."""
    return sum(x / (1 + case.rate) ** t for t, x in enumerate(entry.value))


def ends_of(
    answer: Callable[[Mapping[str, float]], float], reaches: Mapping[str, Reach]
) -> tuple[dict[str, float], dict[str, float]]:
    """All that moves at the end of its range that alone makes an answer worse, and at the end that makes it better.

    Where they undo one another together, that of all that was tried at which the answer is least, or most.
    """
    central = {name: reach.central for name, reach in reaches.items()}
    worst, best = dict(central), dict(central)
    middle = answer(central)
    for name, reach in reaches.items():
        tried = {end: answer({**central, name: end}) for end in (reach.low, reach.high)}
        low, high = (min(tried, key=lambda e: tried[e]), max(tried, key=lambda e: tried[e]))
        worst[name] = low if tried[low] < middle - 0.005 else reach.central
        best[name] = high if tried[high] > middle + 0.005 else reach.central
    alone = [{**central, name: end} for name, reach in reaches.items() for end in (reach.low, reach.high)]
    every = [worst, best, central, *alone]
    answers = [round(answer(setting), 2) for setting in every]
    least = 0 if answers[0] == min(answers) else answers.index(min(answers))
    most = 1 if answers[1] == max(answers) else answers.index(max(answers))
    return every[least], every[most]


def _one_world(case: Drawn, entries: list[Entry], answer: Answer) -> None:
    value = [entry for entry in entries if entry.kind != "vat"]

    def pv(wanted: Callable[[Entry], bool], among: list[Entry] = value) -> float:
        return sum(at_year_0(case, entry) for entry in among if wanted(entry))

    costs, benefits = -pv(lambda e: e.kind is None), pv(lambda e: e.kind is not None)
    answer.npsv.append(benefits - costs)
    answer.costs.append(costs)
    answer.benefits.append(benefits)
    for kind in ("cash_releasing", "avoided_growth", "capacity", "wider_value"):
        answer.by_type.setdefault(kind, []).append(pv(lambda e, kind=kind: e.kind == kind))
    for body in {entry.body for entry in entries}:
        answer.by_body.setdefault(body, []).append(pv(lambda e, body=body: e.body == body))
        own = pv(lambda e, body=body: e.body == body and felt(e), entries)
        answer.cash_by_body.setdefault(body, []).append(own)
    each = [x / (1 + case.rate) ** t for e in value if not e.moves for t, x in enumerate(e.value)]
    answer.gained_and_lost.append((sum(x for x in each if x > 0), -sum(x for x in each if x < 0)))
    burden = -pv(lambda e: e.body in PUBLIC and felt(e))
    gained = benefits - costs + burden
    answer.burden.append(burden)
    answer.net_public.append(max(gained, 0.0) / burden if burden > 0 and gained > -0.005 else None)


def of_line(case: Drawn, line: Line, share: float, deflator: Deflator) -> list[Entry]:
    """A line to its own body, and what comes with it."""
    base, last = deflator.level(case.price_base, case.financial), case.years - 1
    sign = -1.0 if line.benefit is None else 1.0
    ranged, whole = real(case, line, share, deflator, base)
    inflation = [deflator.level(case.start + t, case.financial) / base for t in range(case.years)]
    price = own_price(case, line, deflator, base)
    takes = case.relative or line.grows is not None
    entry = entries_at(case, line, deflator)
    made = [entry(line.body, line.benefit, whole, sign, line.other is not None)]
    if line.other is not None:
        made.append(entry(line.other, None if line.benefit else "wider_value", whole, -sign, True))
    if line.vat_share is not None:
        made.append(entry(line.body, "vat", [x * line.vat_share for x in whole], -1.0))
    if line.vat is not None:
        pounds = [line.vat * of_base(case, line, t, deflator, base) if x else 0.0 for t, x in enumerate(whole)]
        made.append(entry(line.body, "vat", pounds, -1.0))
    if line.life is not None or line.left is not None:
        at_end = (line.left or 0) * of_base(case, line, last, deflator, base)
        if line.life is not None:
            worn = [min(max(1 - (case.years - t) / line.life, 0.0), 1.0) for t in range(case.years)]
            paid = [p / i if takes else 1.0 for p, i in zip(price, inflation, strict=True)]
            at_end = sum(x * kept * e for x, kept, e in zip(ranged, worn, paid, strict=True)) / paid[last]
        made.append(entry(line.body, "wider_value", [0.0] * last + [at_end], 1.0))
    return made


def entries_at(case: Drawn, line: Line, deflator: Deflator) -> Callable[..., Entry]:
    """What makes entries of rows of pounds of the case's price base, at a line's own price."""
    base = deflator.level(case.price_base, case.financial)
    inflation = [deflator.level(case.start + t, case.financial) / base for t in range(case.years)]
    price = own_price(case, line, deflator, base)
    takes = case.relative or line.grows is not None

    def entry(body: str, kind: str | None, row: list[float], sign: float, moves: bool = False) -> Entry:
        cash = [sign * x * p for x, p in zip(row, price, strict=True)]
        value = [c / i for c, i in zip(cash, inflation, strict=True)] if takes else [sign * x for x in row]
        return Entry(body, kind, value, cash, moves)

    return entry


def real(case: Drawn, line: Line, share: float, deflator: Deflator, base: float) -> tuple[list[float], list[float]]:
    """A line's pounds of the case's price base by year: before what bias and a marginal share make of it, and after."""
    row = [0.0] * case.years
    if line.amounts:
        for t, amount in line.amounts.items():
            row[t] = float(amount)
    else:
        wte, salary, on_costs = line.posts or (1.0, line.each_year or 0, 0.0)
        for t in range(line.first, line.last + 1):
            row[t] = wte * salary * (1 + on_costs)
        if line.month is not None:
            months_left = 12 - ((line.month - 4) % 12 if case.financial else line.month - 1)
            row[line.first] *= months_left / 12
    row = [share * x * of_base(case, line, t, deflator, base) for t, x in enumerate(row)]
    whole = row
    if line.bias is not None:
        worse = [(x >= 0) == (line.benefit is None) for x in row]
        whole = [x * (1 + line.bias if more else 1 - line.bias) for x, more in zip(row, worse, strict=True)]
    if line.benefit == "capacity":
        whole = [x * (line.margin or 0.0) if x > 0 else x for x in whole]
    return row, whole


def of_base(case: Drawn, line: Line, t: int, deflator: Deflator, base: float) -> float:
    """What a pound of a line, as it is written of a year, is in the case's price base."""
    year = case.start + t if line.in_cash else line.price_year
    return 1.0 if year is None else base / deflator.level(year, case.financial)


def own_price(case: Drawn, line: Line, deflator: Deflator, base: float) -> list[float]:
    """What makes a line's pounds of the case's price base cash, by year."""
    general = [deflator.level(case.start + t, case.financial) / base for t in range(case.years)]
    kind = line.prices_as or ("pay" if line.posts else "general")
    given = case.prices.get((line.body, kind), case.prices.get(("all", kind)))
    if line.in_cash or (given is None and line.grows is None):
        return general
    since = case.price_base if line.price_year is None else line.price_year
    level = {min(since, case.start): 1.0}
    for year in range(min(level) + 1, max(since, case.start + case.years - 1) + 1):
        inflation = deflator.level(year, case.financial) / deflator.level(year - 1, case.financial)
        rate = None if given is None else given.rate(year)
        growth = inflation if rate is None else 1 + rate
        level[year] = level[year - 1] * (growth if line.grows is None else inflation * (1 + line.grows))
    back = deflator.level(since, case.financial) / base
    return [back * level[case.start + t] / level[since] for t in range(case.years)]


def first_paid(net: list[float], moved: list[bool]) -> int | None:
    """The first year, money having moved, from which the running total is never again half a penny below nil."""
    running = list(itertools.accumulate(net))
    for t in range(len(running)):
        if any(moved[: t + 1]) and all(total >= -0.005 for total in running[t:]):
            return t
    return None
