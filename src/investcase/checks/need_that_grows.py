"""Whether savings are held against what need would have done to the budget anyway, and against the budget's size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.checks.card import Card, check
from investcase.checks.marks import mark, share
from investcase.checks.own_money import preferred_path
from investcase.numbers.writing import percent, pounds
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem, Severity

GROWTH_NOT_SAID = Card(
    "growth-not-said",
    Severity.WARNING,
    title="Nothing says how need grows on a budget that is to fall",
    why="Need grows, and a saving that only meets its growth leaves no budget.",
    remedy="demand, with the budget line's baseline and its growth.",
)


@check(GROWTH_NOT_SAID)
def nothing_said_of_growth(appraisal: Appraisal) -> Iterator[Problem]:
    """Cash released over several years from budget lines that no `demand` holds; a cut's own saving is not asked."""
    option = appraisal.preferred
    least = mark(appraisal, "baseline-years").years or 0
    held = option.flows.option.demand
    names: dict[str, None] = {}
    for line in option.cash.of(kind="benefit", cash_types=CASH).lines:
        runs = np.count_nonzero(np.asarray(line.amounts[0]) > UNPRINTED)
        named = line.budget_line
        if named is None or runs < least or line.in_cut is not None or line.stops_by_itself or not line.recurrent:
            continue
        if not any(demand.holds(line.body, named) for demand in held):
            names.setdefault(named)
    if names:
        yield GROWTH_NOT_SAID.problem(
            appraisal.case.loaded,
            f"money is to leave {'; '.join(names)}, and nothing says how need there would have grown without this",
            preferred_path(appraisal),
            expected="demand: [{body, budget_line, baseline, population_growth or rising_need, in_plan, source}]",
            remedy="investcase new shows a place's projected population; in_plan is the line of the plan that "
            "pays for the growth: without one, what only meets growth counts at nothing",
        )


MUCH_OF_A_BUDGET = Card(
    "much-of-a-budget",
    Severity.WARNING,
    title="A large part of a budget line is to be saved",
    why="Few programmes have moved a whole budget by a tenth.",
    remedy="Say what was saved of it in the last five years.",
)


@check(MUCH_OF_A_BUDGET)
def more_than_anybody_saved(appraisal: Appraisal) -> Iterator[Problem]:
    """Cash released from a budget line in one year that is a large part of all there is on it."""
    most = share(appraisal, "saved-of-budget")
    for index, found in enumerate(appraisal.preferred.flows.demand):
        there = found.baseline[0] + found.growth[0]
        parts = np.divide(found.saved[0], there, out=np.zeros_like(there), where=there > UNPRINTED)
        year = int(np.argmax(parts))
        if parts[year] > most:
            yield MUCH_OF_A_BUDGET.problem(
                appraisal.case.loaded,
                f"{pounds(float(found.saved[0][year]))} is to be saved on {found.demand.budget_line} in "
                f"{appraisal.case.horizon[year]}, {percent(float(parts[year]), 0)} of all that would be on it",
                ("demand", index, "baseline"),
                expected=f"{percent(most, 0)} or less, or what was saved of it before",
                remedy="look at the baseline; say under narrative why this saves more than such programmes have",
            )
