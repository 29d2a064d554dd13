"""The case: the decision a committee is asked to take, and everything local that bears on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import (
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
)

from investcase.documents.accepted import Accepted
from investcase.documents.adjustments import Adjustments, apart
from investcase.documents.balancing import Balancing
from investcase.documents.base import Document, InFull
from investcase.documents.bias import SetUp
from investcase.documents.bodies import BODIES, LEAD, Body, OwnBody, Whose, bodies_called, known_bodies
from investcase.documents.borrowing import Borrowing
from investcase.documents.budgets import BandD, NetBudget
from investcase.documents.committee import Committee
from investcase.documents.demand import Demand
from investcase.documents.digits import Whole
from investcase.documents.disinvestment import Disinvestment
from investcase.documents.equality import Equality
from investcase.documents.fields import (
    ByYear,
    Date,
    FigureId,
    Flag,
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
from investcase.documents.figure import Nation, PriceBase, Source, Status
from investcase.documents.for_nothing import refuse_for_nothing
from investcase.documents.funding import FundingStream, FundingTerms
from investcase.documents.like import Likes
from investcase.documents.lines import BenefitLine, CostLine, LocalValue, MarginalShare
from investcase.documents.paid_until import ended
from investcase.documents.portfolio import Portfolio
from investcase.documents.prices import OwnPrices
from investcase.documents.reading_texts import OWN_SOURCES
from investcase.documents.release import Release
from investcase.documents.together import MovesTogether
from investcase.documents.what_ifs import WhatIfSet
from investcase.documents.workforce import Workforce
from investcase.quantities import Quantity, Year
from investcase.reading.nodes import Data, Positions

_AS_OF = "as_of"
MOST_YEARS = 125
"""The most years that a case may appraise."""


class OwnPlace(Document):
    """A place that need not be in the catalogue."""

    name: Text
    nation: Nation


class Decision(Document):
    """What is asked of whom, and when; `review_on` is the day by which it is decided whether to go on."""

    resolution: Text
    body: Text
    date: Date | None = None
    review_on: Date | None = None

    @field_validator("review_on")
    @classmethod
    def _looked_at_again_later(cls, review_on: dt.date | None, info: ValidationInfo) -> dt.date | None:
        date = info.data.get("date")
        if review_on is None:
            return review_on
        remedy = "write the day by which it is decided whether to go on, or leave it out"
        if date is not None and review_on <= date:
            raise fault(
                "review-before-decision",
                "the decision is looked at again before it is taken",
                "a day after the date of the decision",
                remedy,
            )
        as_of = (info.context or {}).get(_AS_OF)
        if as_of is not None and review_on <= as_of:
            raise fault(
                "review-before-decision",
                f"the decision is looked at again on {review_on}, which is not after the day of this case, {as_of}",
                "a day after as_of",
                remedy,
            )
        return review_on


class InPlan(Document):
    """What a body's approved plan already counts of this saving, in cash by year."""

    body: Body
    amount: ByYear


