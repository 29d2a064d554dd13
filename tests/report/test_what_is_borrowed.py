"""A loan is money to be paid back: no payback, no saving and nothing received."""

from __future__ import annotations

import pytest

from cases import solved, with_lines
from investcase.report.view.budget_sentences import budget_sentences

WORKS = "id: c, title: Works, body: council, spend: capital, amount: {2026-27: £300k}"
SAVED = "id: b, title: Rents, body: council, cash_type: cash_releasing, budget_line: Rents, owner: D, each_year: "
LOAN = ["borrowing:", "  - {id: loan, title: Loan, body: council, for: c, rate: 5%, years: 20, source: Treasury}"]
GRANT = ["funding:", "  - {id: g, title: Grant, body: council, amount: {2027-28: £50k}}"]


def said(each_year: str, *, extra: list[str] = LOAN, costs: tuple[str, ...] = (WORKS,)) -> str:
    case = solved(with_lines(costs, [f"{SAVED}{each_year}"], years=5, extra=extra))
    return " ".join(budget_sentences(case, case.budget(case.preferred, case.case.lead)))


def test_what_is_owed_is_set_against_what_is_saved_before_anything_pays_back() -> None:
    case = solved(with_lines([WORKS], [f"{SAVED}£30k"], years=5, extra=LOAN))
    budget = case.budget(case.preferred, case.case.lead)
    # All but the loan's own principal: £300,000 out, four years of interest out, five years of savings in.
    short = 300_000 - float(budget.interest.sum()) - float(budget.budget_reduction.sum())
    assert float(budget.net_of_loans.sum()) == pytest.approx(-short)
    assert float(budget.cumulative[-1] - budget.still_owed[-1]) == pytest.approx(-short)
    words = said("£30k")
    assert "does in 2026-27" not in words
    assert "does not pay back in 5 years; the running total ends at nil or better by what is borrowed alone." in words
    # In the case's prices £75k a year pays £300k back in the fourth year; with interest in cash it takes a fifth.
    assert (
        "it pays back in 2029-30; in each year’s cash, with what is still owed taken off, it does in 2030-31."
        in said("£75k")
    )
    assert "with what is still owed taken off, it is £" in said("£61k")


def test_borrowed_money_is_called_so_where_it_covers_what_goes_out() -> None:
    late = LOAN[1].replace("years: 20", "years: 20, first_repayment: 2030-31")
    words = said("£50k, to: 2028-29", extra=[LOAN[0], late])
    assert "what was saved, received or borrowed in earlier years covers it" in words
    assert "never out of pocket over these years, counting what is borrowed as it comes" in said("£30k")
    assert "borrowed" not in said("£30k", extra=[], costs=())


def test_a_running_total_that_is_back_says_what_is_still_owed() -> None:
    team = "id: t, title: Team, body: council, amount: {2026-27: £20k}"
    late = said("£40k, from: 2027-28", extra=[*GRANT, *LOAN], costs=(WORKS, team))
    assert "the running total is back at nil or better from 2027-28, with £" in late
    assert "of borrowing still to be repaid" in late
