"""The short paper says of the options, of money from others and of who pays no more than its figures show."""

from __future__ import annotations

import pytest
from test_page_1 import EXAMPLES, NAMES, page_of, texts
from test_short_sections import paper_of, tables

import investcase
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import appraised
from investcase.numbers.writing import pounds_short
from investcase.report.charts import CutAnswer, saved_and_lost
from investcase.report.short.facts import facts_of


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> Appraisal:
    return appraised(investcase.load(EXAMPLES / request.param))


def _section(appraisal: Appraisal, words: str) -> list[str]:
    return [text for s in paper_of(appraisal).sections if words in s.title for text in texts(s)]


def test_what_is_worth_most_or_costs_least_of_the_changes_is_said_to_be_of_the_changes(example: Appraisal) -> None:
    """Carrying on as now, which costs nothing, stands in the same table."""
    titles = [text for text in _section(example, "options side by side") if "costs least" in text]
    assert all(text.startswith("Of the changes, ") for text in titles)
    known = [facts_of(example, o) for o in example.options if not o.why_unknown and not o.flows.option.rejected]
    if all(f.worth.amount <= 0 for f in known):
        assert all("worth most" not in text for text in titles)


def test_what_is_left_without_unconfirmed_money_is_said_where_any_is_counted(example: Appraisal) -> None:
    facts = facts_of(example, example.preferred)
    unsure = float(facts.budget.funding_unconfirmed.sum())
    without = pounds_short(abs(facts.left.amount - unsure))
    said = " ".join(_section(example, "what pays for it"))
    assert ("Without what is not confirmed" in said) == (unsure > 0)
    if unsure > 0:
        assert without in said
        assert without in " ".join(page_of(example).decisions)


def test_what_the_general_budget_pays_is_asked_for_beside_the_reserve(example: Appraisal) -> None:
    facts = facts_of(example, example.preferred)
    general = float(facts.general_budget.sum())
    told = " ".join(page_of(example).decisions)
    if facts.budget.reserves.any() or facts.budget.funding.any():
        assert (f"The general budget finds {pounds_short(general)}." in told) == (general > 0.5)


def test_a_step_that_adds_is_not_called_less(example: Appraisal) -> None:
    rows = [row for s in paper_of(example).sections for table in tables(s) for row in table.rows]
    assert not [row for row in rows if row.label.startswith("less what others") and str(row.cells[0]).startswith("+")]


def test_one_line_of_money_has_one_row_of_what_people_may_turn_to(example: Appraisal) -> None:
    found = [t for s in paper_of(example).sections for t in tables(s) if "turn to next" in t.title]
    for table in found:
        lines = [str(row.cells[0]) for row in table.rows]
        assert len(set(lines)) == len(lines)


def test_an_action_is_paid_for_only_where_its_cost_is_in_the_figures(example: Appraisal) -> None:
    equality = example.case.equality
    assert equality is not None
    said = " ".join(_section(example, "Equality"))
    lines = {line.id for line in example.preferred.cash.lines}
    for action in equality.mitigations:
        if action.funded and action.cost_line not in lines:
            assert f"{action.action.rstrip('.')}: paid for" not in said


def test_who_bears_nothing_takes_no_texture() -> None:
    """The key and the bars number only those who bear a part."""
    with_nil = CutAnswer("Cut", 9.0e5, (("the NHS", 0.0), ("the council", 2.0e5), ("people", 4.0e5)))
    without = CutAnswer("Cut", 9.0e5, (("the council", 2.0e5), ("people", 4.0e5)))
    drawn = [saved_and_lost([answer], title="T", saves="saved").svg for answer in (with_nil, without)]
    assert drawn[0] == drawn[1]
