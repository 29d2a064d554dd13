"""Whether the case is discounted at rates that anybody else uses."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.vintages import VintageAnswer
from investcase.checks.card import Card, check
from investcase.documents.case import Discount
from investcase.numbers.writing import percent, pounds
from investcase.reading.problems import Problem, Severity

_ALIKE = 1e-9

ODD_DISCOUNT = Card(
    "odd-discount",
    Severity.WARNING,
    title="Money is discounted at rates that are nobody's standard",
    why="A lower rate makes what comes late worth more, and no two cases can be compared.",
    remedy="discount: green-book-2026, or the reason under narrative.",
)


@check(ODD_DISCOUNT)
def rates_of_its_own(appraisal: Appraisal) -> Iterator[Problem]:
    """A flat rate that gives other factors over the years of the case than every standard schedule."""
    written = appraisal.case.document.discount
    standard = [rates.schedule for rates in appraisal.case.compared if rates.schedule.role == "standard"]
    if not isinstance(written, Discount) or not standard:
        return
    years = len(appraisal.case.horizon)
    if any(np.allclose(discount_factors(each.bands, years), appraisal.factors, atol=_ALIKE) for each in standard):
        return
    names = [schedule.schedule for schedule in standard]
    beside = next((answer for answer in appraisal.vintages if answer.id in names), None)
    rate = percent(written.flat.central, 2)
    yield ODD_DISCOUNT.problem(
        appraisal.case.loaded,
        f"money is discounted at {rate} a year, as in no standard schedule"
        + (f"; {_beside(appraisal, beside)}" if beside is not None else ""),
        ("discount", "flat"),
        moves=None if beside is None else float(beside.preferred.npsv[0] - appraisal.preferred.npsv[0]),
        expected="discount: green-book-2026, or another standard schedule in place of a rate",
    )


def _beside(appraisal: Appraisal, answer: VintageAnswer) -> str:
    own = float(appraisal.preferred.npsv[0])
    there = float(answer.preferred.npsv[0])
    return f"at those of {answer.title} the value to society is {pounds(there)}, and not {pounds(own)}"
