"""Money that moves from one body to another and makes none: charges, benefits, grants, what partners pay each other.

It is written once. What comes to a body with a budget is that body's benefit, cash with the budget line that it comes
to and its owner, as any other cash that a case counts on; what anybody else is given is a cost of who pays it. So one
fact cannot be told in two ways that differ, and no budget gains by a line that names nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from investcase.documents.bodies import Body
from investcase.documents.fields import fault
from investcase.documents.kinds_of_money import CashType
from investcase.quantities import Quantity, Year
from investcase.reading.blanks import BLANK


class Moves(Protocol):
    """What any line says of money that moves."""

    @property
    def body(self) -> Body:
        """Who pays it, or to whom it comes."""

    @property
    def transfer_with(self) -> Body | None:
        """The body at its other side; None for a line that makes or saves money."""


class Paid(Moves, Protocol):
    """What a cost says besides."""

    @property
    def life(self) -> object | None:
        """How long what it buys lasts."""

    @property
    def residual_value(self) -> object | None:
        """What that is worth at the end."""

    @property
    def irrecoverable_vat(self) -> object | None:
        """The VAT on it that is not got back."""


class Received(Moves, Protocol):
    """What a benefit says besides."""

    @property
    def cash_type(self) -> CashType:
        """What kind of gain it is."""

    @property
    def budget_line(self) -> str | None:
        """The budget line that it comes to."""

    @property
    def owner(self) -> str | None:
        """Whose that is."""

    @property
    def discount(self) -> str | None:
        """The rates of health, for a gain in health."""

    @property
    def marginal_share(self) -> object | None:
        """What part of an average is freed."""

    @property
    def amount(self) -> Mapping[Year, Quantity] | None:
        """Its amounts, year by year."""

    @property
    def each_year(self) -> Quantity | None:
        """Its amount in every year."""


def refuse_what_is_paid(line: Paid) -> None:
    """Refuse a cost that moves money and leaves an asset or bears VAT, or that another body's budget gains.

    Raises:
        PydanticCustomError: the line says so.
    """
    other = line.transfer_with
    if other is None:
        return
    _refuse_itself(line.body, other)
    kept = [name for name in ("life", "residual_value") if getattr(line, name) is not None]
    if kept:
        raise fault(
            "transfer-asset",
            f"money that moves to {other} leaves {line.body} nothing that lasts: what it buys there is theirs",
            f"transfer_with without {' and '.join(kept)}",
            f"remove {kept[0]}; or, where {line.body} keeps what is bought, it is no transfer: remove transfer_with",
        )
    if line.irrecoverable_vat is not None:
        raise fault(
            "transfer-vat",
            f"money that moves to {other} pays for no supply, and so bears no VAT",
            "transfer_with without irrecoverable_vat",
            f"remove irrecoverable_vat; or, where {line.body} buys something, it is no transfer: remove transfer_with",
        )
    if other.public:
        raise fault(
            "transfer-side",
            f"{other} has a budget, and what comes to it is written once, as its benefit: which budget line it comes "
            "to, and whose that is",
            f"a benefit of {other} with transfer_with: {line.body}",
            f"{_as_a_benefit(other, line.body)}, with the rest of the line as it is",
        )


def refuse_what_is_received(line: Received) -> None:
    """Refuse a benefit that moves money and is not the cash of a body with a budget, or that its payer gains by.

    Raises:
        PydanticCustomError: the line says so.
    """
    payer = line.transfer_with
    if payer is None:
        return
    _refuse_itself(line.body, payer)
    below = _below_zero(line)
    if not line.body.public:
        turned = _as_a_benefit(payer, line.body) if payer.public else _as_a_cost(line.body, payer)
        raise fault(
            "transfer-side",
            f"{line.body} has no budget, and what is given there is written once, as a cost of who pays it",
            f"a cost of {payer} with transfer_with: {line.body}",
            f"{turned}, {_WITHOUT}"
            if below
            else f"{_as_a_cost(payer, line.body)}, without cash_type and what else only a benefit says, and with the "
            "rest of the line as it is",
        )
    says = {"marginal_share": line.marginal_share, "discount": line.discount}
    more = [name for name, value in says.items() if value is not None]
    more += ["measure"] if line.discount is not None else []
    if line.cash_type is not CashType.CASH_RELEASING or not (line.budget_line and line.owner) or more:
        raise fault(
            "transfer-cash",
            f"what {payer} pays comes to {line.body} as cash: it frees no capacity, avoids no growth, and is no health",
            "cash_type: cash_releasing, with the budget_line that it comes to and its owner"
            + (f", and no {' or '.join(more)}" if more else ""),
            f"write {_named()}" + (f", and remove {' and '.join(more)}" if more else ""),
        )
    if payer.public and below:
        raise fault(
            "transfer-side",
            f"below zero {line.body} gets less and {payer} keeps it. {payer} has a budget, and what it gains is "
            "written once, as its own benefit: which budget line falls, and who makes it fall",
            f"a benefit of {payer} with transfer_with: {line.body}, from £0 up",
            f"{_as_a_benefit(payer, line.body)}, {_WITHOUT}",
        )


_WITHOUT = "with what is below zero without its minus"


def _as_a_cost(payer: Body, other: Body) -> str:
    return f"under costs write body: {payer}, transfer_with: {other}"


def _as_a_benefit(body: Body, payer: Body) -> str:
    return f"under benefits write body: {body}, transfer_with: {payer}, {_named()}"


def _named() -> str:
    return f"cash_type: cash_releasing, budget_line: {BLANK}, owner: {BLANK}"


def _below_zero(line: Received) -> bool:
    given = [*(line.amount or {}).values(), *([line.each_year] if line.each_year is not None else [])]
    return any(quantity.ends[0] < 0 for quantity in given)


def _refuse_itself(body: Body, other: Body) -> None:
    if other == body:
        raise fault("transfer", "this moves money from a body to itself", "transfer_with: another body")
