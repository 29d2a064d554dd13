"""Every figure of the paper can be had as a table: folded under it on the web page, and at the end in Word."""

from __future__ import annotations

import re
from html import unescape

import pytest
from test_page_1 import STORIES

from investcase.numbers.writing import pounds
from investcase.report.render import rendered
from investcase.report.short.cash import figure_1
from investcase.report.short.facts import facts_of
from investcase.report.short.pattern import Pattern
from investcase.report.views import Views
from investcase.report.word.sections import figures_of
from word_read import Word

_DETAILS = re.compile(r'<details class="as-table">\s*<summary>(.*?)</summary>(.*?)</details>', re.DOTALL)
_CELL = re.compile(r"<t([dh])\b[^>]*>(.*?)</t\1>", re.DOTALL)


def cells(html: str) -> list[str]:
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", cell)).split()) for _, cell in _CELL.findall(html)]


@pytest.mark.parametrize("pattern", STORIES)
def test_the_web_page_and_word_hold_every_figure_as_a_table(pattern: Pattern) -> None:
    views = Views(STORIES[pattern].appraisal)
    figures = figures_of(views.short.page_1, views.short.sections)
    (page,) = rendered(views, "html")
    shown = _DETAILS.findall(page.decode("utf-8"))
    assert [title for title, _ in shown] == [f"Figure {each.number} as a table" for each in figures]
    for figure, (_, inside) in zip(figures, shown, strict=True):
        assert figure.table.rows, figure.title
        heads = [head or "Item" for head in figure.table.columns]
        wanted = [" ".join(cell.split()) for row in (heads, *figure.table.rows) for cell in row]
        assert cells(inside) == wanted
    (word,) = rendered(views, "docx")
    told = Word(word).words()
    for figure in figures:
        assert f"Figure {figure.number} as a table. {figure.title}" in told
        assert all(cell in told for row in figure.table.rows for cell in row)


@pytest.mark.parametrize("pattern", STORIES)
def test_the_table_of_figure_1_holds_the_amounts_that_it_draws(pattern: Pattern) -> None:
    facts = facts_of(STORIES[pattern].appraisal, STORIES[pattern].appraisal.preferred)
    drawn = figure_1(facts)
    if drawn is None:
        return
    net = facts.option.cash.net()[0] if facts.option.is_cut else [value.amount for value in facts.by_year]
    assert [row[:2] for row in drawn.table.rows] == [
        (str(year), pounds(float(amount))) for year, amount in zip(facts.years, net, strict=True)
    ]
