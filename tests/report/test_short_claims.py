"""What the sections of the short paper claim in words agrees with the figures beside them, in every example."""

from __future__ import annotations

import pytest
from test_page_1 import EXAMPLES, NAMES
from test_short_sections import paper_of, section, tables

import investcase
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import appraised
from investcase.report.short.facts import facts_of
from investcase.report.short.furniture import Tabled
from investcase.report.short.paper import ShortPaper


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> tuple[Appraisal, ShortPaper]:
    appraisal = appraised(investcase.load(EXAMPLES / request.param))
    return appraisal, paper_of(appraisal)


def _every_table(paper: ShortPaper) -> list[Tabled]:
    return [table for found in paper.sections for table in tables(found)]


def test_carrying_on_is_never_beaten_by_a_change_that_is_worth_less_or_costs_more(
    example: tuple[Appraisal, ShortPaper],
) -> None:
    """Carrying on costs nothing and is worth nothing: of cost, and of a loss, only the changes are told apart."""
    appraisal, paper = example
    changes = [facts_of(appraisal, o) for o in appraisal.options if not o.flows.option.business_as_usual]
    changes = [facts for facts in changes if not facts.option.flows.option.rejected]
    titles = [t.title for t in tables(section(paper, "options")) if "least" in t.title or "most" in t.title]
    for title in titles:
        assert title.startswith("Of the changes, ")
        if "is worth most" in title:
            assert max(facts.worth.amount for facts in changes) > 0
        if "loses least" in title:
            assert max(facts.worth.amount for facts in changes) < 0
    assert bool(titles) == (len(changes) > 1)


def test_an_option_is_said_to_be_worth_most_only_where_the_draws_agree(example: tuple[Appraisal, ShortPaper]) -> None:
    appraisal, paper = example
    found = appraisal.chances
    assert found is not None
    by_worth = max((facts_of(appraisal, o) for o in appraisal.options), key=lambda facts: facts.worth.amount)
    on_average = next(each.option for each in found.options if each.best_on_average)
    agree = by_worth.option.id == on_average
    options = section(paper, "options")
    assert ("with central figures" in options.says) != agree
    if not agree:
        assert all("is worth most" not in table.title for table in tables(options))
