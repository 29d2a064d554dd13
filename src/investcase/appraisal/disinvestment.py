"""What a cut saves, what comes back to whom, and the year in which it costs more than it saves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.budget import body_budget
from investcase.appraisal.ends import At
from investcase.appraisal.measures import CASH, OptionAppraisal
from investcase.appraisal.payback import payback_index
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.build import stage_of
from investcase.flows.disinvestment import cut_flows
from investcase.flows.growth import told_apart_by_growth
from investcase.flows.lines import CashFlows, sum_of
from investcase.flows.pricing import priced
from investcase.quantities import Year
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.cuts import ResolvedCut
from investcase.resolving.labels import CutPart


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """What comes back to one body in one way: `falls_as` cash, capacity or wider value; a cost, positive, [draw, year].

    Pounds of the case's price base, a year; `pv` is the present value of each line at its own rates, [draw].
    """

    body: Body
    falls_as: str
    cost: Array
    pv: Array


@dataclass(frozen=True, slots=True)
class Turn:
    """When a cut has cost more than it saved.

    `negative` is the first year by which everything so far comes to a loss, None for never within the years of the
    case; `ahead_again` the year from which it is made good to the end, None when it is not or need not be.
    """

    negative: Year | None
    ahead_again: Year | None


@dataclass(frozen=True, slots=True, eq=False)
class CutAppraisal:
    """A cut worked out. Amounts are pounds of the case's price base, [draw, year], and present values [draw].

    `claimed` is the saving that a budget is to feel, before optimism bias; `saved` the same after it, of which `grown`
    only meets growing demand and is no cash; `freed` what delivery no longer takes that no budget is said to feel. All
    four are at average cost; `uncounted`, below nil, is the part of them that is freed and nobody closes or fills.
    `net`, `npv` and `lead_cash` are of the cut by itself; `others` are all the other lines of its option, such as help
    that softens the cut. `in_cash` is the lead body in cash terms, as its budget holds it and at the ends of its own
    cash, and `for_all` everyone together in present value, at the ends of the option's NPSV; both with all that the
    option holds. The two `own_...` are the same of the cut by itself. `npsv_restarted` is the option's NPSV if the
    service starts again; None when the case gives no year for it.
    """

    cut: ResolvedCut
    cash: CashFlows
    claimed: Array
    saved: Array
    grown: Array
    freed: Array
    freed_pv: Array
    uncounted: Array
    uncounted_pv: Array
    demand: tuple[Demand, ...]
    exits: Array
    net: Array
    npv: Array
    lead_cash: Array
    others: CashFlows
    in_cash: At[Turn]
    for_all: At[Turn]
    own_in_cash: At[Turn]
    own_for_all: At[Turn]
    npsv_restarted: Array | None


def cut_appraisals(appraisal: Worked, option: OptionAppraisal) -> tuple[CutAppraisal, ...]:
    """Every cut of an option."""
    return tuple(_worked_out(appraisal, option, cut) for cut in option.flows.option.cuts)


def turn_index(net: Array) -> int | None:
    """The index of the first year by which a row of yearly net amounts [year] has come to a loss; None for never.

    Half a penny is taken as rounding.
    """
    below = np.flatnonzero(np.cumsum(net) < -NEGLIGIBLE)
    return int(below[0]) if below.size else None


def _worked_out(appraisal: Worked, option: OptionAppraisal, cut: ResolvedCut) -> CutAppraisal:
    cash = option.cash.where(lambda line: line.intervention == cut.id and line.in_cut is not None)
    saving = _of(cash, "saving")
    grown = saving.where(lambda line: line.cash_type not in CASH and told_apart_by_growth(line)).at_average()
    delivery = saving.where(lambda line: line.cash_type not in CASH and not told_apart_by_growth(line))
    saved = saving.of(cash_types=CASH).net() + grown
    net = cash.net()
    bias = 0.0 if cut.saving_bias is None else appraisal.worlds.values[cut.saving_bias.key]
    lead = _lead_cash(appraisal, option, cash)
    whole = (appraisal.budget(option, appraisal.case.lead, world).net for world in _cash_worlds(appraisal, option))
    return CutAppraisal(
        cut=cut,
        cash=cash,
        claimed=_before_bias(saved, bias),
        saved=saved,
        grown=grown,
        freed=delivery.at_average(),
        freed_pv=_pv_at_average(option, delivery),
        uncounted=saving.net() - saving.at_average(),
        uncounted_pv=option.pv(saving) - _pv_at_average(option, saving),
        demand=tuple(_demand(option, _of(cash, "demand"))),
        exits=-_of(cash, "exit").net(),
        net=net,
        npv=option.pv(cash),
        lead_cash=lead.central,
        others=option.cash.where(lambda line: line.intervention != cut.id or line.in_cut is None),
        in_cash=At(*(_turn(appraisal, row) for row in whole)),
        for_all=_turns_of(appraisal, option, option.cash),
        own_in_cash=At(*(_turn(appraisal, row) for row in lead)),
        own_for_all=_turns_of(appraisal, option, cash),
        npsv_restarted=_restarted(appraisal, option, cut, cash),
    )


def _before_bias(saved: Array, bias: Array | float) -> Array:
    """What was claimed, before optimism bias took its share of what is saved, or raised what is lost instead."""
    left = np.where(saved < 0, 1 + bias, 1 - bias)
    return np.divide(saved, left, out=np.zeros_like(saved), where=left > 0)


def _pv_at_average(option: OptionAppraisal, part: CashFlows) -> Array:
    """Present value of benefits at average cost, each at its own rates, [draw]."""
    made = (line.at_average.weighed(option.factors_of(line)) for line in part.lines)
    return sum_of(made, (part.draws,))


def _of(cash: CashFlows, in_cut: CutPart) -> CashFlows:
    return cash.where(lambda line: line.in_cut == in_cut)


def _demand(option: OptionAppraisal, cash: CashFlows) -> Iterator[Demand]:
    """By body and way of falling, in the order of the vocabularies; ways in which nothing falls are left out."""
    for body in cash.bodies:
        for falls_as, cash_type in (("cash", None), *((str(kind), kind) for kind in CashType)):
            part = cash.where(lambda line, body=body, kind=cash_type: line.body == body and line.cash_type is kind)  # type: ignore[misc]
            if part.lines:
                yield Demand(body, falls_as, -part.net(), -option.pv(part))


def _lead_cash(appraisal: Worked, option: OptionAppraisal, cash: CashFlows) -> At[Array]:
    """The lead body's net cash by year from the cut alone, positive when it gains, at its cash's own ends."""
    years, lead = appraisal.case.horizon, appraisal.case.lead
    return At(*(body_budget(cash, (), lead, years, world).net for world in _cash_worlds(appraisal, option)))


def _cash_worlds(appraisal: Worked, option: OptionAppraisal) -> At[int]:
    """Where the lead body's cash stands centrally and at its own ends."""
    ends = appraisal.ends[option.id].cash.get(appraisal.case.lead)
    return At(0, 0, 0) if ends is None else ends.worlds


def _turns_of(appraisal: Worked, option: OptionAppraisal, part: CashFlows) -> At[Turn]:
    """Everyone together in present value, at the ends of the option's NPSV."""
    discounted = option.discounted(part)
    return At(*(_turn(appraisal, discounted[world]) for world in appraisal.ends_of(option).worlds))


def _turn(appraisal: Worked, net: Array) -> Turn:
    years = appraisal.case.horizon
    index, back = turn_index(net), payback_index(net)
    if index is None:
        return Turn(None, None)
    return Turn(years[index], None if back is None else years[back])


def _restarted(appraisal: Worked, option: OptionAppraisal, cut: ResolvedCut, cash: CashFlows) -> Array | None:
    if cut.restart_in is None:
        return None
    worlds = appraisal.worlds
    at = stage_of(option.flows.option, worlds, appraisal.case.horizon, appraisal.case.lead)
    again = cut_flows(cut, at, restarted=True)
    other = CashFlows(tuple(priced(line, at.prices) for line in again.lines), at.draws, at.years)
    return np.asarray(option.npsv - option.pv(cash) + option.pv(other))
