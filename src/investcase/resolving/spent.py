"""What is spent is nil or more: a cost below zero is money that a budget no longer spends, and so a benefit.

A benefit says which budget line falls and who makes it fall, is held against growing demand, empty posts and a late
start, and counts as capacity until it is released. A cost below zero would say and meet none of that, so it is refused,
and one fact can be written in one way.
"""

from __future__ import annotations

import json

from investcase.documents.amounts_typed import Typed, amounts_typed
from investcase.documents.case import Option
from investcase.quantities import Quantity
from investcase.quantities.typed import typed
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import Path
from investcase.resolving.context import Context

_SPENT = ("cost", "price")


def refuse_below_zero(context: Context, option: Option, path: Path) -> None:
    """Note each cost of an option, and each price of what is freed or filled, that is below zero at any of its ends."""
    for entry in amounts_typed(option, path):
        below = [(where, amount) for where, amount in entry.amounts if amount.ends[0] < 0]
        if entry.sort not in _SPENT or not below:
            continue
        where, first = below[0]
        alone = len(below) == 1 and where[-1] != "staff"
        if entry.sort == "price":
            context.report(
                "below-zero",
                f"{entry.title} is below zero",
                where,
                expected="an amount from £0 up",
                instead=(typed(first.scaled(-1)),),
            )
            continue
        context.report(
            "cost-below-zero",
            f"{entry.title}: a cost is what is spent, and this is below zero. What is no longer spent is a benefit: a "
            "budget line falls by it, and somebody makes it fall",
            where if alone else entry.path,
            expected="a cost from £0 up; and what is saved under benefits, without its minus",
            remedy=_as_a_benefit(entry, below),
        )


def _as_a_benefit(entry: Typed, below: list[tuple[Path, Quantity]]) -> str:
    """The line of a benefit that says the same."""
    what = {
        "id": entry.line or BLANK,
        "title": json.dumps(entry.title, ensure_ascii=False),
        "body": BLANK if entry.body is None else entry.body.id,
    }
    if entry.body is None or entry.body.public:
        what |= {"cash_type": "cash_releasing", "budget_line": BLANK, "owner": BLANK}
    else:
        what |= {"cash_type": "wider_value"}
    named = ", ".join(f"{name}: {value}" for name, value in what.items())
    return f"under benefits write - {{{named}, {_how_much(below)}}}, with the rest of the line as it is"


def _how_much(below: list[tuple[Path, Quantity]]) -> str:
    where, first = below[0]
    if where[-1] in ("staff", "each_year"):
        return f"each_year: {typed(first.scaled(-1))}"
    if where[-1] == "once":
        return f"amount: {{{BLANK}: {typed(first.scaled(-1))}}}"
    years = ", ".join(f"{year[-1]}: {typed(amount.scaled(-1))}" for year, amount in below)
    return f"amount: {{{years}}}"
