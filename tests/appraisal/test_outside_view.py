"""The outside view: like with like, never a multiplier, and silent beside a cash ratio."""

from __future__ import annotations

import pytest

from cases import solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.outside_view import outside_view
from investcase.checks.review import reviewed
from investcase.report.view.outside import outside_sentences

COST = "id: c, title: C, body: council, amount: {2026-27: £100}"
CASH = "id: s, title: S, body: council, cash_type: cash_releasing, budget_line: b, owner: o, amount: {2026-27: £500}"


def case(benefit: int, nation: str = "england") -> Appraisal:
    line = f"id: b, title: B, body: nhs, cash_type: capacity, amount: {{2026-27: £{benefit}}}"
    return solved(with_lines([COST], [line]).replace("nation: england", f"nation: {nation}"))


# The Local Government Association's ten: £3.17 for each £1 on average, from £2.20 to £7.78.
@pytest.mark.parametrize(("benefit", "severity"), [(300, None), (320, "note"), (778, "note"), (800, "warning")])
def test_more_than_others_found_is_asked_about(benefit: int, severity: str | None) -> None:
    found = [p for p in reviewed(case(benefit)) if p.code == "outside-view"]
    assert [str(p.severity) for p in found] == ([severity] if severity else [])


def test_the_sentence_says_how_they_were_chosen() -> None:
    (words,) = outside_sentences(case(320))
    assert "claims £3.20 of benefit to everyone together for each £1" in words
    assert "£3.17 on average, from £2.20 to £7.78" in words
    assert "the ten that showed a benefit were kept" in words
    assert "none of it is a saving to one budget" in words


def test_a_ratio_of_cash_alone_is_not_compared() -> None:
    found = solved(with_lines([COST], [CASH]))
    assert not list(outside_view(found, found.preferred))
    assert "outside-view" not in [p.code for p in reviewed(found)]


def test_no_ratio_no_comparison() -> None:
    found = solved(with_lines([], ["id: b, title: B, body: nhs, cash_type: capacity, amount: {2026-27: £80}"]))
    assert not list(outside_view(found, found.preferred))


def test_in_another_nation_it_says_whose_it_is() -> None:
    (words,) = outside_sentences(case(120, "scotland"))
    assert "It is of England." in words
