"""The cash flow by line."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.report.view.keyed import by_year
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.year_tables import stacked
from investcase.report.words import CASH_TYPES

TOGETHER = "Costs and benefits together, everyone"


def lines_grids(appraisal: Appraisal) -> tuple[Grid, ...]:
    """Every line of the preferred option by year, in parts when long: real pounds of the price base, undiscounted,
    central, £000.
    """
    cash, years = appraisal.preferred.cash, appraisal.case.horizon
    rows = []
    for kind, heading in (("cost", "Costs"), ("benefit", "Benefits")):
        part = cash.of(kind=kind)
        for line in part.lines:
            what = CASH_TYPES[line.cash_type] if line.cash_type else ("Capital" if line.capital else "Revenue")
            label = f"{line.title} ({line.body.name}; {what.lower()})"
            rows.append(Row(label, by_year(line.id, line.net[0], years)))
        rows.append(Row(heading, by_year(f"everyone.{heading.lower()}", part.net()[0], years), "total"))
    rows.append(Row(TOGETHER, by_year("everyone.net", cash.net()[0], years), "total"))
    base = appraisal.case.document.price_base
    table = grid(
        f"Cash flow by line, £000, {base} prices, undiscounted, central values",
        ("", *(str(year) for year in years)),
        rows,
        note="Each cell is rounded, so totals may not add.",
    )
    return stacked(table)
