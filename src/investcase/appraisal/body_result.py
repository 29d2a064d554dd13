"""One body as the result writes it."""

from __future__ import annotations

from typing import Annotated, Any

from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.ends_result import EndsResult, ends_result
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import UNDEFINED, AtEnds, Spread, at_ends, by_year, spread_of
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body


class BodyResult(Part):
    """One body: present values in pounds, and its net cash position by year.

    `npv` is its part of the option's NPSV; `cash_releasing_npv` has ends of its own, and `cash_releasing_npv_ends` says
    which figures are moved there, null for who feels no cash.
    """

    body: Annotated[str, said("The body named: whose money the rest of this entry is")]
    npv: Annotated[
        AtEnds, signed("The body's own net present value, freed capacity and wider value included", Terms.PRESENT)
    ]
    cash_releasing_npv: Annotated[
        Spread,
        signed(
            "The same in cash alone, before loans and all that stands under funding; null for those who hold no budget",
            Terms.PRESENT,
        ),
    ]
    cash_releasing_npv_ends: Annotated[
        EndsResult | None, said("Which figures are moved at the ends of its cash; null for who feels none")
    ]
    cash_terms_by_year: Annotated[
        tuple[float, ...],
        signed(
            "What its budget is left with (plus) or must find (minus), with funding, loans and payments between "
            "partners; of those who hold no budget, what they gain or no longer pay, less what they pay",
            Terms.CASH,
        ),
    ]


def body_result(appraisal: Worked, option: OptionAppraisal, body: Body) -> BodyResult:
    """One body as the result writes it: present values in pounds, and cash by year."""
    cash = appraisal.ends[option.id].cash.get(body)
    return BodyResult(
        body=str(body),
        npv=at_ends(appraisal.at(option, option.npv_of(body))),
        cash_releasing_npv=spread_of(appraisal.cash_at(option, body)) if body.public else UNDEFINED,
        cash_releasing_npv_ends=None if cash is None else ends_result(option.flows.option, cash),
        cash_terms_by_year=by_year(_cash_position(appraisal, option, body)),
    )


def _cash_position(appraisal: Worked, option: OptionAppraisal, body: Body) -> Any:
    """A body's net cash by year; of those who hold no budget, what they gain or no longer pay, less what they pay.

    What an asset is still worth at the end is a value and no cash.
    """
    budget = appraisal.budget(option, body)
    left = option.cash.where(lambda line: line.body == body and line.role == "residual")
    return budget.net if body.public else budget.net + (budget.wider_value - left.in_cash()[0])
