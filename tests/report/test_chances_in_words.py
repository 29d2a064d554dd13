"""Chances in words: a number before any word, what was left out before any range, one interval everywhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import numpy as np
import pytest

import investcase
from cases import KENT, SMALLEST, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.chances import Likely, chances
from investcase.report.render import html_page
from investcase.report.text import summary_text
from investcase.report.view.chance_words import chance_words, in_so_many
from investcase.report.view.chances import chances_grid, chances_lines, why_the_mean
from random_whole.solving import worked_out
from random_whole.whole import whole_case

VERBAL = re.compile(
    r"\b(likely|unlikely|probabl[ey]|possibl[ey]|certain|almost|remote|confident|sure)\b", re.IGNORECASE
)


ALONE = re.compile(r"(?<!equally )\b(un)?likely\b(?! range)|\bprobabl[ey]\b", re.IGNORECASE)
OF_A_SCALE = {"How likely, how bad"}
"""The head of a column of the case's own words, of a scale that is printed beside it."""
REPORT = Path(investcase.__file__).parent / "report"


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return solved(KENT.read_text("utf-8"))


def test_no_word_of_ours_stands_for_a_chance_anywhere_in_print() -> None:
    """A word alone costs more trust than any number: likely is what we print of nothing."""
    said = []
    for path in sorted(REPORT.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
                said += [(path.name, node.value)] if ALONE.search(node.value) else []
    assert [(name, words) for name, words in said if words not in OF_A_SCALE] == []


def test_what_is_said_of_a_chance_is_within_a_point_of_it() -> None:
    for chance in np.arange(0.0, 1.0001, 0.0005):
        said = in_so_many(float(chance))
        part, whole = (int(number) for number in re.findall(r"\d+", said)[-2:])
        if said.startswith("fewer"):
            assert chance < 0.01
        elif said.startswith("more"):
            assert chance > 0.99
        else:
            assert 0 < part < whole
            assert abs(part / whole - chance) <= 0.01


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "fewer than 1 in 100"),
        (0.004, "fewer than 1 in 100"),
        (0.335, "1 in 3 (34%)"),
        (0.5, "1 in 2 (50%)"),
        (0.95, "19 in 20 (95%)"),
        (0.97, "97 in 100"),
        (0.9999, "more than 99 in 100"),
        (1.0, "more than 99 in 100"),
    ],
)
def test_a_chance_in_words(chance: float, said: str) -> None:
    assert chance_words(chance) == said


@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_no_word_stands_for_a_chance_and_what_is_left_out_comes_first(seed: int) -> None:
    appraisal = worked_out(whole_case(seed))
    lines = chances_lines(appraisal)
    if not lines:
        assert appraisal.once(chances) is None
        return
    assert lines[0].startswith("What these chances leave out: ")
    assert not re.search(r"8 in 10|£", lines[0])
    for line in lines:
        assert not VERBAL.search(line), line
    for line in lines:
        for range_ in re.findall(r"\bbetween [^;.]* and ", line):
            assert f"8 in 10 lie {range_}" in line


def test_a_council_reads_its_chances_in_the_terminal(kent: Appraisal) -> None:
    text = " ".join(summary_text(kent).split())
    found = kent.once(chances)
    assert found is not None
    assert f"they move {len(found.random)} figures with a range" in text
    assert f"the other {len(found.fixed)} behind the choices have no range" in text
    npsv = found.of(kent.preferred.id).npsv
    assert f"worth more than carrying on as now in {chance_words(npsv.chance_above_nil)}" in text
    assert f"{found.draws:,} draws from seed {found.seed}" in text


def test_the_table_has_every_choice_that_may_be_made_and_no_other(kent: Appraisal) -> None:
    grid, found = chances_grid(kent), kent.once(chances)
    assert grid is not None
    assert found is not None
    titles = {option.id: option.flows.option.title for option in kent.options}
    assert [row.label for row in grid.rows] == [titles[o.option] for o in found.options if o.may_be_chosen]


def test_nobody_has_said_how_sure_a_case_without_ranges_is() -> None:
    appraisal = solved(SMALLEST)
    assert chances_lines(appraisal) == ()
    assert chances_grid(appraisal) is None
    assert "draws" not in summary_text(appraisal)


def test_why_the_mean_is_not_the_central_answer_adds_to_the_difference() -> None:
    leaning = Likely(100.0, 60.0, 50.0, 0.0, 50.0, 90.0, 0.9, 0.1, 0.0)
    (words,) = why_the_mean(leaning)
    assert words == (
        "The mean is £50 below the central answer: £40 because the ranges reach further to the worse side and £10 "
        "because of limits, whole steps and figures that multiply."
    )
    assert list(why_the_mean(Likely(100.0, 100.0, 100.1, 0.0, 50.0, 90.0, 0.9, 0.2, 0.0))) == []


def test_cash_that_no_range_moves_is_not_given_an_interval() -> None:
    text = with_lines(
        costs=["id: a, title: A, body: council, amount: {2026-27: £9000}"],
        benefits=[
            "id: b, title: B, body: people, cash_type: wider_value, amount: {2026-27: £10000}, "
            "likely_range: '50% to 120%, central 100%'"
        ],
    )
    lines = chances_lines(solved(text))
    assert any("Council cash, present value: −£9k, which no figure that was drawn moves." in line for line in lines)


ALIKE = re.compile(r"(\S*£\d\S*?) (?:to|and) \1(?![\w.,]*\d)")


def test_no_range_has_two_ends_that_are_printed_alike() -> None:
    cost = 'id: c, title: C, body: council, each_year: £670k, likely_range: "99.99% to 100.01%, central 100%"'
    found = solved(with_lines([cost], [], years=4))
    for text in (summary_text(found), html_page(found)):
        plain = " ".join(re.sub(r"<[^>]+>", " ", text).split())
        assert not ALIKE.search(plain), ALIKE.search(plain)
    assert "8 in 10 are about −£2.55m" in " ".join(summary_text(found).split())
