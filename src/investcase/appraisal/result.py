"""The result: what other programs read. `investcase/result/1`."""

from __future__ import annotations

from typing import Any, Literal

from investcase.appraisal.additionality import GrossToNet, gross_to_net
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.balancing import BalancingResult, balance
from investcase.appraisal.disinvestment_result import CutResult, disinvestment_result
from investcase.appraisal.funding_result import (
    BodyFundingResult,
    ReleaseResult,
    ShortFundingResult,
    funding_result,
    releases_result,
    short_funding_result,
)
from investcase.appraisal.groups.result import GroupsResult, groups_result
from investcase.appraisal.measures import PUBLIC, OptionAppraisal, cash_of
from investcase.appraisal.part import Part
from investcase.appraisal.payback import payback_index
from investcase.appraisal.portfolio import PortfolioResult, portfolio_result
from investcase.appraisal.spreads import UNDEFINED, Spread, by_year, pounds, spread_of
from investcase.appraisal.standing import StandingResult, standing_result
from investcase.appraisal.vintages import VintageResult, vintages_result
from investcase.appraisal.who_pays import SidesResult, sides_result, who_gains, who_pays
from investcase.appraisal.workforce import WorkforceResult, workforce_result
from investcase.catalogue.shipped import VERSION
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.figure import Status
from investcase.documents.model import Body, CashType
from investcase.flows.demand import BudgetLineDemand
from investcase.quantities import Year
from investcase.reading.problems import Problem, Severity, in_order
from investcase.resolving.canonical import canonical_inputs, fingerprint

Standing = Literal["illustrative", "draft", "final"]
_WHEN_THERE = ("groups", "balancing")


class Ratios(Part):
    """Benefit-cost ratios: all benefits over all costs, and everything else over the net public cost."""

    gross: Spread
    net_public: Spread


class Payback(Part):
    """The year each payback falls in, counted from the first year of spend; null when it is not reached."""

    simple: str | None
    discounted: str | None
    lead_body_cash: str | None


class BodyResult(Part):
    """One body: present values in pounds, and its net cash position by year (spending positive, saving negative)."""

    body: str
    npv: Spread
    cash_releasing_npv: Spread
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
    """One option, as its difference from business as usual."""

    id: str
    preferred: bool
    business_as_usual: bool
    npsv: Spread
    pv_costs: Spread
    pv_benefits: Spread
    pv_benefits_by_cash_type: dict[str, Spread]
    bcr: Ratios
    payback_year: Payback
    eanb: Spread
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


class ReplacedResult(Part):
    """A value that a stronger origin set aside."""

    value: str
    origin: str
    source: str


class FigureResult(Part):
    """A figure used, in the case's prices, with its standing."""

    id: str
    title: str
    value: str
    unit: str
    status: str
    source: str
    replaced: tuple[ReplacedResult, ...]


class ProblemResult(Part):
    """A problem, without the excerpt."""

    severity: str
    code: str
    message: str
    file: str | None
    line: int | None
    column: int | None
    field: str | None
    expected: str | None
    remedy: str | None


class Result(Part):
    """The whole result. Reading it back from JSON gives an equal object.

    `groups` is there when the case has an equality section: whom the preferred option reaches, protected.
    `balancing` is there when the case asks for contributions between partners and they were worked out.
    """

    schema_: Literal["investcase/result/1"] = "investcase/result/1"
    case: str
    title: str
    standing: Standing
    as_of: str | None
    currency: Literal["GBP"] = "GBP"
    price_base: str
    discount_base: str
    discount_schedule: str
    years: tuple[str, ...]
    options: tuple[OptionResult, ...]
    vintages: tuple[VintageResult, ...] = ()
    standing_sensitivities: tuple[StandingResult, ...] = ()
    groups: GroupsResult | None = None
    balancing: BalancingResult | None = None
    figures: tuple[FigureResult, ...]
    choices: dict[str, dict[str, str]]
    problems: tuple[ProblemResult, ...]
    manifest: dict[str, str]

    def to_json(self) -> str:
        """The versioned JSON, with a final newline."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, with the key `schema`."""
        data = self.model_dump(mode="json")
        for name in _WHEN_THERE:
            if data[name] is None:
                del data[name]
        for option in data["options"]:
            if option["workforce"] is None:
                del option["workforce"]
        return {"schema": data.pop("schema_"), **data}

    @classmethod
    def from_json(cls, text: str) -> Result:
        """The result a JSON text holds.

        Raises:
            ValueError: the text is not this version of the result.
        """
        import json

        data = json.loads(text)
        if not isinstance(data, dict) or data.get("schema") != "investcase/result/1":
            raise ValueError("not an investcase/result/1 document")
        data["schema_"] = data.pop("schema")
        return cls.model_validate(data)


