"""A case of direct lines worked out a second time: plain Python, floats and loops, nothing of investcase imported.

It reads what a test drew, never YAML, and knows the rules only from the words they are published in: real amounts of a
price base; year 0 undiscounted; x_to = x_from * I_to / I_from; a calendar year's index a quarter of the financial year
that ends in it and three quarters of the one that starts in it; bias on a cost adds, on a benefit takes
away, and turns round below zero, where a benefit is a loss; capacity that is freed counts at its
marginal share, nil without one, and more demand on it in full.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HELD = 0.02015962
"""Growth after the last published year: that of 2030-31."""
CASH = ("cash_releasing", "avoided_growth")
PUBLIC = ("council", "ijb", "nhs", "police", "dwp", "government")


@dataclass(frozen=True)
class Line:
    """A line as drawn: pounds by offset from the start, or each year between two, or posts (wte, salary, on-costs)."""

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
    ends: tuple[float, float] | None = None
    bias: float | None = None
    capital: bool = False
    margin: float | None = None


@dataclass(frozen=True)
class Stream:
    """Funding in cash by offset from the start."""

    name: str
    body: str
    amounts: dict[int, int]


@dataclass(frozen=True)
class Drawn:
    """A whole case."""

    start: int
    financial: bool
    years: int
    price_base: int
    rate: float
    lines: tuple[Line, ...]
    streams: tuple[Stream, ...] = ()


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


def worked_out(case: Drawn, deflator: Deflator) -> Answer:
    """The whole case."""
    base = deflator.level(case.price_base, case.financial)
    central = {line.name: 1.0 for line in case.lines if line.ends}

    def net_of(lines: Sequence[Line]) -> Callable[[dict[str, float]], float]:
        return lambda setting: sum(
            sign(line) * value / (1 + case.rate) ** t
            for line in lines
            for t, value in enumerate(real(case, line, setting.get(line.name, 1.0), deflator, base))
        )

    worst, best = ends_of(net_of(case.lines), case, central)
    answer = Answer([], [], [], {}, {}, {}, {}, [], [], {}, None, None, None)
    for setting in (central, worst, best):
        _one_world(case, setting, deflator, base, answer)
    for body in {line.body for line in case.lines if line.body in PUBLIC}:
        own = net_of([line for line in case.lines if line.body == body and line.benefit in (None, *CASH)])
        answer.own_cash_by_body[body] = [own(setting) for setting in (central, *ends_of(own, case, central))]
    cash = [deflator.level(case.start + t, case.financial) / base for t in range(case.years)]
    flows = [(line, real(case, line, 1.0, deflator, base)) for line in case.lines]
    for body in sorted({line.body for line in case.lines} | {stream.body for stream in case.streams}):
        row = []
        for t in range(case.years):
            spent = sum(f[t] for line, f in flows if line.body == body and line.benefit is None)
            saved = sum(f[t] for line, f in flows if line.body == body and line.benefit in CASH)
            given = sum(stream.amounts.get(t, 0) for stream in case.streams if stream.body == body)
            row.append((saved - spent) * cash[t] + given)
        answer.cash_terms[body] = row
    whole = [sum(sign(line) * f[t] for line, f in flows) for t in range(case.years)]
    moved = [any(abs(f[t]) > 0.005 for _, f in flows) for t in range(case.years)]
    answer.simple = first_paid(whole, moved)
    answer.discounted = first_paid([x / (1 + case.rate) ** t for t, x in enumerate(whole)], moved)
    felt = [(line, f) for line, f in flows if line.body == "council" and line.benefit in (None, *CASH)]
    own = [sum(sign(line) * f[t] for line, f in felt) for t in range(case.years)]
    answer.lead_cash = first_paid(own, [any(abs(f[t]) > 0.005 for _, f in felt) for t in range(case.years)])
    return answer


def ends_of(
    answer: Callable[[dict[str, float]], float], case: Drawn, central: dict[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """Every line at the end of its range that alone makes an answer worse, and at the end that makes it better."""
    worst, best = dict(central), dict(central)
    middle = answer(central)
    for line in case.lines:
        if line.ends is None:
            continue
        tried = {end: answer({**central, line.name: end}) for end in line.ends}
        low, high = (min(tried, key=lambda e: tried[e]), max(tried, key=lambda e: tried[e]))
        worst[line.name] = low if tried[low] < middle - 0.005 else 1.0
        best[line.name] = high if tried[high] > middle + 0.005 else 1.0
    return worst, best


def _one_world(case: Drawn, setting: dict[str, float], deflator: Deflator, base: float, answer: Answer) -> None:
    value = {
        line.name: sum(
            amount / (1 + case.rate) ** t
            for t, amount in enumerate(real(case, line, setting.get(line.name, 1.0), deflator, base))
        )
        for line in case.lines
    }
    costs = sum(value[line.name] for line in case.lines if line.benefit is None)
    benefits = sum(value[line.name] for line in case.lines if line.benefit is not None)
    answer.npsv.append(benefits - costs)
    answer.costs.append(costs)
    answer.benefits.append(benefits)
    for kind in ("cash_releasing", "avoided_growth", "capacity", "wider_value"):
        found = sum(value[line.name] for line in case.lines if line.benefit == kind)
        answer.by_type.setdefault(kind, []).append(found)
    for body in {line.body for line in case.lines}:
        own = [line for line in case.lines if line.body == body]
        answer.by_body.setdefault(body, []).append(sum(sign(line) * value[line.name] for line in own))
        felt = [line for line in own if line.benefit in (None, *CASH)]
        answer.cash_by_body.setdefault(body, []).append(sum(sign(line) * value[line.name] for line in felt))
    each = [
        sign(line) * amount / (1 + case.rate) ** t
        for line in case.lines
        for t, amount in enumerate(real(case, line, setting.get(line.name, 1.0), deflator, base))
    ]
    answer.gained_and_lost.append((sum(x for x in each if x > 0), -sum(x for x in each if x < 0)))
    public = [line for line in case.lines if line.body in PUBLIC and line.benefit in (None, *CASH)]
    burden = -sum(sign(line) * value[line.name] for line in public)
    gained = benefits - costs + burden
    answer.net_public.append(gained / burden if burden > 0 and gained >= 0 else None)


def real(case: Drawn, line: Line, share: float, deflator: Deflator, base: float) -> list[float]:
    """A line's pounds of the case's price base by year."""
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
    if line.price_year is not None:
        row = [x * base / deflator.level(line.price_year, case.financial) for x in row]
    if line.bias is not None:
        worse = [(x >= 0) == (line.benefit is None) for x in row]
        row = [x * (1 + line.bias if more else 1 - line.bias) for x, more in zip(row, worse, strict=True)]
    row = [x * share for x in row]
    if line.benefit == "capacity":
        row = [x * (line.margin or 0.0) if x > 0 else x for x in row]
    return row


def sign(line: Line) -> int:
    """A cost takes value away."""
    return -1 if line.benefit is None else 1


def first_paid(net: list[float], moved: list[bool]) -> int | None:
    """The first year, money having moved, from which the running total is never again half a penny below nil."""
    running = list(itertools.accumulate(net))
    for t in range(len(running)):
        if any(moved[: t + 1]) and all(total >= -0.005 for total in running[t:]):
            return t
    return None
