"""Funding, short funding and releases in the result: cash by year, real pounds where it says so."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.funding import BodyFunding, balance_left
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.short_funding import short_funding
from investcase.appraisal.spreads import AtEnds, Spread, at_ends, pounds, spread_of
from investcase.documents.model import CashType


class StreamResult(Part):
    """A stream in cash; `balance_by_year` is what a reserve still holds at each year's end, null when nobody says."""

    id: str
    stream: str | None
    paid_by: str | None
    recurrent: bool
    confirmed: bool
    exit: str | None
    by_year: tuple[float, ...]
    balance_by_year: tuple[float, ...] | None


class CliffResult(Part):
    """A year in which passing money is gone and recurring cost goes on, `unmet` of it by any stream, in cash."""

    year: str
    streams: tuple[str, ...]
    lost: float
    recurring_cost: float
    unmet: float


class BodyFundingResult(Part):
    """What pays for one body's part of an option, in cash."""

    body: str
    streams: tuple[StreamResult, ...]
    recurring_cost_by_year: tuple[float, ...]
    uncovered_by_year: tuple[float, ...]
    unprotected_by_year: tuple[float, ...]
    peak_exposure: float
    cliff_edges: tuple[CliffResult, ...]


class PeopleLostResult(Part):
    """People helped over the horizon with longer and with short funding, in the model's unit, summed over years."""

    intervention: str
    unit: str
    longer: float
    shorter: float


class ShortFundingResult(Part):
    """The option funded one year at a time: present values in pounds of the price base.

    `npsv` is at its own ends; `cost`, what is lost by it, is at the ends of the option's NPSV as it stands.
    """

    share_done_by_year: tuple[float, ...]
    npsv: Spread
    cost: AtEnds
    pay_unspent: float
    people: tuple[PeopleLostResult, ...]


class ReleaseResult(Part):
    """What a line frees and what leaves a budget, central; quantities are null where the model counts none."""

    line: str
    body: str
    cash_type: str
    closes: str | None
    step: float | None
    quantity_by_year: tuple[float, ...] | None
    released_by_year: tuple[float, ...] | None
    at_marginal_cost_by_year: tuple[float, ...] | None


def funding_result(appraisal: Appraisal, option: OptionAppraisal) -> tuple[BodyFundingResult, ...]:
    """The funding of every body to which money comes."""
    return tuple(_body(found) for found in appraisal.funding(option))


def short_funding_result(appraisal: Appraisal, option: OptionAppraisal) -> ShortFundingResult | None:
    """The option funded one year at a time; None when the case gives no terms."""
    found = short_funding(option, appraisal.worlds, appraisal.case.horizon, appraisal.case.lead)
    if found is None:
        return None
    return ShortFundingResult(
        share_done_by_year=tuple(round(share, 6) for share in found.done),
        npsv=spread_of(appraisal.ends_of(option).reach(found.shorter.npsv)),
        cost=at_ends(appraisal.at(option, found.cost)),
        pay_unspent=pounds(found.unspent),
        people=tuple(
            PeopleLostResult(
                intervention=lost.title,
                unit=str(lost.unit),
                longer=round(lost.longer, 6),
                shorter=round(lost.shorter, 6),
            )
            for lost in found.people
        ),
    )


def releases_result(option: OptionAppraisal) -> tuple[ReleaseResult, ...]:
    """What every release frees and lets leave."""
    return tuple(
        ReleaseResult(
            line=freed.line,
            body=str(freed.release.release.body),
            cash_type=str(CashType(freed.release.cash_type)),
            closes=freed.release.release.closes,
            step=freed.release.step,
            quantity_by_year=None if freed.quantity is None else _row(freed.quantity[0]),
            released_by_year=None if freed.released is None else _row(freed.released[0]),
            at_marginal_cost_by_year=None if freed.at_margin is None else tuple(pounds(v) for v in freed.at_margin[0]),
        )
        for freed in option.flows.freed
    )


def _body(found: BodyFunding) -> BodyFundingResult:
    return BodyFundingResult(
        body=str(found.body),
        streams=tuple(
            StreamResult(
                id=stream.id,
                stream=stream.rule.id if stream.rule else None,
                paid_by=str(stream.paid_by) if stream.paid_by else None,
                recurrent=stream.recurrent,
                confirmed=stream.confirmed,
                exit=stream.exit,
                by_year=tuple(pounds(v) for v in stream.by_year),
                balance_by_year=None if (left := balance_left(stream)) is None else tuple(pounds(v) for v in left),
            )
            for stream in found.streams
        ),
        recurring_cost_by_year=tuple(pounds(v) for v in found.recurring_cost),
        uncovered_by_year=tuple(pounds(v) for v in found.uncovered),
        unprotected_by_year=tuple(pounds(v) for v in found.unprotected),
        peak_exposure=pounds(found.peak_exposure),
        cliff_edges=tuple(
            CliffResult(
                year=str(cliff.year),
                streams=tuple(stream.id for stream in cliff.streams),
                lost=pounds(cliff.lost),
                recurring_cost=pounds(cliff.cost),
                unmet=pounds(cliff.unmet),
            )
            for cliff in found.cliffs
        ),
    )


def _row(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(value, 6) + 0.0 for value in values.tolist())
