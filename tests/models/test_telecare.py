"""Telecare: no effect by default, each trial's interval as the range, and the odds turned back into a risk by hand.

Price index (GDP deflator, 2025-26 = 100): 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import Worked

MODEL = "telecare"
INPUTS = {
    "people_starting": '"1,000 people / year"',
    "time_in_use": "3 years",
    "cost_a_year": "£400 / person / year",
    "charge_share": "25%",
    "care_home_rate": "0.05 / year",
    "home_week": "£250 / person / week",
}
PENNY = 0.005

DEFAULT = [
    ("people_with_it", 3_000, "3,000"),  # 1,000 x 3
    ("telecare_lead", 900_000, "£900,000"),  # 3,000 x 400 x 0.75
    ("telecare_people", 300_000, "£300,000"),  # 3,000 x 400 x 0.25
    ("stays_freed", 0, "£0"),
    ("care_home_lead", 0, "£0"),
    ("home_lead", 0, "£0"),
]
ESTIMATES = [
    ("admission_risk_with", 0.4657, "46.57%"),  # 0.4428 / (0.508 + 0.4428)
    ("stays_avoided", 26.29, "26.29"),  # 1,000 x (0.492 - 0.465713083719)
    ("stays_freed", 75_207.69, "£75,208"),  # 26.286916281 x 2,711.36 x 102.0057 / 96.6694
    ("people_at_home", 16.00, "16.00"),  # 1,000 x 2 x 0.05 x 0.16 x 1
    ("care_home_lead", 508_031.90, "£508,032"),  # 16 x 52.18 x 975.174492 x 0.624, Kent's own
    ("care_home_people", 306_121.78, "£306,122"),  # 16 x 52.18 x 975.174492 x 0.376
    ("home_lead", 208_720, "£208,720"),  # 16 x 52.18 x 250
]


@pytest.mark.parametrize(("name", "by_hand", "written"), DEFAULT)
def test_by_default_it_costs_and_no_effect_is_counted(
    work: Callable[..., Worked], name: str, by_hand: float, written: str
) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


@pytest.mark.parametrize(("name", "by_hand", "written"), ESTIMATES)
def test_with_the_trials_own_estimates(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, {"evidence": "trial_estimates"}, INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_an_odds_ratio_is_not_taken_for_a_risk_ratio(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"evidence": "trial_estimates"}, INPUTS)
    # The trial saw 46.8%; taken as a risk ratio 0.90 would give 44.3%.
    assert worked["admission_risk_with"] == pytest.approx(0.468, abs=0.003)
    assert worked["admission_risk_with"] - 0.492 * 0.90 > 0.02


def test_the_range_is_the_trials_interval_harm_included(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    values = worked.mechanism.intervention.values
    assert values["admission_odds_ratio"].quantity.ends == (0.75, 1.07)
    assert values["care_home_hazard_ratio"].quantity.ends == (0.63, 1.12)
    widths = {swing.figure.key: swing for swing in worked.appraisal.swings}
    assert {"telecare-effect.admission-odds-ratio", "telecare-effect.care-home-hazard-ratio"} <= set(widths)
    # At 1.07 the risk is 0.52644 / 1.03444 = 50.89%: 16.91 more stays for 1,000 people, and a negative benefit.
    assert worked.mechanism.steady["stays_avoided"].least() == pytest.approx(-16.914, abs=0.001)


def test_people_build_up_while_they_keep_it(work: Callable[..., Worked]) -> None:
    people = work(MODEL, inputs=INPUTS).mechanism.values["people_with_it"][0]
    assert list(people) == pytest.approx([500, 1_500, 2_500, 3_000, 3_000, 3_000, 3_000, 3_000])
    printed(MODEL, "1,500", "2,500")


def test_an_effect_on_admissions_ends_with_the_follow_up(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"evidence": "trial_estimates"}, INPUTS, more="        until: 2027-28\n")
    # One year's people, a year each: half in the year they come and half in the next, of 75,207.69.
    assert by_year(worked, "stays-avoided")[:3] == pytest.approx([37_603.84, 37_603.84, 0], abs=PENNY)
    assert by_year(worked, "telecare")[3] > 0
    told = bounds_broken(work(MODEL, inputs={**INPUTS, "admission_effect_lasts": "2 years"}))
    assert any("12 months" in message for message in told)
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []


@pytest.mark.parametrize("place", ["Kent", "Fife"])
def test_hospital_stays_and_care_home_places_wait_for_a_release(work: Callable[..., Worked], place: str) -> None:
    release = (
        "        release:\n"
        "          - {body: council, budget_line: Care homes, owner: The director, from: 2027-28}\n"
        "          - {body: nhs, budget_line: A ward, owner: The board, from: 2027-28}\n"
    )
    found = lines_of(work(MODEL, inputs=INPUTS, place=place, more=release))
    assert found["stays-avoided"] == ("nhs", "benefit", "cash_releasing")
    assert lines_of(work(MODEL, inputs=INPUTS, place=place))["stays-avoided"] == ("nhs", "benefit", "capacity")
    assert found["care-home-not-bought"] == ("council", "benefit", "cash_releasing")
    assert lines_of(work(MODEL, inputs=INPUTS, place=place))["care-home-not-bought"] == (
        "council",
        "benefit",
        "capacity",
    )
    assert found["telecare"] == ("council", "cost", None)
    assert found["telecare-charges"] == ("people", "cost", None)
