"""Each body's budget over all cases of a round, by year and running, against its net budget and Band D."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from investcase.quantities.arrays import Array
from investcase.rounds.calendar import laid_on
from investcase.rounds.case_in import BodyIn, CaseIn, Published
from investcase.rounds.doubles import Twice


@dataclass(frozen=True, slots=True, eq=False)
class BodyBudget:
    """One body's budget over all cases, in cash, [year]: plus is what it is left with, minus what it must find.

    `by_case` are each case's own rows, which add to `net` to the penny. `twice` is what of the gains may be counted
    twice, and `net_once` the net with each counted once; `late` the net with every case a year late. `net_budget` and
    `band_d` are as the cases give them: None where none does, or where two give two.
    """

    body: BodyIn
    by_case: dict[str, Array]
    net: Array
    twice: Array
    late: Array
    net_budget: Published | None
    band_d: Published | None

    @property
    def net_once(self) -> Array:
        """The net with every gain counted once."""
        return self.net - self.twice

    @property
    def running(self) -> Array:
        """The running total of the net."""
        return np.cumsum(self.net)

    @property
    def deepest(self) -> float:
        """The most that the body is ever out of pocket, a plain amount; 0 where it never is."""
        return max(0.0, -float(self.running.min(initial=0.0)))


def budgets(cases: Sequence[CaseIn], years: Sequence[str], twice: Sequence[Twice]) -> tuple[BodyBudget, ...]:
    """Every public body of a round that any cash moves for, those that most cases touch first."""
    touched: dict[BodyIn, dict[str, Array]] = {}
    late: dict[BodyIn, Array] = {}
    for case in cases:
        for each in case.bodies:
            if each.public:
                row = laid_on(years, case.years, each.net)
                touched.setdefault(each.body, {})[case.name] = row
                late[each.body] = late.get(each.body, np.zeros(len(years))) + laid_on(years, case.years, each.late)
    found = []
    for body, by_case in touched.items():
        taken = [each.taken_off("cash") for each in twice if each.body == body]
        found.append(
            BodyBudget(
                body=body,
                by_case=by_case,
                net=_to_the_penny(list(by_case.values()), len(years)),
                twice=_to_the_penny(taken, len(years)),
                late=np.round(late[body], 2) + 0.0,
                net_budget=_published([given for case in cases for given in case.net_budgets], body),
                band_d=_published([given for case in cases for given in case.band_d], body),
            )
        )
    leads = [case.lead for case in cases]
    return tuple(sorted(found, key=lambda each: (-leads.count(each.body), -len(each.by_case))))


def _to_the_penny(rows: Sequence[Array], years: int) -> Array:
    return np.round(np.sum(rows, axis=0), 2) + 0.0 if rows else np.zeros(years)


def _published(given: Sequence[Published], body: BodyIn) -> Published | None:
    """What the cases say was published of a body: the latest year's, where they agree on it."""
    own = [each for each in given if each.body == body]
    latest = [each for each in own if each.year == max(other.year for other in own)]
    return latest[0] if len({each.amount for each in latest}) == 1 else None
