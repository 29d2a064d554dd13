"""A virtual ward for early discharge: a loss by default, which how full it is decides, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2022-23 88.2512, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, lines_of, printed
from worked_case import Worked

MODEL = "early-discharge-virtual-ward"
INPUTS = {
    "people_treated": '"300 people / year"',
    "readmissions_added": "0.02 episodes / person",
}
OWN = {
    "own_occupancy": "60%",
    "own_cost": "£450 / bed day",
}
PENNY = 0.005

STEPS = [
    ({}, "bed_days_freed", 900, "900"),  # 300 x 3
    ({}, "bed_day_value", 619.54, "£619.54"),  # 536 x 102.0057 / 88.2512
    ({}, "cost_a_bed_day", 1_080.73, "£1,080.73"),  # 935 x 102.0057 / 88.2512
    ({}, "bed_days_worth", 557_585.05, "£557,585"),  # 900 x 619.538943
    ({}, "ward", 972_653.02, "£972,653"),  # 900 x 1,080.725582
    ({}, "readmissions", 17_166.19, "£17,166"),  # 300 x 0.02 x 2,861.031254
    ({}, "net_a_bed_day", -461.19, "£461.19"),  # 619.538943 - 1,080.725582
    ({}, "break_even_occupancy", 0.418657, "41.9%"),  # 0.24 x 935 / 536
    ({"ward_cost": "as_full_as_yours"}, "ward", 389_061.21, "£389,061"),  # 972,653.023982 x 0.24 / 0.60
    ({"ward_cost": "own"}, "ward", 405_000, "£405,000"),  # 900 x 450
    ({"bed_day_method": "average_cost"}, "bed_days_worth", 515_944.83, "£515,945"),  # 900 x 562 x 1.020057
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS | OWN if choices else INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_by_default_it_loses_and_says_so(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    assert worked.appraisal.preferred.npsv[0] < 0
    assert any("costs more for each bed day" in message for message in bounds_broken(worked))


def test_as_full_as_the_break_even_it_costs_what_it_frees(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"ward_cost": "as_full_as_yours"}, {**INPUTS, "own_occupancy": "41.865671641791%"})
    assert worked["ward"] == pytest.approx(worked["bed_days_worth"], abs=PENNY)


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "bed-days-freed": ("nhs", "benefit", "capacity"),
        "virtual-ward": ("nhs", "cost", None),
        "readmissions": ("nhs", "cost", None),
    }
