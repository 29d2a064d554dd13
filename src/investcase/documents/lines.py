"""Values and lines of money that a case gives directly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bias import TabledBias
from investcase.documents.bodies import Body
from investcase.documents.fields import (
    AmountByYear,
    Date,
    Flag,
    Growth,
    Id,
    Measure,
    Money,
    Month,
    Share,
    SourceField,
    Text,
    Title,
    YearField,
    YearlyMoney,
    fault,
)
from investcase.documents.figure import PriceBase, Status
from investcase.documents.kinds_of_money import CashType, PriceKind
from investcase.documents.moving import refuse_what_is_paid, refuse_what_is_received
from investcase.documents.reading_numbers import POUND, hold, is_count, of_kind
from investcase.documents.reading_years import years_said_once
from investcase.quantities import Quantity, parse_unit
from investcase.quantities.kinds import SHARE, Rule
from investcase.quantities.typed import typed

# Ten times what was thought is no range any more; 125 stands for 125%.
LikelyRange = Annotated[
    Quantity,
    of_kind(
        Rule(
            *("likely-range", "likely range", "lies outside nil to ten times the amount"),
            "shares of the amount, such as 90% to 125%, central 100%",
            low=0,
            high=10,
        )
    ),
]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a gain counts, and of whom, in the vocabulary of events."""

    event: str
    group: str | None


Saving = tuple[Body, str | Counts, Body | None]


def saving_on(body: Body, budget_line: str | None, partner: Body | None, counts: Counts | None = None) -> Saving | None:
    """What all lines of one saving share: whose budget line falls, and who gives the money where another body does.

    A saving that is at other prices from some year on, or of another kind then, is one saving all the same. On no
    budget line it is what they say that they count; what says nothing of it is by itself.
    """
    on = budget_line or counts
    return None if on is None else (body, on, partner)


def _vat(value: Quantity) -> Quantity:
    expected = "a share of the amount, such as 20%, or pounds, as £4,000"
    if value.unit != POUND:
        hold(value, replace(SHARE, code="vat", expected=expected))
    elif value.ends[0] < 0:
        meant = None if value.is_range else f"write {typed(value.scaled(-1))}"
        raise fault("vat", "this is below zero, and VAT is only ever paid", expected, meant)
    return value


Vat = Annotated[Measure, AfterValidator(_vat)]
YEARS = parse_unit("years")
CASH = "cash"
"""In place of a year of prices: the amounts are cash of each year, as a medium-term financial plan writes them."""


class LocalValue(Document):
    """A value the case gives, replacing what the library holds: whole, in the same unit, with its reason and source."""

    value: Measure
    source: SourceField
    reason: Text | None = None
    price_base: PriceBase | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL


class Staff(Document):
    """Posts: whole-time equivalents x salary x (1 + dated on-costs), in pounds a year."""

    wte: Measure
    salary: YearlyMoney
    on_costs: Share
    on_costs_as_of: Date

    @model_validator(mode="after")
    def _posts(self) -> Staff:
        if not is_count(self.wte, "post"):
            what = "a percentage" if self.wte.percent else f"in {self.wte.unit}"
            raise fault("wte", f"this is {what}", "whole-time equivalents, such as 6.5")
        return self


class RelativePrice(Document):
    """How much faster than general inflation one line's price grows, in both views, and why."""

    each_year: Growth
    reason: Text


class MarginalShare(Document):
    """The share of its average cost that freed capacity saves though nobody closes or fills it, and why that much."""

    share: Share
    reason: Text
    source: SourceField | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL


