"""The falls programme in care homes: fewer falls for three months, at the trial's net cost, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2020-21 82.2588, 2021-22 82.4554, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import Worked

MODEL = "falls-in-care-homes"
INPUTS = {
    "residents": '"600 people / year"',
    "falls_a_year": "3 falls / person / year",
    "lead_share": "50%",
}
OWN = {
    "own_cost": "£80 / person",
    "ambulances_a_fall": "0.05 incidents / fall",
    "attendances_a_fall": "0.05 attendances / fall",
    "stays_a_fall": "0.02 episodes / fall",
}
PENNY = 0.005

STEPS = [
    ({}, "people_under_effect", 150, "150"),  # 600 a year x 0.25 years
    ({}, "falls_avoided", 193.5, "193.5"),  # 150 x 3 x (1 - 0.57)
    ({}, "cost_each", 133.61, "£133.61"),  # 108 x 102.0057 / 82.4554
    ({}, "cost_lead", 40_082.09, "£40,082"),  # 600 x 133.606963 x 0.5
    ({}, "cost_nhs", 40_082.09, "£40,082"),  # 600 x 133.606963 x 0.5
    ({}, "stays_saved", 0, "£0"),  # held by the net cost
    ({}, "break_even_qalys", 0.00153918, "0.0015"),  # 133.606963 / 86,804.074458
    ({"programme": "exercise_alone"}, "falls_avoided", -13.5, "13.5"),  # 450 x (1 - 1.03)
    ({"cost": "own"}, "cost_lead", 24_000, "£24,000"),  # 600 x 80 x 0.5
    ({"cost": "own"}, "ambulances_saved", 4_996.22, "£4,996"),  # 193.5 x 0.05 x 516.4050829
    ({"cost": "own"}, "attendances_saved", 1_859.28, "£1,859"),  # 193.5 x 0.05 x 192.1733049
    ({"cost": "own"}, "stays_saved", 11_072.19, "£11,072"),  # 193.5 x 0.02 x 2,861.031254
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS | OWN if choices else INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_the_trials_net_cost_and_the_falls_it_priced_are_never_counted_together(work: Callable[..., Worked]) -> None:
    by_default = work(MODEL, inputs=INPUTS)
    assert [by_year(by_default, line)[1] for line in ("ambulances", "attendances", "stays")] == [0, 0, 0]
    assert work(MODEL, {"cost": "own"}, INPUTS | OWN)["falls_avoided"] == by_default["falls_avoided"]


def test_exercise_alone_is_kept_with_its_null_interval(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"programme": "exercise_alone"}, INPUTS)
    falls = worked.mechanism.steady["falls_avoided"]
    # 450 x (1 - 1.31) and 450 x (1 - 0.81)
    assert (falls.min(), falls.max()) == pytest.approx((-139.5, 85.5))


def test_fewer_falls_end_three_months_after_people_take_part(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"cost": "own"}, INPUTS | OWN, more="        until: 2027-28\n")
    # Arrivals through one year, 0.25 years each: 1 - 0.25 / 2 of their time falls in it and the rest in the next.
    assert by_year(worked, "ambulances")[:3] == pytest.approx([4_371.69, 624.53, 0], abs=PENNY)
    assert bounds_broken(work(MODEL, inputs={**INPUTS, "effect_years": "1 year"}))


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "programme-lead": ("council", "cost", None),
        "programme-nhs": ("nhs", "cost", None),
        "ambulances": ("nhs", "benefit", "capacity"),
        "attendances": ("nhs", "benefit", "capacity"),
        "stays": ("nhs", "benefit", "capacity"),
    }
