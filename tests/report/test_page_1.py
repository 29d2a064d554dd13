"""Page 1 of the short paper: every title and sentence is true of the figures, in every story a case can tell."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest

import investcase
from cases import solved
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import appraised
from investcase.documents.walk import values_in
from investcase.equality.note import equality_note
from investcase.equality.readability import FAIL_AGE, LONGEST_MEAN, measure
from investcase.numbers.writing import pounds_said, pounds_short
from investcase.report.short.cash import title_in_cash
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.page_1 import PageOne, page_one
from investcase.report.short.pattern import Pattern, pattern_of
from investcase.report.short.who import shares
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.keyed import Keyed
from investcase.report.view.pack_letters import pack_letters
from investcase.report.view.paper import make_paper
from random_whole.solving import worked_out
from random_whole.whole import whole_case

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("kent-at-home", "fife-at-home", "grants-close-early", "link-workers-cut-by-a-third")
MOST_WORDS = 500

CASE = """\
format: investcase/case/1
case: plain
title: Plain plan
place: {{name: Elsewhere, nation: england}}
as_of: 2026-11-22
start: 2027-28
years: {years}
price_base: 2027-28
discount: {{flat: 0%}}
decision: {{resolution: To approve it., body: Cabinet, date: 2027-01-14{review}}}
options:
  - id: plan
    title: Plain plan
    preferred: yes
    costs:
      - {{id: team, title: A team, body: council, amount: {{{cost}}}}}
    benefits:
{benefits}
"""
SAVED = (
    "      - {id: saved, title: Care not bought, body: council, cash_type: cash_releasing, budget_line: Care, "
    "owner: the director, amount: {%s}}"
)
GAINED = "      - {id: gained, title: Care fees people keep, body: people, cash_type: wider_value, amount: {%s}}"


def plain(cost: str, saved: str = "", gained: str = "", years: int = 4, review: str = "") -> Facts:
    """A case of one cost to the council, what it saves and what people gain, by year."""
    benefits = [words % amount for words, amount in ((SAVED, saved), (GAINED, gained)) if amount]
    text = CASE.format(years=years, cost=cost, benefits="\n".join(benefits), review=review)
    if not benefits:
        text = text.replace("    benefits:\n\n", "")
    appraisal = solved(text)
    return facts_of(appraisal, appraisal.preferred)


def page_of(appraisal: Appraisal) -> PageOne:
    evidence = make_paper(appraisal, appraisal.result())
    return page_one(appraisal, evidence, pack_letters(evidence))


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> tuple[Appraisal, PageOne]:
    appraisal = appraised(investcase.load(EXAMPLES / request.param))
    return appraisal, page_of(appraisal)


def texts(part: object) -> list[str]:
    """Every text of a page but the drawing, in its order."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for each in part for text in texts(each)]
    if is_dataclass(part):
        return [text for each in fields(part) if each.name != "svg" for text in texts(getattr(part, each.name))]
    return []


def amounts(part: object) -> list[Keyed]:
    """Every keyed amount of a page."""
    if isinstance(part, Keyed):
        return [part]
    if isinstance(part, str):
        return list(getattr(part, "amounts", ()))
    if isinstance(part, tuple):
        return [amount for each in part for amount in amounts(each)]
    if is_dataclass(part):
        return [amount for each in fields(part) for amount in amounts(getattr(part, each.name))]
    return []


STORIES = {
    Pattern.PAYS_BACK: plain("2027-28: £100k", saved="2028-29: £80k, 2029-30: £80k"),
    Pattern.NEVER_OUT: plain("2028-29: £100k", saved="2027-28: £200k"),
    Pattern.BACK_FOR_ONE: plain("2027-28: £100k", saved="2028-29: £150k", gained="2028-29: -£90k"),
    Pattern.WORTH_NOT_REPAID: plain("2027-28: £100k", saved="2028-29: £20k", gained="2028-29: £500k"),
    Pattern.NEVER: plain("2027-28: £100k", saved="2028-29: £20k", gained="2028-29: £10k"),
}


