"""A figure that nothing uses, and a source that nothing cites, are asked about, and no others."""

from __future__ import annotations

import pytest

from cases import loaded, with_model
from investcase.reading.problems import Severity

CODES = ("figure-unused", "source-uncited")
FIGURES = "figures:\n  {}: {{value: {}, price_base: 2026-27, source: {}, reason: Ours}}\n"
SOURCES = "sources:\n  - {{id: {}, title: T, publisher: P, date: '2026', read: read_at_source}}\n"


def asked(text: str) -> list[tuple[str, str | None, str]]:
    problems = [problem for problem in loaded(text).problems if problem.code in CODES]
    assert all(problem.severity is Severity.WARNING for problem in problems)
    lines = text.split("\n")
    return [(p.code, p.field, lines[p.position.line - 1][p.position.column - 1 :]) for p in problems if p.position]


def test_a_figure_that_a_model_asks_for_is_used_and_another_is_not() -> None:
    """The library holds both; the case's one model asks for the price of an hour, and not for what grants save."""
    used = FIGURES.format("home-care.hourly-rate", "£25 / hour", "Contracts")
    assert asked(with_model() + used) == []
    text = with_model() + FIGURES.format("effect-dfg.homecare-saving", "-£25 / person / year", "Contracts")
    ((code, field, line),) = asked(text)
    assert (code, field) == ("figure-unused", "figures.effect-dfg.homecare-saving")
    assert line.startswith("effect-dfg.homecare-saving:")


@pytest.mark.parametrize(
    ("source", "cited", "found"),
    [("ours", "ours", []), ("ours", "Contracts", ["source-uncited"]), ("our-book", "our", ["source-uncited"])],
)
def test_a_source_is_cited_by_its_whole_id(source: str, cited: str, found: list[str]) -> None:
    figures = FIGURES.format("home-care.hourly-rate", "£25 / hour", cited)
    codes = [code for code, *_ in asked(with_model() + figures + SOURCES.format(source))]
    assert [code for code in codes if code == "source-uncited"] == found
