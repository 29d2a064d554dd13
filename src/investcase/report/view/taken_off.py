"""From what a model comes to, to what the case counts: what is taken off, by name and in pounds."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.flows.model_lines import Mechanism
from investcase.numbers.writing import percent, pounds_short
from investcase.quantities import Year
from investcase.report.view.tables import Grid, Row, grid
from investcase.resolving.adjustments import Adjustment
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.terms import Use


def taken_off_grid(mechanism: Mechanism) -> Grid | None:
    """Each line that is adjusted, at steady state: before, what each adjustment takes off in turn, and what is left.

    Central values, pounds a year of the case's price base. None when nothing is taken off.
    """
    adjustments = mechanism.intervention.adjustments
    lines = [line for line in mechanism.intervention.document.lines.values() if line.adjusted]
    if not adjustments or not lines:
        return None
    rows = []
    for line in lines:
        left = float(mechanism.steady[line.amount][0, 0]) * (-1 if line.kind == "cost" else 1)
        cells = [pounds_short(left)]
        for adjustment in adjustments:
            lost = adjustment.hopeful and left < 0
            kept = left * (2 - kept_share(adjustment) if lost else kept_share(adjustment))
            cells.append(pounds_short(kept - left))
            left = kept
        rows.append(Row(f"{line.title} ({line.kind})", (*cells, pounds_short(left))))
    columns = ("", "Before", *(_heading(adjustment) for adjustment in adjustments), "Left")
    return grid(
        "What is taken off, one after another: a year at steady state",
        columns,
        rows,
        note="Central values. Optimism bias raises what is lost by the share that it takes off what is gained. A line "
        "that is not here is counted whole.",
    )


def in_plan_lines(intervention: ResolvedIntervention, horizon: Sequence[Year]) -> tuple[str, ...]:
    """What each body's approved plan already counts, which the case takes off: pounds of its price base."""
    if intervention.in_no_plan:
        return ("No approved plan counts any of it already, as the author of the case says.",)
    return tuple(
        f"Already in the approved plan of the {body.name}, in the case's prices, and so taken off: "
        + "; ".join(f"{pounds_short(amount)} in {year}" for year, amount in zip(horizon, row, strict=True) if amount)
        + ". The same share is taken off every other line of this effect."
        for body, row in intervention.already_in_plan
        if any(row)
    )


def late_line(mechanism: Mechanism) -> tuple[str, ...]:
    """How late its set-up is taken to run, in a sentence; nothing when there is none."""
    intervention = mechanism.intervention
    late = intervention.late
    if late is None:
        return ()
    taken = (
        f"Set-up planned to take {late.planned:g} months is taken to last {late.taken:.1f} (optimism bias "
        f"{percent(late.share)})"
    )
    if mechanism.rollout is intervention.rollout:
        said = f"so the effect begins {late.months:.1f} months later than planned, its costs do not"
    else:
        said = "but beginning late would make the case better, so the effect is counted from when it is planned"
    return (f"{taken}, {said}: {late.source}.",)


def line_notes(mechanism: Mechanism) -> tuple[tuple[str, str], ...]:
    """What a model says of its own lines, for those that carry a note."""
    return tuple((line.title, line.note) for line in mechanism.intervention.document.lines.values() if line.note)


def omitted_grid(mechanism: Mechanism) -> Grid:
    """The costs the evidence leaves out, each with the case's answer."""
    rows = [
        Row(answer.cost.title, (answer.cost.why, _answer(answer.answer, answer.detail, awaiting=answer.awaiting)))
        for answer in mechanism.intervention.omitted
    ]
    return grid("Costs the source leaves out", ("Cost", "Why it matters", "In this case"), rows, money=False)


def _answer(answer: str, detail: str | None, *, awaiting: bool) -> str:
    if awaiting:
        return "AWAITING A VALUE: not in the figures"
    return f"{answer[:1].upper()}{answer[1:]}: {detail}" if detail else answer


def kept_share(adjustment: Adjustment) -> float:
    """The share that an adjustment leaves, 0-1, at its central value."""
    share = adjustment.factor.figure.quantity.central
    return share if adjustment.factor.use is Use.AS_IT_IS else 1 - share


def _heading(adjustment: Adjustment) -> str:
    figure = adjustment.factor.figure
    return f"{figure.title.split(':')[0]} {percent(figure.quantity.central)}"
