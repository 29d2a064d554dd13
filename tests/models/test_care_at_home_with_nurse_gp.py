"""A nurse and a GP beside care at home: costs counted, no effect by default, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2023-24 92.8945, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import Worked

MODEL = "care-at-home-with-nurse-gp"
INPUTS = {
    "people_joining": "500 people / year",
    "time_supported": "2 years",
    "admissions_each": "0.7 episodes / person / year",
    "nurse_visits": "6 contacts / person / year",
    "gp_consultations": "2 consultations / person / year",
    "coordination": "4 hours / person / year",
}
PENNY = 0.005

STEPS = [
    ("people_supported", 1_000, "1,000"),  # 500 x 2
    ("nurses", 377_656.63, "£377,657"),  # 1,000 x 6 x 59.65 x 102.0057 / 96.6694
    ("doctors", 81_258.01, "£81,258"),  # 1,000 x 2 x 37 x 102.0057 / 92.8945
    ("staff", 102_209.71, "£102,210"),  # 1,000 x 4 x 25.05 x 1.020057
    ("cost_each", 561.12, "£561.12"),  # (377,656.63 + 81,258.01 + 102,209.71) / 1,000
    ("admissions_freed", 0, "£0"),
    ("break_even_reduction", 0.28, "28.0%"),  # 561.1243 / (0.7 x 2,861.0313)
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_carried_over_from_care_homes(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"evidence": "as_in_care_homes"}, INPUTS)
    assert worked["admissions_avoided"] == pytest.approx(57.33)  # 500 x 0.91 x 0.7 x 0.18
    assert worked["admissions_freed"] == pytest.approx(164_022.92, abs=PENNY)  # 57.33 x 2,861.0312545
    assert worked["admissions_freed"] < worked["nurses"] + worked["doctors"] + worked["staff"]
    printed(MODEL, "57.33", "£164,023", "£561,124")


def test_the_ranges_begin_at_the_evaluations_that_found_nothing(work: Callable[..., Worked]) -> None:
    values = work(MODEL, {"evidence": "as_in_care_homes"}, INPUTS).mechanism.intervention.values
    assert values["admission_reduction"].quantity.ends == (0, 0.18)
    assert values["admission_reduction"].quantity.central == 0
    assert values["care_home_proxy"].quantity.ends == (0, 0.23)
    assert values["care_home_proxy"].quantity.central == 0.18


def test_cost_outlasts_the_follow_up_and_the_effect_does_not(work: Callable[..., Worked]) -> None:
    given = {**INPUTS, "time_supported": "4 years"}
    worked = work(MODEL, {"evidence": "as_in_care_homes"}, given, more="        until: 2027-28\n")
    # The 500 of one year are the last to be counted until 0.91 years after they came: into year 1 (0.91 + 1 = 1.91).
    assert by_year(worked, "admissions-avoided")[1] > 0
    assert by_year(worked, "admissions-avoided")[2] == 0
    assert by_year(worked, "nurse-visits")[4] > 0
    assert bounds_broken(worked) == []
    told = bounds_broken(work(MODEL, inputs={**given, "effect_lasts": "4 years"}))
    assert any("333 days" in message for message in told)


@pytest.mark.parametrize("place", ["Kent", "Fife"])
def test_who_pays_and_who_gains(work: Callable[..., Worked], place: str) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS, place=place)) == {
        "admissions-avoided": ("nhs", "benefit", "capacity"),
        "nurse-visits": ("nhs", "cost", None),
        "gp-consultations": ("nhs", "cost", None),
        "staff-time": ("council", "cost", None),
    }
