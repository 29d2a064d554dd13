"""What a case may say in fewer words is read as what it says in more."""

from __future__ import annotations

import pytest

from cases import SMALLEST, faults, loaded, solved, with_model
from checks.told import told
from investcase.report.render import html_page
from investcase.report.text import summary_text
from investcase.report.view.register import make_register

LONG = """\
adjustments:
  already_achieved: 20%
  deadweight: 10%
  illustrative: [deadweight]
  reasons: {already_achieved: Counted., deadweight: Nobody knows.}
"""
SHORT = """\
adjustments:
  already_achieved: {share: 20%, reason: Counted.}
  deadweight: {share: 10%, reason: Nobody knows., status: illustrative}
"""


def within(part: str) -> str:
    """A case with a part of an intervention."""
    return with_model(*part.rstrip().split("\n"))


def test_an_adjustment_with_its_reason_beside_it() -> None:
    assert solved(within(SHORT)).result().to_json() == solved(within(LONG)).result().to_json()


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ("{share: 120%, reason: r}", "share", "deadweight.share"),
        ("{share: 10%, resaon: r}", "unknown-field", "deadweight"),
        ("{reason: r}", "missing", "deadweight"),
        ("{share: 10%, status: guess}", "not-one-of", "deadweight.status"),
        ("{share: 10%, reason: ''}", "string-too-short", "deadweight.reason"),
        ("x", "quantity", "deadweight"),
        ("[10%]", "quantity", "deadweight"),
    ],
)
def test_what_is_wrong_in_one_is_told_once_where_it_stands(given: str, code: str, field: str) -> None:
    (problem,) = faults(within(f"adjustments:\n  deadweight: {given}\n"))
    assert (problem.code, problem.field) == (code, f"options[0].interventions[0].adjustments.{field}")


def test_a_reason_is_given_once() -> None:
    (problem,) = faults(within("adjustments:\n  deadweight: {share: 10%, reason: r}\n  reasons: {deadweight: s}\n"))
    assert problem.code == "adjustment-twice"


LINE = "{id: grants, title: Grants, body: council, amount: {2026-27: £60000, 2027-28: £45k}}"


def test_the_last_year_said_once_is_that_of_each_that_says_none() -> None:
    own = "{id: own, title: Own, body: council, each_year: £5, to: 2027-28}"
    open_ended = "{id: open, title: Open, body: council, each_year: £5}"
    text = SMALLEST.replace(f"- {LINE}", f"- {LINE}\n      - {own}\n      - {open_ended}")
    once = text.replace("preferred: yes", "preferred: yes\n    paid_until: 2026-27")
    each = text.replace(open_ended, open_ended.replace("£5", "£5, to: 2026-27"))
    assert [str(line.to) for line in loaded(once).document.options[0].costs] == ["None", "2027-28", "2026-27"]
    assert solved(once).result().options == solved(each).result().options


def test_a_last_year_that_cannot_be_is_one_problem_where_it_is_written() -> None:
    text = SMALLEST.replace("preferred: yes", "preferred: yes\n    paid_until: YEAR").replace(
        LINE, "{id: a, title: A, body: council, each_year: £5}\n      - {id: b, title: B, body: council, each_year: £5}"
    )
    for year, code in (("2031-32", "outside-horizon"), ("2027-29", "year")):
        (problem,) = faults(text.replace("YEAR", year))
        assert (problem.code, problem.field) == (code, "options[0].paid_until")


def test_a_release_that_names_no_body_is_of_the_one_that_leads() -> None:
    release = "release:\n  - {body: council, budget_line: Homes, owner: Director, from: 2028-29}\n"
    text = with_model(*release.rstrip().split("\n"), lead="mine", top=["bodies: [{id: mine, is: council, name: Mine}]"])
    without = text.replace("body: council, budget_line", "budget_line")
    assert str(loaded(without).document.options[0].interventions[0].release[0].body) == "mine"
    assert solved(without).result().options == solved(text).result().options


def test_a_cost_paid_once_is_paid_in_the_first_year_alone() -> None:
    text = within("start: 2028-29\nomitted_costs:\n  equipment: {once: £60000, source: Stores}\n")
    (line,) = (line for line in solved(text).preferred.cash.lines if "equipment" in line.id)
    assert line.amounts[0].nonzero()[0].tolist() == [1]
    assert not line.labels.recurrent
    (problem,) = faults(text.replace("once: £60000", "once: £60000, each_year: £5"))
    assert problem.code == "omitted-cost"
    problem = faults(text.replace("once: £60000", "once: -£60000"))[0]
    assert "amount: {___: £60000}" in (problem.remedy or "")
    assert problem.field == "options[0].interventions[0].omitted_costs.equipment.once"


