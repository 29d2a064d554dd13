"""Whether the lead body is repaid is said in one basis at a time, and one chance is drawn alike wherever it stands."""

from __future__ import annotations

import re

import numpy as np
import pytest
from test_page_1 import EXAMPLES, NAMES, page_of, texts
from test_short_sections import paper_of

import investcase
from cases import solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.switching import switching
from investcase.appraisal.switching_worlds import Answer
from investcase.checks.review import appraised
from investcase.report.charts.twenty_dots import in_twenty
from investcase.report.short.facts import facts_of
from investcase.report.short.how_sure import how_sure
from investcase.report.views import Views
from investcase.report.word.sections import figures_of
from investcase.report.words import figure_amount


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> Appraisal:
    return appraised(investcase.load(EXAMPLES / request.param))


def test_a_chance_or_turn_of_being_repaid_says_its_prices_and_what_it_leaves_out(example: Appraisal) -> None:
    """They are in the case's prices and count no money of others; the figures of cash beside them do both otherwise."""
    facts = facts_of(example, example.preferred)
    told = [*how_sure(facts).dots, *how_sure(facts, plain=True).lines]
    sure = next((s for s in paper_of(example).sections if s.title == "How sure we are"), None)
    told += [] if sure is None else texts(sure)
    said = [words for words in told if re.search(r"(?i)gets its money back|is (not )?repaid", words)]
    assert bool(said) == (facts.out_of_pocket and not facts.option.is_cut)
    for words in said:
        assert f"in {facts.base} prices" in words
        assert not facts.budget.funding.any() or "without others’ money" in words


def test_a_value_that_turns_an_answer_says_where_it_lies_outside_the_range(example: Appraisal) -> None:
    swing = next(iter(example.swings))
    found = switching(example).of(Answer.NPSV).get(swing.figure.key)
    told = " ".join(page_of(example).how_sure.lines)
    if found is not None and found.nearest is not None:
        at = figure_amount(swing.figure, found.nearest.value)
        assert (f"{at}, outside its range, it is" in told) == (found.inside is False)
        assert (f"{at} it is" in told) == bool(found.inside)


def test_a_chance_fills_as_many_dots_as_of_twenty_answers_are_better(example: Appraisal) -> None:
    found = facts_of(example, example.preferred).chances
    assert found is not None
    twenty = np.quantile(found.draws, (np.arange(20) + 0.5) / 20)
    assert in_twenty(found.npsv.chance_above_nil) == int((twenty >= 0).sum())


@pytest.mark.parametrize(("saved", "said"), [("£10k to £20k", "All of twenty"), ("£900k to £990k", "Of twenty")])
def test_what_all_answers_are_is_not_counted(saved: str, said: str) -> None:
    low, high = saved.replace("£", "").replace("k", "").split(" to ")
    cost = 'id: c, title: The work, body: council, each_year: "£100k to £130k, central £110k"'
    each_year = f'"{saved}, central £{(int(low) + int(high)) // 2}k"'
    saving = f"id: s, title: Saved, body: council, cash_type: cash_releasing, each_year: {each_year}"
    views = Views(solved(with_lines([cost], [saving])))
    titles = [each.title for each in figures_of(views.short.page_1, views.short.sections)]
    (title,) = (each for each in titles if "equally likely answers" in each)
    assert title.startswith(said)
    assert "20 are" not in title
