"""Strengths-based practice: no effect by default, and what it would take to pay for itself, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2025-26 100, 2026-27 102.0057 (no price of the library's is used).
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, lines_of, printed
from worked_case import Worked

MODEL = "strengths-based-practice"
INPUTS = {
    "new_people": '"1,000 people / year"',
    "package_week": "£150 / person / week",
    "staff_cost": "£300000 / year",
}
OWN = {
    "own_fewer": "5%",
}
PENNY = 0.005

STEPS = [
    ({}, "support_lead", 0, "£0"),  # none shown
    ({}, "staff", 300_000, "£300,000"),  # as given
    ({}, "worth_each", 5_760.67, "£5,760.67"),  # 1 year x 52.18 x 150 x 0.736, Kent's own
    ({}, "break_even_share", 0.052077, "5.2%"),  # 300,000 / (1,000 x 5,760.672)
    ({"evidence": "harrow"}, "people_not_starting", 236.1111, "236.1"),  # 1,000 x 1.7 / 7.2
    ({"evidence": "harrow"}, "support_lead", 1_360_158.67, "£1,360,159"),  # 236.1111 x 1 year x 52.18 x 150 x 0.736
    ({"evidence": "harrow"}, "support_people", 487_883, "£487,883"),  # ... x 0.264
    ({"evidence": "own_comparison"}, "people_without", 50, "50"),  # 1,000 x 0.05 x 1 year
    ({"evidence": "own_comparison"}, "support_lead", 288_033.60, "£288,034"),  # 50 x 52.18 x 150 x 0.736
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS | OWN if choices else INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_the_range_runs_from_none_to_harrow(work: Callable[..., Worked]) -> None:
    people = work(MODEL, inputs=INPUTS).mechanism.steady["people_not_starting"]
    assert (people.min(), people.max()) == pytest.approx((0, 240))


def test_at_the_break_even_share_support_pays_for_staff(work: Callable[..., Worked]) -> None:
    share = 100 * work(MODEL, inputs=INPUTS)["break_even_share"]
    worked = work(MODEL, {"evidence": "own_comparison"}, {**INPUTS, "own_fewer": f"{share:.12f}%"})
    assert worked["support_lead"] == pytest.approx(worked["staff"], abs=PENNY)


def test_longer_than_harrow_looked_is_told(work: Callable[..., Worked]) -> None:
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []
    assert bounds_broken(work(MODEL, inputs={**INPUTS, "effect_years": "3 years"}))


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "staff": ("council", "cost", None),
        "support-not-bought": ("council", "benefit", "capacity"),
        "charges-not-paid": ("people", "benefit", "wider_value"),
    }
