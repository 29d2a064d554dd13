"""The short paper after page 1: what each section says is true of the figures, on no more pages than it needs."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from test_page_1 import EXAMPLES, NAMES, STORIES, amounts, plain, texts

import investcase
from cases import solved
from investcase.appraisal.along_figure import along
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import appraised
from investcase.documents.walk import values_in
from investcase.report.short.facts import facts_of
from investcase.report.short.furniture import Boxed, Drawn, Section, Tabled
from investcase.report.short.paper import ShortPaper, make_short_paper
from investcase.report.short.pattern import Pattern
from investcase.report.view.keyed import Keyed
from investcase.report.view.paper import make_paper
from random_whole.solving import worked_out
from random_whole.whole import whole_case

MANY_OPTIONS = """\
format: investcase/case/1
case: many
title: Many ways
place: {name: Elsewhere, nation: england}
as_of: 2026-11-22
start: 2027-28
years: 3
price_base: 2027-28
discount: {flat: 0%}
decision: {resolution: To approve it., body: Cabinet, date: 2027-01-14}
options:
"""
ONE_WAY = """\
  - id: way-%d
    title: Way %d
    preferred: %s
    costs:
      - {id: team, title: A team, body: council, amount: {2027-28: £%d00k}}
"""


def paper_of(appraisal: Appraisal) -> ShortPaper:
    return make_short_paper(appraisal, make_paper(appraisal, appraisal.result()))


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> tuple[Appraisal, ShortPaper]:
    appraisal = appraised(investcase.load(EXAMPLES / request.param))
    return appraisal, paper_of(appraisal)


def section(paper: ShortPaper, *words: str) -> Section:
    return next(found for found in paper.sections if any(word in found.title for word in words))


def tables(found: Section) -> list[Tabled]:
    """Every table of a section, those at a side among them."""
    beside = [side for part in found.parts for side in getattr(part, "figures", ())]
    return [part for part in (*found.parts, *beside) if isinstance(part, Tabled)]


def test_sections_figures_and_tables_are_numbered_through(example: tuple[Appraisal, ShortPaper]) -> None:
    _, paper = example
    assert [found.number for found in paper.sections] == list(range(2, len(paper.sections) + 2))
    figures = [part.number for found in paper.sections for part in found.parts if isinstance(part, Drawn)]
    assert figures == list(range(2, len(figures) + 2))
    numbers = sorted(table.number for found in paper.sections for table in tables(found))
    assert numbers == list(range(1, len(numbers) + 1))
    for found in paper.sections:
        beside = [each for part in found.parts for each in getattr(part, "paragraphs", (part,))]
        told = [each.number for each in beside if hasattr(each, "words")]
        assert told == [f"{found.number}.{place}" for place in range(1, len(told) + 1)]


def test_every_section_opens_with_a_sentence_and_no_part_is_empty(example: tuple[Appraisal, ShortPaper]) -> None:
    _, paper = example
    assert len(paper.sections) >= 5
    for found in paper.sections:
        assert found.says.endswith("."), found.says
        assert found.parts
        assert all(text.strip() for part in found.parts if not isinstance(part, Boxed) for text in _told(part))


def _told(part: object) -> list[str]:
    return [getattr(part, name) for name in ("words", "title") if hasattr(part, name)]


def test_a_name_means_one_amount(example: tuple[Appraisal, ShortPaper]) -> None:
    _, paper = example
    found = defaultdict(set)
    for amount in amounts(paper.sections):
        found[amount.name].add(round(amount.value, 2))
    assert {name: values for name, values in found.items() if len(values) > 1} == {}


def test_made_up_is_said_once_at_the_head(example: tuple[Appraisal, ShortPaper]) -> None:
    _, paper = example
    for table in (table for found in paper.sections for table in tables(found)):
        assert "(illustrative)" not in " ".join(texts(table))


def test_the_lead_bodys_table_adds_up(example: tuple[Appraisal, ShortPaper]) -> None:
    appraisal, paper = example
    facts = facts_of(appraisal, appraisal.preferred)
    table = next(
        t for t in tables(section(paper, "money", "saved")) if t.rows[-1].label != "Left for" and len(t.columns) > 4
    )
    above = [row for row in table.rows if row.kind == "plain"]
    total = next(row for row in table.rows if row.kind == "total")
    for place, cell in enumerate(total.cells):
        assert isinstance(cell, Keyed)
        parts = [row.cells[place] for row in above]
        assert sum(part.value for part in parts if isinstance(part, Keyed)) == pytest.approx(cell.value, abs=0.01)
    running = next(row for row in table.rows if row.label == "Running total")
    last = [cell for cell in running.cells if isinstance(cell, Keyed)][-1]
    assert last.value == pytest.approx(facts.left.amount, abs=0.01)


def test_the_bridge_adds_up(example: tuple[Appraisal, ShortPaper]) -> None:
    _, paper = example
    table = next(t for t in tables(section(paper, "money", "saved")) if t.rows[0].label == "Worth to everyone")
    *steps, end = (row.cells[0] for row in table.rows)
    assert isinstance(end, Keyed)
    assert sum(step.value for step in steps if isinstance(step, Keyed)) == pytest.approx(end.value, abs=0.05)


@pytest.mark.parametrize(
    ("pattern", "says", "title"),
    [
        (Pattern.PAYS_BACK, "better off, in cash. Its money is back in 2029-30.", "and is repaid in 2029-30"),
        (Pattern.NEVER_OUT, "better off, in cash.", "The council is never out of pocket"),
        (Pattern.WORTH_NOT_REPAID, "worse off, in cash. Its money does not come back.", "and is not repaid"),
        (Pattern.NEVER, "worse off, in cash. Its money does not come back.", "and is not repaid"),
    ],
)
def test_the_money_says_whether_it_comes_back(pattern: Pattern, says: str, title: str) -> None:
    found = section(paper_of(STORIES[pattern].appraisal), "money")
    assert found.says.endswith(says)
    assert tables(found)[0].title.endswith(title)


@pytest.mark.parametrize(
    ("cost", "saved", "title"),
    [
        (
            "2027-28: £9k, 2028-29: £9k",
            "2027-28: £9k, 2028-29: £9k",
            "What is saved pays for the spending in every year",
        ),
        ("2027-28: £9k, 2028-29: £9k", "2028-29: £9k", "From 2028-29 only what is saved pays"),
        # What is saved covers the second year and not the third: no year from which it alone pays.
        ("2027-28: £9k, 2028-29: £9k, 2029-30: £9k", "2028-29: £9k", "£18k must come from the general budget"),
        ("2027-28: £9k, 2028-29: £9k", "2028-29: £3k", "In every year the general budget pays part"),
    ],
)
def test_who_pays_in_the_end_is_true_of_every_year(cost: str, saved: str, title: str) -> None:
    found = section(paper_of(plain(cost, saved).appraisal), "money")
    assert next(part for part in found.parts if isinstance(part, Drawn)).title == title


def test_if_no_budget_falls_what_is_spent_is_lost() -> None:
    found = section(paper_of(plain("2027-28: £100k", saved="2028-29: £150k").appraisal), "money")
    assert ("If no budget ever falls,", "the council is £100k worse off over four years.") in _paragraphs(found)


def _paragraphs(found: Section) -> list[tuple[str, str]]:
    every = [each for part in found.parts for each in getattr(part, "paragraphs", (part,))]
    return [(each.lead, each.words) for each in every if hasattr(each, "lead")]


def test_five_options_are_rows_and_four_are_columns() -> None:
    def case(count: int) -> str:
        ways = (ONE_WAY % (n, n, "yes" if n == 1 else "no", n) for n in range(1, count + 1))
        return MANY_OPTIONS + "".join(ways)

    for count in (3, 6):
        appraisal = solved(case(count))
        table = tables(section(paper_of(appraisal), "options"))[0]
        options = len(appraisal.options)
        assert (len(table.rows) if options > 4 else len(table.columns) - 1) == options


def test_a_case_without_an_assessment_says_that_nobody_looked() -> None:
    found = section(paper_of(STORIES[Pattern.PAYS_BACK].appraisal), "Equality")
    assert found.says == "No equality assessment came with this case: nobody has said who may lose."


def test_where_nobody_has_said_how_sure_page_1_says_so_and_no_section_does() -> None:
    paper = paper_of(STORIES[Pattern.PAYS_BACK].appraisal)
    assert "Nobody has said how sure" in " ".join(texts(paper.page_1))
    assert not any("sure" in found.title for found in paper.sections)


@pytest.mark.parametrize("seed", range(1, 60, 7))
def test_whole_cases_have_sections_that_are_true(seed: int) -> None:
    appraisal = worked_out(whole_case(seed))
    paper = paper_of(appraisal)
    written = " ".join(str(value.value) for value in values_in(appraisal.case.document))
    facts = facts_of(appraisal, appraisal.preferred)
    for amount in amounts(paper.sections):
        assert re.search(r"\d|nil", amount), amount
        if amount.startswith(("+", "−")):
            assert (amount.value > 0) == amount.startswith("+"), (amount, amount.value)
    for text in texts(paper.sections):
        odd = re.search(r"\b(None(?! (of|is) )|nan|inf)\b|[{}]|\.\.(?!\.)", text)
        assert odd is None or text in written, text
    running = np.cumsum([value.amount for value in facts.by_year])
    said = " ".join(found.says for found in paper.sections)
    if "does not come back" in said:
        assert running[-1] < 0.5
    if "Its money is back in" in said:
        assert facts.back is not None
        assert (running[list(facts.years).index(facts.back) :] >= -0.01).all()


def test_a_case_of_one_line_is_two_sides(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
    import pypdf

    (path,) = investcase.render(plain("2027-28: £1").appraisal, tmp_path / "one.pdf", only="paper")
    assert len(pypdf.PdfReader(path).pages) == 2


def test_an_example_is_eight_sides_at_most_and_none_is_nearly_empty(
    example: tuple[Appraisal, ShortPaper], tmp_path: Path
) -> None:
    pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
    import pypdf

    appraisal, _ = example
    (path,) = investcase.render(appraisal, tmp_path / "paper.pdf", only="paper")
    sheets = pypdf.PdfReader(path).pages
    assert len(sheets) <= 8
    for sheet in sheets[:-1]:
        assert _filled(sheet) > 1 / 3


def _filled(sheet: object) -> float:
    """How far down its page the lowest words stand, the foot left out."""
    places: list[float] = []

    def see(text: str, _cm: object, tm: list[float], *_: object) -> None:
        if text.strip() and tm[5] > 60:
            places.append(tm[5])

    sheet.extract_text(visitor_text=lambda text, cm, tm, font, size: see(text, cm, [*tm[:5], tm[5] * cm[3] + cm[5]]))  # type: ignore[attr-defined]
    high = float(sheet.mediabox.height)  # type: ignore[attr-defined]
    return 1 - min(places, default=high) / high


def test_the_options_along_a_figure_are_what_they_are_at_its_central_value() -> None:
    appraisal = appraised(investcase.load(EXAMPLES / "kent-at-home"))
    figure = appraisal.swings[0].figure
    central = figure.quantity.central
    low, high = figure.quantity.ends
    swing = appraisal.swings[0]
    (found,) = along(appraisal, [appraisal.preferred], figure, [low, central, high])
    assert found.npsv == pytest.approx((swing.at_low, swing.central, swing.at_high))
    assert found.left[1] == pytest.approx(facts_of(appraisal, appraisal.preferred).left.amount)


def test_where_two_options_change_over_one_is_worth_more_on_either_side() -> None:
    appraisal = appraised(investcase.load(EXAMPLES / "kent-at-home"))
    title = next(
        part.title
        for part in section(paper_of(appraisal), "options").parts
        if isinstance(part, Drawn) and "is worth as much as" in part.title
    )
    at = float(re.findall(r"at ([\d.]+)% or more", title)[0]) / 100
    rival = next(option for option in appraisal.options if option.id == "hours-only")
    figure = appraisal.swings[0].figure
    proposed, other = along(appraisal, [appraisal.preferred, rival], figure, [at - 0.01, at])
    assert proposed.npsv[0] < other.npsv[0]
    assert proposed.npsv[1] >= other.npsv[1]
