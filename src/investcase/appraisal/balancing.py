"""Balancing contributions: what partners would pay one another so that no partner's cash budget is worse off.

They are worked out on what the budget view says each partner is left with, after the funding the case already holds:
in present value over the whole time, and by year with the advances and the pooled fund that the case states. Freed
capacity is not cash and does not count; people, carers and DWP neither pay nor count. Contributions move money between
partners and so never change the NPSV.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np

from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import by_year, pounds
from investcase.appraisal.transfers import Transfers, shortfall, smallest_transfers
from investcase.appraisal.worked import Worked
from investcase.documents.balancing import Balancing
from investcase.documents.bodies import Body
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE

FUND = "pooled_fund"
"""The name under which the pooled fund stands among payers and receivers."""


class Wanting(Part):
    """Why no payments between the partners can do it: pounds wanting, and by the end of which year.

    `together` when the partners lose in all, so that the money must come from outside; `too_late` when the gain comes
    after the advances and the fund are used up. `by` is null in present value, which has no years.
    """

    why: Annotated[
        str,
        said(
            "`together`: the partners lose in all; `too_late`: the gain comes after the advances and the fund run out"
        ),
    ]
    amount: Annotated[float, amount("What is wanting", Terms.CASH)]
    by: Annotated[str | None, said("By the end of which year; null in present value")]


class Contribution(Part):
    """What one pays another over the time, and by year; `route` is null where the case names none."""

    payer: Annotated[str, said("Who pays: a body, or `pooled_fund`")]
    receiver: Annotated[str, said("Who receives: a body, or `pooled_fund`")]
    amount: Annotated[float, amount("What is paid over the time; in present value on that basis", Terms.CASH)]
    by_year: Annotated[tuple[float, ...], amount("What is paid by year; one amount in present value", Terms.CASH)]
    route: Annotated[str | None, said("By which arrangement; null where the case names none")]
    reference: Annotated[str | None, said("Where that is written")]


class Position(Part):
    """One partner's running total of cash, before and after contributions, at the end of each year."""

    body: Annotated[str, said("The body named")]
    before: Annotated[
        tuple[float, ...], signed("The running total of what it is left with, before contributions", Terms.CASH)
    ]
    after: Annotated[tuple[float, ...], signed("The same after them", Terms.CASH)]


class Settled(Part):
    """The contributions on one basis, or what is wanting. In present value every `by_year` holds one amount."""

    wanting: Annotated[Wanting | None, said("Why no payments can do it; null when they can")]
    moved: Annotated[float, amount("All the money that changes hands", Terms.CASH)]
    contributions: Annotated[tuple[Contribution, ...], said("Who pays whom")]
    positions: Annotated[tuple[Position, ...], said("What that does to each partner")]
    fund: Annotated[
        tuple[float, ...] | None,
        amount("What a pooled fund holds at each year's end; null where there is none", Terms.CASH),
    ]


class InWorld(Part):
    """Both bases in one world: real pounds at year 0 in present value, each year's cash by year."""

    present_value: Annotated[Settled, said("Over the whole time; its pounds are real, at year 0")]
    by_year: Annotated[Settled, said("Year by year, in cash")]


class AdvanceResult(Part):
    """The most a partner will be out of pocket, and who has agreed to it."""

    body: Annotated[str, said("The partner that may wait")]
    limit: Annotated[float, amount("The most it may be out of pocket at the end of any year", Terms.CASH)]
    source: Annotated[str, said("Who has agreed to it, and where")]


class PooledFundResult(Part):
    """Money already set aside, who holds it, and where that is written."""

    host: Annotated[str, said("Who holds it")]
    opening: Annotated[float, amount("What it holds at the start", Terms.CASH)]
    source: Annotated[str, said("Where that is written")]


class RouteResult(Part):
    """An arrangement by which one partner may pay another."""

    payer: Annotated[str, said("Who may pay")]
    receiver: Annotated[str, said("Whom")]
    route: Annotated[str, said("By which arrangement")]
    reference: Annotated[str | None, said("Where that is written; null where the case does not say")]


class BalancingResult(Part):
    """The preferred option's contributions, centrally and in the world at its NPSV's cautious end."""

    partners: Annotated[tuple[str, ...], said("The bodies that may pay or receive")]
    advances: Annotated[tuple[AdvanceResult, ...], said("How far a partner may wait, as the case says")]
    pooled_fund: Annotated[PooledFundResult | None, said("Money set aside, as the case says; null where there is none")]
    routes: Annotated[tuple[RouteResult, ...], said("The arrangements that the case names, used or not")]
    central: Annotated[InWorld, said("At central values")]
    cautious: Annotated[InWorld, said("In the cautious world")]


