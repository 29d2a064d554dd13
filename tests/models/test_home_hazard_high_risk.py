"""Home-hazard work for people at high risk of falling, worked by hand from published figures.

Price index (GDP deflator, 2025-26 = 100): 2024-25 96.6694, 2026-27 102.0057. An ambulance journey is
489.39 x 102.0057 / 96.6694 = 516.4050829, an attendance 182.12 x the same = 192.1733049.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, lines_of, printed
from worked_case import Worked

MODEL = "home-hazard-high-risk"
INPUTS = {
    "people_visited": "500 people / year",
    "ambulances_a_fall": "0.05 incidents / fall",
    "attendances_a_fall": "0.10 attendances / fall",
    "visit_and_works": "£400 / person",
}
PENNY = 0.005

STEPS = [
    ("people_under_effect", 500, "500"),  # 500 a year x 1 year
    ("falls_without", 923.5, "923.5"),  # x 1.847
    ("falls_avoided", 92.35, "92.35"),  # x (1 - 0.90)
    ("fractures_avoided", 0, "0"),  # 500 x 0.026 x (1 - 1)
    ("ambulances_saved", 2_384.50, "£2,385"),  # 92.35 x 0.05 x 516.4050829
    ("attendances_saved", 1_774.72, "£1,775"),  # 92.35 x 0.10 x 192.1733049
    ("delivery", 200_000, "£200,000"),  # 500 x 400
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


@pytest.mark.parametrize(
    ("evidence", "falls", "saved", "written"),
    [
        ("review", 350.93, 15_805.04, "£15,805"),  # 923.5 x 0.38; x (25.82025415 + 19.21733049)
        ("english_trial", -156.995, -7_070.68, "£7,071"),  # 923.5 x (1 - 1.17)
        ("not_selected", -46.175, -2_079.61, "£2,080"),  # 923.5 x (1 - 1.05)
    ],
)
def test_falls_on_each_reading_of_the_trials(
    work: Callable[..., Worked], evidence: str, falls: float, saved: float, written: str
) -> None:
    worked = work(MODEL, {"evidence": evidence}, INPUTS)
    assert worked["falls_avoided"] == pytest.approx(falls, abs=1e-9)
    assert worked["ambulances_saved"] + worked["attendances_saved"] == pytest.approx(saved, abs=PENNY)
    printed(MODEL, f"{abs(falls):g}", written)


def test_no_fracture_is_credited_at_the_centre_and_the_interval_is_tried(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    assert worked["stays_saved"] == 0
    # At 98%: 500 x 0.026 x 0.02 = 0.26 fractures x 5,419.28 x 102.0057 / 96.6694
    at_98 = work(MODEL, inputs={**INPUTS, "fracture_ratio": "98%"})
    assert at_98["stays_saved"] == pytest.approx(1_486.79, abs=PENNY)
    printed(MODEL, "£1,487")


def test_the_range_of_the_effect_holds_harm(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    ratio = worked.mechanism.intervention.values["ratio_judged"].quantity
    assert list(ratio.ends) == pytest.approx([0.62, 1.17])
    low = work(MODEL, inputs={**INPUTS, "ratio_judged": "117%"})
    assert low["ambulances_saved"] < 0


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "ambulances": ("nhs", "benefit", "capacity"),
        "attendances": ("nhs", "benefit", "capacity"),
        "fracture-stays": ("nhs", "benefit", "capacity"),
        "visits": ("council", "cost", None),
    }


def test_counting_longer_than_the_trials_looked_is_said(work: Callable[..., Worked]) -> None:
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []
    (message,) = bounds_broken(work(MODEL, inputs={**INPUTS, "effect_years": "5 years"}))
    assert "longer than trials typically looked" in message


def test_it_holds_in_scotland_with_english_prices_marked(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, place="Fife")
    assert worked["falls_avoided"] == pytest.approx(92.35)
    assert worked.mechanism.intervention.values["attendance_cost"].transferred is not None
