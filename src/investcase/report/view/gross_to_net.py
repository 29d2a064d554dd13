"""From gross to net as a table: what the option would be worth if every claim came true, and what is taken off."""

from __future__ import annotations

from investcase.appraisal.additionality import gross_to_net
from investcase.appraisal.appraise import Appraisal
from investcase.numbers.writing import percent, pounds_short, signed_pounds_short
from investcase.report.view.keyed import short
from investcase.report.view.money import basis_words
from investcase.report.view.tables import Grid, Row, grid


def gross_to_net_grid(appraisal: Appraisal) -> Grid | None:
    """The preferred option's waterfall, central; None when nothing is taken off or added."""
    found = gross_to_net(appraisal.preferred)
    if not found.steps:
        return None
    rows = [
        Row("Gross: if every claim came true here, less all costs", (pounds_short(found.gross),)),
        *(Row(step, (signed_pounds_short(change),), "part") for step, change in found.steps),
        Row("Net: value to society (NPSV)", (short("npsv", found.net),), "total"),
    ]
    titles = {m.intervention.id: m.intervention.title for m in appraisal.preferred.flows.mechanisms}
    kept = "; ".join(f"{titles[name]}: {percent(share, 0)}" for name, share in found.benefits_kept)
    return grid(
        f"From gross to net: {basis_words(appraisal)}",
        ("", ""),
        rows,
        note="Each step is a share of what the steps above it leave; a step that takes a cost away adds."
        + (f" Share of gross benefits counted: {kept}." if kept else ""),
    )
