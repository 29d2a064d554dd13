"""How money leaves a budget or comes to it: which line, whose it is, how much; and what is true when none does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import FlowLine
from investcase.numbers.writing import pounds_short
from investcase.quantities import Year
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.tables import Grid, Row, grid, listed


def releases_grid(appraisal: Appraisal) -> Grid | None:
    """How the money is released: the budget line, its owner, the amount at full effect or once."""
    lines = released_lines(appraisal)
    if not lines:
        return None
    horizon = appraisal.case.horizon
    rows = [
        Row(
            line.title,
            (
                line.budget_line or "",
                line.owner or "not named",
                str(next((horizon[i] for i, v in enumerate(line.amounts[0]) if v), "–")),
                _amount(line, horizon).removesuffix(","),
            ),
        )
        for line in lines
    ]
    comes = any(line.moves for line in lines)
    what, whose = ("What falls or comes in", "Whose it is") if comes else ("What falls", "Who makes it fall")
    return grid(
        "How the money is released",
        (what, "Budget line", whose, "From", "At full effect"),
        rows,
        money=False,
    )


def what_must_be_true(appraisal: Appraisal) -> str:
    """The releases on which the cash rests, each with its line and owner; not what stops by itself."""
    lines = [line for line in released_lines(appraisal) if not line.stops_by_itself]
    if not lines:
        return why_no_release(appraisal)
    horizon = appraisal.case.horizon
    shared = len(lines) > 1 and len({line.owner for line in lines}) == 1 and lines[0].owner

    def leaves(line: FlowLine) -> str:
        goes = "comes to" if line.moves else "leaves"
        return f"{_amount(line, horizon)} {goes} {f'‘{line.budget_line}’' if shared else _whose(line)}"

    yearly = [leaves(line) for line in lines if line.still_runs]
    once = [leaves(line) for line in lines if _comes_once(line)]
    fades = [leaves(line) for line in lines if not line.still_runs and not _comes_once(line)]
    parts = [f"at full effect {listed(yearly)}"] if yearly else []
    if fades:
        parts.append(f"for a time only, {listed(fades)}")
    if once:
        parts.append(f"once only, {listed(once)}")
    do = "bring about" if any(line.moves for line in lines) else "make fall"
    owner = f". Each is for {lines[0].owner} to {do}" if shared else ""
    return f"What would have to be true: {'; '.join(parts)}{owner}."


def why_no_release(appraisal: Appraisal) -> str:
    """What is true of the benefits when no named budget line falls."""
    benefits = [line for line in appraisal.preferred.cash.of(kind="benefit").lines if _gains(line)]
    public = [line for line in benefits if line.body.public]
    if not benefits and any(_loses(line) for line in appraisal.preferred.cash.of(kind="benefit").lines):
        return "What it brings in pounds is loss alone, so no budget falls."
    if not benefits:
        return "No benefit is counted in pounds, so no budget falls."
    if not public:
        return "No public body gains in this case, so no budget falls: every benefit is to others."
    unnamed = [line.title for line in public if line.cash_type in CASH]
    if unnamed:
        return f"Nothing says which budget line falls for {listed(unnamed)}, so that money is not yet cash."
    if all(line.cash_type is CashType.CAPACITY for line in public):
        return "No budget line is named that would fall, so every benefit to a public body is capacity, not cash."
    return "No budget line is named that would fall, so no benefit to a public body is cash."


def released_lines(appraisal: Appraisal) -> list[FlowLine]:
    """The benefits that are cash, by a named budget line: those that the table of releases holds."""
    cash = appraisal.preferred.cash.of(kind="benefit", cash_types=CASH)
    return [line for line in cash.lines if line.budget_line and _gains(line)]


def _gains(line: FlowLine) -> bool:
    return bool((line.at_average[0] > 0).any())


def _loses(line: FlowLine) -> bool:
    return bool((line.at_average[0] < 0).any())


def _comes_once(line: FlowLine) -> bool:
    return not line.still_runs and bool(np.count_nonzero(line.amounts[0]) <= 1)


def _amount(line: FlowLine, horizon: Sequence[Year]) -> str:
    """What falls in all of what has ended by the last year; else the fullest year, and the last where it differs."""
    row = line.amounts[0]
    if _comes_once(line) or abs(float(row[-1])) < UNPRINTED:
        ends = "" if _comes_once(line) else f", to {horizon[int(row.nonzero()[0][-1])]},"
        return f"{pounds_short(float(row.sum()))} in all{ends}"
    full, last = float(row.max()), float(row[-1])
    if line.last_part < 1:
        return f"{pounds_short(float(line.full_year[0]))} a year"
    if abs(full - last) < UNPRINTED:
        return f"{pounds_short(full)} a year"
    return f"{pounds_short(full)} in {horizon[int(row.argmax())]} (in {horizon[-1]} {pounds_short(last)})"


def _whose(line: FlowLine) -> str:
    return f"‘{line.budget_line}’ ({line.owner or 'owner not named'})"
