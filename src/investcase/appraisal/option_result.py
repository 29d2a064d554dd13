"""One option as the result writes it."""

from __future__ import annotations

from typing import Any

from investcase.appraisal.additionality import GrossToNet, gross_to_net
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.disinvestment_result import CutResult, disinvestment_result
from investcase.appraisal.ends_result import EndsResult, ends_result
from investcase.appraisal.funding_result import (
    BodyFundingResult,
    ReleaseResult,
    ShortFundingResult,
    funding_result,
    releases_result,
    short_funding_result,
)
from investcase.appraisal.measures import PUBLIC, Array, NoRatio, OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.payback import payback_index
from investcase.appraisal.portfolio import PortfolioResult, portfolio_result
from investcase.appraisal.spreads import UNDEFINED, AtEnds, Spread, at_ends, by_year, pounds, spread_of
from investcase.appraisal.who_pays import SidesResult, sides_result, who_gains, who_pays
from investcase.appraisal.workforce import WorkforceResult, workforce_result
from investcase.documents.model import Body, CashType
from investcase.flows.demand import BudgetLineDemand
from investcase.quantities import Year
from investcase.reading.problems import Problem, Severity


class Ratios(Part):
    """The benefit-cost ratio: everything else of value over the net public cost; null where there is none, and why."""

    net_public: AtEnds


class Payback(Part):
    """The year each payback falls in, counted from the first year of spend; null when it is not reached."""

    simple: str | None
    discounted: str | None
    lead_body_cash: str | None


class EquivalentAnnualResult(Part):
    """The NPSV as an equal amount a year in the option's own years: real pounds of the price base.

    `own_years` is the amount in each of them, `years` from `first_year` on. `after_purchase` takes all to be bought in
    `first_year`, and is the amount at the end of each of as many years after it (Scottish Capital Investment Manual).
    """

    own_years: Spread
    after_purchase: Spread
    first_year: str | None
    years: int


class BodyResult(Part):
    """One body: present values in pounds, and its net cash position by year (spending positive, saving negative).

    `npv` is its part of the option's NPSV; `cash_releasing_npv` has ends of its own, and `cash_releasing_npv_ends` says
    which figures are moved there, null for who feels no cash.
    """

    body: str
    npv: AtEnds
    cash_releasing_npv: Spread
    cash_releasing_npv_ends: EndsResult | None
    cash_terms_by_year: tuple[float, ...]


class StepResult(Part):
    """One step of a waterfall: present value in pounds, central."""

    step: str
    pv: float


class GrossToNetResult(Part):
    """From gross to net: present values in pounds, central; the gross and the steps add to the NPSV.

    `benefits_kept` is the share of each intervention's gross benefits that is counted.
    """

    gross: float
    steps: tuple[StepResult, ...]
    net: float
    benefits_kept: dict[str, float]


class DemandResult(Part):
    """A budget line whose demand grows: real pounds of the price base by year, central.

    `growth` is the change on today's budget with nothing done; of what the option saves, `growth_met` only meets it.
    """

    body: str
    budget_line: str
    in_plan: str | None
    baseline: float
    growth: tuple[float, ...]
    saved: tuple[float, ...]
    growth_met: tuple[float, ...]


class LineResult(Part):
    """One line: real pounds of the price base by year, undiscounted, central."""

    id: str
    intervention: str | None
    body: str
    kind: str
    cash_type: str | None
    by_year: tuple[float, ...]


class OptionResult(Part):
    """One option, as its difference from business as usual.

    `npsv` is at the option's own ends, and `npsv_ends` says which figures are moved there. Its parts are in the same
    worlds.
    """

    id: str
    preferred: bool
    business_as_usual: bool
    npsv: Spread
    npsv_ends: EndsResult
    pv_costs: AtEnds
    pv_benefits: AtEnds
    pv_benefits_by_cash_type: dict[str, AtEnds]
    freed_capacity_at_average_cost: AtEnds
    net_public_cost: AtEnds
    bcr: Ratios
    payback_year: Payback
    eanb: EquivalentAnnualResult
    bodies: tuple[BodyResult, ...]
    lines: tuple[LineResult, ...]
    gross_to_net: GrossToNetResult
    demand: tuple[DemandResult, ...]
    who_pays: SidesResult
    who_gains: SidesResult
    workforce: WorkforceResult | None = None
    disinvestment: tuple[CutResult, ...] = ()
    portfolio: PortfolioResult | None = None
    funding: tuple[BodyFundingResult, ...] = ()
    short_funding: ShortFundingResult | None = None
    releases: tuple[ReleaseResult, ...] = ()


def payback_rows(appraisal: Appraisal, option: OptionAppraisal) -> dict[str, Array]:
    """What each payback is of, by year: everyone together as it stands and discounted, and the lead body's cash."""
    return {
        "simple": option.cash.net()[0],
        "discounted": option.discounted(option.cash)[0],
        "lead_body_cash": option.cash_felt_by(appraisal.case.lead).net()[0],
    }


