"""What each risk in money adds to the preferred option's costs, and what becomes of the answer if it happens.

Centrally a risk is its expected value: its chance times what it costs (Green Book 2018, 2.16). That is a sum nobody
will ever pay: either the whole cost comes or none of it. So each risk is told both ways, apart from the rest. In the
draws it happens in so many of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from investcase.appraisal.drawn import drawn
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.documents.committee import Risk
from investcase.flows.draws import FIRST
from investcase.flows.lines import CashFlows, FlowLine
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.figures import Resolved


@dataclass(frozen=True, slots=True)
class Outcome:
    """The preferred option's two answers: present values in pounds, plus where they are good for the body named."""

    npsv: float
    lead_cash: float


@dataclass(frozen=True, slots=True)
class RiskTaken:
    """A risk in money of the preferred option.

    `expected` is what it takes off the two answers as they stand, and `whole` what it takes off if it happens: both
    below nil. `happens` and `stays_away` are the answers then, with all else central. `worth_if_it_happens` is the
    chance, over the draws in which it happens, that the option is worth more than carrying on as now; `draws` is in how
    many of them it does.
    """

    risk: Risk
    figure: Resolved
    lines: tuple[str, ...]
    expected: Outcome
    whole: Outcome
    happens: Outcome
    stays_away: Outcome
    worth_if_it_happens: float
    draws: int

    @property
    def chance(self) -> float:
        """The chance that it happens at all."""
        return self.figure.quantity.central


def risks_taken(worked: Worked) -> tuple[RiskTaken, ...]:
    """The risks that any cost of the preferred option waits for, in the register's order. Ask it through `once`."""
    committee = worked.case.document.committee
    option = worked.preferred
    waiting = [line for line in option.cash.lines if line.only_if is not None]
    if committee is None or not waiting:
        return ()
    return tuple(
        _taken(worked, option, risk, [line for line in waiting if line.only_if == name])
        for name, risk in committee.in_money.items()
        if any(line.only_if == name for line in waiting)
    )


def _taken(worked: Worked, option: OptionAppraisal, risk: Risk, lines: list[FlowLine]) -> RiskTaken:
    figures = {figure.key: figure for line in option.flows.option.lines for figure in line.figures}
    figure = figures[f"{risk.id}.chance"]
    lead = worked.case.lead
    part = CashFlows(tuple(lines), option.cash.draws, option.cash.years)
    expected = Outcome(float(option.pv(part)[0]), float(option.pv(part.of(body=lead))[0]))
    # What a risk costs is multiplied by whether it happens, and by nothing that depends on it.
    chance = figure.quantity.central
    whole = Outcome(expected.npsv / chance, expected.lead_cash / chance)
    npsv, cash = float(option.npsv[0]), float(option.cash_npv_of(lead)[0])
    away = Outcome(npsv - expected.npsv, cash - expected.lead_cash)
    done = worked.once(drawn)
    spread = done.plan.spread(figure)
    assert spread is not None
    happens = spread.at(done.plan.chances(figure, range(done.blocks))) > 0
    worth = done.options[option.id].npsv[FIRST:][happens] > NEGLIGIBLE
    return RiskTaken(
        risk=risk,
        figure=figure,
        lines=tuple(line.id for line in lines),
        expected=expected,
        whole=whole,
        happens=Outcome(away.npsv + whole.npsv, away.lead_cash + whole.lead_cash),
        stays_away=away,
        worth_if_it_happens=float(np.mean(worth)) if len(worth) else float("nan"),
        draws=int(happens.sum()),
    )
