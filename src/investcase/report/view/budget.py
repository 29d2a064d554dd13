"""What it does to a body's budget: cash, £000, plus where it is good for the body."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import BodyBudget
from investcase.numbers.writing import NOTHING, thousands
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.report.view.keyed import by_year
from investcase.report.view.tables import Grid, Kind, Row, grid
from investcase.report.view.year_tables import stacked

SHOWN_YEARS = 5
RULE = "Everywhere plus is good for the body named, minus is bad."
NET = "Left over (+), to find (−)"
_MOVED = {
    "borrowed": "Met by borrowing",
    "interest": "Interest on borrowing",
    "repayment": "Repayment of borrowing",
    "payments": "Payments to partners",
    "funding": "Funding from elsewhere",
}
_Row = tuple[str, tuple[str, ...], float | None, Kind]


def budget_grid(appraisal: Appraisal, budget: BodyBudget) -> Grid:
    """A body's budget in the preferred option, in cash for the first years, with one year at full effect."""
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
    """A body's budget in the preferred option, in cash for every year, in parts when long."""
    rows = [Row(label, cells, kind) for label, cells, _, kind in _rows(budget)]
    return stacked(grid(_caption(budget), ("£000, cash", *(str(year) for year in budget.years)), rows, note=_NOTE))


_NOTE = "Cells are rounded, so totals may not add."


def _caption(budget: BodyBudget) -> str:
    return f"Effect on the budget: {budget.body.name}"


def _rows(budget: BodyBudget) -> list[_Row]:
    def row(name: str, label: str, full_year: float | None = None, kind: Kind = "plain") -> _Row:
        cells = by_year(f"{budget.body}.{name}", getattr(budget, name).tolist(), budget.years)
        return label, cells, full_year, kind

    rows = _spending_rows(budget, row)
    if budget.vat.any():
        rows.append(row("vat", "Irrecoverable VAT", budget.full_year_vat))
    for name, label in _MOVED.items():
        if getattr(budget, name).any():
            rows.append(row(name, label))
    rows.append(row("budget_reduction", f"{saved_or_received(budget)} (cash-releasing)", budget.full_year_reduction))
    if budget.avoided_growth.any():
        grown = "Saved (growth avoided)" if _saved_or_lost(budget.avoided_growth) == "Saved" else "Lost (growth added)"
        rows.append(row("avoided_growth", grown, budget.full_year_avoided))
    rows.append(row("net", NET, budget.full_year_net, "total"))
    if budget.reserves.any():
        rows.append(row("reserves", "Met from own reserves", None, "quiet"))
    rows.append(row("change", "Change on last year", None, "quiet"))
    total = "Running total, with funding" if budget.funding.any() else "Running total"
    return [*rows, row("cumulative", total, None, "quiet")]


def saved_or_received(budget: BodyBudget) -> str:
    """What cash that leaves or comes to a budget is called: what others pay is received, and saves nothing."""
    saved = budget.budget_reduction - budget.income
    if not budget.income.any() or _saved_or_lost(budget.budget_reduction) == "Lost":
        return _saved_or_lost(budget.budget_reduction)
    return "Saved or received" if (np.abs(saved) > NEGLIGIBLE).any() else "Received"


def _saved_or_lost(row: Array) -> str:
    """What a row of benefits is called: a loss where it saves in no year and costs in some."""
    return "Lost" if row.any() and (row <= 0).all() else "Saved"


def _spending_rows(budget: BodyBudget, row: Callable[..., _Row]) -> list[_Row]:
    """What delivering the change costs, apart from the support that people get instead."""
    capital = [row("capital", "of which capital", None, "part")] if budget.capital.any() else []
    if not budget.instead.any():
        return [row("spending", "Spending", budget.full_year_spending), *capital]
    full_year = budget.full_year_spending - budget.full_year_instead
    delivery = [row("programme", "Programme spending", full_year), *capital] if budget.programme.any() else capital
    return [*delivery, row("instead", "Care and support bought instead", budget.full_year_instead)]