def test_that_no_plan_counts_any_of_it_is_said_and_printed() -> None:
    said = "No approved plan counts any of it already"
    assert said in html_page(solved(within("already_in_plan: none\n")))
    assert said not in html_page(solved(with_model()))


NOT_YET = """\
equality:
  assessed_on: not yet
  change_type: redesign
  people_now: {count: 460, source: not given}
  may_lose: [those who wait for a physiotherapist]
"""


def test_an_assessment_still_to_be_made_is_none_and_what_is_said_is_printed() -> None:
    appraisal = solved(SMALLEST + NOT_YET)
    assert appraisal.case.equality is None
    words = " ".join(summary_text(appraisal).split())
    assert "NOT ASSESSED. The equality assessment is still to be made." in words
    assert "those who wait for a physiotherapist" in words
    (problem,) = told(SMALLEST + NOT_YET, ["not-assessed"])
    assert (problem.severity, problem.field) == ("warning", "equality.assessed_on")
    (problem,) = told(SMALLEST.replace("title: C", "standing: final\ntitle: C", 1) + NOT_YET, ["not-assessed"])
    assert problem.severity == "blocker"


def test_may_lose_is_for_what_is_said_before_anybody_looked() -> None:
    (problem,) = faults(SMALLEST + NOT_YET.replace("not yet", "2026-01-05"))
    assert problem.code == "may-lose"
    (problem,) = faults(SMALLEST + NOT_YET.replace("not yet", "soon"))
    assert (problem.code, problem.field) == ("date", "equality.assessed_on")


COUNTED = """\
inputs:
  ambulances_a_fall: {value: VALUE, source: Service}
  attendances_a_fall: {value: 10 of 100, source: A survey}
  people_starting: {value: 100 people / year, source: The registers}
"""
FALLS = with_model(*COUNTED.rstrip().split("\n"), model="falls-exercise")


@pytest.mark.parametrize("value", ["6 of 100", "6 in 100", "6%", "60 of 1,000", "0.06 incidents / fall"])
def test_so_many_of_a_hundred_is_a_rate_of_one_count_to_another(value: str) -> None:
    entry = loaded(FALLS.replace("VALUE", f'"{value}"')).options[-1].interventions[0]
    assert str(entry.values["ambulances_a_fall"].quantity) == "0.06 incident / fall"


def test_a_bare_number_there_is_asked_about() -> None:
    (problem,) = faults(FALLS.replace("VALUE", "6"))
    assert problem.remedy == "write 0.06 incidents / fall, or 6 incidents / fall, or 6 of 100"


def test_it_is_no_price_and_no_count_a_year() -> None:
    problems = faults(FALLS.replace("VALUE", "6%").replace("100 people / year", "6 of 100"))
    assert "6 of 100 is a part of a whole" in problems[0].message


@pytest.mark.parametrize("word", ["TBC", "n/a", "to be confirmed", "as above", "-"])
def test_a_word_that_says_nothing_is_read_as_not_given(word: str) -> None:
    text = FALLS.replace("VALUE", "6 of 100").replace("source: Service", f'source: "{word}"')
    case = loaded(text)
    assert case.options[-1].interventions[0].values["ambulances_a_fall"].source == "not given"
    (problem,) = (problem for problem in case.problems if problem.code == "source-filler")
    assert (problem.severity, problem.field) == (
        "warning",
        "options[0].interventions[0].inputs.ambulances_a_fall.source",
    )
    assert not [p for p in loaded(text.replace(f'"{word}"', "not given")).problems if p.code == "source-filler"]


def test_what_is_not_given_is_counted_registered_and_stands_in_the_way_of_a_final_case() -> None:
    text = FALLS.replace("VALUE", "6 of 100").replace("source: Service", "source: not given, status: illustrative")
    appraisal = solved(text)
    assert "Source not given" in str(make_register(appraisal).figures)
    assert "ot given" not in str(make_register(appraisal).sources)
    (problem,) = told(f"standing: final\n{text}", ["final-unsourced"])
    assert "without a source: Ambulance journeys" in problem.message


def test_so_does_a_source_of_what_is_no_figure() -> None:
    told_of = "net_budgets: [{body: council, amount: £1.2bn, year: 2026-27, source: not given}]\n"
    problem = told(f"standing: final\n{SMALLEST}{told_of}", ["final-unsourced"])[-1]
    assert problem.field == "net_budgets[0].source"


def test_a_source_of_the_case_s_own_may_be_called_anything() -> None:
    own = "sources: [{id: agreed, title: The agreed plan, publisher: Us, date: '2026', read: read_at_source}]\n"
    text = FALLS.replace("VALUE", "6 of 100").replace("source: Service", "source: agreed") + own
    assert "agreed plan" in loaded(text).options[-1].interventions[0].values["ambulances_a_fall"].source
