"""A falls response after an ambulance call: fewer falls at sourced prices, held against the trial's total.

Price index (GDP deflator, 2025-26 = 100): 2012-13 69.1565, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, lines_of, printed
from worked_case import Worked

MODEL = "falls-response"
INPUTS = {
    "people_seen": '"200 people / year"',
    "falls_a_year": "6 falls / person / year",
    "service_cost": "£400 / person",
    "lead_share": "50%",
    "calls_a_fall": "0.20 incidents / fall",
    "journeys_a_fall": "0.05 incidents / fall",
    "attendances_a_fall": "0.05 attendances / fall",
}
PENNY = 0.005

STEPS = [
    ({}, "falls_avoided", 1_068, "1,068"),  # 200 a year x 1 year x 5.34
    ({}, "calls_saved", 82_121.23, "£82,121"),  # 1,068 x 0.20 x 364.35 x 102.0057 / 96.6694
    ({}, "journeys_saved", 27_576.03, "£27,576"),  # 1,068 x 0.05 x 489.39 x 102.0057 / 96.6694
    ({}, "attendances_saved", 10_262.05, "£10,262"),  # 1,068 x 0.05 x 182.12 x 102.0057 / 96.6694
    ({}, "cost_lead", 40_000, "£40,000"),  # 200 x 400 x 0.5
    ({}, "cost_nhs", 40_000, "£40,000"),  # 200 x 400 x 0.5
    ({}, "cost_of_a_fall", 112.32, "£112.32"),  # 0.2 x 384.46 + 0.05 x 516.41 + 0.05 x 192.17
    ({}, "break_even_cost", 599.80, "£599.80"),  # 5.34 x 112.321456
    ({}, "saving_each", 199.80, "£199.80"),  # 599.80 - 400
    ({}, "trial_saving", 2_287.72, "£2,287.72"),  # 1,551 x 102.0057 / 69.1565
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_no_more_falls_are_avoided_than_people_have(work: Callable[..., Worked]) -> None:
    rare = work(MODEL, inputs={**INPUTS, "falls_a_year": "2 falls / person / year"})
    assert rare["falls_avoided"] == pytest.approx(400)  # 200 x 2, and not 200 x 5.34
    assert any("fall less often" in message for message in bounds_broken(rare))


def test_parts_that_come_to_more_than_the_trial_found_are_told(work: Callable[..., Worked]) -> None:
    dear = {**INPUTS, "calls_a_fall": "1.5 incidents / fall"}
    # 5.34 x (1.5 x 384.46 + 25.82 + 9.61) - 400 = 2,869 a person, and the trial found 2,288.
    assert any("than the trial found" in message for message in bounds_broken(work(MODEL, inputs=dear)))


def test_the_trials_interval_is_the_range(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs={**INPUTS, "falls_a_year": "8 falls / person / year"})
    falls = worked.mechanism.steady["falls_avoided"]
    assert (falls.min(), falls.max()) == pytest.approx((200 * 3.62, 200 * 7.06))


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "call-outs": ("nhs", "benefit", "capacity"),
        "ambulances": ("nhs", "benefit", "capacity"),
        "attendances": ("nhs", "benefit", "capacity"),
        "service-lead": ("council", "cost", None),
        "service-nhs": ("nhs", "cost", None),
    }
