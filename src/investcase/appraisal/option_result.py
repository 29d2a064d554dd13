"""One option as the result writes it."""

from __future__ import annotations

from typing import Annotated, Any

from investcase.appraisal.additionality import gross_to_net
from investcase.appraisal.body_result import BodyResult, body_result
from investcase.appraisal.described import Terms, amount, said, signed
from investcase.appraisal.disinvestment_result import CutResult, disinvestment_result
from investcase.appraisal.ends import At
from investcase.appraisal.ends_result import EndsResult, ends_result
from investcase.appraisal.funding_result import (
    BodyFundingResult,
    ReleaseResult,
    ShortFundingResult,
    funding_result,
    releases_result,
    short_funding_result,
)
from investcase.appraisal.gross_to_net_result import GrossToNetResult, gross_to_net_result
from investcase.appraisal.measures import NoRatio, OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.paybacks import payback_positions, payback_years
from investcase.appraisal.portfolio import PortfolioResult, portfolio_result
from investcase.appraisal.spreads import NOWHERE, UNDEFINED, AtEnds, Spread, at_ends, by_year, pounds, spread_of
from investcase.appraisal.who_pays import SidesResult, sides_result, who_gains, who_pays
from investcase.appraisal.worked import Worked
from investcase.appraisal.workforce import WorkforceResult, workforce_result
from investcase.documents.kinds_of_money import CashType
from investcase.flows.demand import BudgetLineDemand
from investcase.quantities import Year
from investcase.reading.problems import Problem, Severity


class Ratios(Part):
    """The benefit-cost ratio: everything else of value over the net public cost; null where there is none, and why."""

    net_public: Annotated[
        AtEnds, said("Every other value over the net public cost; null where there is none to divide by, and for a cut")
    ]


class Payback(Part):
    """The year each payback falls in, counted from the first year of spend; null when it is not
    reached, or no money moves."""

    simple: Annotated[
        str | None,
        said("Everyone together, real and undiscounted: the year from which the running total stays at nil or above"),
    ]
    discounted: Annotated[str | None, said("The same, discounted")]
    lead_body_cash: Annotated[
        str | None,
        said("The same of the lead body, counting only cash, before loans and all that stands under funding"),
    ]


class EquivalentAnnualResult(Part):
    """The NPSV as an equal amount a year in the option's own years: real pounds of the price base.

    `own_years` is the amount in each of them, `years` from `first_year` on. `after_purchase` takes all to be bought in
    `first_year`, and is the amount at the end of each of as many years after it (Scottish Capital Investment Manual).
    """

    own_years: Annotated[Spread, signed("The amount in each of the option's own years", Terms.YEARLY)]
    after_purchase: Annotated[
        Spread, signed("The amount at the end of each of as many years after the first", Terms.YEARLY)
    ]
    first_year: Annotated[str | None, said("The first year in which it does anything; null where it never does")]
    years: Annotated[int, said("How many years that is, to the last in which it does anything")]


class DemandResult(Part):
    """A budget line whose demand grows: real pounds of the price base by year, central.

    `growth` is the change on today's budget with nothing done; of what the option saves, `growth_met` only meets it.
    """

    body: Annotated[str, said("Whose budget line it is")]
    budget_line: Annotated[str, said("The budget line")]
    in_plan: Annotated[
        str | None, said("The line of the body's approved plan that holds the growth; null where no plan does")
    ]
    baseline: Annotated[float, amount("Today's budget", Terms.REAL)]
    growth: Annotated[
        tuple[float, ...], amount("How much larger the budget would be than today's if nothing were done", Terms.REAL)
    ]
    saved: Annotated[tuple[float, ...], signed("What the option saves of it", Terms.REAL)]
    growth_met: Annotated[
        tuple[float, ...], amount("The part of what is saved that only meets that growth", Terms.REAL)
    ]


