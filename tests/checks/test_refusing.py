"""What refuses a case is asked of it wherever it is worked out: a short review refuses just what a whole one does."""

from __future__ import annotations

import inspect

import pytest

from cases import solved, with_lines, with_model
from investcase.checks.collected import collected, rules
from investcase.checks.review import refuse, reviewed
from investcase.reading.problems import Problems, Severity

SHARED = "choices: {route: top_down}"
CASES = {
    "clean": with_lines(["id: a, title: A, body: council, each_year: £1m"]),
    "cash of people": with_lines(
        [], ["id: a, title: A, body: people, each_year: £1m, cash_type: cash_releasing, budget_line: x, owner: y"]
    ),
    "wider value of a budget": with_lines([], ["id: a, title: A, body: nhs, each_year: £1m, cash_type: wider_value"]),
    "a claim twice": with_model(SHARED, extra=["  - {id: again, model: ccn-independent-settings}"]),
    "a board in England": with_model(SHARED, lead="ijb"),
}


def test_every_check_that_may_find_an_error_says_so() -> None:
    for check in collected():
        finds_errors = "Severity.ERROR" in inspect.getsource(check.question)
        assert not finds_errors or check.may_refuse, check.question.__name__
    assert not any(rule.may_refuse for rule in rules()), "an assessment holds a case up, and never refuses it"
    assert sum(check.may_refuse for check in collected()) >= 6


@pytest.mark.parametrize("name", CASES)
def test_the_short_review_refuses_for_the_errors_of_the_whole(name: str) -> None:
    worked_out = solved(CASES[name])
    wanted = [problem for problem in reviewed(worked_out) if problem.severity is Severity.ERROR]
    assert bool(wanted) == (name != "clean"), "each case but one has an error"
    if not wanted:
        refuse(worked_out)
        return
    with pytest.raises(Problems) as refused:
        refuse(worked_out)
    assert [problem for problem in refused.value.problems if problem.severity is Severity.ERROR] == wanted