def payback_years(appraisal: Appraisal, option: OptionAppraisal) -> dict[str, Year | None]:
    """The simple and discounted payback of the whole system, and the lead body's in cash released, all central."""
    years = appraisal.case.horizon
    rows = payback_rows(appraisal, option)
    found = {name: payback_index(row) if row.any() else None for name, row in rows.items()}
    return {name: None if index is None else years[index] for name, index in found.items()}


def option_result(appraisal: Appraisal, option: OptionAppraisal, undefined: list[Problem]) -> OptionResult:
    """An option as the result writes it; what is undefined is noted in `undefined`."""

    def part(values: Any, digits: int = 2) -> AtEnds:
        return at_ends(appraisal.at(option, values), digits)

    settled, ends = option.flows.option, appraisal.ends[option.id]
    paid = payback_years(appraisal, option)
    yearly = appraisal.equivalent_annual(option)
    bcr = Ratios(net_public=part(option.bcr_net_public, 6))
    undefined.extend(_undefined(option, bcr, paid))
    undefined.extend(
        _note(f"options.{option.id}.bodies.{body}.cash_releasing_npv", "it holds no budget to release from")
        for body in option.bodies
        if body not in PUBLIC
    )
    return OptionResult(
        id=option.id,
        preferred=option.flows.option.preferred,
        business_as_usual=option.flows.option.business_as_usual,
        npsv=spread_of(appraisal.npsv_at(option)),
        npsv_ends=ends_result(settled, ends.npsv),
        pv_costs=part(option.pv_costs),
        pv_benefits=part(option.pv_benefits),
        pv_benefits_by_cash_type={str(kind): part(option.pv_benefits_of(kind)) for kind in CashType},
        freed_capacity_at_average_cost=part(option.freed_at_average),
        net_public_cost=part(option.net_public_cost),
        bcr=bcr,
        payback_year=Payback(**{name: None if year is None else str(year) for name, year in paid.items()}),
        eanb=EquivalentAnnualResult(
            own_years=spread_of(ends.npsv.reach(yearly.own_years)),
            after_purchase=spread_of(ends.npsv.reach(yearly.after_purchase)),
            first_year=str(appraisal.case.horizon[yearly.first[0]]) if yearly.years else None,
            years=yearly.years,
        ),
        bodies=tuple(_body(appraisal, option, body) for body in option.bodies),
        lines=tuple(
            LineResult(
                id=line.id,
                intervention=line.intervention,
                body=str(line.body),
                kind=line.kind,
                cash_type=str(line.cash_type) if line.cash_type else None,
                by_year=tuple(pounds(amount) for amount in line.amounts[0]),
            )
            for line in option.cash.lines
        ),
        gross_to_net=_gross_to_net(gross_to_net(option)),
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


def _gross_to_net(found: GrossToNet) -> GrossToNetResult:
    return GrossToNetResult(
        gross=pounds(found.gross),
        steps=tuple(StepResult(step=step, pv=pounds(change)) for step, change in found.steps),
        net=pounds(found.net),
        benefits_kept={name: round(share, 6) for name, share in found.benefits_kept},
    )


def _body(appraisal: Appraisal, option: OptionAppraisal, body: Body) -> BodyResult:
    cash = appraisal.ends[option.id].cash.get(body)
    return BodyResult(
        body=str(body),
        npv=at_ends(appraisal.at(option, option.npv_of(body))),
        cash_releasing_npv=spread_of(appraisal.cash_at(option, body)) if body in PUBLIC else UNDEFINED,
        cash_releasing_npv_ends=None if cash is None else ends_result(option.flows.option, cash),
        cash_terms_by_year=tuple(pounds(amount) for amount in _cash_position(appraisal, option, body)),
    )


def _cash_position(appraisal: Appraisal, option: OptionAppraisal, body: Body) -> Any:
    """A body's net cash by year; of those who hold no budget, what they pay less what they gain or no longer pay.

    What an asset is still worth at the end is a value and no cash.
    """
    budget = appraisal.budget(option, body)
    left = option.cash.where(lambda line: line.body is body and line.role == "residual")
    return budget.net if body in PUBLIC else budget.net - (budget.wider_value - left.in_cash()[0])


def _undefined(option: OptionAppraisal, bcr: Ratios, paid: dict[str, Year | None]) -> list[Problem]:
    found = []
    worlds = [world for world, value in bcr.net_public if value is None]
    if worlds:
        why = option.no_ratio or NoRatio.NET_SAVING
        where = "" if "central" in worlds else f", at the {' or '.join(worlds)} end of the NPSV"
        found.append(_note(f"options.{option.id}.bcr.net_public", f"n/a ({why}): {why.reason}{where}"))
    for name, year in paid.items():
        if year is None:
            found.append(_note(f"options.{option.id}.payback_year.{name}", "not reached within the years of this case"))
    return found


def _note(field: str, message: str) -> Problem:
    return Problem("undefined", message, Severity.NOTE, field=field)
