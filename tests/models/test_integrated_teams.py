"""Integrated teams: no fall counted, the early rise in the range, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import Worked

from investcase.catalogue.library import Library

MODEL = "integrated-teams"
INPUTS = {
    "people_joining": "800 people / year",
    "time_with_team": "1 year",
    "team_cost": '"£900,000 / year"',
    "lead_share": "40%",
    "attendances_each": "1.5 attendances / person / year",
    "admissions_each": "0.9 episodes / person / year",
}
PENNY = 0.005

STEPS = [
    ("people_with_team", 800, "800"),
    ("team_lead", 360_000, "£360,000"),  # 900,000 x 0.4
    ("team_nhs", 540_000, "£540,000"),  # 900,000 x 0.6
    ("attendances_more", 0, "£0"),
    ("admissions_more", 0, "£0"),
    ("later_freed", 0, "£0"),
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_what_would_have_to_be_avoided_for_it_to_pay_for_itself(work: Callable[..., Worked]) -> None:
    # 900,000 / (800 x 0.9 x 2,861.0312545)
    assert work(MODEL, inputs=INPUTS)["break_even_fall"] == pytest.approx(0.436905, abs=1e-6)
    printed(MODEL, "43.7%")


def test_the_rise_that_was_measured_is_a_cost_to_the_nhs(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"early_years": "as_measured"}, INPUTS)
    assert worked["attendances_more"] == pytest.approx(68_252.85, abs=PENNY)  # 800 x 0.583 x 1.5 x 0.33 x 295.6358162
    assert worked["admissions_more"] == pytest.approx(324_255.55, abs=PENNY)  # 800 x 0.583 x 0.9 x 0.27 x 2,861.0312545
    printed(MODEL, "466.4", "£68,253", "£324,256")


def test_the_range_holds_the_rise_and_no_fall(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    values = worked.mechanism.intervention.values
    assert values["attendance_rise"].quantity.ends == (0, 0.33)
    assert values["admission_rise"].quantity.ends == (0, 0.27)
    found = {swing.figure.key for swing in worked.appraisal.swings if swing.width > PENNY}
    assert {"integrated-teams.attendance-rise", "integrated-teams.admission-rise"} <= found
    assert worked.mechanism.steady["admissions_more"].most() == pytest.approx(324_255.55, abs=PENNY)


def test_a_fall_of_your_own_waits_five_years(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"later_years": "own_estimate"}, {**INPUTS, "own_fall": "10%"})
    # 800 x 0.9 x 0.1 x 2,861.0312545 = 205,994.25; people build up by half in the first year, so half in the sixth.
    expected = [0, 0, 0, 0, 0, 102_997.13, 205_994.25, 205_994.25]
    assert by_year(worked, "later-admissions") == pytest.approx(expected, abs=PENNY)
    printed(MODEL, "£205,994", "£102,997")


def test_the_interval_of_the_rise_and_the_conflict_are_told(library: Library) -> None:
    loaded = library.model(MODEL)
    assert loaded is not None
    assert loaded.document.standing is not None
    assert "33% higher (95% interval 16% to 54%)" in loaded.document.standing.why
    assert "Not shown to work is not shown not to work" in loaded.document.standing.why
    assert loaded.document.conflict is not None
    assert "use of hospitals rose" in loaded.document.conflict.trials


def test_a_rise_counted_for_longer_than_it_was_followed_is_said(work: Callable[..., Worked]) -> None:
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []
    told = bounds_broken(work(MODEL, inputs={**INPUTS, "rise_lasts": "3 years"}))
    assert any("seven months" in message for message in told)


@pytest.mark.parametrize("place", ["Kent", "Fife"])
def test_who_pays_and_who_gains(work: Callable[..., Worked], place: str) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS, place=place)) == {
        "team-lead": ("council", "cost", None),
        "team-nhs": ("nhs", "cost", None),
        "attendances-more": ("nhs", "cost", None),
        "admissions-more": ("nhs", "cost", None),
        "later-admissions": ("nhs", "benefit", "capacity"),
    }