@pytest.mark.parametrize("pattern", STORIES)
def test_each_story_is_told_by_its_own_rule(pattern: Pattern) -> None:
    assert pattern_of(STORIES[pattern]) is pattern


def test_what_the_rise_of_prices_alone_pays_back_is_about_even() -> None:
    """In each year's cash it is back, and in the case's prices it is not: neither is said without the other."""
    facts = plain("2027-28: £1m", saved="2030-31: £990k", gained="2030-31: £1m")
    assert facts.back is not None
    assert not facts.back_in_prices
    assert pattern_of(facts) is Pattern.ABOUT_EVEN
    told = str(page_of(facts.appraisal).headline)
    ahead, short = f"back in 2030-31, and {pounds_said(facts.left.amount)} ahead", "in 2027-28 prices, £10k short"
    assert f"It about breaks even: in cash {ahead} after four years; {short}." in told
    assert "is just repaid" in title_in_cash(facts)


def test_where_nobody_said_how_sure_no_chance_is_given() -> None:
    page = page_of(STORIES[Pattern.PAYS_BACK].appraisal)
    assert page.how_sure.dots == ()
    assert page.how_sure.lines[0] == "Nobody has said how sure these figures are, so no chance is given."
    assert page.options is None or "At worst" in page.options.heads


def test_a_headline_says_the_sum_and_whether_it_comes_back() -> None:
    told = {pattern: str(page_of(facts.appraisal).headline) for pattern, facts in STORIES.items()}
    left = {pattern: pounds_said(abs(facts.left.amount)) for pattern, facts in STORIES.items()}
    assert told[Pattern.PAYS_BACK] == (
        "The council would spend £100k: plain plan. "
        f"It should have its money back in 2029-30, and {left[Pattern.PAYS_BACK]} more after four years."
    )
    assert f"It is never out of pocket, and {left[Pattern.NEVER_OUT]} better off" in told[Pattern.NEVER_OUT]
    assert "Everyone together is £40k worse off." in told[Pattern.BACK_FOR_ONE]
    assert f"after four years it is {left[Pattern.WORTH_NOT_REPAID]} short" in told[Pattern.WORTH_NOT_REPAID]
    assert (
        "Everyone together is £420k better off. Others gain: people who use services." in told[Pattern.WORTH_NOT_REPAID]
    )
    assert "Everyone together is £70k worse off." in told[Pattern.NEVER]
    assert "Others gain" not in told[Pattern.NEVER]


def test_what_is_asked_has_its_sum_its_years_and_the_day_of_the_review() -> None:
    facts = plain("2027-28: £100k, 2028-29: £50k", saved="2029-30: £10k", review=", review_on: 2029-03-31")
    asked, left = (pounds_short(abs(value.amount)) for value in (facts.asked, facts.left))
    assert [str(line) for line in page_of(facts.appraisal).decisions] == [
        f"Say whether it is worth {left} to the council. None of that comes back within four years.",
        f"If so, approve {asked} over two years from April 2027.",
        f"Decide by 31 March 2029 whether to go on. The council will then be {pounds_said(facts.asked.amount)} out of "
        "pocket.",
    ]
    one = page_of(plain("2027-28: £1", saved="2027-28: £5").appraisal)
    assert str(one.decisions[0]) == "Approve £1 in 2027-28."


def test_a_review_comes_after_the_decision() -> None:
    with pytest.raises(investcase.Problems, match="before it is taken"):
        plain("2027-28: £1", review=", review_on: 2027-01-14")


