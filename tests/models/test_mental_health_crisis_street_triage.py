"""Street triage, worked by hand; the local prices are examples, the effect and its range are published.

Price index (GDP deflator, 2025-26 = 100): 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, lines_of, printed
from worked_case import Worked

from investcase.reading.problems import Problems

MODEL = "mental-health-crisis-street-triage"
INPUTS = {
    "detentions": "400 events / year",
    "police_hours": "10 hours / event",
    "police_hour_cost": "£50 / hour",
    "nhs_detention_cost": '"£1,200 / event"',
    "council_detention_cost": "£300 / event",
    "nurse_team_cost": '"£200,000 / year"',
    "officer_hours_in_team": '"1,000 hours / year"',
    "years_running": "3 years",
}
PENNY = 0.005

STEPS = [
    ("detentions_fewer", 156, "156"),  # 400 x 0.39
    ("contacts_needed", 628.68, "628.68"),  # 156 x 4.03
    ("police_freed", 78_000, "£78,000"),  # 156 x 10 x 50
    ("police_given", 50_000, "£50,000"),  # 1,000 x 50
    ("nhs_freed", 187_200, "£187,200"),  # 156 x 1,200
    ("council_freed", 46_800, "£46,800"),  # 156 x 300
    ("crisis_contacts", 117_476.60, "£117,477"),  # 156 x 2 x 356.83 x 102.0057 / 96.6694
    ("police_net", 28_000, "£28,000"),  # 78,000 - 50,000
    ("nhs_net", -130_276.60, "£130,277"),  # 187,200 - 117,476.60 - 200,000
    ("public_net", -55_476.60, "£55,477"),  # 28,000 - 130,276.60 + 46,800
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_a_nurse_in_the_control_room_changes_nothing_and_still_costs(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"service": "control_room"}, INPUTS)
    assert worked["detentions_fewer"] == 0
    assert worked["public_net"] == pytest.approx(-250_000)  # - 50,000 - 200,000
    printed(MODEL, "£250,000")


def test_the_range_begins_at_no_effect_because_nothing_was_compared(work: Callable[..., Worked]) -> None:
    effect = work(MODEL, inputs=INPUTS).mechanism.intervention.values["fewer_detentions"].quantity
    assert effect.ends == (0, 0.56)
    assert effect.central == 0.39


def test_the_police_are_a_body_and_their_time_is_capacity(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "police-time-freed": ("police", "benefit", "capacity"),
        "police-time-given": ("police", "cost", None),
        "detentions-nhs": ("nhs", "benefit", "capacity"),
        "detentions-council": ("council", "benefit", "capacity"),
        "crisis-contacts": ("nhs", "cost", None),
        "nurses": ("nhs", "cost", None),
    }


def test_no_release_makes_cash_of_police_time(work: Callable[..., Worked]) -> None:
    release = "        release: [{body: police, budget_line: Response, owner: The force, from: 2027-28}]\n"
    with pytest.raises(Problems) as told:
        work(MODEL, inputs=INPUTS, more=release)
    assert "this model saves police nothing that could be released" in str(told.value)


def test_running_past_the_follow_up_is_said(work: Callable[..., Worked]) -> None:
    assert any("12 months" in message for message in bounds_broken(work(MODEL, inputs=INPUTS)))
    assert bounds_broken(work(MODEL, inputs={**INPUTS, "years_running": "1 year"})) == []


def test_in_scotland_the_effect_is_marked_as_englands(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, place="Fife")
    told = [problem.message for problem in worked.appraisal.problems if problem.code == "transferred"]
    assert any("Fewer detentions" in message for message in told)
    assert worked["detentions_fewer"] == pytest.approx(156)