def balance(appraisal: Worked) -> BalancingResult | None:
    """The contributions of the preferred option; None when the case does not ask for them."""
    asked = appraisal.case.document.balancing
    if asked is None:
        return None
    named = {advance.body for advance in asked.advance}
    partners = tuple(sorted(body for body in {*named, *appraisal.preferred.bodies} if body.kind.partner))
    ends = appraisal.ends_of(appraisal.preferred)
    return BalancingResult(
        partners=tuple(str(body) for body in partners),
        advances=tuple(
            AdvanceResult(body=str(given.body), limit=given.limit.central, source=given.source)
            for given in asked.advance
        ),
        pooled_fund=_fund(asked),
        routes=tuple(
            RouteResult(payer=str(given.from_), receiver=str(given.to), route=given.route, reference=given.reference)
            for given in asked.routes
        ),
        central=_in_world(appraisal, asked, partners, 0),
        cautious=_in_world(appraisal, asked, partners, ends.cautious.world),
    )


def _fund(asked: Balancing) -> PooledFundResult | None:
    fund = asked.pooled_fund
    if fund is None:
        return None
    return PooledFundResult(host=str(fund.host), opening=fund.opening.central, source=fund.source)


def cash_left(appraisal: Worked, partners: tuple[Body, ...], draw: int) -> Array:
    """What each partner's budget is left with in one world of the draw axis, [partner, year], in each year's cash."""
    rows = [appraisal.budget(appraisal.preferred, body, draw).net for body in partners]
    return np.array(rows).reshape(len(partners), len(appraisal.case.horizon))


def _in_world(appraisal: Worked, asked: Balancing, partners: tuple[Body, ...], draw: int) -> InWorld:
    cash = cash_left(appraisal, partners, draw)
    years = appraisal.case.horizon
    real = cash / np.array(appraisal.preferred.flows.option.price_paths.general)
    limits = {advance.body: advance.limit.central for advance in asked.advance}
    advance = np.array([limits.get(body, 0.0) for body in partners])
    fund = asked.pooled_fund.opening.central if asked.pooled_fund else None
    value = (real @ appraisal.factors)[:, None]
    return InWorld(
        present_value=_settled(asked, partners, value, np.zeros(len(partners)), None, None),
        by_year=_settled(asked, partners, cash, advance, fund, tuple(str(year) for year in years)),
    )


def _settled(
    asked: Balancing,
    partners: tuple[Body, ...],
    net: Array,
    advance: Array,
    fund: float | None,
    years: tuple[str, ...] | None,
) -> Settled:
    before = np.cumsum(net, axis=1)
    short = shortfall(net, advance, fund or 0.0)
    if short is not None:
        amount, period = short
        why = "together" if period == net.shape[1] - 1 else "too_late"
        wanting = Wanting(why=why, amount=pounds(amount), by=years[period] if years else None)
        return Settled(wanting=wanting, moved=0.0, contributions=(), positions=_positions(partners, before), fund=None)
    found = smallest_transfers(net, advance, fund)
    after = before + np.cumsum(found.received - found.paid, axis=1)
    balances = None if fund is None else by_year(fund + np.cumsum(found.paid_in - found.drawn))
    return Settled(
        wanting=None,
        moved=pounds(found.moved),
        contributions=_contributions(asked, partners, found),
        positions=_positions(partners, before, after),
        fund=balances,
    )


def _positions(partners: tuple[Body, ...], before: Array, after: Array | None = None) -> tuple[Position, ...]:
    ends = before if after is None else after
    return tuple(
        Position(body=str(body), before=by_year(before[i]), after=by_year(ends[i])) for i, body in enumerate(partners)
    )


def _contributions(asked: Balancing, partners: tuple[Body, ...], found: Transfers) -> tuple[Contribution, ...]:
    between = found.between()
    ends: tuple[Body | None, ...] = (*partners, None)
    made = []
    for i, payer in enumerate(ends):
        for j, receiver in enumerate(ends):
            if between[i, j].sum() > NEGLIGIBLE:
                route = asked.route(payer, receiver) if payer and receiver else None
                made.append(
                    Contribution(
                        payer=str(payer or FUND),
                        receiver=str(receiver or FUND),
                        amount=pounds(between[i, j].sum()),
                        by_year=by_year(between[i, j]),
                        route=route.route if route else None,
                        reference=route.reference if route else None,
                    )
                )
    return tuple(made)
