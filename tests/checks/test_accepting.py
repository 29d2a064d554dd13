"""A warning may be accepted with a reason and a name; what law or arithmetic asks for may not."""

from __future__ import annotations

import pytest

from cases import SMALLEST, solved
from investcase.checks.review import reviewed
from investcase.checks.short_list import Group, short_list
from investcase.reading.problems import Problem, Severity

WHY = "because: The auditor has seen it, by: Director of finance"


def told(*entries: str, text: str = SMALLEST) -> tuple[Problem, ...]:
    lines = "".join(f"  - {{{entry}}}\n" for entry in entries)
    return reviewed(solved(text.replace("options:\n", f"accepted:\n{lines}options:\n")))


def accepted(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in problems if problem.accepted}


@pytest.mark.parametrize("at", ["", ", at: options", ", at: 'options'"])
def test_an_accepted_warning_bears_the_reason_and_the_name(at: str) -> None:
    before = {problem.code: problem for problem in reviewed(solved(SMALLEST))}
    after = {problem.code: problem for problem in told(f"check: few-options, {WHY}{at}")}
    assert set(after) == set(before)
    assert after["few-options"].message == (
        f"{before['few-options'].message}; accepted by Director of finance: The auditor has seen it"
    )
    assert after["few-options"].severity is Severity.WARNING
    assert [code for code, problem in after.items() if problem.accepted] == ["few-options"]


def test_it_may_name_the_id_of_what_it_stands_in() -> None:
    assert accepted(told(f"check: line-unsourced, at: visits, {WHY}")) == {"line-unsourced"}
    assert accepted(told(f"check: line-unsourced, at: grants, {WHY}")) == set()


def test_an_accepted_warning_is_only_said() -> None:
    text = SMALLEST.replace("options:\n", f"accepted:\n  - {{check: few-options, {WHY}}}\noptions:\n")
    worked = solved(text)
    found = short_list(worked.told(reviewed(worked)))
    assert [item.group for item in found.items if item.code == "few-options"] == [Group.SAID]


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        (f"check: nonsense, {WHY}", "accepted[0].check"),
        (f"check: few-options, at: years, {WHY}", "accepted[0].at"),
        (f"check: few-optoins, {WHY}", "accepted[0].check"),
        ("check: few-options, because: n/a, by: Director of finance", "accepted[0].because"),
        ("check: few-options, because: The auditor has seen it, by: tbc", "accepted[0].by"),
    ],
)
def test_an_acceptance_that_fits_nothing_or_says_nothing_is_told(entry: str, where: str) -> None:
    problems = told(entry)
    (found,) = [problem for problem in problems if problem.code == "accepted-nothing"]
    assert found.field == where
    assert accepted(problems) == set()


def test_what_stops_a_decision_cannot_be_accepted() -> None:
    final = SMALLEST.replace("discount:", "standing: final\ndiscount:")
    problems = told(f"check: not-assessed, {WHY}", f"check: final-unsourced, {WHY}", text=final)
    assert [problem.field for problem in problems if problem.code == "accepted-blocker"] == [
        "accepted[0].check",
        "accepted[1].check",
    ]
    blockers = [problem for problem in problems if problem.severity is Severity.BLOCKER]
    assert {problem.code for problem in blockers} >= {"not-assessed", "final-unsourced"}
    assert accepted(problems) == set()
    assert accepted(told(f"check: not-assessed, {WHY}")) == {"not-assessed"}
