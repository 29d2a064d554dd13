"""What a reader finds by dividing one printed amount by another is told before it is printed."""

from __future__ import annotations

import pytest
from assessed_case import Data, both, found, put, worked

from investcase.checks.few_people_in_sums import few_people_reached
from investcase.reading.problems import Severity


def told(words: str) -> list[str]:
    return [problem.message for problem in found(put("equality.monitoring.0.baseline", words)) if problem.code == "W20"]


@pytest.mark.parametrize("words", ["£42 a day, at six pounds each", "A pass at £100 a head, £{s} in all"])
def test_an_amount_for_each_beside_that_for_all_is_told_the_same_whatever_it_gives(words: str) -> None:
    said = {tuple(told(words.replace("{s}", f"{number}00"))) for number in (6, 7, 8)}
    assert len(said) == 1
    assert said != {()}


@pytest.mark.parametrize(
    "words", ["£420 a day, at six pounds each", "£42 a day, of £6 for fuel", "£45 a day, at £7 each", "£6 each"]
)
def test_amounts_that_give_no_few_are_not(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(("cost", "few"), [("£700", True), ("£7100", False)])
def test_the_cost_of_a_mitigation_is_an_amount_for_all(cost: str, few: bool) -> None:
    change = both(
        put("equality.mitigations.0.action", "A pass at £100 for each blind passenger"),
        put("equality.mitigations.0.cost", cost),
    )
    assert any(problem.code == "W20" for problem in found(change)) is few


@pytest.mark.parametrize(("women", "few"), [("6", True), ("118", False)])
def test_hours_given_outright_by_carers_of_whom_some_are_few(women: str, few: bool) -> None:
    change = put("equality.profiles.3.groups.female", women)
    assert any(problem.code == "W20" for problem in found(change)) is few


@pytest.mark.parametrize(
    ("people", "status", "few"), [("7", "local", True), ("70", "local", False), ("7", "illustrative", False)]
)
def test_a_model_that_starts_from_few_people_counted_here(people: str, status: str, few: bool) -> None:
    def change(case: Data) -> None:
        given = {"value": f"{people} people / year", "source": "referral book", "reason": "ours", "status": status}
        inputs = {
            "people_referred": given,
            "cost_per_person": {"value": "£360 / person", "source": "ledger"},
            "hospital_cost": {"value": "£2000 / person / year", "source": "ledger"},
        }
        case["options"][0]["interventions"] = [{"id": "lw", "model": "link-workers", "inputs": inputs}]

    problems = list(few_people_reached(worked(change)))
    assert [problem.severity for problem in problems] == [Severity.WARNING] * few
    assert all(people not in problem.message.split() for problem in problems)


def of_a_line(title: str, each_year: str = "£18000") -> list[str]:
    """What is told of a cost line with a title, which comes to so much a year."""
    line = {"id": "transport", "title": title, "body": "council", "each_year": each_year}
    return [problem.message for problem in found(put("options.0.costs.0", line)) if problem.code == "W20"]


@pytest.mark.parametrize(
    "title",
    [
        "Taxis at £2,571 for each blind user",
        "Taxis for blind users: {n} x £2,571",
        "Taxis for blind users, £2,571/head",
        "Taxis for blind users at a unit cost of £2,571",
        "Taxis for blind users at £49.45 a week per person",
        "Taxis for blind users, £7.04 a day each",
    ],
)
def test_the_title_of_a_line_and_its_amount_are_told_alike_for_few(title: str) -> None:
    said = {tuple(of_a_line(title.replace("{n}", f"{few}"), f"£{round(18000 / 7 * few)}")) for few in (6, 7, 8)}
    assert len(said) == 1
    assert said != {()}


@pytest.mark.parametrize(
    ("title", "each_year"),
    [
        ("Beds at £2,571 each", "£18000"),
        ("Taxis at £257 for each blind user", "£18000"),
        ("A bus for users, £18,000 each year", "£18000"),
        ("Taxis for users, at £21 for each of 857 journeys", "£18000"),
        ("Taxis for blind users", "£18000"),
    ],
)
def test_a_line_that_gives_no_few_is_not(title: str, each_year: str) -> None:
    assert of_a_line(title, each_year) == []