def make_result(appraisal: Appraisal, *, balanced: bool = False) -> Result:
    """The result of an appraisal: pounds rounded to a penny, ratios to a millionth, never NaN.

    `balanced` works out the contributions between partners too, where the case asks for them.
    """
    case = appraisal.case
    undefined: list[Problem] = []
    options = tuple(_option(appraisal, option, undefined) for option in appraisal.options)
    return Result(
        case=case.document.case,
        title=case.document.title,
        standing=standing(appraisal),
        as_of=case.as_of.isoformat() if case.as_of else None,
        price_base=str(case.document.price_base),
        discount_base=str(case.horizon[0]),
        discount_schedule=case.schedule.schedule,
        years=tuple(str(year) for year in case.horizon),
        options=options,
        vintages=vintages_result(appraisal),
        standing_sensitivities=standing_result(appraisal),
        groups=groups_result(case.equality, appraisal.preferred) if case.equality else None,
        balancing=balance(appraisal) if balanced else None,
        figures=tuple(
            FigureResult(
                id=figure.key,
                title=figure.title,
                value=str(figure.quantity),
                unit=str(figure.unit),
                status=str(figure.standing),
                source=figure.source,
                replaced=tuple(
                    ReplacedResult(value=str(old.value), origin=old.origin, source=old.source)
                    for old in figure.replaced
                ),
            )
            for figure in case.register().values()
        ),
        choices={
            f"{option.id}.{intervention.id}": dict(intervention.choices)
            for option in case.options
            for intervention in option.models_at_work
        },
        problems=tuple(_problem(problem, case.loaded) for problem in in_order([*appraisal.problems, *undefined])),
        manifest={
            "investcase": VERSION,
            "inputs_sha256": fingerprint(canonical_inputs(case)),
            "price_index": case.prices.index.document.index,
        },
    )


def standing(appraisal: Appraisal) -> Standing:
    """How far a case may be relied on: one illustrative figure in the preferred option makes it illustrative."""
    declared = appraisal.case.document.standing
    illustrative = any(figure.standing is Status.ILLUSTRATIVE for figure in appraisal.case.register().values())
    return "illustrative" if illustrative else declared


def payback_years(appraisal: Appraisal, option: OptionAppraisal) -> dict[str, Year | None]:
    """The simple and discounted payback of the whole system, and the lead body's in cash released, all central."""
    years = appraisal.case.horizon
    net = option.cash.net()[0]
    rows = {
        "simple": net,
        "discounted": option.discounted(option.cash)[0],
        "lead_body_cash": cash_of(option.cash, appraisal.case.lead).net()[0]
        + option.flows.vat.of(body=appraisal.case.lead).net()[0],
    }
    found = {name: payback_index(row) if row.any() else None for name, row in rows.items()}
    return {name: None if index is None else years[index] for name, index in found.items()}


def _option(appraisal: Appraisal, option: OptionAppraisal, undefined: list[Problem]) -> OptionResult:
    def spread(values: Any, digits: int = 2) -> Spread:
        return spread_of(appraisal.at(values), digits)

    paid = payback_years(appraisal, option)
    bcr = Ratios(gross=spread(option.bcr_gross, 6), net_public=spread(option.bcr_net_public, 6))
    undefined.extend(_undefined(option.id, bcr, paid))
    undefined.extend(
        _note(f"options.{option.id}.bodies.{body}.cash_releasing_npv", "it holds no budget to release from")
        for body in option.bodies
        if body not in PUBLIC
    )
    return OptionResult(
        id=option.id,
        preferred=option.flows.option.preferred,
        business_as_usual=option.flows.option.business_as_usual,
        npsv=spread(option.npsv),
        pv_costs=spread(option.pv_costs),
        pv_benefits=spread(option.pv_benefits),
        pv_benefits_by_cash_type={str(kind): spread(option.pv_benefits_of(kind)) for kind in CashType},
        bcr=bcr,
        payback_year=Payback(**{name: None if year is None else str(year) for name, year in paid.items()}),
        eanb=spread(appraisal.equivalent_annual(option)),
        bodies=tuple(_body(appraisal, option, body, spread) for body in option.bodies),
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
        who_pays=sides_result(appraisal, who_pays(appraisal, option)),
        who_gains=sides_result(appraisal, who_gains(appraisal, option)),
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


def _body(appraisal: Appraisal, option: OptionAppraisal, body: Body, spread: Any) -> BodyResult:
    return BodyResult(
        body=str(body),
        npv=spread(option.npv_of(body)),
        cash_releasing_npv=spread(option.cash_npv_of(body)) if body in PUBLIC else UNDEFINED,
        cash_terms_by_year=tuple(pounds(amount) for amount in _cash_position(appraisal, option, body)),
    )


def _cash_position(appraisal: Appraisal, option: OptionAppraisal, body: Body) -> Any:
    """A body's net cash by year; of those who hold no budget, what they pay less what they gain or no longer pay."""
    budget = appraisal.budget(option, body)
    return budget.net if body in PUBLIC else budget.net - budget.wider_value


def _undefined(option: str, bcr: Ratios, paid: dict[str, Year | None]) -> list[Problem]:
    found = []
    for name, spread, why in (
        ("gross", bcr.gross, "n/a: there is no cost to divide by"),
        ("net_public", bcr.net_public, "n/a (net saving): the net public cost is not positive"),
    ):
        worlds = [world for world, value in spread if value is None]
        if worlds:
            where = "" if "central" in worlds else f", with every figure at its {' or '.join(worlds)} end"
            found.append(_note(f"options.{option}.bcr.{name}", f"{why}{where}"))
    for name, year in paid.items():
        if year is None:
            found.append(_note(f"options.{option}.payback_year.{name}", "not reached within the years of this case"))
    return found


def _note(field: str, message: str) -> Problem:
    return Problem("undefined", message, Severity.NOTE, field=field)


def _problem(problem: Problem, case: Loaded[Case]) -> ProblemResult:
    """A problem as others read it: the case's own file by its name alone, since where it lay is no matter."""
    at = problem.position
    return ProblemResult(
        severity=str(problem.severity),
        code=problem.code,
        message=problem.message,
        file=None if at is None else case.file_name if at.file == case.file else at.file,
        line=at.line if at else None,
        column=at.column if at else None,
        field=problem.field,
        expected=problem.expected,
        remedy=problem.remedy,
    )
