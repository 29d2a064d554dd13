"""Workforce in the result: posts needed and filled, what empty posts leave unspent, and how far pay and fees may go.

The NPSV holds the whole cost of the posts, filled or not. What is not paid because a post stands empty is told apart:
it is a service not delivered, and no saving, in no total.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import numpy as np

from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import by_year, pounds
from investcase.appraisal.worked import Worked
from investcase.documents.kinds_of_money import PriceKind
from investcase.flows.build import build_flows
from investcase.flows.lines import sum_of
from investcase.flows.workforce import Staffing
from investcase.flows.worlds import Worlds
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED
from investcase.resolving.workforce import HOURLY_RATE


class PostsResult(Part):
    """One entry, central values by year: posts, the share delivered, and cash not paid because posts stand empty.

    `displaced` is the share of the effect that is lost to the home care its staff are drawn from.
    """

    id: Annotated[str, said("The entry")]
    title: Annotated[str, said("What it is called")]
    posts_needed: Annotated[tuple[float, ...], said("Posts needed by year")]
    posts_filled: Annotated[tuple[float, ...], said("Posts filled by year")]
    share_delivered: Annotated[tuple[float, ...], said("The share of the plan that is delivered by year, 0-1")]
    vacancy_underspend_cash: Annotated[
        tuple[float, ...],
        amount(
            "What is not paid because posts stand empty: a service not delivered, no saving, in no total", Terms.CASH
        ),
    ]
    displaced: Annotated[
        float | None, said("The share of the effect that is lost to the home care its staff are drawn from, 0-1")
    ]


class PayResult(Part):
    """How far pay may rise beyond the plan, in every year alike, before the NPSV is nil: a share, 0.04 for 4%.

    `pay_pv` is the present value of every line priced as pay, minus where more is spent than saved. A share below 0 is
    how far pay would have to fall. Where more pay is saved than spent, and `pay_pv` is plus, a rise raises the NPSV.
    """

    pay_pv: Annotated[float, signed("Every line priced as pay: minus where more is spent than saved", Terms.PRESENT)]
    rise_at_nil: Annotated[
        float,
        said(
            "How far pay may rise beyond the plan, in every year alike, before the net present social value is nil: "
            "0.04 for 4%; below 0, how far it would have to fall. Where pay_pv is plus, a rise raises the value"
        ),
    ]


class FeeFloorResult(Part):
    """The NPSV with home care bought at the least price that providers say an hour must have, in the case's prices."""

    figure: Annotated[str, said("The figure it comes from")]
    price: Annotated[float, amount("The least that providers say an hour must be paid", Terms.PRICE)]
    used: Annotated[float, amount("The price of an hour that the case uses", Terms.PRICE)]
    npsv: Annotated[float, signed("Net present social value at the least price", Terms.PRESENT)]


class WorkforceResult(Part):
    """Everything an option says of its workforce."""

    posts: Annotated[tuple[PostsResult, ...], said("Posts, entry by entry")]
    pay: Annotated[PayResult | None, said("How far pay may rise; null where there is no pay")]
    fee_floor: Annotated[
        FeeFloorResult | None, said("The value at the least price of home care; null where none is bought or known")
    ]


def workforce_result(appraisal: Worked, option: OptionAppraisal) -> WorkforceResult | None:
    """An option's workforce; None when it says nothing of it."""
    if not option.flows.staff:
        return None
    return WorkforceResult(
        posts=tuple(_posts(option, staff) for staff in option.flows.staff),
        pay=_pay(option),
        fee_floor=_fee_floor(appraisal, option),
    )


def vacancy_underspend(option: OptionAppraisal, staff: Staffing) -> Array:
    """Cash that is not paid because posts stand empty, central, [year]; the NPSV and every budget hold it as spent."""
    ids = {line.id for line in staff.workforce.staff}
    paid = [line.amounts[:1] * line.cash_terms for line in option.cash.lines if line.id in ids]
    return np.asarray((sum_of(paid, (1, option.cash.years)) * (1 - staff.share[:1]))[0])


def pay_rise_at_nil(option: OptionAppraisal) -> tuple[float, float] | None:
    """The present value of pay, and its rise at which the NPSV is nil, central; None where pay comes to nothing.

    Every line priced as pay grows alike, spent and saved, so the NPSV moves by the same share of their present value,
    which is minus where more is spent than saved: a line, which climbs where more is saved.
    """
    pay = float(option.pv(option.cash.where(lambda line: line.prices_as is PriceKind.PAY))[0])
    return None if abs(pay) < UNPRINTED else (pay, -float(option.npsv[0]) / pay)


def _posts(option: OptionAppraisal, staff: Staffing) -> PostsResult:
    drawn = staff.workforce.drawn
    return PostsResult(
        id=staff.workforce.id,
        title=staff.workforce.title,
        posts_needed=_rounded(staff.needed[0]),
        posts_filled=_rounded(staff.filled[0]),
        share_delivered=_rounded(staff.share[0], 6),
        vacancy_underspend_cash=by_year(vacancy_underspend(option, staff)),
        displaced=None if drawn is None else round(drawn.quantity.central, 6),
    )


def _rounded(values: Array, digits: int = 2) -> tuple[float, ...]:
    return tuple(round(float(value), digits) + 0.0 for value in values)


def _pay(option: OptionAppraisal) -> PayResult | None:
    found = pay_rise_at_nil(option)
    return None if found is None else PayResult(pay_pv=pounds(found[0]), rise_at_nil=round(found[1], 6) + 0.0)


def _fee_floor(appraisal: Worked, option: OptionAppraisal) -> FeeFloorResult | None:
    floor = option.flows.option.minimum_price
    if floor is None or HOURLY_RATE not in appraisal.worlds.values:
        return None
    used = float(appraisal.worlds.values[HOURLY_RATE][0, 0])
    if not any(HOURLY_RATE in {v.key for v in entry.values.values()} for entry in option.flows.option.interventions):
        return None
    central = {key: value[:1] for key, value in appraisal.worlds.values.items()}
    central[HOURLY_RATE] = np.array([[floor.quantity.central]])
    worlds = Worlds(appraisal.worlds.worlds[:1], central)
    flows = build_flows(option.flows.option, worlds, appraisal.case.horizon, appraisal.case.lead)
    return FeeFloorResult(
        figure=floor.key,
        price=pounds(floor.quantity.central),
        used=pounds(used),
        npsv=pounds(float(replace(option, flows=flows).npsv[0])),
    )
