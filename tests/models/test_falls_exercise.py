"""Exercise to prevent falls, worked by hand from published figures.

Price index (GDP deflator, 2025-26 = 100): 2016-17 73.5353, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import Worked

MODEL = "falls-exercise"
INPUTS = {
    "people_starting": '"1,000 people / year"',
    "ambulances_a_fall": "0.05 incidents / fall",
    "attendances_a_fall": "0.10 attendances / fall",
}
PENNY = 0.005

STEPS = [
    ("people_under_effect", 1000, "1,000"),  # 1,000 a year x 1 year
    ("falls_without", 850, "850"),  # x 0.85
    ("falls_avoided", 195.5, "195.5"),  # x (1 - 0.77)
    ("fractures_avoided", 0, "0"),  # 1,000 x 0.026 x (1 - 1)
    ("ambulance_cost", 516.41, "£516.41"),  # 489.39 x 102.0057 / 96.6694
    ("attendance_cost", 192.17, "£192.17"),  # 182.12 x 102.0057 / 96.6694
    ("ambulances_saved", 5_047.86, "£5,048"),  # 195.5 x 0.05 x 516.4050829
    ("attendances_saved", 3_756.99, "£3,757"),  # 195.5 x 0.10 x 192.1733049
    ("class_cost", 166.46, "£166.46"),  # 120 x 102.0057 / 73.5353
    ("delivery", 166_459.97, "£166,460"),  # 1,000 x 166.4599723
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    worked = work(MODEL, inputs=INPUTS)
    value = worked[name] if name in worked.mechanism.steady else central(worked, name)
    assert value == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def central(worked: Worked, name: str) -> float:
    return worked.mechanism.intervention.values[name].quantity.central


@pytest.mark.parametrize(
    ("evidence", "fractures", "money", "written"),
    [
        ("no_effect", 0, 0, "£0"),
        # 1,000 x 0.026 x (1 - 1.20) = -5.2; x 5,419.28 x 102.0057 / 96.6694 = 5,718.432616
        ("british_trial", -5.2, -29_735.85, "£29,736"),
        # 26 x (1 - 0.561) = 11.414
        ("small_trials", 11.414, 65_270.19, "£65,270"),
    ],
)
def test_fractures_apart_on_each_reading_of_the_trials(
    work: Callable[..., Worked], evidence: str, fractures: float, money: float, written: str
) -> None:
    worked = work(MODEL, {"fracture_evidence": evidence}, INPUTS)
    assert worked["fractures_avoided"] == pytest.approx(fractures, abs=1e-9)
    assert worked["stays_saved"] == pytest.approx(money, abs=PENNY)
    assert worked["falls_avoided"] == pytest.approx(195.5)
    printed(MODEL, written)


def test_people_screened_by_post_are_credited_with_nothing_and_still_cost(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"how_people_come": "screened_by_post"}, INPUTS)
    assert worked["falls_avoided"] == 0
    assert worked["ambulances_saved"] == 0
    assert worked["delivery"] == pytest.approx(166_459.97, abs=PENNY)


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "ambulances": ("nhs", "benefit", "capacity"),
        "attendances": ("nhs", "benefit", "capacity"),
        "fracture-stays": ("nhs", "benefit", "capacity"),
        "classes": ("council", "cost", None),
    }


def test_the_effect_builds_up_and_ends_a_year_after_the_classes(work: Callable[..., Worked]) -> None:
    more = """\
        start: 2027-28
        until: 2028-29
"""
    worked = work(MODEL, inputs=INPUTS, years=4, more=more)
    # Classes in two years; each person's year straddles two: 0.5, 1, 0.5, 0 of 5,047.86.
    assert by_year(worked, "ambulances") == pytest.approx([2_523.93, 5_047.86, 2_523.93, 0], abs=PENNY)
    assert by_year(worked, "classes") == pytest.approx([166_459.97, 166_459.97, 0, 0], abs=PENNY)


def test_counting_longer_than_the_trials_looked_is_said(work: Callable[..., Worked]) -> None:
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []
    (message,) = bounds_broken(work(MODEL, inputs={**INPUTS, "effect_years": "3 years"}))
    assert "longer than most trials looked" in message


def test_it_holds_in_scotland_with_english_prices_marked(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, place="Fife")
    assert worked["falls_avoided"] == pytest.approx(195.5)
    assert worked.mechanism.intervention.values["ambulance_cost"].transferred is not None
