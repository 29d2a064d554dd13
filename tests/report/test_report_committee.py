"""The committee's furniture: printed only when given, its money never typed, and what a board's direction must hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import investcase
from cases import SMALLEST, faults, solved
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.directions import directable, directed_money, total_of
from investcase.checks.review import reviewed
from investcase.numbers.writing import thousands
from investcase.reading.problems import Severity
from investcase.report.render import html_page
from investcase.report.view.committee import committee_page

FIFE = Path(__file__).resolve().parents[2] / "examples" / "fife-at-home"
BOARD = SMALLEST.replace("nation: england}", "nation: scotland}\nlead_body: ijb").replace("body: council", "body: ijb")
DIRECTION = "{to: council, function: Grants, what: Pay the grants., from: 2026-04-01"


def board(*directions: str, more: str = "") -> str:
    return BOARD + "committee:\n  directions:\n" + "".join(f"    - {d}\n" for d in directions) + more


def raised(text: str) -> dict[str, Severity]:
    return {problem.code: problem.severity for problem in reviewed(solved(text))}


@pytest.fixture(scope="module")
def fife() -> Appraisal:
    return investcase.appraise(investcase.load(FIFE))


def test_without_a_committee_nothing_is_printed() -> None:
    assert committee_page(solved(SMALLEST)) is None
    assert committee_page(solved(SMALLEST + "committee: {}\n")) is None
    assert "For the committee" not in html_page(solved(SMALLEST))


def test_each_part_is_printed_when_it_is_given() -> None:
    text = (
        SMALLEST
        + """\
committee:
  resolutions: [That the grants be paid.]
  key_decision: {key: no, reference: FP/12}
  delegation: The director may sign.
  risks:
    - {risk: Nobody applies., likelihood: low, impact: high, mitigation: Advertise., owner: Head of grants}
  consultation:
    - {who: The forum, when: October 2026, said: More notice is needed.}
  background_papers:
    - {title: The review, url: "https://example.org/review"}
    - {title: The old review, url: "file:///etc/passwd"}
"""
    )
    html = html_page(solved(text))
    for words in ("That the grants be paid.", "No. Reference: FP/12", "Nobody applies.", "More notice is needed."):
        assert words in html
    assert '<a href="https://example.org/review">The review</a>' in html
    assert 'href="file' not in html
    for absent in ("Procurement", "Workforce", "Draft direction"):
        assert absent not in html


def test_a_direction_s_money_is_the_board_s_budget_by_year() -> None:
    case = solved(board(DIRECTION + "}"))
    direction = case.case.document.committee.directions[0]  # type: ignore[union-attr]
    money = directed_money(case, direction)
    assert [entry.line.id for entry in money] == ["grants"]
    budget = case.budget(case.preferred, case.case.lead)
    assert total_of(money, 3).tolist() == pytest.approx((-budget.net).tolist()), (
        "what the Board must find is what is passed on"
    )
    # 60 in the prices of 2026-27, in 2026-27.
    assert total_of(money, 3)[0] == pytest.approx(60_000)


def test_fife_s_direction_passes_on_its_spending_less_what_its_budget_falls_by(fife: Appraisal) -> None:
    page = committee_page(fife)
    assert page is not None
    assert fife.case.document.committee is not None
    money = directed_money(fife, fife.case.document.committee.directions[0])
    budget = fife.budget(fife.preferred, fife.case.lead)
    expected = -(budget.spending + budget.budget_reduction + budget.avoided_growth)
    assert np.allclose(total_of(money, 10), expected)
    total = page.directions[0].money[0].rows[-1]
    assert total.cells == tuple(thousands(float(v)) for v in expected[: len(total.cells)])
    words = {row.label: row.cells[0] for row in page.directions[0].parts.rows}
    assert set(words) == {"To", "Function", "What is to be done", "From", "Stands until", "Supersedes"}
    assert words["From"] == "1 April 2027"
    assert "no-direction" not in {problem.code for problem in reviewed(fife)}


def test_lines_chosen_are_the_only_ones_passed_on(fife: Appraisal) -> None:
    assert fife.case.document.committee is not None
    whole = fife.case.document.committee.directions[0]
    part = whole.model_copy(update={"lines": ("home-first-team",)})
    assert [entry.line.id for entry in directed_money(fife, part)] == ["home-first-team"]
    assert len(directed_money(fife, whole)) == len(directable(fife)) > 2


def test_what_a_direction_must_hold_is_asked_for() -> None:
    assert raised(BOARD)["no-direction"] is Severity.WARNING
    assert "no-direction" not in raised(board(DIRECTION + "}"))
    assert "no-direction" not in raised(SMALLEST)
    council = SMALLEST + "committee:\n  directions:\n    - " + DIRECTION + "}\n"
    assert raised(council)["direction-not-ijb"] is Severity.WARNING
    unknown = raised(board(DIRECTION + ", lines: [grant]}"))
    assert unknown["unknown-line"] is Severity.ERROR
    twice = raised(board(DIRECTION + ", lines: [grants]}", DIRECTION + ", lines: [grants]}"))
    assert twice["direction-twice"] is Severity.BLOCKER
    assert "direction-lines" in {problem.code for problem in faults(board(DIRECTION + "}", DIRECTION + "}"))}
    typed = faults(board(DIRECTION + ", amount: £40000}"))
    assert ["amount" in problem.message for problem in typed] == [True], "pounds are never typed"
