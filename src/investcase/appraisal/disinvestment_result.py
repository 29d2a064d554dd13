"""A cut in the result."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import present_value
from investcase.appraisal.disinvestment import CutAppraisal, Turn, cut_appraisals
from investcase.appraisal.ends import At
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import AtEnds, Spread, at_ends, pounds, spread_of
from investcase.quantities import Year

Array = NDArray[np.float64]


class TurnResult(Part):
    """The first year by which a cut has cost more than it saved, null for never within the years of the case; and the
    year from which that is made good to the end, null when it is not or need not be.
    """

    turns_negative: str | None
    ahead_again: str | None


class TurnsResult(Part):
    """The same centrally and at two ends: of the lead body's own cash, or of the option's NPSV."""

    central: TurnResult
    cautious: TurnResult
    favourable: TurnResult


class DemandResult(Part):
    """What comes back to one body: `falls_as` is cash it must spend, capacity it is pressed for, or wider value lost.

    `pv` is in pounds of the price base; `by_year` is real, undiscounted, central. Both are costs: positive.
    """

    body: str
    falls_as: str
    pv: AtEnds
    by_year: tuple[float, ...]


class CutResult(Part):
    """A service reduced or stopped: pounds of the price base; `by_year` is real, undiscounted, central.

    `saving_that_only_meets_growth` is the part of the saving after optimism that growing demand takes, so that it is no
    cash. Present values are at the ends of the option's NPSV. `effect_of_stopping` is null where it is assumed to equal
    that of starting. `npsv_if_restarted` is the
    option's NPSV were the service started again in `restart_in`, at `restart_cost`.
    """

    id: str
    title: str
    change: str
    share: float
    model: str | None
    effect_of_stopping: AtEnds | None
    saving_claimed: AtEnds
    saving_after_optimism: AtEnds
    saving_that_only_meets_growth: AtEnds
    freed_not_cash: AtEnds
    demand: tuple[DemandResult, ...]
    exit_costs: AtEnds
    npv: AtEnds
    net_by_year: tuple[float, ...]
    lead_body_cash_by_year: tuple[float, ...]
    lead_body_in_cash: TurnsResult
    everyone_in_present_value: TurnsResult
    restart_cost: float | None
    restart_in: str | None
    npsv_if_restarted: Spread | None


def disinvestment_result(appraisal: Appraisal, option: OptionAppraisal) -> tuple[CutResult, ...]:
    """Every cut of an option; empty when there is none."""
    return tuple(_result(appraisal, option, found) for found in cut_appraisals(appraisal, option))


def _result(appraisal: Appraisal, option: OptionAppraisal, found: CutAppraisal) -> CutResult:
    def pv(amounts: Array) -> AtEnds:
        return at_ends(appraisal.at(option, present_value(amounts, option.factors)))

    cut = found.cut
    effect = None if cut.effect is None else appraisal.worlds.values[cut.effect.key][:, 0]
    return CutResult(
        id=cut.id,
        title=cut.title,
        change=cut.document.change,
        share=cut.share,
        model=cut.document.model,
        effect_of_stopping=None if effect is None else at_ends(appraisal.at(option, effect), 6),
        saving_claimed=pv(found.claimed),
        saving_after_optimism=pv(found.saved),
        saving_that_only_meets_growth=pv(found.grown),
        freed_not_cash=at_ends(appraisal.at(option, found.freed_pv)),
        demand=tuple(
            DemandResult(
                body=str(part.body),
                falls_as=part.falls_as,
                pv=at_ends(appraisal.at(option, part.pv)),
                by_year=tuple(pounds(amount) for amount in part.cost[0]),
            )
            for part in found.demand
        ),
        exit_costs=pv(found.exits),
        npv=at_ends(appraisal.at(option, found.npv)),
        net_by_year=tuple(pounds(amount) for amount in found.net[0]),
        lead_body_cash_by_year=tuple(pounds(amount) for amount in found.lead_cash),
        lead_body_in_cash=_turns(found.in_cash),
        everyone_in_present_value=_turns(found.for_all),
        restart_cost=None if cut.restart is None else pounds(cut.restart.quantity.central),
        restart_in=None if cut.restart_in is None else str(appraisal.case.horizon[cut.restart_in]),
        npsv_if_restarted=None
        if found.npsv_restarted is None
        else spread_of(appraisal.ends_of(option).reach(found.npsv_restarted)),
    )


def _turns(turns: At[Turn]) -> TurnsResult:
    central, cautious, favourable = (
        TurnResult(turns_negative=_text(turn.negative), ahead_again=_text(turn.ahead_again)) for turn in turns
    )
    return TurnsResult(central=central, cautious=cautious, favourable=favourable)


def _text(year: Year | None) -> str | None:
    return None if year is None else str(year)