class Line(Document):
    """What cost and benefit lines have in common: amounts by named year, or one amount each year, or staff.

    `event` and `group` say in the vocabulary of events what is counted, and of whom. `apart_from` names lines and
    interventions that look the same and are not, each with why.
    """

    id: Id
    title: Title
    body: Body
    amount: AmountByYear | None = None
    each_year: YearlyMoney | None = None
    staff: Staff | None = None
    from_: YearField | None = Field(alias="from", default=None)
    to: YearField | None = None
    start_month: Month | None = None
    price_base: Literal["cash"] | PriceBase | None = None
    prices_as: PriceKind | None = None
    relative_price: RelativePrice | None = None
    spend: Literal["revenue", "capital"] = "revenue"
    recurrent: Flag | None = None
    ring_fence: Text | None = None
    likely_range: LikelyRange | None = None
    optimism_bias: Share | None = None
    event: Id | None = None
    group: Id | None = None
    apart_from: dict[Id, Text] = Field(default_factory=dict)
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL
    source: SourceField | None = None

    @model_validator(mode="after")
    def _one_way_of_saying_how_much(self) -> Line:
        given = [name for name in ("amount", "each_year", "staff") if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault(
                "line-amount",
                f"a line says how much in one way; this says it in {len(given)}",
                "one of: amount (by year), each_year, staff",
            )
        years_said_once(self.amount, self.from_, self.to, self.start_month)
        return self

    @model_validator(mode="after")
    def _cash_grows_by_nothing_more(self) -> Line:
        if self.price_base == CASH and self.relative_price is not None:
            raise fault(
                "cash-grows",
                "cash of each year holds its own price's growth already",
                "price_base: cash, or relative_price, and not both",
            )
        return self


class CostLine(Line):
    """What the option spends: never below nil, since what is no longer spent is a benefit.

    `only_if` names a risk of the committee's register that has a chance: the line is what is spent if that happens.
    """

    optimism_bias_from: TabledBias | None = None
    transfer_with: Body | None = None
    irrecoverable_vat: Vat | None = None
    life: Measure | None = None
    residual_value: Money | None = None
    only_if: Id | None = None

    @model_validator(mode="after")
    def _comes_whole_or_not_at_all(self) -> CostLine:
        if self.only_if is None:
            return self
        beside = ("staff", "transfer_with", "irrecoverable_vat", "life", "residual_value", "optimism_bias_from")
        given = next((name for name in beside if getattr(self, name) is not None), None)
        if given is not None:
            raise fault(
                "risk-line",
                f"{given} stands on a cost that comes only if a risk does",
                "amount or each_year beside only_if, with what it holds in the amount itself",
                f"remove {given}, or remove only_if",
            )
        return self

    @model_validator(mode="after")
    def _one_bias(self) -> CostLine:
        if self.optimism_bias is not None and self.optimism_bias_from is not None:
            raise fault("bias-twice", "the bias is said twice", "one of: optimism_bias, optimism_bias_from")
        return self

    @model_validator(mode="after")
    def _from_one_body_to_another(self) -> CostLine:
        refuse_what_is_paid(self)
        return self

    @model_validator(mode="after")
    def _no_vat_on_pay(self) -> CostLine:
        if self.irrecoverable_vat is not None and self.staff is not None:
            raise fault(
                "vat-on-pay",
                "pay carries no VAT, so there is none on posts that is not got back",
                "no irrecoverable_vat beside staff",
                "remove irrecoverable_vat; people who are bought in from an agency are amount or each_year, with VAT",
            )
        return self

    @model_validator(mode="after")
    def _what_is_left_of_an_asset(self) -> CostLine:
        if self.life is None and self.residual_value is None:
            return self
        if self.spend != "capital" or (self.life and self.residual_value):
            raise fault(
                "asset", "only what capital buys has a value at the end, said in one way", "life or residual_value"
            )
        if self.life is not None and (self.life.unit != YEARS or self.life.ends[0] <= 0):
            raise fault("asset", "an asset's life is in years", "a life such as 15 years")
        return self


class BenefitLine(Line):
    """What the option is worth, to whom, and whether it can leave a budget.

    `loses` says that amounts below zero are meant: what the option takes from somebody.
    """

    cash_type: CashType
    loses: Flag = False
    budget_line: Text | None = None
    plan_line: Text | None = None
    owner: Text | None = None
    transfer_with: Body | None = None
    discount: Literal["health"] | None = None
    measure: Literal["qaly", "life_year", "risk_to_life"] | None = None
    marginal_share: MarginalShare | None = None

    @property
    def saving(self) -> Saving | None:
        """What it shares with the other lines of one saving."""
        return saving_on(self.body, self.budget_line, self.transfer_with, self.counts)

    @property
    def counts(self) -> Counts | None:
        """What it says that it counts; nothing where it says of some other gain that it is another."""
        return None if self.event is None or self.apart_from else Counts(self.event, self.group)

    @model_validator(mode="after")
    def _only_capacity_is_freed(self) -> BenefitLine:
        if self.marginal_share is not None and self.cash_type is CashType.WIDER_VALUE:
            raise fault("marginal-share", "wider value is counted whole", "no marginal_share, or cash_type: capacity")
        return self

    @model_validator(mode="after")
    def _from_one_body_to_another(self) -> BenefitLine:
        refuse_what_is_received(self)
        return self

    @model_validator(mode="after")
    def _health_rates_for_health_alone(self) -> BenefitLine:
        refuse_health_rates_of_money(
            self.discount, self.measure, None if self.cash_type is CashType.WIDER_VALUE else self.cash_type.value
        )
        return self


def refuse_health_rates_of_money(discount: str | None, measure: str | None, money: str | None) -> None:
    """Health rates are for a measured change in life or health alone; `money` says what the line is instead, if so.

    Raises:
        PydanticCustomError: they are asked for of anything else.
    """
    if (discount is None) != (measure is None):
        raise fault(
            "health-rate",
            "health rates are for a measured gain in life or health",
            "discount: health with measure: qaly, life_year or risk_to_life; or neither",
        )
    if discount is not None and money is not None:
        raise fault(
            "health-rate",
            f"{money} is money, which is discounted at the standard rates, not the health ones",
            "wider_value, or no discount and no measure",
        )
