"""What a paper says of a body's cash agrees with the lines that move it, and with every other thing that it says."""

from __future__ import annotations

import numpy as np
from law import Whole, law

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.equality.note import equality_note
from investcase.report.text import summary_text
from investcase.report.view.budget_sentences import budget_sentences
from investcase.report.view.options import options_grid
from investcase.report.view.summary import make_summary
from investcase.report.view.tables import Grid

HALF_A_POUND = 0.5
PENNY = 0.01
CASH = {None, CashType.CASH_RELEASING, CashType.AVOIDED_GROWTH}


def _moved(option: OptionAppraisal, body: Body) -> tuple[bool, bool]:
    """Whether any cash line of a body moves, and whether money between bodies, or a loan, does."""
    lines = [
        line for line in option.cash.lines if line.body == body and (line.kind == "cost" or line.cash_type in CASH)
    ]
    of_its_own = any(float(np.abs(line.amounts[0]).max()) > PENNY for line in lines)
    streams = [s for s in option.flows.option.funding if (s.body == body) != (s.paid_by == body)]
    lent = any(loan.body == body for loan in option.flows.option.borrowing)
    return of_its_own, lent or any(abs(pounds) > PENNY for stream in streams for pounds in stream.by_year)


@law(cases=60)
def test_no_cash_at_stake_is_said_only_where_none_moves(case: Whole) -> None:
    """And never beside an exposure, a payback or a running total."""
    found = case.appraisal
    budget = found.budget(found.preferred, found.case.lead)
    said = " ".join(budget_sentences(found, budget))
    own, between = _moved(found.preferred, found.case.lead)
    assert ("is at stake" in said) == (not own and not between), said
    if "is at stake" in said:
        assert budget.peak_exposure <= HALF_A_POUND
        assert not any(words in said for words in ("out of pocket", "pays back", "pay back", "running total")), said
    _agrees_with_the_table(found, said)


def _agrees_with_the_table(found: Appraisal, said: str) -> None:
    """What is said to pay back is not left short by the table, less what is owed, without a word; nor the reverse."""
    budget = found.budget(found.preferred, found.case.lead)
    short = float(budget.cumulative[-1]) < -HALF_A_POUND
    if "it pays back in" in said and short:
        assert "short in" in said, said
    if "it pays back in" in said and float(budget.net_of_loans.sum()) < -HALF_A_POUND:
        assert "short in" in said or "still to be repaid" in said, said
    if "does not pay back" in said and not short and budget.peak_exposure > HALF_A_POUND:
        assert "running total is back" in said or "in each year’s cash" in said or "borrowed alone" in said, said


@law(cases=60)
def test_each_option_s_paybacks_are_of_money_that_moves(case: Whole) -> None:
    """No year before any money moves, and `not in so many years` only of a running total that ends below nil."""
    found = case.appraisal
    shown = [option for option in found.options if not option.flows.option.rejected]
    rows = {row.label: row.cells for row in options_grid(found).rows}
    together, own = rows["Pays back, everyone together"], next(c for label, c in rows.items() if "cash only" in label)
    for option, whole, lead in zip(shown, together, own, strict=True):
        if option.flows.option.business_as_usual or option.why_unknown:
            continue
        lines = [np.abs(line.amounts[0]) > PENNY for line in option.cash.lines]
        moved = np.any(lines, axis=0) if lines else np.zeros(len(found.case.horizon), bool)
        running = np.cumsum(option.cash.net()[0])
        if whole.startswith("not in"):
            assert running[-1] < 0
        elif not option.is_cut and moved.any() and (running >= 0).all():
            assert whole == str(found.case.horizon[int(np.flatnonzero(moved)[0])])
        of_its_own, between = _moved(option, found.case.lead)
        assert (lead == "no cash at stake") == (not of_its_own and not between), lead


@law(cases=20)
def test_the_terminal_prints_the_note_of_each_of_its_tables(case: Whole) -> None:
    """What a column is, and in whose prices, stands in the note: a number without it is misread."""
    found = case.appraisal
    text = " ".join(summary_text(found).split())
    note = equality_note(found.case.equality, found.case.nation, found.case.duties)
    summary = make_summary(found, note, found.problems)
    tables = [options_grid(found), *(part for part in (summary.budget, summary.who) if isinstance(part, Grid))]
    for table in tables:
        assert " ".join((table.note or "").split()) in text, table.caption
