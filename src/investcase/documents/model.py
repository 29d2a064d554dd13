"""A prevention model: what it needs, how it works in formulas, what is saved and for whom."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Whose
from investcase.documents.digits import Decimal
from investcase.documents.fields import FigureId, Flag, Id, Measure, Name, Text, UnitField, fault
from investcase.documents.figure import Nation
from investcase.documents.kinds_of_money import CashType, PriceKind
from investcase.documents.reading_numbers import hold, needs_its_kind
from investcase.documents.unpriced import UnpricedEffect
from investcase.documents.worked_example import WorkedExample
from investcase.quantities import Kind


class NationTotal(Document):
    """A published national total of a place column."""

    nation: Nation
    column: Name


class Input(Document):
    """A name used in the formulas, and where its value comes from when the case does not give one.

    `is` says what a plain number is. `below_zero: yes` says that one with a unit is a difference, which may be so.
    """

    title: Text
    unit: UnitField
    is_: Kind | None = Field(alias="is", default=None)
    figure: FigureId | None = None
    place: Name | None = None
    nation: NationTotal | None = None
    value: Measure | None = None
    ask: Text | None = None
    below_zero: Flag = False
    note: Text | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> Input:
        origins = [name for name in ("figure", "place", "nation", "value") if getattr(self, name) is not None]
        if len(origins) > 1:
            raise fault("input-origin", f"an input has one origin, not {' and '.join(origins)}", "one of them")
        if self.value is not None and self.value.unit != self.unit:
            raise fault("unit", f"the value is in {self.value.unit}, the input in {self.unit}", f"{self.unit}")
        needs_its_kind(self.unit, self.is_)
        if self.value is not None:
            hold(self.value, self.is_)
        return self


def share_asked_for(title: str, figure: str) -> Input:
    """An input that is a share of something and stands in a figure, asked for by its title."""
    return Input.model_validate({"title": title, "unit": "%", "is": "share", "figure": figure, "ask": title})


class Step(Document):
    """A named result of a formula; `event` names what it counts, or puts a price on, in the vocabulary of events."""

    title: Text
    unit: UnitField
    event: Id | None = None
    formula: Text


class Alternative(Document):
    """One answer to a choice: further steps, and the formula that gives the choice's name its value."""

    title: Text
    why: Text | None = None
    caution: Text | None = None
    steps: dict[Name, Step] = Field(default_factory=dict)
    formula: Text


class Choice(Document):
    """A question with several defensible answers, all ending in the same name and unit; `event` is as in a step."""

    question: Text
    gives: Name
    title: Text
    unit: UnitField
    event: Id | None = None
    default: Name
    alternatives: dict[Name, Alternative]

    @model_validator(mode="after")
    def _default_exists(self) -> Choice:
        if self.default not in self.alternatives:
            raise fault("choice", f"the default {self.default!r} is not an alternative", ", ".join(self.alternatives))
        return self


class ModelLine(Document):
    """A line of money the model makes, by the name of a step in pounds a year.

    `adjusted: no` marks what delivering it costs, which deadweight and the other adjustments of effect do not lessen.
    `contribution: yes` marks what people pay towards care, or no longer pay: the other part of a gross cost of which
    the body's own line is the rest. It moves with the prices of the body that leads.
    `discount: health` marks a gain in life or health, valued by what it is measured by; it takes the health rates.
    `quantity` names the step that counts what the line frees, to be held against what can be closed at one time.
    `budget_line` names a payment made for each person, which stops by itself: cash to its payer, and nothing to close.
    `followed_for` names how long the evidence for this line followed people, where that is not the model's own.
    `spend: capital` marks a cost that buys something that lasts, so that money for capital alone may pay for it. What
    it is worth at the end is not counted: what keeps a worth is a cost of the case's own, with its `life`.
    """

    title: Text
    amount: Name
    quantity: Name | None = None
    kind: Literal["benefit", "cost"]
    body: Whose
    cash_type: CashType | Literal["by_release"] | None = None
    adjusted: Flag = True
    contribution: Flag = False
    prices_as: PriceKind = PriceKind.GENERAL
    spend: Literal["revenue", "capital"] = "revenue"
    discount: Literal["health"] | None = None
    budget_line: Text | None = None
    followed_for: Name | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _a_payment_that_stops_is_cash(self) -> ModelLine:
        if (self.cash_type is CashType.CASH_RELEASING) != (self.budget_line is not None):
            raise fault(
                "cash-type",
                "a model's line is cash where a payment stops by itself, whose budget line it names",
                "cash_type: cash_releasing with budget_line; or by_release, which a case decides",
            )
        return self

    @model_validator(mode="after")
    def _capital_is_spent(self) -> ModelLine:
        if self.spend == "capital" and self.kind == "benefit":
            raise fault(
                "model-capital", "only a cost is capital", "spend: capital on costs only", "remove spend: capital"
            )
        return self

    @model_validator(mode="after")
    def _health_is_no_money(self) -> ModelLine:
        if self.discount is not None and self.cash_type is not CashType.WIDER_VALUE:
            raise fault("health-rate", "money is discounted at the standard rates", "cash_type: wider_value")
        return self

    @model_validator(mode="after")
    def _whoever_gains_can(self) -> ModelLine:
        has_budget = self.body == "lead" or self.body.public
        if self.cash_type is not None and has_budget == (self.cash_type is CashType.WIDER_VALUE):
            raise fault(
                "cash-type",
                f"{self.cash_type} is given to {self.body}, which has {'a' if has_budget else 'no'} budget",
                "cash_type: capacity, by_release or cash_releasing" if has_budget else "cash_type: wider_value",
                "write cash_type: capacity" if has_budget else "write cash_type: wider_value",
            )
        return self

    @model_validator(mode="after")
    def _benefits_have_a_cash_type(self) -> ModelLine:
        if (self.kind == "benefit") != (self.cash_type is not None):
            raise fault("cash-type", "a benefit has a cash type and a cost has none", "cash_type on benefits only")
        return self