class LineResult(Part):
    """One line: real pounds of the price base by year, undiscounted, central."""

    id: Annotated[str, said("The line")]
    intervention: Annotated[
        str | None, said("The intervention or cut it belongs to; null for a line of the case itself")
    ]
    body: Annotated[str, said("The body named: who pays or gains")]
    kind: Annotated[str, said("`cost` or `benefit`: the side it stands on, whichever its sign")]
    cash_type: Annotated[str | None, said("Of a benefit, one of the four kinds that share no total; null for a cost")]
    ring_fence: Annotated[
        str | None,
        said("The grant or fund to which its money is tied, so that it is no general cash; null if not tied"),
    ]
    by_year: Annotated[
        tuple[float, ...],
        signed("A cost is minus and a cost saved plus; a benefit is plus and a loss minus", Terms.REAL),
    ]


class OptionResult(Part):
    """One option, as its difference from business as usual.

    `npsv` is at the option's own ends, and `npsv_ends` says which figures are moved there. Its parts are in the same
    worlds.
    """

    id: Annotated[str, said("The option")]
    preferred: Annotated[bool, said("Whether it is the option put forward")]
    business_as_usual: Annotated[bool, said("Whether it is what the others are measured against, whose own value is 0")]
    npsv: Annotated[
        Spread,
        signed(
            "Net present social value: everyone together, against business as usual; null where nothing was worked out",
            Terms.PRESENT,
        ),
    ]
    npsv_ends: Annotated[EndsResult, said("Which figures are moved at the ends of the net present social value")]
    pv_costs: Annotated[
        AtEnds,
        amount("All costs, less what the option saves of them; null where nothing was worked out", Terms.PRESENT),
    ]
    pv_benefits: Annotated[
        AtEnds, signed("All benefits, less losses; null where nothing was worked out", Terms.PRESENT)
    ]
    pv_benefits_by_cash_type: Annotated[
        dict[str, AtEnds], signed("The same of each kind of benefit, never to be added into one saving", Terms.PRESENT)
    ]
    freed_capacity_at_average_cost: Annotated[
        AtEnds,
        signed("What freed capacity would be worth at its average cost, whatever of it is counted", Terms.PRESENT),
    ]
    net_public_cost: Annotated[
        AtEnds, amount("Public bodies' costs, less the cash they release or no longer need", Terms.PRESENT)
    ]
    bcr: Annotated[Ratios, said("The benefit-cost ratio")]
    payback_year: Annotated[Payback, said("When it pays back; null, with the reason in `problems`, when it does not")]
    eanb: Annotated[EquivalentAnnualResult, said("Equivalent annual net benefit, by both conventions")]
    bodies: Annotated[tuple[BodyResult, ...], said("Every body that pays, gains, or has money moved to or from it")]
    lines: Annotated[
        tuple[LineResult, ...], said("Every line of money; their sum by year is the net of everyone together")
    ]
    gross_to_net: Annotated[
        GrossToNetResult | None, said("The way from gross to net; null where nothing was worked out")
    ]
    demand: Annotated[tuple[DemandResult, ...], said("Budget lines whose demand grows by itself")]
    who_pays: Annotated[SidesResult, said("What is paid, by body: minus, and plus where a cost is saved")]
    who_gains: Annotated[SidesResult, said("What is gained, by body: plus, and minus where it is a loss")]
    workforce: Annotated[
        WorkforceResult | None, said("Posts, pay and fees; left out where the case says nothing of them")
    ] = None
    disinvestment: Annotated[tuple[CutResult, ...], said("Every service reduced or stopped")] = ()
    portfolio: Annotated[PortfolioResult | None, said("What interventions share; null where they share nothing")] = None
    funding: Annotated[tuple[BodyFundingResult, ...], said("What pays for it, body by body")] = ()
    short_funding: Annotated[
        ShortFundingResult | None, said("The option funded one year at a time; null where the case gives no terms")
    ] = None
    releases: Annotated[tuple[ReleaseResult, ...], said("What each release frees and what leaves a budget")] = ()


