"""The bridge from the economic view to the lead body's budget view, item by item, adding to the penny."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.measures import OptionAppraisal, cash_of
from investcase.documents.model import Body


@dataclass(frozen=True, slots=True)
class Bridge:
    """A start, named steps in pounds, and an end that is their sum."""

    start_title: str
    start: float
    steps: tuple[tuple[str, float], ...]
    end_title: str
    end: float


def economic_to_budget(appraisal: OptionAppraisal, budget: BodyBudget, lead: Body) -> Bridge:
    """From the NPSV to the lead body's net cash over the whole horizon, at central values.

    The order: leave out everyone else, then what is not cash, undo discounting, put inflation back, add funding.
    """
    npsv = float(appraisal.npsv[0])
    own = float(appraisal.npv_of(lead)[0])
    own_cash = float(appraisal.cash_npv_of(lead)[0])
    real = float(cash_of(appraisal.cash, lead).net()[0].sum())
    funded = float(budget.funding.sum() - budget.payments.sum())
    end = -float(budget.net.sum())
    return Bridge(
        "Value to society (NPSV)",
        npsv,
        (
            ("Leave out what other bodies and people pay and gain", own - npsv),
            ("Leave out freed capacity, which is not cash", own_cash - own),
            ("Undo discounting", real - own_cash),
            ("Put inflation back: case prices to each year's cash", end - funded - real),
            ("Add funding received, less payments to partners", funded),
        ),
        "Net effect on the budget over the period, cash",
        end,
    )
