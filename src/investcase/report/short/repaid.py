"""On what terms it is said whether the lead body is repaid, where that is tried over many values or draws."""

from __future__ import annotations

from investcase.report.short.facts import Facts
from investcase.report.view.tables import listed


def terms(facts: Facts) -> str:
    """What stands beside such an answer: in which prices it is, and what of the money besides is not counted in it.

    Figures 1 and 2 and the tables of cash count each year's money, and what comes from others: without this they would
    seem to be denied.
    """
    budget = facts.budget
    apart = (
        ("others’ money", budget.funding.any()),
        ("payments to partners", budget.payments.any()),
        ("loans", budget.borrowed.any()),
    )
    besides = [what for what, there in apart if there]
    without = f"without {listed(besides)}, " if besides else ""
    return f"{without}in {facts.base} prices"
