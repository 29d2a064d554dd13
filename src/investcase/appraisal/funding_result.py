"""Funding, short funding and releases in the result: cash by year, real pounds where it says so."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.funding import BodyFunding, balance_left
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.short_funding import short_fundings
from investcase.appraisal.spreads import AtEnds, Spread, at_ends, pounds, spread_of
from investcase.appraisal.worked import Worked
from investcase.documents.kinds_of_money import CashType
from investcase.quantities.arrays import Array


class StreamResult(Part):
    """A stream in cash; `balance_by_year` is what a reserve still holds at each year's end, null when nobody says."""

    id: Annotated[str, said("The stream")]
    stream: Annotated[
        str | None, said("The kind of money, by its id in the register of funding; null where it is of no known kind")
    ]
    paid_by: Annotated[
        str | None,
        said("The body that pays it; the body itself where it is its own reserve; null where nobody in the case does"),
    ]
    ring_fence: Annotated[str | None, said("The grant or fund to which it is tied; null if not tied")]
    recurrent: Annotated[bool, said("Whether it goes on")]
    confirmed: Annotated[bool, said("Whether it is confirmed")]
    exit: Annotated[str | None, said("What pays when it ends, in words")]
    by_year: Annotated[tuple[float, ...], signed("What comes to the body whose funding this is", Terms.CASH)]
    balance_by_year: Annotated[
        tuple[float, ...] | None,
        amount("What a reserve still holds at each year's end; null when nobody says", Terms.CASH),
    ]


class CliffResult(Part):
    """A year in which passing money is less than the year before and recurring cost goes on, `unmet` by any money."""

    year: Annotated[str, said("The year")]
    streams: Annotated[
        tuple[str, ...], said("The streams, and the lines of other bodies' payments, that are gone or less")
    ]
    lost: Annotated[float, amount("By how much that money is less than in the year before", Terms.CASH)]
    recurring_cost: Annotated[float, amount("The recurring cost that goes on", Terms.CASH)]
    unmet: Annotated[float, amount("The part of it that no money meets", Terms.CASH)]


class BodyFundingResult(Part):
    """What pays for one body's part of an option, in cash."""

    body: Annotated[str, said("The body named: to whom the money comes")]
    streams: Annotated[tuple[StreamResult, ...], said("Every stream of money to it")]
    recurring_cost_by_year: Annotated[
        tuple[float, ...], amount("What it spends year after year, with its irrecoverable VAT", Terms.CASH)
    ]
    uncovered_by_year: Annotated[
        tuple[float, ...],
        amount("Recurring cost that no money meets once passing money is less than it was", Terms.CASH),
    ]
    unprotected_by_year: Annotated[
        tuple[float, ...], amount("What goes out that no stream, loan or reserve meets", Terms.CASH)
    ]
    peak_exposure: Annotated[float, amount("The most it is ever out of pocket; 0 when it never is", Terms.CASH)]
    cliff_edges: Annotated[
        tuple[CliffResult, ...], said("Years in which passing money is gone or less, and recurring cost goes on")
    ]


class PeopleLostResult(Part):
    """People helped over the horizon with longer and with short funding, in the model's unit, summed over years."""

    intervention: Annotated[str, said("The id of the intervention")]
    title: Annotated[str, said("Its title")]
    unit: Annotated[str, said("The model's unit of people")]
    longer: Annotated[float, said("People helped with longer funding, added up over the years")]
    shorter: Annotated[float, said("The same with funding renewed every year")]


class ShortFundingResult(Part):
    """The option funded one year at a time: present values in pounds of the price base.

    `npsv` is at its own ends; `cost`, what is lost by it, is at the ends of the option's NPSV as it stands.
    """

    share_done_by_year: Annotated[tuple[float, ...], said("The share of each year's work that is done, 0-1")]
    npsv: Annotated[Spread, signed("Net present social value, funded one year at a time", Terms.PRESENT)]
    cost: Annotated[AtEnds, amount("How much less that is worth than the option as it stands", Terms.PRESENT)]
    pay_unspent: Annotated[float, amount("Pay of posts that stand empty: work not done, and no saving", Terms.PRESENT)]
    people: Annotated[tuple[PeopleLostResult, ...], said("Who is helped")]


class ReleaseResult(Part):
    """What a line frees and what leaves a budget, central; quantities are null where the model counts none."""

    line: Annotated[str, said("The line of money")]
    body: Annotated[str, said("The body named")]
    cash_type: Annotated[str, said("The kind of benefit it is released as")]
    closes: Annotated[str | None, said("What closes, in words; null where the case does not say")]
    step: Annotated[
        float | None, said("How much can be closed at one time, in the unit of the quantity; null where anything can")
    ]
    quantity_by_year: Annotated[tuple[float, ...] | None, said("How much is freed; null where the model counts none")]
    released_by_year: Annotated[
        tuple[float, ...] | None, said("How much of it leaves the budget; null where the model counts none")
    ]
    at_marginal_cost_by_year: Annotated[
        tuple[float, ...] | None,
        signed("What it is worth at marginal cost; null where the case gives none", Terms.REAL),
    ]


def funding_result(appraisal: Worked, option: OptionAppraisal) -> tuple[BodyFundingResult, ...]:
    """The funding of every body to which money comes."""
    return tuple(_body(found) for found in appraisal.funding(option))


def short_funding_result(appraisal: Worked, option: OptionAppraisal) -> ShortFundingResult | None:
    """The option funded one year at a time; None when the case gives no terms."""
    found = appraisal.once(short_fundings).get(option.id)
    if found is None:
        return None
    return ShortFundingResult(
        share_done_by_year=tuple(round(share, 6) for share in found.done),
        npsv=spread_of(appraisal.ends_of(option).reach(found.shorter.npsv)),
        cost=at_ends(appraisal.at(option, found.cost)),
        pay_unspent=pounds(found.unspent),
        people=tuple(
            PeopleLostResult(
                intervention=lost.intervention,
                title=lost.title,
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
            line=str(freed.line),
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
                ring_fence=stream.ring_fence,
                recurrent=stream.recurrent,
                confirmed=stream.confirmed,
                exit=stream.exit,
                by_year=tuple(pounds(v) for v in stream.by_year),
                balance_by_year=None if (left := balance_left(stream)) is None else tuple(pounds(v) for v in left),
            )
            for stream in found.streams
        ),
        recurring_cost_by_year=tuple(pounds(v) for v in found.passing.cost),
        uncovered_by_year=tuple(pounds(v) for v in found.passing.uncovered),
        unprotected_by_year=tuple(pounds(v) for v in found.unprotected),
        peak_exposure=pounds(found.peak_exposure),
        cliff_edges=tuple(
            CliffResult(
                year=str(cliff.year),
                streams=tuple(each.source.id for each in cliff.money),
                lost=pounds(cliff.lost),
                recurring_cost=pounds(cliff.cost),
                unmet=pounds(cliff.unmet),
            )
            for cliff in found.passing.cliffs
        ),
    )


def _row(values: Array) -> tuple[float, ...]:
    return tuple(round(value, 6) + 0.0 for value in values.tolist())
