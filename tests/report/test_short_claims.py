"""What the sections of the short paper claim in words agrees with the figures beside them, in every example."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from test_page_1 import EXAMPLES, NAMES
from test_short_sections import paper_of, section, tables

import investcase
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import appraised
from investcase.numbers.writing import pounds_said
from investcase.report.charts import CutAnswer, saved_and_lost
from investcase.report.short.decisions import decisions
from investcase.report.short.facts import facts_of
from investcase.report.short.furniture import Beside, Boxed, Paragraph, Tabled
from investcase.report.short.paper import ShortPaper
from investcase.report.view.keyed import Keyed


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


def _bridge(paper: ShortPaper) -> Tabled:
    return next(t for t in _every_table(paper) if t.rows[0].label == "Worth to everyone")


def test_a_step_that_adds_is_not_called_less(example: tuple[Appraisal, ShortPaper]) -> None:
    for row in _bridge(example[1]).rows:
        (cell,) = row.cells
        assert isinstance(cell, Keyed)
        if row.label.startswith(("less", "add back")):
            assert row.label.startswith("less") == (cell.value < 0), row.label


def test_the_way_to_the_cash_is_in_the_unit_of_the_cash_by_year(example: tuple[Appraisal, ShortPaper]) -> None:
    paper = example[1]
    by_year = next(t for t in _every_table(paper) if t.rows[-1].label in ("Running total", "From its reserve"))
    assert by_year.columns[0].head == f"{_bridge(paper).columns[-1].head}, cash"


def test_a_part_has_one_texture_in_every_bar_and_in_the_key() -> None:
    """The parts of one bar may stand in another order, and a part that is nil in all of them is in no key."""
    parts = (("the NHS", 0.0), ("the council", 4e5), ("people", 1e6))
    drawn = [
        saved_and_lost([CutAnswer("Cut", 3e6, order)], title="T", saves="what is saved") for order in (parts, parts[1:])
    ]
    assert drawn[0].svg.split("</title>", 1)[1] == drawn[1].svg.split("</title>", 1)[1]
    both = saved_and_lost([CutAnswer("A", 3e6, parts), CutAnswer("B", 3e6, parts[::-1])], title="T", saves="s")
    patches = ET.fromstring(both.svg).iter("{http://www.w3.org/2000/svg}rect")
    council, people, *others = (patch.attrib["stroke"] for patch in patches if "stroke" in patch.attrib)
    assert council != people
    assert others == [people, council, council, people]


def test_what_pays_when_money_ends_is_what_the_years_table_saves(example: tuple[Appraisal, ShortPaper]) -> None:
    """Nothing that is set aside pays; what is saved that year does, as the figure above it draws."""
    appraisal, paper = example
    facts = facts_of(appraisal, appraisal.preferred)
    told = [p for p in section(paper, "money", "saved").parts if isinstance(p, Paragraph)]
    told += [p for part in section(paper, "money", "saved").parts if isinstance(part, Beside) for p in part.paragraphs]
    for paragraph in (p for p in told if p.lead == "When money ends."):
        year = re.findall(r"before (\S+)\. Nothing set aside meets", paragraph.words)[0]
        place = [str(each) for each in facts.years].index(year)
        saved = float((facts.budget.budget_reduction + facts.budget.avoided_growth)[place])
        assert saved > 0
        assert f"from what is saved, {pounds_said(saved)} that year" in paragraph.words


def test_money_of_which_nothing_is_confirmed_is_not_said_to_be_confirmed_in_part(
    example: tuple[Appraisal, ShortPaper],
) -> None:
    texts = str(section(example[1], "money", "saved"))
    if "None of it is confirmed" in texts:
        assert "not all confirmed" not in texts


def test_an_action_is_paid_for_only_by_money_that_may_be_counted_on(example: tuple[Appraisal, ShortPaper]) -> None:
    """The paper says no more of an action's money than the warnings of the same case do."""
    appraisal, paper = example
    words = str(section(paper, "Equality"))
    equality = appraisal.case.equality
    assert equality is not None
    streams = appraisal.preferred.flows.option.funding
    for entry in equality.mitigations:
        if entry.funded and streams and not any(stream.confirmed for stream in streams):
            assert f"{entry.action.rstrip('.')}: paid for" not in words
        if entry.cost is None and entry.cost_line is None:
            assert f"{entry.action.rstrip('.')}: paid for" not in words


def test_a_sum_stands_once_however_many_may_turn_up_there(example: tuple[Appraisal, ShortPaper]) -> None:
    table = next(t for t in _every_table(example[1]) if t.title.startswith("Where people may turn up"))
    places = [row.cells[0] for row in table.rows]
    assert len(places) == len(set(places))
    assert not any("people who use services" in place for place in places)


def test_the_resolutions_stand_under_every_decision_that_page_1_asks_for(
    example: tuple[Appraisal, ShortPaper],
) -> None:
    appraisal, paper = example
    boxes = [part for part in paper.sections[-1].parts if isinstance(part, Boxed)]
    assert boxes[0].items == decisions(facts_of(appraisal, appraisal.preferred))
    said = appraisal.case.document.committee
    if said is not None and said.directions:
        assert "draft direction: in the evidence pack." in str(paper.sections[-1])


def test_what_is_not_known_is_not_said_to_be_not_looked_at(example: tuple[Appraisal, ShortPaper]) -> None:
    """Not looked at is said of a characteristic that nobody looked at, and of no finding that says it is not known."""
    for table in _every_table(example[1]):
        assert not any("not been looked at" in str(cell) for row in table.rows for cell in row.cells)
