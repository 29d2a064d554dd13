"""What it does to a body's budget: cash, £000, plus where it is good for the body."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import BodyBudget
from investcase.report.numbers import NOTHING, thousands
from investcase.report.view.tables import Grid, Kind, Row, grid
from investcase.report.view.year_tables import stacked
from investcase.report.words import BODIES

SHOWN_YEARS = 5
RULE = "Everywhere plus is good for the body named, minus is bad."
NET = "Left over (+), to find (−)"
_Row = tuple[str, tuple[str, ...], float | None, Kind]


def budget_grid(appraisal: Appraisal, budget: BodyBudget) -> Grid:
    """A body's budget in cash for the first years, with one year at full effect."""
    shown = min(SHOWN_YEARS, len(budget.years))
    rows = tuple(
        Row(label, (*cells[:shown], "" if full_year is None else thousands(full_year)), kind)
        for label, cells, full_year, kind in _rows(budget)
        if full_year is not None or kind == "quiet" or any(cell != NOTHING for cell in cells[:shown])
    )
    base = appraisal.case.document.price_base
    return grid(
        _caption(budget),
        ("£000, cash", *(str(year) for year in budget.years[:shown]), "Full-year effect"),
        rows,
        note=f"{RULE} {_NOTE} {_full_year_words(budget, str(base))}",
    )


def _full_year_words(budget: BodyBudget, base: str) -> str:
    if budget.recurs:
        words = f"what still runs in {budget.years[-1]}, when everything temporary has ended"
        return f"Full-year effect: {words}, without funding or loans, {base} prices."
    return "Nothing recurs." if budget.last_year is None else f"Nothing recurs after {budget.last_year}."


def budget_grids(budget: BodyBudget) -> tuple[Grid, ...]:
    """A body's budget in cash for every year, in parts when long."""
    rows = [Row(label, cells, kind) for label, cells, _, kind in _rows(budget)]
    return stacked(grid(_caption(budget), ("£000, cash", *(str(year) for year in budget.years)), rows, note=_NOTE))


_NOTE = "Cells are rounded, so totals may not add."


def _caption(budget: BodyBudget) -> str:
    return f"Effect on the budget: {BODIES[budget.body]}"


def _rows(budget: BodyBudget) -> list[_Row]:
    def row(label: str, values: NDArray[np.float64], full_year: float | None, kind: Kind = "plain") -> _Row:
        return label, tuple(thousands(float(value)) for value in values), full_year, kind

    rows = _spending_rows(budget, row)
    if budget.vat.any():
        rows.append(row("Irrecoverable VAT", budget.vat, budget.full_year_vat))
    if budget.borrowed.any():
        rows.append(row("Met by borrowing", budget.borrowed, None))
    if budget.interest.any():
        rows.append(row("Interest on borrowing", budget.interest, None))
    if budget.repayment.any():
        rows.append(row("Repayment of borrowing", budget.repayment, None))
    if budget.payments.any():
        rows.append(row("Payments to partners", budget.payments, None))
    if budget.funding.any():
        rows.append(row("Funding from elsewhere", budget.funding, None))
    rows.append(row("Saved (cash-releasing)", budget.budget_reduction, budget.full_year_reduction))
    if budget.avoided_growth.any():
        rows.append(row("Saved (growth avoided)", budget.avoided_growth, budget.full_year_avoided))
    rows.append(row(NET, budget.net, budget.full_year_net, "total"))
    if budget.reserves.any():
        rows.append(row("Met from own reserves", budget.reserves, None, "quiet"))
    return [
        *rows,
        row("Change on last year", budget.change, None, "quiet"),
        row(
            "Running total, with funding" if budget.funding.any() else "Running total", budget.cumulative, None, "quiet"
        ),
    ]


def _spending_rows(budget: BodyBudget, row: Callable[..., _Row]) -> list[_Row]:
    """What delivering the change costs, apart from the support that people get instead."""
    capital = [row("of which capital", budget.capital, None, "part")] if budget.capital.any() else []
    if not budget.instead.any():
        return [row("Spending", budget.spending, budget.full_year_spending), *capital]
    programme, full_year = budget.spending - budget.instead, budget.full_year_spending - budget.full_year_instead
    delivery = [row("Programme spending", programme, full_year), *capital] if programme.any() else capital
    return [*delivery, row("Care and support bought instead", budget.instead, budget.full_year_instead)]
