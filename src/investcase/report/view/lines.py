"""The cash flow by line, and the funding."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.report.numbers import thousands
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.year_tables import stacked
from investcase.report.words import BODIES, CASH_TYPES


def lines_grids(appraisal: Appraisal) -> tuple[Grid, ...]:
    """Every line of the preferred option by year, in parts when long: real pounds of the price base, undiscounted,
    central, £000.
    """
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
    table = grid(
        f"Cash flow by line, £000, {base} prices, undiscounted, central values",
        ("", *(str(year) for year in appraisal.case.horizon)),
        rows,
        note="Costs and benefits are both shown as positive amounts. Each cell is rounded, so totals may not add.",
    )
    return stacked(table)


def funding_grids(appraisal: Appraisal) -> tuple[Grid, ...]:
    """The funding streams of the preferred option, in cash, £000; none without funding, in parts when long."""
    streams = appraisal.preferred.flows.option.funding
    if not streams:
        return ()
    years = [i for i in range(len(appraisal.case.horizon)) if any(stream.by_year[i] for stream in streams)]
    rows = [
        Row(
            stream.title,
            (
                f"{BODIES[stream.body]}{'’s own reserves' if stream.paid_by is stream.body else ''}",
                "recurring" if stream.recurrent else "not recurring",
                "confirmed" if stream.confirmed else "not confirmed",
                *(thousands(stream.by_year[i]) for i in years),
            ),
        )
        for stream in streams
    ]
    columns = ("Stream", "To", "Recurring", "Standing", *(str(appraisal.case.horizon[i]) for i in years))
    note = "Funding moves money; it is never part of the value to society."
    return stacked(grid("Funding, £000, cash", columns, rows, note=note), fixed=4, most=6)
