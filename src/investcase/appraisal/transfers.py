"""The smallest payments between partners after which none is worse off: a linear programme.

A partner's position is the running total of its net cash. Payments must keep every position at nil or above in every
period, but for the advance a partner allows, and at nil or above at the end. A fund, where there is one, may be drawn
down and must be whole again at the end.

Many sets of payments may be equally small, so five aims are met in turn, each without giving up the one before:

1. the least money moves;
2. partners and the fund are out of pocket as little and as briefly as can be;
3. nobody pays before it is needed;
4. those who gain over the whole time pay in proportion to what they gain;
5. what is still open goes by the order in which the partners stand.

So the answer does not depend on which of several equal ones a solver meets first. Method: linear programmes in that
order, by HiGHS (Huangfu and Hall, 2018) through `scipy.optimize.linprog`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from investcase.quantities.arrays import Array
from investcase.reading.extras import needed

_SLACK = 1e-9
_SOLVER_NOISE = 1e-9
_WHY = "What partners would pay one another"


@dataclass(frozen=True, slots=True, eq=False)
class Transfers:
    """Payments in pounds: `paid` and `received` are [partner, period]; `drawn` and `paid_in` are the fund's, [period].

    In every period, what is paid and drawn is what is received and paid in.
    """

    paid: Array
    received: Array
    drawn: Array
    paid_in: Array

    @property
    def moved(self) -> float:
        """All the money that changes hands."""
        return float(self.paid.sum() + self.drawn.sum())

    def between(self) -> Array:
        """Who pays whom, [payer, receiver, period]; the last payer and the last receiver are the fund.

        In each period every payer's money goes to each receiver in proportion to what that receiver gets.
        """
        out = np.vstack([self.paid, self.drawn])
        into = np.vstack([self.received, self.paid_in])
        whole = into.sum(axis=0)
        share = np.divide(into, whole, out=np.zeros_like(into), where=whole > 0)
        return np.asarray(out[:, None, :] * share[None, :, :])


def shortfall(net: Array, advance: Array, fund: float) -> tuple[float, int] | None:
    """Why no payments between partners can do it: how much is wanting, and by which period; None when they can.

    `net` is [partner, period], `advance` [partner], all in pounds. Wanting at the last period means that the partners
    together lose; earlier, that the gain comes too late for the advances and the fund.
    """
    together = np.cumsum(net.sum(axis=0))
    tolerance = _SLACK * max(1.0, float(np.abs(net).max(initial=0.0)))
    if together[-1] < -tolerance:
        return -float(together[-1]), net.shape[1] - 1
    wanting = -together - float(advance.sum()) - fund
    wanting[-1] = 0.0
    worst = int(wanting.argmax())
    return (float(wanting[worst]), worst) if wanting[worst] > tolerance else None


def smallest_transfers(net: Array, advance: Array, fund: float | None = None) -> Transfers:
    """The smallest payments after which no partner is worse off.

    Args:
        net: what each partner is left with (positive) or must find (negative), in pounds, [partner, period].
        advance: how far each partner lets its position fall before the end, in pounds, [partner].
        fund: what a pooled fund opens with, in pounds; None where there is no fund.

    Raises:
        ValueError: no payments can do it; `shortfall` says why.
    """
    if shortfall(net, advance, fund or 0.0) is not None:
        raise ValueError("no payments between the partners leave nobody worse off")
    scale = max(float(np.abs(net).max(initial=0.0)), 1e-12)
    programme = _Programme(net / scale, advance / scale, None if fund is None else fund / scale)
    return programme.solved(scale)


class _Programme:
    """The linear programme on scaled amounts.

    By partner and period: paid, received, the position's parts above and below nil, and the running total paid. By
    period: into and out of the fund, the fund's parts above and below its opening, and the largest share of its gain
    that anybody has paid.
    """

    _OWN = ("paid", "received", "above", "below", "running")
    _COMMON = ("paid_in", "drawn", "over", "under", "share")

    def __init__(self, net: Array, advance: Array, fund: float | None) -> None:
        self._partners, self._periods = net.shape
        self._column = {
            key: index
            for index, key in enumerate(
                [*product(self._OWN, range(self._partners), range(self._periods))]
                + [(name, 0, t) for name in self._COMMON for t in range(self._periods)]
            )
        }
        self._bounds: list[tuple[float, float | None]] = [(0.0, None)] * len(self._column)
        self._equal: list[dict[int, float]] = []
        self._to: list[float] = []
        self._at_most: list[dict[int, float]] = []
        self._limits: list[float] = []
        self._positions(net, advance)
        self._fund(fund)
        self._shares(net)

    def _at(self, name: str, period: int, partner: int = 0) -> int:
        return self._column[name, partner, period]

    def _positions(self, net: Array, advance: Array) -> None:
        for i, t in product(range(self._partners), range(self._periods)):
            row = {self._at("above", t, i): 1.0, self._at("below", t, i): -1.0}
            row |= {self._at("received", t, i): -1.0, self._at("paid", t, i): 1.0}
            total = {self._at("running", t, i): 1.0, self._at("paid", t, i): -1.0}
            if t:
                row |= {self._at("above", t - 1, i): -1.0, self._at("below", t - 1, i): 1.0}
                total[self._at("running", t - 1, i)] = -1.0
            self._set(row, float(net[i, t]))
            self._set(total, 0.0)
            last = t == self._periods - 1
            self._bounds[self._at("below", t, i)] = (0.0, 0.0 if last else float(advance[i]))

    def _fund(self, fund: float | None) -> None:
        for t in range(self._periods):
            row = {self._at("paid_in", t): 1.0, self._at("drawn", t): -1.0}
            for i in range(self._partners):
                row |= {self._at("received", t, i): 1.0, self._at("paid", t, i): -1.0}
            self._set(row, 0.0)
            held = {self._at("over", t): 1.0, self._at("under", t): -1.0}
            held |= {self._at("paid_in", t): -1.0, self._at("drawn", t): 1.0}
            if t:
                held |= {self._at("over", t - 1): -1.0, self._at("under", t - 1): 1.0}
            self._set(held, 0.0)
            last = t == self._periods - 1
            self._bounds[self._at("under", t)] = (0.0, 0.0 if last or fund is None else fund)
            if fund is None:
                self._bounds[self._at("over", t)] = (0.0, 0.0)
                self._bounds[self._at("paid_in", t)] = (0.0, 0.0)
                self._bounds[self._at("drawn", t)] = (0.0, 0.0)

    def _shares(self, net: Array) -> None:
        gain = net.sum(axis=1)
        for i, t in product(range(self._partners), range(self._periods)):
            if gain[i] > _SLACK:
                self._keep({self._at("running", t, i): 1.0, self._at("share", t): -float(gain[i])}, 0.0)

    def _set(self, row: dict[int, float], to: float) -> None:
        self._equal.append(row)
        self._to.append(to)

    def _keep(self, row: dict[int, float], at_most: float) -> None:
        self._at_most.append(row)
        self._limits.append(at_most)

    def _aims(self) -> tuple[dict[int, float], ...]:
        every = [*product(range(self._partners), range(self._periods))]
        periods = range(self._periods)
        moved = {self._at("paid", t, i): 1.0 for i, t in every} | {self._at("drawn", t): 1.0 for t in periods}
        waited = {self._at("below", t, i): 1.0 for i, t in every} | {self._at("under", t): 1.0 for t in periods}
        early = {self._at("paid", t, i): float(self._periods - t) for i, t in every}
        early |= {self._at("drawn", t): float(self._periods - t) for t in periods}
        shares = {self._at("share", t): 1.0 for t in periods}
        order = {self._at(name, t, i): 2.0**i for name in ("paid", "received") for i, t in every}
        return moved, waited, early, shares, order

    def solved(self, scale: float) -> Transfers:
        values = np.zeros(len(self._column))
        for aim in self._aims():
            values = self._least(aim)
        values = np.where(values < _SOLVER_NOISE, 0.0, values) * scale
        shape = (self._partners, self._periods)
        size = self._partners * self._periods
        return Transfers(
            paid=values[:size].reshape(shape),
            received=values[size : 2 * size].reshape(shape),
            drawn=values[[self._at("drawn", t) for t in range(self._periods)]],
            paid_in=values[[self._at("paid_in", t) for t in range(self._periods)]],
        )

    def _least(self, aim: dict[int, float]) -> Array:
        """The best that an aim allows; from here on only what is equally good is looked at.

        What has a price at the best must stay as it is in every other that is as good (complementary slackness).
        """
        linprog = needed("scipy.optimize", _WHY).linprog

        cost = np.zeros(len(self._column))
        cost[list(aim)] = list(aim.values())
        found = linprog(
            cost,
            A_ub=self._matrix(self._at_most) if self._at_most else None,
            b_ub=self._limits or None,
            A_eq=self._matrix(self._equal),
            b_eq=self._to,
            bounds=self._bounds,
            method="highs-ds",
            options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
        )
        if found.status != 0:
            raise ArithmeticError(f"the linear programme of contributions was not solved: {found.message}")
        for column in np.flatnonzero(found.lower.marginals > _SOLVER_NOISE):
            self._bounds[column] = (self._bounds[column][0], self._bounds[column][0])
        for column in np.flatnonzero(found.upper.marginals < -_SOLVER_NOISE):
            limit = self._bounds[column][1]
            assert limit is not None, "a column without a limit has no price on it"
            self._bounds[column] = (limit, limit)
        tight = set(np.flatnonzero(found.ineqlin.marginals < -_SOLVER_NOISE).tolist())
        for index in sorted(tight):
            self._set(self._at_most[index], self._limits[index])
        self._at_most = [row for index, row in enumerate(self._at_most) if index not in tight]
        self._limits = [limit for index, limit in enumerate(self._limits) if index not in tight]
        return np.asarray(found.x)

    def _matrix(self, rows: list[dict[int, float]]) -> object:
        entries = [(value, r, column) for r, row in enumerate(rows) for column, value in row.items()]
        values, at, columns = zip(*entries, strict=True)
        return needed("scipy.sparse", _WHY).csr_array((values, (at, columns)), shape=(len(rows), len(self._column)))
