"""What it does to a body's budget: cash, £000, savings in brackets."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.result import payback_years
from investcase.report.numbers import pounds_short, thousands
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.words import BODIES

SHOWN_YEARS = 5


def budget_grid(appraisal: Appraisal, budget: BodyBudget, *, years: int | None = SHOWN_YEARS) -> Grid:
    """A body's budget in cash for the first years, with one year at full effect; None for every year."""
    shown = len(budget.years) if years is None else min(years, len(budget.years))
    full = years is not None

    def row(label: str, values: object, full_year: float | None, kind: str = "plain") -> Row:
        cells = [thousands(float(value)) for value in list(values)[:shown]]  # type: ignore[call-overload]
        if full:
            cells.append("" if full_year is None else thousands(full_year))
        return Row(label, tuple(cells), kind)  # type: ignore[arg-type]

    rows = [row("Spending", budget.spending, budget.full_year_spending)]
    if budget.capital.any():
        rows.append(row("of which capital", budget.capital, None, "part"))
    if budget.payments.any():
        rows.append(row("Payments to partners", budget.payments, None))
    rows += [
        row("Funding from elsewhere", -budget.funding, None),
        row("Budget reduction (cash-releasing)", -budget.budget_reduction, -budget.full_year_reduction),
        row("Avoided growth", -budget.avoided_growth, -budget.full_year_avoided),
        row("Net in year", budget.net, budget.full_year_net, "total"),
        row("Change on last year", budget.change, None, "quiet"),
        row("Cumulative", budget.cumulative, None, "quiet"),
    ]
    columns = ["£000, cash", *(str(year) for year in budget.years[:shown])]
    base = appraisal.case.document.price_base
    note = "Brackets are savings or income. Each cell is rounded, so totals may not add."
    if full:
        columns.append("Full-year effect")
        note += f" Full-year effect: one whole year once all is running, in {base} prices, before funding."
    return grid(f"Effect on the budget: {BODIES[budget.body]}", columns, rows, note=note)


def budget_sentences(appraisal: Appraisal, budget: BodyBudget) -> tuple[str, ...]:
    """Peak exposure, payback, and what is left to find."""
    sentences = []
    if budget.peak_exposure > 0.5:
        when = budget.years[int(budget.cumulative.argmax())]
        sentences.append(f"At most {pounds_short(budget.peak_exposure)} is out of pocket at any time, in {when}.")
    else:
        sentences.append("The budget is never out of pocket over these years.")
    paid = payback_years(appraisal, appraisal.preferred)["lead_body_cash"]
    years = len(budget.years)
    if paid is None:
        sentences.append(f"Counting only cash, and no funding, it does not pay back in {years} years.")
    else:
        sentences.append(f"Counting only cash, and no funding, it pays back in {paid}.")
    if budget.unfunded > 0.5:
        sentences.append(f"{pounds_short(budget.unfunded)} is left for this budget to find from its own resources.")
    if budget.capacity.any():
        freed = float(budget.capacity.sum())
        sentences.append(f"Capacity worth {pounds_short(freed)} is freed over the period and is not in the table.")
    return tuple(sentences)
