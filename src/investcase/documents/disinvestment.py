"""Reducing or stopping a service: the saving claimed, what comes back, and what leaving costs."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.adjustments import Adjustments
from investcase.documents.base import Document
from investcase.documents.bodies import Body, Whose
from investcase.documents.fields import (
    AmountByYear,
    Id,
    Money,
    Month,
    Name,
    Share,
    SourceField,
    Text,
    Title,
    YearField,
    YearlyMoney,
    fault,
)
from investcase.documents.figure import PriceBase, Status
from investcase.documents.for_nothing import refuse_for_nothing
from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import BenefitLine, LikelyRange, Line, LocalValue, refuse_health_rates_of_money
from investcase.documents.reading_numbers import hold
from investcase.documents.reading_years import years_said_once
from investcase.quantities import Quantity, Year, parse_unit
from investcase.quantities.kinds import RATIO

_YEARS = parse_unit("years")
# What stopping undoes of what starting did: more than all of it where harm outlasts the service.
_OF_STARTING = replace(
    RATIO, code="share", noun="share of the effect of starting", expected="a share such as 80%, or 120%", high=10
)


_OF_OWN_AMOUNTS = ("to", "start_month", "spend", "price_base", "recurrent", "marginal_share", "source", "status")
"""What a line says of amounts of its own."""


class _OwnLine(Line):
    """A line of a cut, in force with the cut unless it says its own years."""

    @property
    def runs_with_the_cut(self) -> bool:
        """Whether it says neither a first year nor amounts by year, so that the cut says when it is in force."""
        return self.amount is None and self.from_ is None


class Saving(BenefitLine, _OwnLine):
    """A cost that falls: an amount, posts, or what the model says that delivering the service costs."""

    cash_type: CashType = CashType.CASH_RELEASING
    model_line: Id | None = None

    @model_validator(mode="after")
    def _one_way_of_saying_how_much(self) -> Saving:
        given = [name for name in ("amount", "each_year", "staff", "model_line") if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault(
                "line-amount",
                f"a saving says how much in one way; this says it in {len(given)}",
                "one of: amount (by year), each_year, staff, model_line",
            )
        if self.optimism_bias is not None:
            raise _bias_once()
        if self.model_line is not None:
            refuse_health_rates_of_money(self.discount, self.measure, "what delivery costs")
            self._refuse_what_the_model_says()
        return self

    def _refuse_what_the_model_says(self) -> None:
        """A saving from the model has the model's amounts, years and prices, and nothing of its own beside them."""
        names = {info.alias or name: name for name, info in type(self).model_fields.items()}
        own = [name for name in _OF_OWN_AMOUNTS if names[name] in self.model_fields_set]
        if own:
            raise fault(
                "model-saving",
                f"beside model_line {own[0]} would say nothing: the model and the cut say how much, when and at what "
                "prices",
                "model_line with from, cash_type, budget_line, owner, ring_fence, prices_as, relative_price and "
                "likely_range",
                f"remove {', '.join(own)}; or give the saving an amount of its own in place of model_line",
            )

    @model_validator(mode="after")
    def _from_one_body_to_another(self) -> Saving:
        if self.transfer_with is not None:
            raise fault("transfer", "a saving of a cut is no transfer", "demand: a line for the body that loses it")
        return self


class DemandLine(_OwnLine):
    """What comes back to somebody, where no model says how much.

    `falls_as` is cash where the body must buy it, capacity where it presses on what the body has, and wider value for
    people, carers and society.
    """

    falls_as: Literal["cash", "capacity", "wider_value"] | None = None
    discount: Literal["health"] | None = None
    measure: Literal["qaly", "life_year", "risk_to_life"] | None = None

    @model_validator(mode="after")
    def _bias_is_the_cut_s(self) -> DemandLine:
        if self.optimism_bias is not None:
            raise _bias_once()
        _not_below_zero(self.amount, self.each_year, "what comes back")
        return self

    @model_validator(mode="after")
    def _health_rates_for_health_alone(self) -> DemandLine:
        falls_as = self.falls_as or ("cash" if self.body.public else "wider_value")
        refuse_health_rates_of_money(self.discount, self.measure, None if falls_as == "wider_value" else falls_as)
        return self


