"""Interventions on the same events: what each avoids alone, and what is counted."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.flows.portfolio import EventsFlows
from investcase.numbers.writing import number, percent
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.report.words import quantity_words


def portfolio_grids(appraisal: Appraisal) -> tuple[Grid, ...]:
    """A table for each set of shared events of the preferred option; none when nothing is shared."""
    return tuple(_grid(appraisal, found) for found in appraisal.preferred.flows.shared_events)


def slippage_words(appraisal: Appraisal) -> str | None:
    """How far the whole is taken to slip, and why; None when nothing is said."""
    slippage = appraisal.preferred.flows.option.portfolio.slippage
    if slippage is None:
        return None
    return (
        f"Slippage: {quantity_words(slippage.quantity)} is taken off all that the interventions achieve together. "
        f"{slippage.source.rstrip('.')}."
    )


def _grid(appraisal: Appraisal, found: EventsFlows) -> Grid:
    titles = {m.intervention.id: m.intervention.title for m in appraisal.preferred.flows.mechanisms}
    members = found.events.members
    total = sum(found.alone[member.intervention][0] for member in members)
    year = int(abs(total).argmax())
    alone = [float(found.alone[member.intervention][0, year]) for member in members]
    counted = [float(found.counted[member.intervention][0, year]) for member in members]
    baseline = float(found.baseline[0, 0])
    places = 0 if abs(sum(alone)) >= 100 else 1
    rows = [
        Row(titles[member.intervention], (number(one, places), percent(one / baseline), number(other, places)))
        for member, one, other in zip(members, alone, counted, strict=True)
    ]
    together = (number(sum(alone), places), percent(sum(alone) / baseline), number(sum(counted), places))
    rows.append(Row("Together", together, "total"))
    rows.append(Row("Overlap taken off", ("", "", number(sum(counted) - sum(alone), places)), "quiet"))
    nested = [titles[member.intervention] for member in members if member.nested]
    how = f" Of {listed(nested)}, only the largest counts." if nested else ""
    return grid(
        f"{found.events.title}: {number(baseline)} a year without any of this; {appraisal.case.horizon[year]}",
        ("Avoided", "Alone", "Share of the baseline", "Counted"),
        rows,
        note=(
            f"Central values, in the year with the most. Each event is counted once: effects multiply down from one "
            f"baseline.{how} Where two interventions stand here, no other overlap is taken off between them."
        ),
    )