@pytest.mark.parametrize(
    ("cost", "saved", "title"),
    [
        ("2027-28: £9k", "2028-29: £10k", "pays first, is repaid in 2028-29, and gains nothing more after 2028-29"),
        ("2027-28: £9k", "2028-29: £5k, 2030-31: £5k", "pays first, and is repaid in 2030-31"),
        ("2027-28: £9k", "", "pays in one of four years and is never repaid"),
        ("2027-28: £9k, 2028-29: £1k, 2029-30: £1k, 2030-31: £1k", "", "pays in every year and is never repaid"),
        ("2027-28: £9k", "2027-28: £10k", "is never out of pocket, and £1k better off by 2030-31"),
        # Repaid once and out of pocket again is not repaid until it stays so.
        ("2027-28: £9k, 2029-30: £9k", "2028-29: £10k, 2030-31: £10k", "pays first, and is repaid in 2030-31"),
    ],
)
def test_the_title_of_the_chart_is_true(cost: str, saved: str, title: str) -> None:
    assert title_in_cash(plain(cost, saved)) == f"The council {title}"


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_whole_cases_have_a_page_that_is_true(seed: int) -> None:
    appraisal = worked_out(whole_case(seed))
    facts = facts_of(appraisal, appraisal.preferred)
    page = page_of(appraisal)
    running = np.cumsum([value.amount for value in facts.by_year])
    if facts.back is not None:
        assert (running[list(facts.years).index(facts.back) :] >= -0.01).all()
    assert facts.deepest.amount == pytest.approx(max(0.0, -running.min()))
    assert sum(share.value.amount for share in shares(facts)) == pytest.approx(float(facts.option.npsv[0]), abs=5)
    for amount in amounts(page):
        assert re.search(r"\d|nil", amount), amount
        if amount.startswith(("+", "−")):
            assert (amount.value > 0) == amount.startswith("+"), (amount, amount.value)
    for text in texts(page):
        odd = re.search(r"\b(None(?! (of|is) )|nan|inf)\b|[{}]|  |\.\.(?!\.)", text)
        assert odd is None or text in _authors(appraisal), text


def _authors(appraisal: Appraisal) -> str:
    """All that the author wrote, on one line."""
    return " ".join(str(written.value) for written in values_in(appraisal.case.document))


def test_page_1_answers_in_words_and_number_what_the_result_says(example: tuple[Appraisal, PageOne]) -> None:
    """What is asked; what it costs; what it returns and when; to whom; how sure; who may lose and what is not known."""
    appraisal, page = example
    result = appraisal.result().to_dict()
    preferred = next(option for option in result["options"] if option["preferred"])
    facts = facts_of(appraisal, appraisal.preferred)
    words = " ".join(texts(page))
    asked = -float((facts.budget.programme + facts.budget.vat).sum())
    assert pounds_short(asked) in " ".join(page.decisions)
    assert pounds_said(float(facts.budget.net.sum())).replace("−", "") in words
    assert pounds_said(preferred["npsv"]["central"]).replace("−", "") in " ".join(
        str(tile.figure) for tile in page.tiles
    )
    assert facts.chances is not None
    assert pounds_said(facts.chances.npsv.p10) in " ".join(page.how_sure.lines)
    told = [*page.how_sure.dots, *page.how_sure.lines]
    assert in_so_many(facts.chances.npsv.chance_above_nil) in " ".join(told)
    assert page.who is not None
    assert page.options is not None
    note = equality_note(appraisal.case.equality, appraisal.case.nation, appraisal.case.duties)
    assert page.may_lose[0].who.startswith(note.may_lose[0].who.group)
    assert any(line.who == "Not known:" for line in page.may_lose)
    if facts.back is not None and not facts.option.is_cut:
        assert str(facts.back) in page.headline


def test_page_1_is_short_and_plain(example: tuple[Appraisal, PageOne], tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
    import pypdf

    appraisal, page = example
    (path,) = investcase.render(appraisal, tmp_path / "page.pdf", length="page")
    sheets = pypdf.PdfReader(path).pages
    assert len(sheets) == 1
    words = [word for word in sheets[0].extract_text().split() if re.search("[A-Za-z]{2}", word)]
    assert len(words) < MOST_WORDS
    ours = " ".join([page.headline, *page.decisions, *page.how_sure.lines, *(f"{tile.words}." for tile in page.tiles)])
    found = measure(ours)
    assert found.mean_sentence <= LONGEST_MEAN
    assert found.age <= FAIL_AGE


def test_no_text_of_a_check_reaches_members(example: tuple[Appraisal, PageOne]) -> None:
    appraisal, page = example
    words = " ".join(texts(page))
    for problem in appraisal.problems:
        assert problem.message not in words
