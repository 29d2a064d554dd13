"""The cash flow by line."""

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
            rows.append(Row(label, tuple(thousands(float(v)) for v in line.net[0])))
        rows.append(Row(heading, tuple(thousands(float(v)) for v in part.net()[0]), "total"))
    rows.append(
        Row("Costs and benefits together, everyone", tuple(thousands(float(v)) for v in cash.net()[0]), "total")
    )
    base = appraisal.case.document.price_base
    table = grid(
        f"Cash flow by line, £000, {base} prices, undiscounted, central values",
        ("", *(str(year) for year in appraisal.case.horizon)),
        rows,
        note="Each cell is rounded, so totals may not add.",
    )
    return stacked(table)
