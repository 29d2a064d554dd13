"""Intermediate-care beds: days swapped at sourced prices, and nothing of what comes after, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2012-13 69.1565, 2022-23 88.2512, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import lines_of, printed
from worked_case import Worked

from investcase import Problems

MODEL = "intermediate-care-beds"
INPUTS = {
    "people_stepped_down": '"200 people / year"',
    "acute_days_each": "12 bed days / person",
    "delayed_days_here": "40000 bed days / year",
    "days_there": "21 bed days / person",
    "occupancy": "85%",
    "lead_share": "50%",
    "readmissions_added": "0.02 episodes / person",
}
OWN = {
    "own_day": "£250 / bed day",
    "own_kept_share": "5%",
    "own_time": "0.5 years",
    "home_week": "£250 / person / week",
}
PENNY = 0.005

STEPS = [
    ({}, "acute_days_freed", 2_400, "2,400"),  # 200 x 12
    ({}, "acute_worth", 1_375_852.88, "£1,375,853"),  # 2,400 x 562 x 1.020057
    ({}, "ic_day", 595.68, "£595.68"),  # 564.52 x 102.0057 / 96.6694
    ({}, "bed_each", 14_716.86, "£14,717"),  # 21 x 595.682375 / 0.85
    ({}, "beds_lead", 1_471_685.87, "£1,471,686"),  # 200 x 14,716.858672 x 0.5
    ({}, "beds_nhs", 1_471_685.87, "£1,471,686"),  # 200 x 14,716.858672 x 0.5
    ({}, "readmissions", 11_444.13, "£11,444"),  # 200 x 0.02 x 2,861.031254
    ({}, "net_each", -7_894.81, "£7,894.81"),  # 6,879.264408 - 14,716.858672 - 57.220625
    ({}, "break_even_days", 9.8163, "9.8"),  # 12 x 573.272034 x 0.85 / 595.682375
    ({"bed_price": "care_home_bed"}, "bed_each", 4_955.99, "£4,956"),  # 21 x 136 x 102.0057 / 69.1565 / 0.85
    ({"bed_price": "care_home_bed"}, "net_each", 1_866.05, "£1,866.05"),  # 6,879.264408 - 4,955.993319 - 57.220625
    (
        {"bed_price": "own", "bed_day_method": "lower_count"},
        "acute_worth",
        1_095_751.71,
        "£1,095,752",
    ),  # 2,400 x 456.563214
    ({"bed_price": "own", "bed_day_method": "lower_count"}, "bed_each", 6_176.47, "£6,176"),  # 21 x 250 / 0.85
    ({"afterwards": "own_comparison"}, "people_at_home", 5, "5"),  # 200 x 0.05 x 0.5 years
    ({"afterwards": "own_comparison"}, "care_home_lead", 158_759.97, "£158,760"),  # 5 x 52.18 x 975.174492 x 0.624
    ({"afterwards": "own_comparison"}, "care_home_people", 95_663.06, "£95,663"),  # 5 x 52.18 x 975.174492 x 0.376
    ({"afterwards": "own_comparison"}, "instead_lead", 65_225, "£65,225"),  # 5 x 52.18 x 250
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS | OWN if choices else INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_no_more_days_are_freed_than_delay_takes_here(work: Callable[..., Worked]) -> None:
    with pytest.raises(Problems, match="than delayed discharge takes here"):
        work(MODEL, inputs={**INPUTS, "delayed_days_here": "2000 bed days / year"})


def test_a_bed_is_paid_for_when_it_is_empty(work: Callable[..., Worked]) -> None:
    half = work(MODEL, inputs={**INPUTS, "occupancy": "42.5%"})
    assert half["bed_each"] == pytest.approx(2 * 14_716.858672)


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    found = lines_of(work(MODEL, inputs=INPUTS))
    assert found["bed-days-freed"] == ("nhs", "benefit", "capacity")
    assert found["beds-lead"] == ("council", "cost", None)
    assert found["beds-nhs"] == ("nhs", "cost", None)
    assert found["care-home-not-bought"] == ("council", "benefit", "capacity")
