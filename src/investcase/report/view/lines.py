"""The cash flow by line, the funding, and how the money is released."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.report.numbers import pounds_short, thousands
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.words import BODIES, CASH_TYPES


def lines_grid(appraisal: Appraisal) -> Grid:
    """Every line of the preferred option by year: real pounds of the price base, undiscounted, central, £000."""
    cash = appraisal.preferred.cash
    rows = []
    for kind, heading in (("cost", "Costs"), ("benefit", "Benefits")):
        part = cash.of(kind=kind)
        for line in part.lines:
            what = CASH_TYPES[line.cash_type] if line.cash_type else ("Capital" if line.capital else "Revenue")
            label = f"{line.title} ({BODIES[line.body]}; {what.lower()})"
            rows.append(Row(label, tuple(thousands(float(v)) for v in line.amounts[0])))
        rows.append(Row(heading, tuple(thousands(float(v)) for v in part.amounts()[0]), "total"))
    rows.append(
        Row("Benefits less costs, everyone together", tuple(thousands(float(v)) for v in cash.net()[0]), "total")
    )
    base = appraisal.case.document.price_base
    return grid(
        f"Cash flow by line, £000, {base} prices, undiscounted, central values",
        ("", *(str(year) for year in appraisal.case.horizon)),
        rows,
        note="Costs and benefits are both shown as positive amounts. Each cell is rounded, so totals may not add.",
    )


def funding_grid(appraisal: Appraisal) -> Grid | None:
    """The funding streams of the preferred option, in cash, £000."""
    streams = appraisal.preferred.flows.option.funding
    if not streams:
        return None
    years = [i for i in range(len(appraisal.case.horizon)) if any(stream.by_year[i] for stream in streams)]
    rows = [
        Row(
            stream.title,
            (
                BODIES[stream.body],
                "recurring" if stream.recurrent else "not recurring",
                "confirmed" if stream.confirmed else "not confirmed",
                *(thousands(stream.by_year[i]) for i in years),
            ),
        )
        for stream in streams
    ]
    columns = ("Stream", "To", "Recurring", "Standing", *(str(appraisal.case.horizon[i]) for i in years))
    return grid(
        "Funding, £000, cash", columns, rows, note="Funding moves money; it is never part of the value to society."
    )


def releases_grid(appraisal: Appraisal) -> Grid | None:
    """How the money is released: the budget line, its owner, the amount at full effect."""
    lines = [
        line
        for line in appraisal.preferred.cash.of(kind="benefit", cash_types=CASH).lines
        if line.budget_line and float(line.full_year[0]) > 0
    ]
    if not lines:
        return None
    horizon = appraisal.case.horizon
    rows = [
        Row(
            line.title,
            (
                line.budget_line or "",
                line.owner or "",
                str(next((horizon[i] for i, v in enumerate(line.amounts[0]) if v), "–")),
                pounds_short(float(line.full_year[0])),
            ),
        )
        for line in lines
    ]
    return grid(
        "How the money is released",
        ("What falls", "Budget line", "Who makes it fall", "From", "A year at full effect"),
        rows,
        money=False,
    )
