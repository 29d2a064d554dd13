"""What it does to a body's budget: cash, £000, savings in brackets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.measures import cash_of
from investcase.appraisal.result import payback_years
from investcase.report.numbers import pounds_short, thousands
from investcase.report.view.counting import counted
from investcase.report.view.tables import Grid, Kind, Row, grid
from investcase.report.view.year_tables import stacked
from investcase.report.words import BODIES

SHOWN_YEARS = 5
_NOTHING = 0.5


def budget_grid(appraisal: Appraisal, budget: BodyBudget) -> Grid:
    """A body's budget in cash for the first years, with one year at full effect."""
    shown = min(SHOWN_YEARS, len(budget.years))
    rows = tuple(
        Row(label, (*cells[:shown], "" if full_year is None else thousands(full_year)), kind)
        for label, cells, full_year, kind in _rows(budget)
    )
    base = appraisal.case.document.price_base
    return grid(
        _caption(budget),
        ("£000, cash", *(str(year) for year in budget.years[:shown]), "Full-year effect"),
        rows,
        note=f"{_NOTE} Full-year effect: the fullest year, unfunded, {base} prices.",
    )


def budget_grids(budget: BodyBudget) -> tuple[Grid, ...]:
    """A body's budget in cash for every year, in parts when long."""
    rows = [Row(label, cells, kind) for label, cells, _, kind in _rows(budget)]
    return stacked(grid(_caption(budget), ("£000, cash", *(str(year) for year in budget.years)), rows, note=_NOTE))


_NOTE = "Brackets are savings or income. Cells are rounded, so totals may not add."


def _caption(budget: BodyBudget) -> str:
    return f"Effect on the budget: {BODIES[budget.body]}"


def _rows(budget: BodyBudget) -> list[tuple[str, tuple[str, ...], float | None, Kind]]:
    def row(
        label: str, values: NDArray[np.float64], full_year: float | None, kind: Kind = "plain"
    ) -> tuple[str, tuple[str, ...], float | None, Kind]:
        return label, tuple(thousands(float(value)) for value in values), full_year, kind

    rows = [row("Spending", budget.spending, budget.full_year_spending)]
    if budget.capital.any():
        rows.append(row("of which capital", budget.capital, None, "part"))
    if budget.payments.any():
        rows.append(row("Payments to partners", budget.payments, None))
    if budget.funding.any():
        rows.append(row("Funding from elsewhere", -budget.funding, None))
    rows.append(row("Budget reduction (cash-releasing)", -budget.budget_reduction, -budget.full_year_reduction))
    if budget.avoided_growth.any():
        rows.append(row("Avoided growth", -budget.avoided_growth, -budget.full_year_avoided))
    rows.append(row("Net in year", budget.net, budget.full_year_net, "total"))
    if budget.reserves.any():
        rows.append(row("Met from own reserves", -budget.reserves, None, "quiet"))
    return [
        *rows,
        row("Change on last year", budget.change, None, "quiet"),
        row("Cumulative", budget.cumulative, None, "quiet"),
    ]


def budget_sentences(appraisal: Appraisal, budget: BodyBudget) -> tuple[str, ...]:
    """Peak exposure, payback, and what is left to find."""
    body = BODIES[budget.body]
    at_stake = bool(cash_of(appraisal.preferred.cash, budget.body).net()[0].any())
    sentences = [] if at_stake else [f"No cash of the {body}’s is at stake."]
    if budget.is_touched:
        sentences += _exposure(budget)
    if at_stake:
        sentences.append(_payback(appraisal, len(budget.years)))
    if budget.capacity.any():
        freed = float(budget.capacity.sum())
        sentences.append(f"Capacity worth {pounds_short(freed)} is freed besides, and is not in the table.")
    return tuple(sentences)


def _exposure(budget: BodyBudget) -> list[str]:
    set_aside = float(budget.reserves.sum())
    if budget.peak_exposure <= _NOTHING:
        if budget.unfunded <= _NOTHING:
            return ["The budget is never out of pocket over these years."]
        return [
            f"In some years more goes out than comes in, {pounds_short(budget.unfunded)} in all; what was saved or "
            "received in earlier years covers it."
        ]
    when = budget.years[int(budget.cumulative.argmax())]
    found = [f"At most {pounds_short(budget.peak_exposure)} is out of pocket at any time, in {when}."]
    if budget.unfunded > _NOTHING:
        found.append(
            f"{pounds_short(budget.unfunded)} must come from own resources, of which {pounds_short(set_aside)} is set "
            "aside from reserves."
            if set_aside > _NOTHING
            else f"{pounds_short(budget.unfunded)} is left for this budget to find from its own resources."
        )
    return found


def _payback(appraisal: Appraisal, years: int) -> str:
    paid = payback_years(appraisal, appraisal.preferred)["lead_body_cash"]
    if paid is None:
        return f"Counting only cash, and no funding, it does not pay back in {counted(years, 'year')}."
    return f"Counting only cash, and no funding, it pays back in {paid}."