class OmittedAnswer(Document):
    """The case's answer to a cost the evidence leaves out; `once` is paid in the first year of the intervention."""

    zero: Text | None = None
    covered_by: Id | None = None
    each_year: YearlyMoney | None = None
    once: Money | None = None
    price_base: PriceBase | None = None
    source: SourceField | None = None
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _one_answer(self) -> OmittedAnswer:
        given = [name for name in ("zero", "covered_by", "each_year", "once") if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault(
                "omitted-cost",
                "an omitted cost has one answer",
                "one of: zero (a reason), covered_by (a cost line), each_year (an amount), once (an amount)",
            )
        if self.amount is None:
            refuse_for_nothing(self, ("price_base",), "no amount is given", "write each_year in its place")
        return self

    @property
    def amount(self) -> Quantity | None:
        """What it costs, each year or once; None where it says why nothing, or names a line."""
        return self.each_year if self.once is None else self.once


class Intervention(Document):
    """A prevention model put to work: where it starts, how fast, and what of its effect is really new."""

    id: Id
    title: Title | None = None
    model: Id
    bodies: dict[Whose, Body] = Field(default_factory=dict)
    choices: dict[Name, Name] = Field(default_factory=dict)
    inputs: dict[Name, LocalValue] = Field(default_factory=dict)
    start: YearField | None = None
    start_month: Month | None = None
    until: YearField | None = None
    ramp: tuple[Share, ...] = ()
    drop_off: Share | None = None
    set_up: SetUp | None = None
    adjustments: Adjustments = Field(default_factory=Adjustments)
    already_in_plan: tuple[InPlan, ...] | Literal["none"] = ()
    release: tuple[Release, ...] | Literal["none"] = "none"
    marginal_share: MarginalShare | None = None
    omitted_costs: dict[Id, OmittedAnswer] = Field(default_factory=dict)

    @property
    def plans(self) -> tuple[InPlan, ...]:
        """What approved plans already count of it; nothing where none do, or where nobody said."""
        return () if self.already_in_plan == "none" else self.already_in_plan

    @property
    def instead(self) -> dict[str, Body]:
        """Who stands for a body that the model names, by the model's word."""
        return {str(whose): body for whose, body in self.bodies.items()}


class Option(Document):
    """One way of acting, told as its difference from business as usual.

    `paid_until` is the last year of every intervention and cost that says none; by the time that it is read it stands
    with each of them, and here only where there are none.
    """

    id: Id
    title: Title
    summary: Text | None = None
    business_as_usual: Flag = False
    preferred: Flag = False
    paid_until: YearField | None = None
    ambition: Literal["do_minimum", "preferred", "more", "less"] | None = None
    rejected: Text | None = None
    interventions: tuple[Intervention, ...] = ()
    costs: tuple[CostLine, ...] = ()
    benefits: tuple[BenefitLine, ...] = ()
    disinvestments: tuple[Disinvestment, ...] = ()
    portfolio: Portfolio | None = None
    funding: tuple[FundingStream, ...] = ()
    funding_terms: FundingTerms | None = None
    borrowing: tuple[Borrowing, ...] = ()
    workforce: tuple[Workforce, ...] = ()


class Discount(Document):
    """A flat rate, for a case that does not follow a schedule."""

    flat: Share


class Narrative(Document):
    """The author's own words, set as text and never as mark-up."""

    strategic: Text | None = None
    economic: Text | None = None
    commercial: Text | None = None
    financial: Text | None = None
    management: Text | None = None
    if_we_do_nothing: Text | None = None
    if_it_fails: Text | None = None
    unpriced_effects: tuple[Text, ...] = ()
    risks: tuple[Text, ...] = ()


class Case(Document):
    """`investcase/case/1`."""

    STAND_INS: ClassVar[Mapping[str, Data]] = {
        "case": "a-case",
        "title": "A case",
        "bodies": None,
        "place": {"name": "Somewhere", "nation": "england"},
        "lead_body": None,
        "start": "2026-27",
        "years": "10",
        "price_base": "2026-27",
        "options": [{"id": "an-option", "title": "An option"}],
    }

    case: Id
    title: Title
    standing: Literal["illustrative", "draft", "final"] = "draft"
    disclaimer: Text | None = None
    as_of: Date | None = None
    bodies: tuple[OwnBody, ...] = ()
    place: Text | OwnPlace
    lead_body: Body = Field(default="council", validate_default=True)
    decision: Decision | None = None
    start: YearField
    years: Whole = Field(ge=1, le=MOST_YEARS)
    price_base: YearField
    discount: Id | Discount = "green-book-2026"
    deflator: Id | None = None
    prices: OwnPrices | None = None
    demand: tuple[Demand, ...] = ()
    unstated_ranges: Literal["by_grade"] | None = None
    moves_with: tuple[MovesTogether, ...] = ()
    what_ifs: tuple[WhatIfSet, ...] = ()
    options: tuple[Option, ...] = Field(min_length=1)
    figures: dict[FigureId, LocalValue] = Field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    balancing: Balancing | None = None
    net_budgets: tuple[NetBudget, ...] = ()
    band_d: BandD | None = None
    equality: Equality | None = None
    accepted: tuple[Accepted, ...] = ()
    committee: Committee | None = None
    narrative: Narrative = Field(default_factory=Narrative)

    @classmethod
    def in_full(cls, data: dict[str, Data], positions: Positions) -> InFull:
        """The case with everything that is like another thing, or said once for several, written where it holds."""
        likes = Likes(positions)
        whole = apart(ended(likes.written_out(data), positions), positions)
        listed = data.get("sources")
        own = (
            {entry["id"] for entry in listed if isinstance(entry, dict) and isinstance(entry.get("id"), str)}
            if (isinstance(listed, list))
            else set()
        )
        return InFull(whole, tuple(likes.problems), frozenset(likes.unread), {OWN_SOURCES: own})

    @field_validator("bodies", mode="wrap")
    @classmethod
    def _may_be_named_from_here(
        cls, written: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> tuple[OwnBody, ...]:
        try:
            declared: tuple[OwnBody, ...] = handler(written)
        except ValidationError:
            # Each may be named all the same: what names it is not at fault.
            if info.context is not None:
                info.context[BODIES] = known_bodies() | bodies_called(written)
            raise
        ids = [own.id for own in declared]
        if twice := next((name for name in ids if ids.count(name) > 1), None):
            raise fault("body-twice", f"two bodies are called {twice}", "an id of its own for each")
        if info.context is not None:
            info.context[BODIES] = known_bodies(declared)
        return declared

    @field_validator("as_of")
    @classmethod
    def _the_day_of_the_case(cls, as_of: dt.date | None, info: ValidationInfo) -> dt.date | None:
        if info.context is not None:
            info.context[_AS_OF] = as_of
        return as_of

    @field_validator("lead_body")
    @classmethod
    def _its_kind_s_word_is_the_lead(cls, lead: Body, info: ValidationInfo) -> Body:
        if info.context is not None:
            known = info.context.setdefault(BODIES, known_bodies())
            info.context[BODIES] = {**known, lead.kind.kind: lead}
            info.context[LEAD] = lead
        return lead

    @field_validator("discount", mode="before")
    @classmethod
    def _a_rate_is_marked_as_flat(cls, written: object) -> object:
        if isinstance(written, str) and written[:1].isdigit():
            remedy = f"write discount: {{flat: {written}}}"
            raise fault(
                "discount", "a rate by itself is not a discount schedule", "a schedule's id, or a flat rate", remedy
            )
        return written

    @field_validator("price_base")
    @classmethod
    def _one_kind_of_year(cls, price_base: Year, info: ValidationInfo) -> Year:
        start = info.data.get("start")
        if start is not None and start.financial != price_base.financial:
            raise fault(
                "year-kind",
                f"the price base is {_kind(price_base)}, and the case starts in {_kind(start)}, {start}",
                "all financial (2027-28) or all calendar (2026)",
                f"write price_base: {Year(price_base.start, start.financial)}, "
                f"or start: {Year(start.start, price_base.financial)}",
            )
        return price_base

    @property
    def horizon(self) -> tuple[Year, ...]:
        """The years appraised, the first being year 0."""
        return tuple(self.start + t for t in range(self.years))


def _kind(year: Year) -> str:
    return "a financial year" if year.financial else "a calendar year"
