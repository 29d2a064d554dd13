"""Who pays and who gains by year, as tables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import present_value
from investcase.appraisal.who_pays import EconomicShare, Sides, who_gains, who_pays
from investcase.report.numbers import thousands
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.year_tables import stacked
from investcase.report.words import BODIES, CASH_TYPES

_ROWS = {
    "spending": "spending",
    "vat": "irrecoverable VAT",
    "interest": "interest on borrowing",
    "repayment": "repayment of borrowing",
    "payments_to_partners": "payments to partners",
    "budget_reduction": "budget reduction",
    "avoided_growth": "avoided growth",
    "funding": "funding from elsewhere",
    "borrowed": "met by borrowing",
}


def sides_grids(appraisal: Appraisal) -> tuple[Grid, ...]:
    """Two tables of the preferred option, by body and year: real pounds of the case's prices, and cash; £000, central.

    Empty when only one body is touched: the cash flow by line says it all.
    """
    option = appraisal.preferred
    pays, gains = who_pays(appraisal, option), who_gains(appraisal, option)
    if len(option.bodies) < 2:
        return ()
    return (*_economic(appraisal, pays, gains), *_budget(appraisal, pays, gains))


def _economic(appraisal: Appraisal, pays: Sides, gains: Sides) -> tuple[Grid, ...]:
    def row(label: str, share: EconomicShare) -> Row:
        value = float(present_value(share.amounts, appraisal.factors)[0])
        return Row(label, (thousands(value), *(thousands(float(v)) for v in share.amounts[0])))

    cash = appraisal.preferred.cash
    rows = [row(f"Paid by: {BODIES[share.body]}", share) for share in pays.economic]
    rows.append(_total("Paid in all", float(appraisal.preferred.pv_costs[0]), cash.of(kind="cost").amounts()[0]))
    for share in gains.economic:
        assert share.cash_type is not None
        rows.append(row(f"{_goes(share)} by: {BODIES[share.body]}, {CASH_TYPES[share.cash_type].lower()}", share))
    gained = cash.of(kind="benefit").amounts()[0]
    rows.append(_total("Gained in all", float(appraisal.preferred.pv_benefits[0]), gained))
    base = appraisal.case.document.price_base
    return stacked(
        grid(
            f"Who pays and who gains by year, £000, {base} prices, central values",
            ("", "Present value", *(str(year) for year in appraisal.case.horizon)),
            rows,
            note="Years are undiscounted. In brackets: a cost saved by the option itself, or a loss. Each cell is "
            "rounded, so totals may not add. What is gained is of four kinds, and only the first two reach a budget.",
        ),
        fixed=2,
    )


def _goes(share: EconomicShare) -> str:
    """Whether a share of the benefits is gained or lost, where it goes one way alone."""
    row = share.amounts[0]
    return "Lost" if (row < 0).any() and (row <= 0).all() else "Gained"


def _total(label: str, value: float, by_year: NDArray[np.float64]) -> Row:
    return Row(label, (thousands(value), *(thousands(float(v)) for v in by_year)), "total")


def _budget(appraisal: Appraisal, pays: Sides, gains: Sides) -> tuple[Grid, ...]:
    rows = [
        Row(f"{BODIES[share.body]}: {_ROWS[share.row]}", tuple(thousands(float(v) * sign) for v in share.amounts))
        for side, sign in ((pays, 1), (gains, -1))
        for share in side.budget
    ]
    if not rows:
        return ()
    return stacked(
        grid(
            "Whose budget moves by year, £000, cash, central values",
            ("", *(str(year) for year in appraisal.case.horizon)),
            rows,
            note="In brackets: what lowers a budget or comes into it. Freed capacity is in no budget.",
        )
    )
