"""Which cases come to the most within limits: a programme of whole numbers, by HiGHS through `scipy.optimize.milp`.

Every case is done whole or not at all. What several count of the same things is counted once: of each such thing and
year one of the chosen cases keeps its amount, and the programme picks the largest, as the stated rule does. What the
solver finds is worked out again exactly, and a set that its tolerance let pass is ruled out and the rest searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.reading.extras import needed
from investcase.rounds.limits import Comes, Field, Limits

_WHY = "What to do first under limits"
_MOST_POINTS = 16
_FEW = 10
_MOST_RULED_OUT = 200


@dataclass(frozen=True, slots=True)
class Span:
    """The limits on cash, in pounds, from which to which something holds; `to` is None where no limit ends it."""

    start: float
    to: float | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do under limits.

    `chosen` is the best set that keeps to them; None where none does. `frontier` are the best sets as the limit on cash
    rises, each from its own `need` on. `inside` says of each case under which limits on cash it is in the best set.
    `step` is by how much limits between points were passed over, 0 where every point is there.
    """

    limits: Limits
    chosen: Comes | None
    frontier: tuple[Comes, ...]
    inside: dict[str, tuple[Span, ...]]
    step: float


def choose(field: Field, limits: Limits) -> Choice:
    """The best set of cases within limits, and the best sets under every other limit on cash.

    Raises:
        MissingPackageError: SciPy is not installed.
    """
    frontier, step = _frontier(field, limits)
    without = frontier[-1] if frontier else None
    chosen = without if limits.cash is None else best(field, limits)
    spans = {each.name: tuple(_spans(each.name, frontier)) for each in field.candidates}
    return Choice(limits, chosen, frontier, spans, step)


def best(field: Field, limits: Limits) -> Comes | None:
    """The set of the most value to everyone that keeps to the limits; None where no set does.

    Raises:
        MissingPackageError: SciPy is not installed.
    """
    programme = _Programme(field, limits)
    for _ in range(_MOST_RULED_OUT):
        names = programme.solved()
        if names is None:
            return None
        found = field.comes_to(names)
        if field.within(found, limits):
            return found
        programme.rule_out(names)
    return None


def _frontier(field: Field, limits: Limits) -> tuple[tuple[Comes, ...], float]:
    """The best sets from the least cash to no limit, each worth more than the one before.

    Of few cases every such set is there; of many, limits less than a step apart are not all tried.
    """
    found: list[Comes] = []
    limit: float | None = None
    step = 0.0
    while True:
        comes = best(field, replace(limits, cash=limit))
        if comes is None:
            break
        if not found or comes.value < found[-1].value - NEGLIGIBLE:
            found.append(comes)
        else:
            found[-1] = comes  # As much for less cash.
        if comes.need <= NEGLIGIBLE:
            break
        if limit is None:
            step = comes.need / _MOST_POINTS if len(field.candidates) > _FEW else 0.0
        limit = max(comes.need - max(0.01, step), 0.0)
    return tuple(reversed(found)), step


def _spans(name: str, frontier: tuple[Comes, ...]) -> Iterator[Span]:
    start: float | None = None
    for comes in frontier:
        if name in comes.chosen and start is None:
            start = comes.need
        if name not in comes.chosen and start is not None:
            yield Span(start, comes.need)
            start = None
    if start is not None:
        yield Span(start, None)


