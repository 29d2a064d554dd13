"""Funding that two cases of a round both draw on: together over what there is, or perhaps the same pounds twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.checks.twice.money import plain
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.rounds.calendar import laid_on
from investcase.rounds.case_in import BodyIn, CaseIn, StreamIn


@dataclass(frozen=True, slots=True, eq=False)
class DrawnTwice:
    """One pot that several cases draw on, in cash, [year]. `draws` are each case's own, by its name.

    `holds` is what the cases say it holds: a reserve's balance; None where none says, or two say two things. `over` is
    what they draw in all beyond it; None where what it holds is not known.
    """

    title: str
    body: BodyIn
    draws: dict[str, Array]
    holds: float | None
    balances: tuple[float, ...]

    @property
    def drawn(self) -> float:
        """What all of them draw over all years."""
        return float(np.round(sum(float(row.sum()) for row in self.draws.values()), 2))

    @property
    def over(self) -> float | None:
        """What they draw beyond what it holds; None where that is not known."""
        return None if self.holds is None else max(0.0, round(self.drawn - self.holds, 2))


def drawn_twice(cases: Sequence[CaseIn], years: Sequence[str]) -> tuple[DrawnTwice, ...]:
    """Every pot that two cases or more draw on: of one body, by its kind in the register of funding or by its title."""
    pots: list[list[tuple[CaseIn, StreamIn]]] = []
    for case in cases:
        for stream in case.streams:
            if max(map(abs, stream.by_year), default=0.0) < NEGLIGIBLE:
                continue
            same = [pot for pot in pots if any(_one_pot(stream, other) for _, other in pot)]
            pots = [pot for pot in pots if pot not in same]
            pots.append([*(each for pot in same for each in pot), (case, stream)])
    found = []
    for pot in pots:
        names = dict.fromkeys(case.name for case, _ in pot)
        if len(names) < 2:
            continue
        rows = {name: np.zeros(len(years)) for name in names}
        for case, stream in pot:
            rows[case.name] = rows[case.name] + laid_on(years, case.years, stream.by_year)
        balances = tuple(dict.fromkeys(stream.balance for _, stream in pot if stream.balance is not None))
        first = pot[0][1]
        found.append(DrawnTwice(first.title, first.body, rows, balances[0] if len(balances) == 1 else None, balances))
    return tuple(found)


def _one_pot(one: StreamIn, other: StreamIn) -> bool:
    if one.body != other.body or one.own_reserve != other.own_reserve:
        return False
    return plain(one.title) == plain(other.title) or (one.rule is not None and one.rule == other.rule)
