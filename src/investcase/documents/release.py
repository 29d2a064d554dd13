"""How money leaves a budget: which line falls, by how much at a time, what it costs, and what fills the gap."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body, TheLead
from investcase.documents.fields import ByYear, Flag, Id, Measure, Share, SourceField, Text, YearField, fault
from investcase.documents.figure import PriceBase, Status
from investcase.documents.for_nothing import refuse_for_nothing
from investcase.documents.kinds_of_money import CashType
from investcase.documents.reading_numbers import is_count


class Refill(Document):
    """What fills the capacity that is freed and does not leave: nothing, for a reason, or something with a price.

    `value` and `cost` are pounds for each unit refilled, in the unit that the model counts the line in; `cost` is what
    the body pays over and above what it goes on paying anyway.
    """

    none: Text | None = None
    by: Text | None = None
    share: Share | None = None
    value: Measure | None = None
    value_to: Body | None = None
    cash_type: Literal[CashType.CAPACITY, CashType.WIDER_VALUE] | None = None
    cost: Measure | None = None
    price_base: PriceBase | None = None
    source: SourceField | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _nothing_or_the_whole_of_something(self) -> Refill:
        told = {name: getattr(self, name) for name in ("by", "share", "value", "value_to", "cash_type", "cost")}
        missing = [name for name, value in told.items() if value is None]
        if self.share is not None and self.share.is_range:
            raise fault("refill", "the share refilled is one share", "a single share, such as 60%")
        if (self.none is not None and len(missing) < len(told)) or (self.none is None and missing):
            raise fault(
                "refill",
                "what fills the gap is told in whole: its value without its cost would flatter it"
                if self.none is None
                else "nothing fills the gap, and something is said to fill it",
                "none: (why nothing does); or all of by, share, value, value_to, cash_type and cost",
                f"add {', '.join(missing)}" if self.none is None else None,
            )
        if self.none is not None:
            refuse_for_nothing(self, ("price_base",), "nothing fills the gap and nothing has a price")
        return self


class DoubleRunning(Document):
    """Paying for the old and the new at once: for some months of everything released, or amounts by year."""

    months: Measure | None = None
    amount: ByYear | None = None

    @model_validator(mode="after")
    def _one_way_of_saying_how_much(self) -> DoubleRunning:
        if (self.months is None) == (self.amount is None):
            raise fault("double-running", "double running is told in one way", "one of: months, amount (by year)")
        months = self.months
        if months is not None and (not is_count(months, "month") or months.is_range or months.central < 0):
            raise fault("double-running", f"{months} is not a number of months", "months, such as 3 months")
        return self


class Release(Document):
    """How the money is released: the budget line that falls, when, and who owns it.

    A release that names no body is of the one that leads. `step` is the capacity that can be closed at one time; less
    than one step stays capacity. `spot_bought` says that care is bought one unit at a time, so that one unit is a step.
    `as: capacity` says that nothing leaves any budget.
    """

    body: Body = Field(default=TheLead.LEADS, validate_default=True)
    lines: tuple[Id, ...] = ()
    as_: Literal[CashType.CASH_RELEASING, CashType.AVOIDED_GROWTH, CashType.CAPACITY] = Field(
        alias="as", default=CashType.CASH_RELEASING
    )
    budget_line: Text | None = None
    plan_line: Text | None = None
    owner: Text | None = None
    from_: YearField | None = Field(alias="from", default=None)
    closes: Text | None = None
    step: Measure | None = None
    spot_bought: Flag = False
    marginal: Measure | None = None
    refill: Refill | None = None
    double_running: DoubleRunning | None = None
    exit_costs: ByYear | None = None
    price_base: PriceBase | None = None
    source: SourceField | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _names_what_falls(self) -> Release:
        named = {"budget_line": self.budget_line, "owner": self.owner, "from": self.from_}
        missing = [name for name, value in named.items() if value is None]
        if missing and self.as_ is not CashType.CAPACITY:
            raise fault(
                "release-incomplete",
                f"this release does not say its {' and its '.join(missing)}",
                "budget_line, owner and from; or as: capacity, when no budget falls",
            )
        return self

    @model_validator(mode="after")
    def _prices_of_something(self) -> Release:
        double = self.double_running.amount if self.double_running else None
        if self.marginal is None and self.exit_costs is None and double is None:
            why = "no marginal cost, cost of leaving or amount of double running is given"
            refuse_for_nothing(self, ("price_base",), why)
        return self

    @model_validator(mode="after")
    def _one_size_of_step(self) -> Release:
        if self.step is not None and (self.spot_bought or self.step.is_range or self.step.central <= 0):
            raise fault(
                "release-step-size",
                "care bought one unit at a time has no other step" if self.spot_bought else "a step is one size",
                "one amount above zero, such as 24 places; or spot_bought: yes",
            )
        return self
