"""The register of a round: every case's savings plan, line by line and year by year."""

from __future__ import annotations

from investcase.numbers.rounding import decimals
from investcase.rounds.case_in import CaseIn, PlanLine

Figure = str | float | None
COLUMNS = {
    **dict.fromkeys(("case", "title", "option", "line", "what", "body", "budget_line", "kind", "cash"), False),
    **dict.fromkeys(("year", "recurring"), False),
    **dict.fromkeys(("change", "full_year"), True),
    **dict.fromkeys(("owner", "tied_to", "status"), False),
}
"""What a row has, and which of it are numbers: pounds with a ledger's sign, plus spends and minus saves.

`change` is the change on last year in cash, `full_year` the effect when everything temporary has ended, in the case's
own prices. `cash` is `cash` or `capacity`: freed capacity leaves no budget.
"""


def row_of(case: CaseIn, line: PlanLine) -> dict[str, Figure]:
    """One row, in the columns of `COLUMNS`."""
    values: tuple[Figure, ...] = (
        *(case.name, case.title, case.option, line.line, line.title, str(line.body), line.budget_line, line.kind),
        *("cash" if line.cash else "capacity", line.year, "yes" if line.recurring else "no"),
        float(decimals(line.change, 2)),
        None if line.full_year is None else float(decimals(line.full_year, 2)),
        *(line.owner, line.tied_to, line.status),
    )
    return dict(zip(COLUMNS, values, strict=True))