class _Programme:
    """The programme: a whole number for each case, and for each thing counted twice and year, who keeps its amount."""

    def __init__(self, field: Field, limits: Limits) -> None:
        self._field = field
        self._names = [each.name for each in field.candidates]
        self._number = {name: place for place, name in enumerate(self._names)}
        self._gain = np.array([each.value for each in field.candidates], dtype=float)
        self._net = np.array([each.net for each in field.candidates], dtype=float).reshape(len(self._names), -1)
        self._kept_value: list[float] = []
        self._kept_cash: list[tuple[int, float]] = []
        self._rows: list[dict[int, float]] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._keepers("value")
        self._values = len(self._kept_value)
        if limits.cash is not None:
            self._keepers("cash")
            self._cash(limits.cash)
        self._others(limits)

    def rule_out(self, names: tuple[str, ...]) -> None:
        """Never that set again."""
        row = {place: 1.0 if name in names else -1.0 for name, place in self._number.items()}
        self._add(row, -np.inf, len(names) - 1.0)

    def solved(self) -> tuple[str, ...] | None:
        """The names of the best set; None where there is none."""
        optimize, sparse = needed("scipy.optimize", _WHY), needed("scipy.sparse", _WHY)
        cases, columns = len(self._names), self._columns
        if not cases:
            return ()
        worth = np.concatenate([self._gain, self._kept_value, np.zeros(columns - cases - self._values)])
        constraints = []
        if self._rows:
            at = [(place, column, amount) for place, row in enumerate(self._rows) for column, amount in row.items()]
            places, held, amounts = (np.array(each) for each in zip(*at, strict=True))
            matrix = sparse.csr_matrix((amounts, (places, held)), shape=(len(self._rows), columns))
            constraints.append(optimize.LinearConstraint(matrix, self._low, self._high))
        found = optimize.milp(
            -worth / max(1.0, float(np.abs(worth).max())),
            integrality=np.concatenate([np.ones(cases), np.zeros(columns - cases)]),
            bounds=optimize.Bounds(0.0, 1.0),
            constraints=constraints,
            options={"mip_rel_gap": 0.0},
        )
        if found.x is None:
            return None
        return tuple(name for name, amount in zip(self._names, np.round(found.x[:cases]), strict=True) if amount)

    @property
    def _columns(self) -> int:
        return len(self._names) + len(self._kept_value) + len(self._kept_cash)

    def _keepers(self, kind: str) -> None:
        """Take what is counted twice off every case that counts it, and let one that is chosen keep it."""
        for twice in self._field.twice:
            if kind == "cash" and twice.body != self._field.body:
                continue
            rows = {case: row for case, row in twice.by_case(kind).items() if case in self._number}
            if len(rows) < 2:
                continue
            for year in range(len(next(iter(rows.values())))):
                held = {self._number[case]: float(row[year]) for case, row in rows.items() if row[year] > 0}
                if len(held) < 2:
                    continue
                keepers: dict[int, float] = {}
                for case, amount in held.items():
                    column = self._columns
                    if kind == "value":
                        self._gain[case] -= amount
                        self._kept_value.append(amount)
                    else:
                        self._net[case, year] -= amount
                        self._kept_cash.append((year, amount))
                    keepers[column] = 1.0
                    self._add({column: 1.0, case: -1.0}, -np.inf, 0.0)
                self._add(keepers, -np.inf, 1.0)

    def _cash(self, limit: float) -> None:
        running = np.cumsum(self._net, axis=1)
        scale = max(1.0, float(np.abs(running).max(initial=0.0)), limit)
        first = len(self._names) + self._values
        for year in range(running.shape[1]):
            row = {case: float(running[case, year]) / scale for case in range(len(self._names))}
            for place, (when, amount) in enumerate(self._kept_cash):
                if when <= year:
                    row[first + place] = amount / scale
            self._add(row, -limit / scale, np.inf)

    def _others(self, limits: Limits) -> None:
        candidates = self._field.candidates
        if limits.posts is not None:
            for year in range(self._net.shape[1]):
                self._add({case: each.posts[year] for case, each in enumerate(candidates)}, -np.inf, limits.posts)
        if limits.balance is not None:
            scale = max(1.0, *(each.spent for each in candidates)) if candidates else 1.0
            for folder in dict.fromkeys(each.folder for each in candidates):
                row = {
                    case: (float(each.folder == folder) - limits.balance) * each.spent / scale
                    for case, each in enumerate(candidates)
                }
                self._add(row, -np.inf, 0.0)
        for name in limits.required:
            self._add({self._number[name]: 1.0}, 1.0, 1.0)
        for group in limits.exclusive:
            self._add({self._number[name]: 1.0 for name in group if name in self._number}, -np.inf, 1.0)

    def _add(self, row: dict[int, float], low: float, high: float) -> None:
        self._rows.append(row)
        self._low.append(low)
        self._high.append(high)
