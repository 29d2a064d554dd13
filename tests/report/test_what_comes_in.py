"""Money that others pay is received: it saves nothing, and the paper and the plan never say that it does."""

from __future__ import annotations

from cases import solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.report.savings_plan import plan_rows
from investcase.report.view.budget import budget_grids
from investcase.report.view.money import cash_words
from investcase.report.view.releases import releases_grid, what_must_be_true
from investcase.report.view.sides import sides_grids

NAMED = "cash_type: cash_releasing, budget_line: BL, owner: Director"
TEAM = "id: c, title: Team, body: council, each_year: £100k"
CHARGE = f"id: a, title: Charge, body: council, {NAMED}, each_year: £40k, transfer_with: people"
NHS_PAYS = f"id: n, title: NHS pays, body: council, {NAMED}, each_year: £50k, transfer_with: nhs"
RENTS = f"id: r, title: Rents, body: council, {NAMED}, each_year: £30k"


def case(*benefits: str) -> Appraisal:
    return solved(with_lines([TEAM], list(benefits)))


def labels(found: Appraisal) -> set[str]:
    budget = found.budget(found.preferred, found.case.lead)
    rows = [row.label for table in budget_grids(budget) for row in table.rows]
    return {label for label in rows if "cash-releasing" in label}


def test_a_budget_says_received_of_what_others_pay_and_saved_of_what_is_saved() -> None:
    assert labels(case(CHARGE)) == labels(case(NHS_PAYS)) == {"Received (cash-releasing)"}
    assert labels(case(RENTS)) == {"Saved (cash-releasing)"}
    assert labels(case(RENTS, CHARGE)) == {"Saved or received (cash-releasing)"}
    assert not any("saved (cash" in row.label for table in sides_grids(case(NHS_PAYS)) for row in table.rows)


def test_money_comes_to_a_line_that_takes_it_and_leaves_one_that_falls() -> None:
    assert what_must_be_true(case(CHARGE)) == (
        "What would have to be true: at full effect £40k a year comes to ‘BL’ (Director)."
    )
    both = what_must_be_true(case(CHARGE, RENTS))
    assert "£40k a year comes to ‘BL’ and £30k a year leaves ‘BL’. Each is for Director to bring about." in both
    table = releases_grid(case(CHARGE))
    assert table is not None
    assert table.columns[0] == "What falls or comes in"


def test_the_plan_calls_income_income_and_what_a_partner_pays_a_payment() -> None:
    kinds = {(row.reference, row.body.id, row.kind) for row in plan_rows(case(NHS_PAYS, RENTS))}
    assert {kind for name, body, kind in kinds if body == "nhs"} == {"payment to a partner"}
    assert {(name, kind) for name, body, kind in kinds if body == "council"} == {
        ("c", "spending"),
        ("n", "income"),
        ("r", "saving"),
    }


def test_cash_before_payments_says_where_payments_are_in_it() -> None:
    assert cash_words(case(RENTS)) == "before funding, loans and payments between partners"
    assert "what one body pays another as a cost or a benefit is in it" in cash_words(case(NHS_PAYS))
