"""What each budget line would become if nothing were done, and how much of the saving only meets that."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.numbers.writing import pounds_short
from investcase.report.view.tables import Grid, Row, grid


def demand_grids(appraisal: Appraisal) -> Iterator[Grid]:
    """A table for each budget line whose demand the case gives: real pounds by year, central."""
    years = tuple(str(year) for year in appraisal.case.horizon)
    base = appraisal.case.document.price_base
    for found in appraisal.preferred.flows.demand:
        today, growth, saved, met = (row[0] for row in (found.baseline, found.growth, found.saved, found.met))
        rows = [
            Row("Budget if nothing is done", tuple(pounds_short(x) for x in today + growth)),
            Row("of which growth in demand", tuple(pounds_short(x) for x in growth), "part"),
            Row("Saved by the preferred option", tuple(pounds_short(x) for x in saved)),
            Row("of which only meets growth", tuple(pounds_short(x) for x in met), "part"),
            Row("of which takes the budget below today's", tuple(pounds_short(x) for x in saved - met), "total"),
        ]
        planned = found.demand.in_plan
        yield grid(
            f"Demand on {found.demand.budget_line} ({found.demand.body.name}), {base} prices",
            ("", *years),
            rows,
            note=f"Today's budget is {pounds_short(float(today[0]))}, and grows from {found.demand.since} on. "
            "What only meets growth is "
            + (f"growth avoided in the plan's line '{planned}'" if planned else "capacity: no plan holds that growth")
            + "; only what takes the budget below today's is cash released.",
        )
