"""Between which ends the numbers of a case's own fields lie, each with the reason, and which fields are held elsewhere.

Every number that a case may give stands in one of the two tables, under the document and the field that hold it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """What a number may be without a word: from `low` to `high`, and nil or at least `least` in size.

    `what` ends a sentence that begins "3,000% is hardly"; `why` is the reason for these ends. `slips` are what a number
    out of reach may have been multiplied by, the likeliest first. `place` says that no more than all that the place
    spends on adult social care is meant either, where a table holds it and the body is one that spends it.
    """

    what: str
    low: float
    high: float
    why: str
    least: float = 0.0
    slips: tuple[float, ...] = (10.0, 100.0, 1000.0, 1 / 10, 1 / 100, 1 / 1000)
    place: bool = False

    def holds(self, value: float) -> bool:
        """Whether a number lies within it."""
        return value == 0 or (self.low <= value <= self.high and abs(value) >= self.least)


_PERCENT = (100.0, 10.0, 1 / 10, 1 / 100)
_LARGER = (1000.0, 1 / 1000)
_SHARE_WHY = "less than one in two hundred changes no answer, and is what 0.1 for 10% comes to with a per cent sign"


def _share(what: str, high: float = 1.0, why: str = _SHARE_WHY) -> Bound:
    return Bound(what, 0, high, why, least=0.005, slips=_PERCENT)


def _growth(what: str, low: float, high: float, why: str, least: float = 0.0) -> Bound:
    return Bound(what, low, high, why, least=least, slips=(1 / 10, 1 / 100, 100.0))


def _held(what: str, least: float = 1000) -> Bound:
    why = "the smallest fund that a paper names is in thousands; no council's is larger than what it spends on care"
    return Bound(what, 0, 1e9, why, least=least, slips=_LARGER, place=True)


def _price(what: str, unit: str, low: float, high: float, why: str) -> dict[str, Bound]:
    return {unit: Bound(what, low, high, why, slips=(1000.0, 100.0, 10.0, 1 / 10, 1 / 100, 1 / 1000))}


def _prices(what: str) -> dict[str, Bound]:
    """Bounds of a price of care or time, by its unit."""
    return {
        **_price(what, "£ / person / year", 100, 250_000, "from a visit a month to round-the-clock care by two people"),
        **_price(what, "£ / person / week", 2, 5_000, "the same, by the week"),
        **_price(what, "£ / person", 2, 250_000, "from a leaflet and a call to a year of round-the-clock care"),
        **_price(what, "£ / hour", 2, 250, "from heat and light to a consultant's hour"),
        **_price(what, "£ / bed day", 20, 3_000, "from food and linen to a day of intensive care"),
        **_price(what, "£ / day", 10, 3_000, "the same, by the day"),
        **_price(what, "£ / week", 20, 20_000, "the same, by the week"),
        **_price(what, "£ / episode", 10, 100_000, "from a contact to the longest stay in hospital"),
        **_price(what, "£ / admission", 20, 100_000, "the same"),
        **_price(what, "£ / attendance", 5, 5_000, "from triage to resuscitation"),
        **_price(what, "£ / visit", 2, 1_000, "from a quarter of an hour to a day"),
    }


_ADULT_LIFE = "the longest life that the Green Book counts for what is built is 60 years; some council loans run to 50"

BOUNDS: dict[str, Bound | dict[str, Bound]] = {
    "Discount.flat": Bound("a rate of discount", 0, 0.1, "published rates run from 1% to 6%", 0.005, _PERCENT),
    "PriceAssumption.each_year": _growth(
        *("how much faster pay or a price grows each year", -0.05, 0.15),
        "the largest rises of pay and fees since 1990 were about a tenth",
        0.002,
    ),
    "PriceAssumption.by_year": _growth(
        *("how much faster pay or a price grows in a year", -0.05, 0.15),
        "the largest rises of pay and fees since 1990 were about a tenth",
        0.002,
    ),
    "RelativePrice.each_year": _growth(
        *("how much faster than general inflation a price grows", -0.1, 0.1),
        "beyond a tenth a year a price halves or doubles in seven years",
        0.001,
    ),
    "Demand.population_growth": _growth(
        *("how fast people grow in number", -0.03, 0.06),
        "people aged 85 and over, the fastest group, are projected to grow by 3% to 5% a year",
    ),
    "Demand.rising_need": _growth(
        "how fast need for each person grows", -0.1, 0.1, "beyond a tenth a year need doubles in seven years"
    ),
    "Demand.baseline": _held("a budget line of a body that spends on care", 0),
    "SetUp.months": Bound("months of setting up", 0, 48, "after four years it is another programme", slips=(1 / 10,)),
    "DoubleRunning.months": Bound("months of double running", 0, 36, "after three years nothing replaced it"),
    "Intervention.ramp": _share("a share of full effect"),
    "Intervention.drop_off": _share("a share that falls away each year"),
    "Disinvestment.share": _share("a share of a service that is cut"),
    "Disinvestment.ramp": _share("a share of the whole cut"),
    "CutBias.share": _share("what is taken off, or added, for optimism"),
    "SetUp.optimism_bias": _share("what is added for optimism"),
    "Adjustments.deadweight": _share("what would have happened anyway"),
    "Adjustments.attribution": _share("the share that others brought about"),
    "Adjustments.displacement": _share("the share that only moves"),
    "Adjustments.leakage": _share("the share that goes to others"),
    "Adjustments.already_achieved": _share("what is achieved already"),
    "Adjustments.achievement": _share("the share of a plan that is achieved"),
    "Adjustments.overlap": _share("the share that another takes too"),
    "Adjustments.optimism_bias": _share("what is taken off, or added, for optimism"),
    "CostLine.optimism_bias": _share("what is added for optimism"),
    "BenefitLine.optimism_bias": _share("what is taken off for optimism"),
    "DemandLine.optimism_bias": _share("what is added for optimism"),
    "Saving.optimism_bias": _share("what is taken off for optimism"),
    "MarginalShare.share": _share("a share of average cost"),
    "Slippage.share": _share("the share of a programme that comes late"),
    "Refill.share": _share("the share that is filled again"),
    "FundingTerms.churn": _share("the share of posts lost at a renewal"),
    "Release.marginal": _prices("the marginal cost of what is freed"),
    "Refill.value": _prices("the worth of what fills the gap"),
    "Refill.cost": _prices("the cost of what fills the gap"),
    "CostLine.irrecoverable_vat": _share("VAT", 0.2, "the standard rate is 20%, and less of it than 1% is not tracked"),
    "CostLine.life": Bound("years that something serves", 0.5, 80, _ADULT_LIFE, slips=(1 / 10,)),
    "FundingStream.balance": _held("what a reserve holds", 0),
    "Borrowing.rate": Bound(
        *("a rate of interest on a loan", 0, 0.15),
        "public lenders have asked from 1% to 15% since 1980",
        0.002,
        _PERCENT,
    ),
    "Borrowing.years": Bound("years of repaying", 1, 60, _ADULT_LIFE, slips=(1 / 10,)),
    "Workforce.vacancy_rate": _share("a vacancy rate", 0.6, "the worst services have two posts in five empty"),
    "Workforce.turnover_rate": _share("a turnover rate"),
    "Workforce.drawn_from_local_home_care": _share("the share drawn from local home care"),
    "Workforce.cost_per_recruit": Bound(
        "what one recruit costs", 0, 100_000, "an advert costs hundreds, an agency's fee some thousands", 50, _LARGER
    ),
    "Workforce.time_to_fill": {
        "month": Bound("months to fill a post", 0, 36, "after three years nobody is looked for", slips=(1 / 10,)),
        "year": Bound("years to fill a post", 0, 3, "after three years nobody is looked for", slips=(1 / 12, 1 / 10)),
    },
    "Workforce.posts": Bound("whole-time posts", 0, 5_000, "no council's care service is larger", 0.05, _LARGER),
    "Workforce.fillable": Bound("whole-time posts", 0, 5_000, "no council's care service is larger", 0.05, _LARGER),
    "Advance.limit": _held("how much one body may advance"),
    "PooledFund.opening": _held("what a pooled fund holds"),
    "Mitigation.cost": Bound(
        "what an action costs", 0, 5e7, "an hour of somebody's time costs more than £50", 50, _LARGER, place=True
    ),
    "UnpaidCare.each_week": {
        "hour / week": Bound("hours of care a week", 0, 168, "a week has 168 hours", slips=(1 / 10,)),
        "hour / person / week": Bound("hours of care a week", 0, 168, "a week has 168 hours", slips=(1 / 10,)),
    },
    "WelfareWeights.reference": Bound(
        "a year's income", 2_000, 250_000, "from a pension part to a judge's", 0, _LARGER
    ),
    "WelfareWeights.incomes": Bound("a year's income", 2_000, 250_000, "from a pension part to a judge's", 0, _LARGER),
    "WelfareWeights.eta": Bound("how fast a pound's worth falls", 0, 5, "published values run from 0.5 to 3"),
    "HealthEquity.threshold": Bound(
        "what a year of health costs", 1_000, 500_000, "from £5,000 to £100,000", 0, _LARGER
    ),
}
"""What each number may be, by the document and the field; by the unit besides, where the field takes several."""

_SCALE = "scale: against the place, its other years, all else in its option, and £1,000"
_KIND = "its kind holds it, both ends, and it moves no money"

ELSEWHERE: dict[str, str] = {
    "Case.years": "the horizon's own checks, and an error past 125",
    "MovesTogether.correlation": "refused beyond -100% and 100% as it is read",
    "Judgement.range": "told where it does not hold the value that is taken, which its own checks hold",
    "Risk.chance": "refused at nil and at 100%, and beyond, as it is read",
    "Intervention.start_month": "a month of twelve",
    "CostLine.start_month": "a month of twelve",
    "BenefitLine.start_month": "a month of twelve",
    "DemandLine.start_month": "a month of twelve",
    "Saving.start_month": "a month of twelve",
    "Disinvestment.start_month": "a month of twelve",
    "LocalValue.value": "given: against what it replaces, the place and what its unit allows",
    "TabledBias.kinds": "shares that must come to the whole",
    "RiskArea.contribution": "shares that must come to the whole",
    "RiskArea.mitigated": "a share from nil to all, both of which are meant",
    "InPlan.amount": _SCALE,
    "Release.exit_costs": _SCALE,
    "DoubleRunning.amount": _SCALE,
    "OmittedAnswer.each_year": _SCALE,
    "OmittedAnswer.once": _SCALE,
    "AdjustmentGiven.share": "the adjustment's own bound, under which it stands once it is read",
    "CostLine.amount": _SCALE,
    "CostLine.each_year": _SCALE,
    "BenefitLine.amount": _SCALE,
    "BenefitLine.each_year": _SCALE,
    "DemandLine.amount": _SCALE,
    "DemandLine.each_year": _SCALE,
    "Saving.amount": _SCALE,
    "Saving.each_year": _SCALE,
    "ExitCost.amount": _SCALE,
    "ExitCost.each_year": _SCALE,
    "RestartCost.amount": _SCALE,
    "FundingStream.amount": _SCALE,
    "FundingStream.each_year": _SCALE,
    "Borrowing.amount": _SCALE,
    "Release.step": "held_together: against the most that is ever freed; a small one closes all of it",
    "CostLine.residual_value": "held_together: against what was paid; scale: against £1,000",
    "CostLine.likely_range": "an error outside nil to ten times",
    "BenefitLine.likely_range": "an error outside nil to ten times",
    "DemandLine.likely_range": "an error outside nil to ten times",
    "Saving.likely_range": "an error outside nil to ten times",
    "ExitCost.likely_range": "an error outside nil to ten times",
    "Staff.wte": "pay: from 0.05 to 2,000 posts",
    "Staff.salary": "pay: from £10,000 to £250,000",
    "Staff.on_costs": "pay: from 5% to 75%",
    "FundingTerms.recruitment_lag": "an error outside 0 to 12 months",
    "FundingTerms.late_start": "an error outside 0 to 12 months",
    "NetBudget.amount": "pay: against what is spent on care",
    "BandD.homes": "pay: against who lives there",
    "UnpaidCare.hours": "people: beside who lives there; any number of hours may be given in all",
    "UnpaidCare.weeks": "an error where it is no time; any number may be lived through",
    "Profile.shares": _KIND,
    "Comparator.shares": _KIND,
    "Split.uptake": _KIND,
    "Split.effect": _KIND,
    "Split.budgets": _KIND,
    "GroupValue.value": "what is compared among groups, in any unit",
    "HealthEquity.qale": "an error outside a life; the groups of one place stand beside each other",
    "HealthEquity.gain": "what is compared among groups, from nil up",
    "HealthEquity.cost": "what is compared with the threshold",
    "HealthEquity.epsilon": "a list of values to try, to any of which there is an answer",
}
"""The numbers that other checks, or the reading of a document, hold on both sides, and where."""