class ExitCost(Document):
    """One cost of leaving: an amount, or why there is none."""

    zero: Text | None = None
    amount: AmountByYear | None = None
    each_year: YearlyMoney | None = None
    from_: YearField | None = Field(alias="from", default=None)
    to: YearField | None = None
    body: Body | None = None
    price_base: PriceBase | None = None
    likely_range: LikelyRange | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL
    source: SourceField | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> ExitCost:
        given = [name for name in ("zero", "amount", "each_year") if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault(
                "exit-cost", "a cost of leaving has one answer", "one of: zero (a reason), amount (by year), each_year"
            )
        if self.zero is not None:
            names = ("from", "to", "body", "price_base", "likely_range")
            refuse_for_nothing(self, names, "zero says that there is no cost", "write an amount in place of zero")
        years_said_once(self.amount, self.from_, self.to)
        _not_below_zero(self.amount, self.each_year, "a cost of leaving")
        return self


class ExitCosts(Document):
    """What leaving costs; each has an amount or a reason for there being none."""

    redundancy: ExitCost
    notice: ExitCost
    clawback: ExitCost
    stranded_overheads: ExitCost


class RestartCost(Document):
    """What starting again would cost, or why nothing; it counts only if the service is started again."""

    zero: Text | None = None
    amount: Money | None = None
    price_base: PriceBase | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL
    source: SourceField | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> RestartCost:
        if (self.zero is None) == (self.amount is None):
            raise fault("exit-cost", "a cost of starting again has one answer", "one of: zero (a reason), amount")
        if self.zero is not None:
            what = "zero says that there is no cost"
            refuse_for_nothing(self, ("price_base",), what, "write an amount in place of zero")
        _not_below_zero(None, self.amount, "a cost of starting again")
        return self


class CutBias(Document):
    """A share by which a hope is corrected, and why that much."""

    share: Share
    reason: Text
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL


class CutOptimism(Document):
    """Optimism bias of a cut: it lowers the saving, and raises what comes back."""

    saving: CutBias | None = None
    demand: CutBias | None = None


class Disinvestment(Document):
    """A service reduced or stopped. A model says what its effect was worth; where none fits, `demand` says it."""

    id: Id
    title: Title
    change: Literal["reduce", "stop"]
    share: Share | None = None
    start: YearField | None = None
    start_month: Month | None = None
    ramp: tuple[Share, ...] = ()
    model: Id | None = None
    bodies: dict[Whose, Body] = Field(default_factory=dict)
    choices: dict[Name, Name] = Field(default_factory=dict)
    inputs: dict[Name, LocalValue] = Field(default_factory=dict)
    adjustments: Adjustments = Field(default_factory=Adjustments)
    effect_of_stopping: LocalValue | None = None
    decay: Literal["at once"] | LocalValue = "at once"
    demand: tuple[DemandLine, ...] = ()
    absorbed: dict[Body, Text] = Field(default_factory=dict)
    saving: tuple[Saving, ...] = Field(min_length=1)
    optimism_bias: CutOptimism = Field(default_factory=CutOptimism)
    exit_costs: ExitCosts
    restart_cost: RestartCost
    restart_in: YearField | None = None

    @model_validator(mode="after")
    def _how_much_is_cut(self) -> Disinvestment:
        if (self.change == "reduce") != (self.share is not None):
            raise fault(
                "cut-share",
                "a service that is reduced says by what share; one that stops does not",
                "change: reduce with share: 33%, or change: stop",
            )
        if self.share is not None and (self.share.is_range or not 0 < self.share.central < 1):
            raise fault("cut-share", "this is not one share between nothing and all", "a share such as 33%")
        return self

    @model_validator(mode="after")
    def _something_comes_back(self) -> Disinvestment:
        if self.model is None and not self.demand:
            raise fault(
                "cut-without-demand",
                "nothing says what comes back when this is cut, or where",
                "model: the service's prevention model, or demand: lines by body and year",
            )
        return self

    @model_validator(mode="after")
    def _only_a_model_has_these(self) -> Disinvestment:
        given = [name for name in ("choices", "inputs", "effect_of_stopping") if getattr(self, name)]
        given += ["decay"] if self.decay != "at once" else []
        given += ["adjustments"] if self.adjustments != Adjustments() else []
        if self.model is None and given:
            raise fault("cut-model", f"without a model {given[0]} says nothing", "model: ..., or remove it")
        if any(line.model_line is not None for line in self.saving) and self.model is None:
            raise fault("cut-model", "a saving names a line of a model, and there is none", "model: ..., or an amount")
        own = [line for line in (*self.saving, *self.demand) if line.runs_with_the_cut]
        if self.ramp and self.model is None and not own:
            raise fault(
                "cut-model",
                "every amount here says its own years, so ramp says nothing",
                "amounts that are in force with the cut: each_year or staff, without from",
                "remove ramp, or from",
            )
        if self.adjustments.optimism_bias is not None or self.adjustments.evidence_grade is not None:
            raise fault(
                "cut-bias",
                "a bias under adjustments would lower what comes back, which is the hopeful way round",
                "optimism_bias: {demand: {share: ..., reason: ...}}",
            )
        return self

    @model_validator(mode="after")
    def _in_their_units(self) -> Disinvestment:
        stopping = self.effect_of_stopping
        if stopping is not None:
            hold(stopping.value, _OF_STARTING, "effect_of_stopping")
        if isinstance(self.decay, LocalValue) and (self.decay.value.unit != _YEARS or self.decay.value.ends[0] < 0):
            raise fault("unit", f"this fading is in {self.decay.value.unit}", "years, such as 2 years, or: at once")
        return self


def _bias_once() -> Exception:
    return fault(
        "cut-bias",
        "the optimism bias of a cut is given once, for all its lines",
        "optimism_bias: {saving: {share: ..., reason: ...}, demand: {share: ..., reason: ...}}",
    )


def _not_below_zero(by_year: dict[Year, Quantity] | None, once: Quantity | None, what: str) -> None:
    given = [*(by_year or {}).values(), *([once] if once is not None else [])]
    if any(quantity.ends[0] < 0 for quantity in given):
        raise fault("cut-below-zero", f"{what} is below zero, which would be a saving", "an amount from £0 up")