class OmittedCost(Document):
    """A cost the source of the evidence leaves out: the case gives it a value, or says why it is nil."""

    title: Text
    why: Text
    body: Whose
    ask: Text | None = None


class Bound(Document):
    """What must hold of a step or input, and what to say when it does not; one that only warns lets the case stand."""

    name: Name
    above: Decimal | None = None
    at_most: Name | None = None
    message: Text
    warns: Flag = False


class Standing(Document):
    """How far a model's effect is known: its grade, why the defaults are what they are, and what is missing."""

    grade: Literal["A", "B", "C", "D", "E"]
    why: Text
    years_verified: Text | None = None
    missing: tuple[Text, ...] = ()


class Conflict(Document):
    """Where people who do the work and trials disagree: both are printed, neither is dropped."""

    practice: Text
    trials: Text
    reading: Text


class Overlap(Document):
    """Another model that acts on the same people, and the share of this one's effect lost to it."""

    model: Id
    figure: FigureId
    why: Text


class Basis(Document):
    """A way of sharing a national amount over places: one place column and its published national total."""

    title: Text
    column: Name
    choice: Name


class Claim(Document):
    """The national claim a model rests on, and how it is reconciled with activity."""

    input: Name
    nation: Nation
    result: Name
    route: Name
    top_down: Name
    bottom_up: Name
    share_choice: Name
    bases: dict[Name, Basis] = Field(min_length=1)
    outside: Name
    nation_inputs: dict[Name, Name]
    own_price_now: Name
    own_price_then: Name
    volume_now: Name | None = None
    volume_then: Name | None = None
    coverage: Text
    members_only: Text
    interest: Text | None = None


class Model(Document):
    """`investcase/model/1`.

    `people_adjusted: no` says that `people` counts those the service reaches, whatever is later taken off its effect.
    `followed_for` names an input or step in years: how long the evidence followed people; without it, not stated.
    `group` says in the vocabulary of events who they are. `worked_example` is held by the check of its library.
    """

    model: Id
    title: Text
    summary: Text
    what_is_done: Text
    nations: dict[Nation, Text] = Field(min_length=1)
    standing: Standing | None = None
    conflict: Conflict | None = None
    inputs: dict[Name, Input]
    choices: dict[Name, Choice] = Field(default_factory=dict)
    steps: dict[Name, Step] = Field(min_length=1)
    people: Name
    people_title: Text
    people_adjusted: Flag = True
    followed_for: Name | None = None
    group: Id | None = None
    lines: dict[Id, ModelLine] = Field(min_length=1)
    bounds: tuple[Bound, ...] = ()
    omitted_costs: dict[Id, OmittedCost] = Field(default_factory=dict)
    overlaps_with: tuple[Overlap, ...] = ()
    achievement: FigureId | None = None
    claim: Claim | None = None
    unpriced_effects: tuple[UnpricedEffect, ...] = ()
    national_share: Flag = False
    worked_example: WorkedExample | None = None
    dossier: Text = "technical-notes.md"
