"""The savings plan: what every public body would write into its financial plan, one row a line and year, as CSV.

Cash, the change on last year's budget, with the sign of a ledger, since it goes into one: spending is plus and a saving
minus, the other way round from the paper and the result, and every heading of money says so. What happens once reverses
the year after. The changes of a body in a year sum to the change in its budget view. Text that a spreadsheet would take
for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.checks.delivery import RULE, delivery_of
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.files.spreadsheet import Cell, csv_text
from investcase.flows.lines import FlowLine
from investcase.numbers.rounding import decimals
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE

LEDGER = "ledger's sign: + spends, − saves"
_LOST = "income or saving lost"
_PAYMENT = "payment to a partner"
_KINDS: dict[CashType | None, str] = {
    None: "spending",
    CashType.CASH_RELEASING: "saving",
    CashType.AVOIDED_GROWTH: "avoided growth",
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row: pounds of cash on last year's, with a ledger's sign: plus spends, minus saves.

    `full_year` is in the case's prices, when everything temporary has ended. It stands on a line's first row alone, so
    that the column adds up; None on the others, and for what does not recur.
    """

    reference: str
    body: Body
    kind: str
    service: str
    lever: str
    owner: str
    tied_to: str
    year: str
    recurring: bool
    change: float
    full_year: float | None
    delivery: str
    equality: str


def plan_rows(appraisal: Appraisal) -> tuple[PlanRow, ...]:
    """Every row of the preferred option, central values, by body in the order of the vocabulary."""
    rows = [*_line_rows(appraisal), *_funding_rows(appraisal), *_debt_rows(appraisal)]
    return tuple(sorted(rows, key=lambda row: row.body.place))


def savings_plan_csv(appraisal: Appraisal) -> bytes:
    """The plan as UTF-8 CSV that opens cleanly in a spreadsheet; columns nothing was given for are left out."""
    document = appraisal.case.document
    budgets = {given.body: given for given in document.net_budgets}
    base = document.price_base
    heading = [
        *("Reference", "Body", "Kind", "Service", "Lever", "Owner", "Year", "Recurring"),
        f"Change on last year, £ cash ({LEDGER})",
        f"Full-year effect, £, {base} prices ({LEDGER})",
        *("Delivery confidence", "Rule of delivery confidence", "Equality reference"),
    ]
    if budgets:
        heading += [f"Change as % of net budget as published ({LEDGER})", "Net budget"]
    if document.band_d:
        heading.append(f"£ for each Band D home, {document.band_d.year} tax base ({document.band_d.source}; {LEDGER})")
    found = plan_rows(appraisal)
    tied = any(row.tied_to for row in found)
    if tied:
        heading.append("Tied to: no general cash")
    rows: list[list[Cell]] = [[*heading]]
    for row in found:
        line: list[Cell] = [
            *(row.reference, row.body.name, row.kind, row.service, row.lever, row.owner, row.year),
            "yes" if row.recurring else "no",
        ]
        line += [decimals(row.change, 2), None if row.full_year is None else decimals(row.full_year, 2)]
        line += [row.delivery, RULE if row.delivery else "", row.equality]
        if budgets:
            own = budgets.get(row.body)
            line += [decimals(100 * row.change / own.amount.central, 4) if own else None]
            line += [f"{own.amount}, {own.year} ({own.source})" if own else None]
        if document.band_d:
            council = row.body == appraisal.case.council
            line.append(decimals(row.change / document.band_d.homes.central, 4) if council else None)
        if tied:
            line.append(row.tied_to)
        rows.append(line)
    return b"\xef\xbb\xbf" + csv_text(rows).encode("utf-8")


def _line_rows(appraisal: Appraisal) -> Iterator[PlanRow]:
    for line in (*appraisal.preferred.cash.lines, *appraisal.preferred.flows.vat.lines):
        if not line.body.public or (line.kind == "benefit" and line.cash_type not in CASH):
            continue
        sign = -1.0 if line.kind == "benefit" else 1.0
        saving = line.kind == "benefit" and bool((line.amounts[0] > 0).any())
        cash = sign * line.amounts[0] * line.cash_terms
        full_year = sign * float(line.full_year[0]) if line.still_runs else None
        for year, change in _changes(appraisal, np.broadcast_to(cash, len(appraisal.case.horizon))):
            yield PlanRow(
                reference=line.id,
                body=line.body,
                kind=_kind(line),
                service=line.budget_line or "",
                lever=line.title,
                owner=line.owner or "",
                tied_to=line.ring_fence or "",
                year=year,
                recurring=line.still_runs,
                change=change,
                full_year=full_year,
                delivery=delivery_of(appraisal, line).words if saving else "",
                equality=_equality(appraisal, line),
            )
            full_year = None


def _kind(line: FlowLine) -> str:
    """What a line is called: what another pays is income and no saving, and to the one that pays it a payment."""
    if line.kind == "benefit" and not (line.amounts[0] > 0).any():
        return _LOST
    if line.moves and line.kind == "benefit":
        return "income"
    return _PAYMENT if line.role == "transfer" else _KINDS[line.cash_type]


def _funding_rows(appraisal: Appraisal) -> Iterator[PlanRow]:
    for stream in appraisal.preferred.flows.option.funding:
        if stream.body == stream.paid_by:
            continue
        cash = np.array(stream.by_year)
        for body, kind, sign in ((stream.body, "funding", -1.0), (stream.paid_by, _PAYMENT, 1.0)):
            if body is None or not body.public:
                continue
            for year, change in _changes(appraisal, sign * cash):
                yield PlanRow(
                    reference=stream.id,
                    body=body,
                    kind=kind,
                    service="",
                    lever=stream.title,
                    owner="",
                    tied_to=stream.ring_fence or "",
                    year=year,
                    recurring=stream.recurrent,
                    change=change,
                    full_year=None,
                    delivery="",
                    equality="",
                )


def _debt_rows(appraisal: Appraisal) -> Iterator[PlanRow]:
    """What each body borrows and pays back, all its loans together."""
    loans = appraisal.preferred.flows.option.borrowing
    for body in dict.fromkeys(loan.body for loan in loans):
        budget = appraisal.budget(appraisal.preferred, body)
        own = [loan for loan in loans if loan.body == body]
        for kind, cash in (
            ("met by borrowing", -budget.borrowed),
            ("interest", -budget.interest),
            ("repayment", -budget.repayment),
        ):
            for year, change in _changes(appraisal, cash):
                yield PlanRow(
                    reference="; ".join(loan.id for loan in own),
                    body=body,
                    kind=kind,
                    service="",
                    lever="; ".join(loan.title for loan in own),
                    owner="",
                    tied_to="",
                    year=year,
                    recurring=False,
                    change=change,
                    full_year=None,
                    delivery="",
                    equality="",
                )


def _changes(appraisal: Appraisal, cash: Array) -> Iterator[tuple[str, float]]:
    for year, change in zip(appraisal.case.horizon, np.diff(cash, prepend=0.0), strict=True):
        if abs(change) >= NEGLIGIBLE:
            yield str(year), float(change)


def _equality(appraisal: Appraisal, line: FlowLine) -> str:
    found = appraisal.case.equality
    if found is None:
        return "NOT ASSESSED"
    named = [impact.id for impact in found.impacts if line.id in impact.demand]
    return "; ".join(named) if named else f"assessment of {found.day}: no finding names this line"
