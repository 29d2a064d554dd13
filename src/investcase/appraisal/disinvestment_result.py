"""A cut in the result."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.discounting import present_value
from investcase.appraisal.disinvestment import CutAppraisal, Turn, cut_appraisals
from investcase.appraisal.ends import At
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import AtEnds, Spread, at_ends, pounds, spread_of
from investcase.appraisal.worked import Worked
from investcase.quantities import Year
from investcase.quantities.arrays import Array


class TurnResult(Part):
    """The first year by which a cut has cost more than it saved, null for never within the years of the case; and the
    year from which that is made good to the end, null when it is not or need not be.
    """

    turns_negative: Annotated[
        str | None,
        said("The first year by which more has been lost than saved; null for never within the years of the case"),
    ]
    ahead_again: Annotated[
        str | None, said("The year from which that is made good to the end; null when it is not or need not be")
    ]


class TurnsResult(Part):
    """The same centrally and at two ends: of the lead body's own cash, or of the option's NPSV."""

    central: Annotated[TurnResult, said("With every figure at its central value")]
    cautious: Annotated[TurnResult, said("In the cautious world")]
    favourable: Annotated[TurnResult, said("In the favourable world")]


class ComesBackResult(Part):
    """What comes back to one body: `falls_as` is cash it must spend, capacity it is pressed for, or wider value lost.

    `pv` is in pounds of the price base; `by_year` is real, undiscounted, central.
    """

    body: Annotated[str, said("The body named: to whom it comes back")]
    falls_as: Annotated[str, said("`cash` it must spend, `capacity` it is pressed for, or `wider_value` lost")]
    pv: Annotated[AtEnds, signed("What comes back, which is minus; plus where less falls on the body", Terms.PRESENT)]
    by_year: Annotated[tuple[float, ...], signed("The same by year", Terms.REAL)]


class CutResult(Part):
    """A service reduced or stopped: pounds of the price base; `by_year` is real, undiscounted, central.

    `saving_that_only_meets_growth` is the part of the saving after optimism that growing demand takes, so that it is no
    cash. Present values are at the ends of the option's NPSV. `effect_of_stopping` is null where it is assumed to equal
    that of starting. `npsv_if_restarted` is the
    option's NPSV were the service started again in `restart_in`, at `restart_cost`.
    """

    id: Annotated[str, said("The cut")]
    title: Annotated[str, said("What it is called")]
    change: Annotated[str, said("`reduce` or `stop`")]
    share: Annotated[float, said("The share of the service that goes, 0-1")]
    model: Annotated[
        str | None, said("The prevention model that says what comes back; null where the case says it itself")
    ]
    effect_of_stopping: Annotated[
        AtEnds | None,
        said("The effect of stopping as a share of that of starting; null where they are taken to be equal"),
    ]
    saving_claimed: Annotated[AtEnds, signed("What a budget is to feel, before optimism bias", Terms.PRESENT)]
    saving_after_optimism: Annotated[AtEnds, signed("The same after it", Terms.PRESENT)]
    saving_that_only_meets_growth: Annotated[
        AtEnds, signed("The part of it that growing demand takes, so that it is no cash", Terms.PRESENT)
    ]
    freed_not_cash: Annotated[
        AtEnds, signed("What delivery no longer takes that no budget is said to feel", Terms.PRESENT)
    ]
    freed_and_not_counted: Annotated[
        AtEnds,
        signed("What of all that is saved is freed and nobody closes or fills: counted at nothing", Terms.PRESENT),
    ]
    comes_back: Annotated[tuple[ComesBackResult, ...], said("What comes back, by body and way of falling")]
    exit_costs: Annotated[AtEnds, amount("What leaving costs", Terms.PRESENT)]
    npv: Annotated[AtEnds, signed("The cut's own lines, everyone together", Terms.PRESENT)]
    net_by_year: Annotated[tuple[float, ...], signed("The same by year", Terms.REAL)]
    lead_body_cash_by_year: Annotated[
        tuple[float, ...], signed("The cut's own lines in the lead body's budget", Terms.CASH)
    ]
    lead_body_in_cash: Annotated[TurnsResult, said("When the lead body's budget turns, with all that the option holds")]
    everyone_in_present_value: Annotated[TurnsResult, said("When everyone together turns, discounted, likewise")]
    by_itself_in_cash: Annotated[TurnsResult, said("The same of the cut's own lines alone in the lead body's budget")]
    by_itself_in_present_value: Annotated[TurnsResult, said("The same of the cut's own lines alone, everyone together")]
    restart_cost: Annotated[
        float | None,
        amount("What starting again would cost, in no total; null where the case says it costs nothing", Terms.REAL),
    ]
    restart_in: Annotated[str | None, said("The year in which it would start again; null where the case gives none")]
    npsv_if_restarted: Annotated[
        Spread | None,
        signed("The option's net present social value were it started again then, that cost included", Terms.PRESENT),
    ]


def disinvestment_result(appraisal: Worked, option: OptionAppraisal) -> tuple[CutResult, ...]:
    """Every cut of an option; empty when there is none."""
    return tuple(_result(appraisal, option, found) for found in cut_appraisals(appraisal, option))


def _result(appraisal: Worked, option: OptionAppraisal, found: CutAppraisal) -> CutResult:
    def pv(amounts: Array) -> AtEnds:
        return at_ends(appraisal.at(option, present_value(amounts, option.factors)))

    cut = found.cut
    effect = None if cut.effect is None else appraisal.worlds.each(cut.effect.key)
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
        freed_and_not_counted=at_ends(appraisal.at(option, found.uncounted_pv)),
        comes_back=tuple(
            ComesBackResult(
                body=str(part.body),
                falls_as=part.falls_as,
                pv=at_ends(appraisal.at(option, -part.pv)),
                by_year=tuple(pounds(-value) for value in part.cost[0]),
            )
            for part in found.demand
        ),
        exit_costs=pv(found.exits),
        npv=at_ends(appraisal.at(option, found.npv)),
        net_by_year=tuple(pounds(value) for value in found.net[0]),
        lead_body_cash_by_year=tuple(pounds(value) for value in found.lead_cash),
        lead_body_in_cash=_turns(found.in_cash),
        everyone_in_present_value=_turns(found.for_all),
        by_itself_in_cash=_turns(found.own_in_cash),
        by_itself_in_present_value=_turns(found.own_for_all),
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
