"""Link workers: no effect by default, and what would be needed, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2023-24 92.8945, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import Worked

from investcase.catalogue.library import Library

MODEL = "link-workers"
INPUTS = {
    "people_referred": '"1,000 people / year"',
    "cost_per_person": "£360 / person",
    "hospital_cost": '"£2,000 / person / year"',
}
PENNY = 0.005

STEPS = [
    ("service_cost", 360_000, "£360,000"),  # 1,000 x 360
    ("people_followed", 750, "750"),  # 1,000 a year x 0.75 years
    ("hospital_freed", 0, "£0"),
    ("gp_freed", 0, "£0"),
    ("break_even_consultations", 8.86, "8.86"),  # 360 / (37 x 102.0057 / 92.8945) = 360 / 40.6290
    ("break_even_reduction", 0.18, "18.0%"),  # 360 / 2,000
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_the_best_compared_result_may_be_chosen_and_carries_a_caution(
    work: Callable[..., Worked], library: Library
) -> None:
    worked = work(MODEL, {"evidence": "newcastle"}, INPUTS)
    assert worked["hospital_freed"] == pytest.approx(141_000)  # 750 x 2,000 x 0.094
    loaded = library.model(MODEL)
    assert loaded is not None
    assert "controlled trial" in (loaded.document.choices["evidence"].alternatives["newcastle"].caution or "")
    printed(MODEL, "£141,000")


def test_the_range_runs_from_the_trial_to_the_best_result(work: Callable[..., Worked]) -> None:
    values = work(MODEL, inputs=INPUTS).mechanism.intervention.values
    assert (values["hospital_reduction"].quantity.central, values["hospital_reduction"].quantity.ends) == (
        0,
        (0, 0.094),
    )
    assert values["gp_consultations_fewer"].quantity.ends == (0, 1.4)


def test_the_trial_that_found_nothing_is_told_beside_practice(library: Library) -> None:
    loaded = library.model(MODEL)
    assert loaded is not None
    assert loaded.document.conflict is not None
    assert "288 people in 7 practices with 612 in 8" in loaded.document.conflict.trials
    assert loaded.document.standing is not None
    assert "Not shown to work is not shown not to work" in loaded.document.standing.why


def test_an_effect_fades_as_people_pass_the_follow_up(work: Callable[..., Worked]) -> None:
    """Nine months each: 0.46875 of a year's people in the year they come, then 0.75 (0.75 - 0.75 ** 2 / 2)."""
    worked = work(MODEL, {"evidence": "newcastle"}, INPUTS, more="        until: 2028-29\n")
    # 1,000 x 2,000 x 0.094 = 188,000 a person-year
    expected = [188_000 * share for share in (0.46875, 0.75, 0.28125, 0, 0, 0, 0, 0)]
    assert by_year(worked, "hospital-freed") == pytest.approx(expected, abs=PENNY)
    assert by_year(worked, "service") == pytest.approx([360_000, 360_000, 0, 0, 0, 0, 0, 0])


def test_counting_for_longer_than_the_trial_is_said(work: Callable[..., Worked]) -> None:
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []
    told = bounds_broken(work(MODEL, inputs={**INPUTS, "effect_lasts": "3 years"}))
    assert any("nine months" in message for message in told)


@pytest.mark.parametrize("place", ["Kent", "Fife"])
def test_beds_and_doctors_time_are_capacity(work: Callable[..., Worked], place: str) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS, place=place)) == {
        "service": ("council", "cost", None),
        "hospital-freed": ("nhs", "benefit", "capacity"),
        "gp-freed": ("nhs", "benefit", "capacity"),
    }
