"""Money that may pay for capital alone, and less capital than that to pay for."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.capital_money import CapitalMoney, capital_money, lent_twice
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.flows.lines import FlowLine
from investcase.numbers.writing import pounds
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.terms import Loan, Stream

CAPITAL_ON_REVENUE = Card(
    "capital-on-revenue",
    Severity.BLOCKER,
    title="Money for capital would pay for revenue",
    why="The law keeps the two apart, and an auditor would find it.",
    remedy="Use it for capital costs, or find other money.",
)


@check(CAPITAL_ON_REVENUE)
def capital_money_on_revenue_cost(appraisal: Appraisal) -> Iterator[Problem]:
    """Loans and money for capital alone that run ahead of capital spending, in any year or altogether."""
    for index, option, found in _capital(appraisal):
        over = found.ahead > NEGLIGIBLE
        if not over.any():
            continue
        t = int(over.argmax())
        sources: list[Stream | FlowLine | Loan] = [*found.streams, *found.payments, *found.loans]
        source = sources[0]
        spent, come = float(found.spent[t]), float(found.come[t])
        yield CAPITAL_ON_REVENUE.problem(
            appraisal.case.loaded,
            f"by the end of {appraisal.case.horizon[t]} {pounds(come)} of loans and money for capital alone has come "
            f"to the {found.body}, and {pounds(spent)} is spent on capital, irrecoverable VAT included: the other "
            f"{pounds(come - spent)} would pay for revenue",
            _place(index, option, source),
            expected=f"spend: capital on the cost it pays for, or less of it, or later. {_rule(source)}",
        )


BORROWED_TWICE = Card(
    "borrowed-twice",
    Severity.BLOCKER,
    title="Two loans pay for the same cost",
    why="The budget would hold money that nobody lends.",
    remedy="Keep one; or share the cost by amount.",
)


@check(BORROWED_TWICE)
def line_borrowed_twice(appraisal: Appraisal) -> Iterator[Problem]:
    """Two loans for one capital line, each of the whole of it."""
    for index, option, found in _capital(appraisal):
        for loan in lent_twice(found.loans):
            yield BORROWED_TWICE.problem(
                appraisal.case.loaded,
                f"{loan.title} borrows the whole cost of '{loan.line}', which another loan already borrows",
                _place(index, option, loan),
                expected="one loan for the line; or amounts by year that add up to its cost",
            )


def _capital(appraisal: Appraisal) -> Iterator[tuple[int, Option, CapitalMoney]]:
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        made = flows[option.id]
        bodies = dict.fromkeys([*made.bodies, *(loan.body for loan in made.flows.option.borrowing)])
        for body in bodies:
            yield index, option, capital_money(made, body)


def _rule(source: Stream | FlowLine | Loan) -> str:
    if isinstance(source, Stream):
        return source.rule.rule if source.rule else ""
    if isinstance(source, FlowLine):
        return (
            "What another body pays as capital may pay for capital alone; where it is for running costs, remove "
            "spend: capital."
        )
    return "Borrowing may pay for capital alone."


def _place(index: int, option: Option, source: Stream | FlowLine | Loan) -> Path:
    if isinstance(source, Stream):
        part, ids = "funding", [entry.id for entry in option.funding]
    elif isinstance(source, FlowLine):
        part, ids = "benefits", [entry.id for entry in option.benefits]
    else:
        part, ids = "borrowing", [entry.id for entry in option.borrowing]
    number = ids.index(source.id)
    return ("options", index, part, number)