def option_result(appraisal: Worked, option: OptionAppraisal, undefined: list[Problem]) -> OptionResult:
    """An option as the result writes it; what is undefined is noted in `undefined`."""

    unknown = option.why_unknown
    known = unknown is None

    def part(values: Any, digits: int = 2) -> AtEnds:
        return at_ends(appraisal.at(option, values), digits) if known else NOWHERE

    def spread(values: At[float]) -> Spread:
        return spread_of(values) if known else UNDEFINED

    settled, ends = option.flows.option, appraisal.ends[option.id]
    paid = payback_years(appraisal, option)
    yearly = appraisal.equivalent_annual(option)
    bcr = Ratios(net_public=part(option.bcr_net_public, 6))
    undefined.extend([_note(f"options.{option.id}", unknown)] if unknown else _undefined(appraisal, option, bcr, paid))
    undefined.extend(
        _note(f"options.{option.id}.bodies.{body}.cash_releasing_npv", "it holds no budget to release from")
        for body in option.bodies
        if not body.public
    )
    return OptionResult(
        id=option.id,
        preferred=option.flows.option.preferred,
        business_as_usual=option.flows.option.business_as_usual,
        npsv=spread(appraisal.npsv_at(option)),
        npsv_ends=ends_result(settled, ends.npsv),
        pv_costs=part(option.pv_costs),
        pv_benefits=part(option.pv_benefits),
        pv_benefits_by_cash_type={str(kind): part(option.pv_benefits_of(kind)) for kind in CashType},
        freed_capacity_at_average_cost=part(option.freed_at_average),
        net_public_cost=part(option.net_public_cost),
        bcr=bcr,
        payback_year=Payback(**{name: None if year is None else str(year) for name, year in paid.items()}),
        eanb=EquivalentAnnualResult(
            own_years=spread(ends.npsv.reach(yearly.own_years)),
            after_purchase=spread(ends.npsv.reach(yearly.after_purchase)),
            first_year=str(appraisal.case.horizon[yearly.first[0]]) if yearly.years else None,
            years=yearly.years,
        ),
        bodies=tuple(body_result(appraisal, option, body) for body in option.bodies),
        lines=tuple(
            LineResult(
                id=line.id,
                intervention=line.intervention,
                body=str(line.body),
                kind=line.kind,
                cash_type=str(line.cash_type) if line.cash_type else None,
                ring_fence=line.ring_fence,
                by_year=by_year(line.net[0]),
            )
            for line in option.cash.lines
        ),
        gross_to_net=gross_to_net_result(gross_to_net(option)) if known else None,
        demand=tuple(_demand(found) for found in option.flows.demand),
        who_pays=sides_result(appraisal, option, who_pays(appraisal, option)),
        who_gains=sides_result(appraisal, option, who_gains(appraisal, option)),
        workforce=workforce_result(appraisal, option),
        funding=funding_result(appraisal, option),
        short_funding=short_funding_result(appraisal, option),
        releases=releases_result(option),
        disinvestment=disinvestment_result(appraisal, option),
        portfolio=portfolio_result(appraisal, option),
    )


def _demand(found: BudgetLineDemand) -> DemandResult:
    return DemandResult(
        body=str(found.demand.body),
        budget_line=found.demand.budget_line,
        in_plan=found.demand.in_plan,
        baseline=pounds(found.baseline[0, 0]),
        growth=by_year(found.growth[0]),
        saved=by_year(found.saved[0]),
        growth_met=by_year(found.met[0]),
    )


def _undefined(appraisal: Worked, option: OptionAppraisal, bcr: Ratios, paid: dict[str, Year | None]) -> list[Problem]:
    found = []
    worlds = [world for world, value in bcr.net_public if value is None]
    if worlds:
        why = option.no_ratio or NoRatio.NET_SAVING
        where = "" if "central" in worlds else f", at the {' or '.join(worlds)} end of the NPSV"
        found.append(_note(f"options.{option.id}.bcr.net_public", f"n/a ({why}): {why.reason}{where}"))
    positions = payback_positions(appraisal, option)
    for name, year in paid.items():
        if year is None:
            unpaid = "not reached within the years of this case"
            reason = unpaid if positions[name].moves else "no money moves, so there is nothing to pay back"
            found.append(_note(f"options.{option.id}.payback_year.{name}", reason))
    return found


def _note(field: str, message: str) -> Problem:
    return Problem("undefined", message, Severity.NOTE, field=field)
