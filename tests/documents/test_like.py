"""`like`: what is like another thing has all of it but what is written here, and every value keeps its place."""

from __future__ import annotations

import pytest

from cases import faults, loaded
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text
from investcase.resolving.option import option_figures

HEAD = """\
format: investcase/case/1
case: made-up
title: A case that a test makes
place: Kent
start: 2027-28
years: 5
price_base: 2026-27
"""
FIRST = """\
options:
  - id: first
    title: First
    preferred: yes
    interventions:
      - id: home
        model: ccn-independent-settings
        ramp: [40%, 70%, 100%]
        adjustments: {already_achieved: {share: 20%, reason: Known}, deadweight: {share: 10%, reason: Known}}
        omitted_costs: {delivery: {covered_by: team}, equipment: {each_year: £1000, source: Finance}}
    costs:
      - {id: team, title: Team, body: council, each_year: £400000, from: 2028-29, source: Payroll}
    benefits:
      - {id: visits, title: Visits, body: nhs, cash_type: capacity, each_year: £9000, source: NHS}
    funding:
      - {id: grant, title: Grant, body: council, amount: {2027-28: £9000, 2028-29: £8000}}
"""


def second(*lines: str) -> str:
    """A case with a second option of these lines."""
    return HEAD + FIRST + "  - id: second\n    title: Second\n" + "".join(f"    {line}\n" for line in lines)


def refusal(*lines: str) -> Problem:
    """The one thing wrong with a second option of these lines."""
    (problem,) = faults(second(*lines))
    return problem


def test_all_is_taken_over_but_what_is_written_here() -> None:
    case = loaded(second("interventions: [{like: first.home, ramp: [100%], omitted_costs: {equipment: {zero: None}}}]",
                         "costs: [{like: first.team, title: Half}]"))  # fmt: skip
    one, two = (option.interventions[0] for option in case.document.options)
    assert two.id == one.id
    assert two.adjustments == one.adjustments
    assert [step.central for step in two.ramp] == [1]
    assert two.omitted_costs["delivery"] == one.omitted_costs["delivery"]
    assert (two.omitted_costs["equipment"].zero, two.omitted_costs["equipment"].each_year) == ("None", None)
    team = case.document.options[1].costs[0]
    assert (team.title, str(team.body), str(team.from_)) == ("Half", "council", "2028-29")


@pytest.mark.parametrize(
    ("line", "now", "gone"),
    [
        ("costs: [{like: first.team, amount: {2027-28: £5}}]", "amount", ("each_year", "from_")),
        ("costs: [{like: first.team, staff: {wte: 1, salary: £5, on_costs: 1%, on_costs_as_of: 2026-04-01}}]",
         "staff", ("each_year",)),
        ("funding: [{like: first.grant, each_year: £5}]", "each_year", ("amount",)),
    ],
    ids=["by year", "posts", "each year"],
)  # fmt: skip
def test_another_way_of_saying_how_much_takes_the_place_of_the_first(
    line: str, now: str, gone: tuple[str, ...]
) -> None:
    option = loaded(second(line)).document.options[1]
    made = (option.costs or option.funding)[0]
    assert getattr(made, now) is not None
    assert [getattr(made, name) for name in gone] == [None] * len(gone)


def test_amounts_by_year_are_written_again_whole() -> None:
    stream = loaded(second("funding: [{like: first.grant, amount: {2029-30: £7}}]")).document.options[1].funding[0]
    assert [str(year) for year in stream.amount or ()] == ["2029-30"]


def test_one_of_the_same_option_and_one_that_is_like_it() -> None:
    text = second(
        "costs:",
        "  - {like: first.team, id: mine}",
        "  - {like: mine, id: theirs, body: nhs}",
        "benefits: [{like: first.visits}]",
    )
    costs = loaded(text).document.options[1].costs
    assert [(line.id, str(line.body), str(line.each_year)) for line in costs] == [
        ("mine", "council", "£400,000"),
        ("theirs", "nhs", "£400,000"),
    ]


def test_an_option_and_a_cut() -> None:
    cut = (
        "    disinvestments:\n      - {id: cut, title: Cut, change: reduce, share: 40%,"
        " demand: [{id: back, title: Back, body: nhs, each_year: £10}],"
        " saving: [{id: save, title: Save, body: council, each_year: £90, budget_line: B, owner: O}],"
        " exit_costs: {redundancy: {zero: a}, notice: {zero: b}, clawback: {zero: c}, stranded_overheads: {zero: d}},"
        " restart_cost: {zero: e}}\n"
    )
    text = HEAD + FIRST + cut + "  - {like: first, id: whole, title: Whole, disinvestments: "
    text += "[{like: first.cut, change: stop}]}\n"
    first, whole = loaded(text).document.options
    assert whole.interventions == first.interventions
    assert (whole.preferred, whole.disinvestments[0].change, whole.disinvestments[0].share) == (False, "stop", None)


