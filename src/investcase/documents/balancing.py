"""Balancing contributions: how partners may pay one another, and who can wait for the gain."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body, plain_bodies
from investcase.documents.fields import Money, SourceField, Text, fault
from investcase.quantities import Quantity

RouteKind = Literal["section_75", "section_256", "better_care_fund", "ijb_direction", "risk_share"]


def _partner(body: Body) -> Body:
    if not body.kind.partner:
        known = ", ".join(each.id for each in plain_bodies() if each.kind.partner)
        raise fault("partner", f"{body} is not a partner that can pay or be paid", f"one of: {known}")
    return body


def _one_amount(value: Quantity) -> Quantity:
    if value.is_range or value.central < 0:
        raise fault("one-amount", "this is one amount, nil or more", "an amount such as £500,000")
    return value


Partner = Annotated[Body, AfterValidator(_partner)]
OneAmount = Annotated[Money, AfterValidator(_one_amount)]


class Route(Document):
    """The agreement by which one partner may pay another."""

    from_: Partner = Field(alias="from")
    to: Partner
    route: RouteKind
    reference: Text | None = None

    @model_validator(mode="after")
    def _between_two(self) -> Route:
        if self.from_ == self.to:
            raise fault("route", f"{self.to} cannot pay itself", "two partners")
        return self


class Advance(Document):
    """The most a partner will be out of pocket before its gain, or another's payment, makes it good."""

    body: Partner
    limit: OneAmount
    source: SourceField


class PooledFund(Document):
    """Money already set aside that meets what partners cannot yet, and is whole again at the end."""

    host: Partner
    opening: OneAmount
    source: SourceField


class Balancing(Document):
    """What the case says of payments between its partners."""

    routes: tuple[Route, ...] = ()
    advance: tuple[Advance, ...] = ()
    pooled_fund: PooledFund | None = None

    @model_validator(mode="after")
    def _each_once(self) -> Balancing:
        pairs = [(route.from_, route.to) for route in self.routes]
        if len(set(pairs)) < len(pairs):
            raise fault("route", "two routes lead from the same partner to the same partner", "one route for each pair")
        bodies = [advance.body for advance in self.advance]
        if len(set(bodies)) < len(bodies):
            raise fault("advance", "a partner's advance is given twice", "one limit for each partner")
        return self

    def route(self, payer: Body, receiver: Body) -> Route | None:
        """The route from one partner to another, if the case names one."""
        return next((r for r in self.routes if r.from_ == payer and r.to == receiver), None)
