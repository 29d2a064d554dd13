"""The bridge from the economic view to the lead body's budget view, item by item, adding to the penny."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.measures import OptionAppraisal, cash_of
from investcase.documents.bodies import Body
from investcase.flows.lines import CashFlows
from investcase.quantities.tolerance import NEGLIGIBLE


@dataclass(frozen=True, slots=True)
class Bridge:
    """A start, named steps in pounds, and an end that is their sum. Steps that are nil are left out."""

    start_title: str
    start: float
    steps: tuple[tuple[str, float], ...]
    end_title: str
    end: float


def economic_to_budget(appraisal: OptionAppraisal, budget: BodyBudget, lead: Body) -> Bridge:
    """From the NPSV to the lead body's net cash over the whole horizon, at central values.

    The order: leave out everyone else, then what is not cash; undo discounting; put general inflation back, then what
    the body's own prices add to it; then what stands in a budget alone.
    """
    cash = appraisal.cash
    others = cash.where(lambda line: line.body != lead)
    own_cash = cash_of(cash, lead)

    def value(part: CashFlows) -> float:
        return float(appraisal.pv(part)[0])

    general = np.array(appraisal.flows.option.price_paths.general)
    real = own_cash.net()[0]
    inflated = float((real * general).sum())
    steps = (
        (
            "Leave out what other bodies and people pay and gain",
            -value(others.where(lambda line: line.role == "plain" and not line.moves)),
        ),
        (
            "Leave out what people pay towards care, or no longer pay",
            -value(others.where(lambda line: line.role == "contribution")),
        ),
        (
            "Count transfers, which cancel out in the value to society",
            -value(others.where(lambda line: line.moves)),
        ),
        (
            "Leave out what assets are worth at the end",
            -value(cash.where(lambda line: line.role == "residual")),
        ),
        (
            "Leave out freed capacity and wider value, which are not cash",
            value(own_cash) - value(cash.of(body=lead).where(lambda line: line.role != "residual")),
        ),
        ("Undo discounting", float(real.sum()) - value(own_cash)),
        ("Put general inflation back", inflated - float(real.sum())),
        ("Add own prices over general inflation", float(own_cash.net_in_cash()[0].sum()) - inflated),
        ("Take off irrecoverable VAT", float(budget.vat.sum())),
        (
            "Add what is borrowed, less what is repaid in these years",
            float(budget.borrowed.sum() + budget.repayment.sum()),
        ),
        ("Take off interest on borrowing", float(budget.interest.sum())),
        ("Add funding received, less payments to partners", float(budget.funding.sum() + budget.payments.sum())),
    )
    return Bridge(
        "Value to society (NPSV)",
        float(appraisal.npsv[0]),
        tuple((title, amount) for title, amount in steps if abs(amount) >= NEGLIGIBLE),
        "Net effect on the budget over the period, cash",
        float(budget.net.sum()),
    )
