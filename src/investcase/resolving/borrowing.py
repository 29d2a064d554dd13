"""Borrowing, settled: for which line, at what rate, over which years."""

from __future__ import annotations

from investcase.documents.borrowing import Borrowing
from investcase.documents.case import Option
from investcase.documents.lines import LocalValue
from investcase.reading.nodes import Path
from investcase.resolving.context import Context
from investcase.resolving.terms import Loan


def resolve_loan(context: Context, option: Option, loan: Borrowing, path: Path) -> Loan | None:
    """A loan, or None when it names no capital line of its body's or a year outside the case; problems are noted."""
    if loan.for_ is not None and not _is_own_capital(context, option, loan, (*path, "for")):
        return None
    row = (0.0,) * len(context.horizon)
    if loan.amount is not None:
        row = context.in_horizon({year: a.central for year, a in loan.amount.items()}, (*path, "amount"))
    local = LocalValue.model_construct(value=loan.rate, source=loan.source, status=loan.status)
    key = context.own_key(option.id, f"{loan.id}.rate", local)
    first = loan.first_repayment
    if first is not None and not context.same_kind(first, (*path, "first_repayment")):
        return None
    return Loan(
        id=loan.id,
        title=loan.title,
        body=loan.body,
        line=loan.for_,
        by_year=row,
        rate=context.given(key, f"{loan.title}: rate of interest", local),
        years=loan.years,
        first=None if first is None else first - context.horizon[0],
        equal_principal=loan.repaid == "equal_principal",
    )


def _is_own_capital(context: Context, option: Option, loan: Borrowing, path: Path) -> bool:
    line = next((line for line in option.costs if line.id == loan.for_), None)
    if line is None:
        context.unknown("cost line", str(loan.for_), [line.id for line in option.costs], path)
        return False
    if line.spend != "capital" or line.body != loan.body:
        context.report(
            "borrowing-line",
            f"{line.title} is not capital spending by the {loan.body}",
            path,
            expected=f"a cost line of the {loan.body}'s with spend: capital",
        )
        return False
    if line.only_if is not None:
        context.report(
            "borrowing-line",
            f"{line.title} is spent only if {line.only_if} happens, and nobody borrows a part of it beforehand",
            path,
            expected=f"a cost line of the {loan.body}'s that is spent in any case",
        )
        return False
    return True
