"""Whether what is spent to bring a gain about is counted at all: the work itself, and getting it going."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.marks import share
from investcase.checks.own_money import own_lines_of, preferred_option, preferred_path
from investcase.flows.lines import sum_of
from investcase.numbers.writing import percent, pounds
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem, Severity

GROSS_CALLED_NET = Card(
    "gross-called-net",
    Severity.WARNING,
    title="Benefits are counted and next to no cost is",
    why="A saving for which nobody pays anything is most likely a gross one.",
    remedy="A cost line for what brings it about, if only the time of those who do it.",
)


@check(GROSS_CALLED_NET)
def a_gain_for_nothing(appraisal: Appraisal) -> Iterator[Problem]:
    """Benefits of an option that cuts nothing, beside which the costs are nil or all but nil."""
    option = appraisal.preferred
    benefits = float(option.pv_benefits[0])
    made = option.cash.where(lambda line: line.role != "transfer").of(kind="cost")
    costs = float(-option.pv(made)[0])
    if option.flows.cuts or benefits <= UNPRINTED or costs >= share(appraisal, "costs-beside-benefits") * benefits:
        return
    yield GROSS_CALLED_NET.problem(
        appraisal.case.loaded,
        f"{pounds(benefits)} of benefits are counted and "
        + (f"{pounds(costs)} of costs" if costs > UNPRINTED else "no cost at all"),
        preferred_path(appraisal),
        expected="costs: what is spent to bring this about, whoever pays",
        remedy="add a cost line for the work, or for the hours of those who do it within what they are paid already",
    )


NO_SET_UP_COST = Card(
    "no-set-up-cost",
    Severity.WARNING,
    title="A service begins, and getting it going costs nothing",
    why="Recruitment, training, systems, double running and evaluation are seldom free.",
    remedy="A cost line with recurrent: no, or accept it with the reason that nothing is needed.",
)


@check(NO_SET_UP_COST)
def nothing_spent_to_begin(appraisal: Appraisal) -> Iterator[Problem]:
    """Running costs of the case's own, beside which next to nothing is spent once."""
    lines = list(own_lines_of(appraisal, "cost"))
    years = (len(appraisal.case.horizon),)
    running = sum_of([np.maximum(line.amounts[0], 0.0) for line in lines if line.recurrent], years)
    once = [line for line in appraisal.preferred.cash.of(kind="cost").lines if not line.recurrent or line.paid_twice]
    spent = float(sum_of([np.maximum(line.amounts[0], 0.0) for line in once], years).sum())
    least = share(appraisal, "set-up-beside-running")
    if running.max(initial=0.0) <= UNPRINTED or spent >= least * running.max():
        return
    yield NO_SET_UP_COST.problem(
        appraisal.case.loaded,
        f"{pounds(float(running.max()))} a year is spent on running costs, and "
        + (f"only {pounds(spent)}" if spent > UNPRINTED else "nothing")
        + " once, to begin",
        ("options", preferred_option(appraisal)[0], "costs"),
        expected=f"at least {percent(least, 0)} of it: recruitment, training, systems, double running, evaluation",
        remedy="add a line with recurrent: no for what is spent before, and while, the service begins",
    )
