"""Who pays and who gains, by body and year, in two views that are never mixed.

Plus is good for the body and minus is bad on both sides, so that the two sides are added and never subtracted.
Economic: every cost and every benefit, to everyone, in real pounds of the case's prices; what is paid and what is
gained come to the NPSV. Budget: what moves in public bodies' budgets, in each year's cash; what goes out and what
comes in come to their net position. A cost that is saved stays with who pays and a loss with who gains, so that each
matrix sums to its own total.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import AtEnds, at_ends, by_year
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import CashFlows
from investcase.quantities.arrays import Array

PAYING = ("spending", "vat", "interest", "repayment", "payments_to_partners")
GAINING = ("budget_reduction", "avoided_growth", "funding", "borrowed")


@dataclass(frozen=True, slots=True, eq=False)
class EconomicShare:
    """What one body pays (minus), or gains (plus) of one cash type: real pounds of the price base, [draw, year], and
    their present value, [draw].
    """

    body: Body
    cash_type: CashType | None
    amounts: Array
    pv: Array


@dataclass(frozen=True, slots=True, eq=False)
class BudgetShare:
    """One row of one body's budget: cash by year [year], central values, minus where it goes out."""

    body: Body
    row: str
    amounts: Array


@dataclass(frozen=True, slots=True)
class Sides:
    """One side of an option, paying or gaining, in both views; rows that hold nothing are left out."""

    economic: tuple[EconomicShare, ...]
    budget: tuple[BudgetShare, ...]


def who_pays(appraisal: Worked, option: OptionAppraisal) -> Sides:
    """Costs by the body that bears them, and what goes out of public bodies' budgets."""
    return Sides(
        tuple(_shares(option, option.cash.of(kind="cost"), None)),
        tuple(_rows(appraisal, option, PAYING)),
    )


def who_gains(appraisal: Worked, option: OptionAppraisal) -> Sides:
    """Benefits by body and cash type, and what lowers or comes into public bodies' budgets."""
    benefits = option.cash.of(kind="benefit")
    return Sides(
        tuple(share for kind in CashType for share in _shares(option, benefits.of(cash_types=(kind,)), kind)),
        tuple(_rows(appraisal, option, GAINING)),
    )


def _shares(option: OptionAppraisal, part: CashFlows, cash_type: CashType | None) -> Iterator[EconomicShare]:
    for body in part.bodies:
        own = part.of(body=body)
        yield EconomicShare(body, cash_type, own.net(), option.pv(own))


def _rows(appraisal: Worked, option: OptionAppraisal, names: tuple[str, ...]) -> Iterator[BudgetShare]:
    budgets = [appraisal.budget(option, body) for body in option.bodies if body.public]
    for name in names:
        for budget in budgets:
            amounts = budget.payments if name == "payments_to_partners" else getattr(budget, name)
            if amounts.any():
                yield BudgetShare(budget.body, name, amounts)


class EconomicShareResult(Part):
    """Real pounds of the price base by year, undiscounted and central, with their present value."""

    body: Annotated[str, said("The body named")]
    cash_type: Annotated[str | None, said("Of a gain, its kind; null for what is paid")]
    by_year: Annotated[tuple[float, ...], signed("What it pays (minus) or gains (plus)", Terms.REAL)]
    pv: Annotated[AtEnds, signed("The same", Terms.PRESENT)]


class BudgetShareResult(Part):
    """Cash by year, central."""

    body: Annotated[str, said("The body named")]
    row: Annotated[str, said("The row of its budget")]
    by_year: Annotated[tuple[float, ...], signed("What goes out (minus), or is saved or comes in (plus)", Terms.CASH)]


class SidesResult(Part):
    """Who is on one side of an option, in the economic and the budget view."""

    economic: Annotated[tuple[EconomicShareResult, ...], said("Everyone, in real terms")]
    budget: Annotated[tuple[BudgetShareResult, ...], said("Public bodies, in cash")]


def sides_result(appraisal: Worked, option: OptionAppraisal, sides: Sides) -> SidesResult:
    """One side of an option as the result writes it."""
    return SidesResult(
        economic=tuple(
            EconomicShareResult(
                body=str(share.body),
                cash_type=str(share.cash_type) if share.cash_type else None,
                by_year=by_year(share.amounts[0]),
                pv=at_ends(appraisal.at(option, share.pv)),
            )
            for share in sides.economic
        ),
        budget=tuple(
            BudgetShareResult(body=str(share.body), row=share.row, by_year=by_year(share.amounts))
            for share in sides.budget
        ),
    )
