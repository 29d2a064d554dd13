"""Early supported discharge after a stroke, worked by hand from published figures.

Price index (GDP deflator, 2025-26 = 100): 2013-14 70.5952, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, lines_of, printed
from worked_case import Worked

MODEL = "stroke-early-discharge"
INPUTS = {
    "people_discharged": '"200 people / year"',
    "bed_days_each": "5 bed days / person",
    "team_cost": "£2000 / person",
    "social_care_meanwhile": "£100 / person",
    "institution_baseline": "10%",
    "readmission_baseline": "20%",
    "supported_share": "60%",
}
PENNY = 0.005

STEPS = [
    ({}, "bed_days_worth", 745_679.27, "£745,679"),  # 1,000 x 706.67 x 102.0057 / 96.6694
    ({"bed_day_method": "average_cost"}, "bed_days_worth", 573_272.03, "£573,272"),  # 1,000 x 562 x 1.020057
    ({}, "team", 400_000, "£400,000"),  # 200 x 2,000
    ({}, "social_care_added", 20_000, "£20,000"),  # 200 x 100
    ({}, "readmissions_added", 3.6, "3.6"),  # 200 x 0.20 x (1.09 - 1)
    ({}, "readmissions", 10_299.71, "£10,300"),  # 3.6 x 2,861.031254
    ({}, "kept_share", 0.037, "3.7%"),  # 0.10 x (1 - 0.63)
    ({}, "people_at_home", 3.7, "3.7"),  # 200 x 0.037 x 0.5 years
    ({}, "care_home_lead", 73_588.31, "£73,588"),  # 193.066 x 0.6 x 1,018.045448 x 0.624
    ({}, "care_home_people", 122_961.66, "£122,962"),  # 193.066 x 1,018.045448 x (1 - 0.6 x 0.624)
    ({}, "home_lead", 35_673.75, "£35,674"),  # 193.066 x 0.6 x 418.421394 x 0.736
    ({}, "home_people", 45_109.20, "£45,109"),  # 193.066 x 418.421394 x (1 - 0.6 x 0.736)
    ({}, "nursing_nhs", 16_330.85, "£16,331"),  # 193.066 x 0.316 x 267.68
    ({}, "hospital_saving_each", 1_676.90, "£1,676.90"),  # 5 x 745.679274 - 2,000 - 0.2 x 0.09 x 2,861.031254
    ({}, "break_even_days", 2.7512, "2.75"),  # (2,000 + 51.498563) / 745.679274
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_what_people_and_bodies_pay_adds_up_to_the_price(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    whole = worked["care_weeks"] * worked["care_home_week"]
    assert worked["care_home_lead"] + worked["care_home_people"] == pytest.approx(whole)
    assert worked["home_lead"] + worked["home_people"] == pytest.approx(worked["care_weeks"] * worked["home_week"])


def test_readmissions_were_not_shown_to_differ_and_their_interval_is_the_range(work: Callable[..., Worked]) -> None:
    added = work(MODEL, inputs=INPUTS).mechanism.steady["readmissions_added"]
    # 40 x (0.71 - 1) and 40 x (1.66 - 1)
    assert (added.min(), added.max()) == pytest.approx((-11.6, 26.4))
    printed(MODEL, "71%", "166%", "57%", "148%")


def test_time_out_of_a_care_home_is_not_counted_past_the_trials(work: Callable[..., Worked]) -> None:
    told = bounds_broken(work(MODEL, inputs={**INPUTS, "time_not_used": "2 years"}))
    assert any("six months" in message for message in told)


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    found = lines_of(work(MODEL, inputs=INPUTS))
    assert found["bed-days-freed"] == ("nhs", "benefit", "capacity")
    assert found["team"] == ("nhs", "cost", None)
    assert found["social-care-meanwhile"] == ("council", "cost", None)
    assert found["care-home-not-bought"] == ("council", "benefit", "capacity")
    assert found["nursing-payments"] == ("nhs", "benefit", "cash_releasing")