def test_only_what_is_written_to_be_preferred_is() -> None:
    text = HEAD + FIRST + "  - {like: first, id: whole, title: Whole}\n"
    assert [option.preferred for option in loaded(text).document.options] == [True, False]
    told = [problem.code for problem in faults(text.replace("title: Whole}", "title: Whole, preferred: yes}"))]
    assert told == ["preferred"]
    turned = text.replace("    preferred: yes\n", "").replace("title: Whole}", "title: Whole, preferred: yes}")
    assert [option.preferred for option in loaded(turned).document.options] == [False, True]


@pytest.mark.parametrize(
    ("line", "said", "expected"),
    [
        ("costs: [{like: first.teem}]", "no cost called 'first.teem' above", "first.team"),
        ("costs: [{like: first.home}]", "no cost called", "first.team"),
        ("costs: [{like: second.later}, {like: first.team, id: later}]", "no cost called 'second.later'", "first.team"),
        ("costs: [{like: me, id: me}]", "no cost called 'me' above", "first.team"),
        ("costs: [{like: [first.team]}]", "this names nothing", "first.team"),
        ("workforce: [{like: first.team}]", "'like' is not a field here", "posts"),
        ("costs: [{like: first.team, id: a}, {like: a}]", "has no id of its own", "id: ..."),
    ],
)
def test_what_cannot_be_is_refused_with_the_ids_that_would_do(line: str, said: str, expected: str) -> None:
    problems = [problem for problem in faults(second(line)) if problem.code != "missing"]
    assert said in problems[0].message
    assert expected in (problems[0].expected or "")
    assert problems[0].position is not None
    assert problems[0].position.line == 26


def test_a_refused_one_is_one_problem_and_what_is_like_it_none() -> None:
    assert len(faults(second("costs: [{like: teem, id: a}, {like: a, id: b}]"))) == 1


def test_a_problem_in_a_shared_line_is_told_once_where_it_stands_with_what_else_has_it() -> None:
    text = second("interventions: [{like: first.home}]", "costs: [{like: first.team}]").replace("10%", "1000%")
    (problem,) = faults(text)
    assert problem.position is not None
    assert problem.position.line == text.splitlines().index(next(x for x in text.splitlines() if "1000%" in x)) + 1
    assert problem.field == "options[0].interventions[0].adjustments.deadweight.share"
    assert problem.used_by == ("second, line 26",)
    assert "used by: second, line 26" in str(problem)


def test_so_is_one_of_its_meaning() -> None:
    text = second("interventions: [{like: first.home}]", "costs: [{like: first.team}]")
    (problem,) = faults(text.replace("ramp:", "choices: {route: sideways}\n        ramp:"))
    assert (problem.field, problem.used_by) == ("options[0].interventions[0].choices.route", ("second, line 27",))
    text = second("interventions: [{like: first.home}]", "costs: [{like: first.team, id: mine}]")
    (problem,) = faults(text)
    assert problem.code == "unknown-cost-line"
    assert problem.field == "options[0].interventions[0].omitted_costs.delivery.covered_by"


def test_too_much_is_refused() -> None:
    more = "".join(f"  - {{like: first, id: o{n}, title: O, preferred: no}}\n" for n in range(3_000))
    assert faults(HEAD + FIRST + more)[0].code == "too-large"


def test_values_of_one_line_move_together_and_are_registered_under_both() -> None:
    text = second("interventions: [{like: first.home}]", "costs: [{like: first.team}]")
    case = loaded(text)
    first, second_ = (
        {figure.key for figure in option_figures(option)} for option in case.options if not option.business_as_usual
    )
    assert {"home.deadweight", "first.team"} <= first
    assert {"home.deadweight", "second.team"} <= second_
    assert first | second_ <= set(case.register())


def test_a_change_by_name_reaches_both_and_either() -> None:
    text = SourceText("case.yaml", second("interventions: [{like: first.home}]", "costs: [{like: first.team}]"))
    both = load_text(text, None, changes={"deadweight": "30%"}).document.options
    assert [option.interventions[0].adjustments.deadweight.central for option in both] == [0.3, 0.3]
    one = load_text(text, None, changes={"second.home.deadweight": "30%"}).document.options
    assert [option.interventions[0].adjustments.deadweight.central for option in one] == [0.1, 0.3]
