"""Hospital at home, worked by hand from published figures.

Price index (GDP deflator, 2025-26 = 100): 2013-14 70.5952, 2022-23 88.2512, 2024-25 96.6694, 2026-27 102.0057.
A week in a care home is 975.174492 x 68.4% + 1,110.842073 x 31.6% = 1,018.04544760; a week's support at home is
14 x 25.55242785 + 42 x 102.0057 / 70.5952 = 418.42139358.
"""

from collections.abc import Callable
from functools import partial

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import ENGLAND, Worked

from investcase.catalogue.library import Library

MODEL = "hospital-at-home"
INPUTS = {
    "people_treated": '"1,000 people / year"',
    "moved_to_hospital": "15%",
    "service_cost": '"£2,500 / person"',
    "social_care_meanwhile": "£150 / person",
    "later_admission_share": "30%",
    "supported_share": "60%",
}
PENNY = 0.005


@pytest.fixture
def work(work: Callable[..., Worked]) -> Callable[..., Worked]:
    """The example is England's: no council's own figures."""
    return partial(work, place=ENGLAND)


STEPS = [
    ("stay_cost", 3_701.04, "£3,701.04"),  # 6.456 x 562 x 102.0057 / 100 = 6.456 x 573.272034
    ("stays_avoided", 850, "850"),  # 1,000 x 85%
    ("stays_saved", 3_145_887.61, "£3,145,888"),  # 850 x 3,701.044252
    ("service", 2_500_000, "£2,500,000"),  # 1,000 x 2,500
    ("social_care_added", 150_000, "£150,000"),  # 1,000 x 150
    ("later_admissions", 42, "42"),  # 1,000 x 30% x (114% - 1)
    ("later_admissions_cost", 155_443.86, "£155,444"),  # 42 x 3,701.044252
    ("kept_share", 0.04089, "4.089%"),  # 8.7% x (1 - 53%)
    ("people_kept_home", 40.89, "40.89"),  # 1,000 x 4.089%
    ("people_at_home", 20.445, "20.445"),  # x 0.5 years
    ("care_weeks", 1_066.82, "1,066.82"),  # x 52.18
    ("care_home_lead", 415_096.47, "£415,096"),  # 1,066.8201 x 60% x 1,018.04544760 x 63.7%
    ("care_home_people", 670_974.88, "£670,975"),  # 1,066.8201 x 1,018.04544760 x (1 - 60% x 63.7%)
    ("home_lead", 212_923.43, "£212,923"),  # 1,066.8201 x 60% x 418.42139358 x 79.5%
    ("home_people", 233_456.92, "£233,457"),  # 1,066.8201 x 418.42139358 x (1 - 60% x 79.5%)
    ("nursing_nhs", 90_238.98, "£90,239"),  # 1,066.8201 x 31.6% x 267.68
    ("hospital_saving_each", 490.44, "£490.44"),  # 85% x 3,701.044252 - 2,500 - 30% x 14% x 3,701.044252
    ("weekly_difference", 684.21, "£684.21"),  # 1,018.04544760 + 31.6% x 267.68 - 418.42139358
    ("saving_each", 1_070.37, "£1,070.37"),  # 490.443755 - 150 + 4.089% x 0.5 x 52.18 x 684.210934
    ("trial_saving", 2_618.01, "£2,618.01"),  # 2,265 x 102.0057 / 88.2512
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def _centrally(worked: Worked) -> list[str]:
    """What is broken but at an end of a range: there support at home may cost its payer as much as the care home."""
    return [said for said in bounds_broken(worked) if "at one end of a range" not in said]


def test_what_everybody_gains_is_the_sum_of_the_lines(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    gains = sum(worked[name] for name in ("stays_saved", "care_home_lead", "care_home_people", "nursing_nhs"))
    costs = sum(
        worked[name] for name in ("service", "social_care_added", "later_admissions_cost", "home_lead", "home_people")
    )
    assert gains - costs == pytest.approx(1_000 * worked["saving_each"])


def test_the_average_stay_comes_to_more_than_the_british_trial_found_and_says_so(work: Callable[..., Worked]) -> None:
    assert _centrally(work(MODEL, inputs=INPUTS)) == []
    worked = work(MODEL, {"stay_priced_by": "average_stay"}, INPUTS)
    assert worked["stay_cost"] == pytest.approx(5_718.43, abs=PENNY)  # 5,419.28 x 102.0057 / 96.6694
    # 85% x 5,718.432616 - 2,500 - 4.2% x 5,718.432616 - 150 + 729.929977
    assert worked["saving_each"] == pytest.approx(2_700.42, abs=PENNY)
    (message,) = _centrally(worked)
    assert "more for each person than the British trial found" in message
    printed(MODEL, "£5,718.43", "£2,700.42")


def test_days_of_emergency_care_are_dearer_and_said_to_hold_treatment(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"stay_priced_by": "acute_days"}, INPUTS)
    assert worked["stay_cost"] == pytest.approx(7_213.24, abs=PENNY)  # 6.456 x 901 x 102.0057 / 82.2588
    assert worked["stay_cost"] > work(MODEL, inputs=INPUTS)["stay_cost"]
    printed(MODEL, "£901")


def test_the_british_trial_alone_keeps_fewer_people_at_home(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"evidence": "british_trial"}, INPUTS)
    assert worked["kept_share"] == pytest.approx(0.03654)  # 8.7% x (1 - 58%)
    assert worked["care_weeks"] == pytest.approx(953.3286)  # 1,000 x 3.654% x 0.5 x 52.18
    printed(MODEL, "3.654%", "953.33")


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "hospital-stays": ("nhs", "benefit", "capacity"),
        "treatment-at-home": ("nhs", "cost", None),
        "social-care-meanwhile": ("council", "cost", None),
        "later-admissions": ("nhs", "cost", None),
        "care-home-not-bought": ("council", "benefit", "capacity"),
        "support-at-home": ("council", "cost", None),
        "care-home-contributions": ("people", "benefit", "wider_value"),
        "contributions-at-home": ("people", "cost", None),
        "nursing-payments": ("nhs", "benefit", "cash_releasing"),
    }


def test_self_funders_save_themselves_money_and_no_budget(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs={**INPUTS, "supported_share": "0%"})
    assert worked["care_home_lead"] == 0
    assert worked["home_lead"] == 0
    assert worked["care_home_people"] == pytest.approx(1_066.8201 * 1_018.04544760)


def test_care_home_time_builds_up_over_two_years_and_runs_down(work: Callable[..., Worked]) -> None:
    more = """\
        start: 2027-28
        until: 2028-29
"""
    worked = work(MODEL, inputs=INPUTS, years=4, more=more)
    # A stay of half a year: of the people of one year 0.375 of a year falls in it and 0.125 in the next; over 0.5.
    assert by_year(worked, "care-home-not-bought") == pytest.approx([311_322.35, 415_096.47, 103_774.12, 0], abs=PENNY)


def test_counting_past_the_trials_six_months_is_said(work: Callable[..., Worked]) -> None:
    said = bounds_broken(work(MODEL, inputs={**INPUTS, "time_not_used": "0.75 years"}))
    assert [message for message in said if "past the six months" in message] == said[:1]


def test_the_trials_primary_outcome_and_its_twelve_months_are_told(library: Library) -> None:
    for figure, central, ends in (
        ("living-at-home-6-months", 1.05, (0.95, 1.15)),
        ("living-at-home-12-months", 0.99, (0.89, 1.10)),
        ("deaths-12-months", 1.14, (0.80, 1.62)),
    ):
        (found,) = library.figure(f"hospital-at-home.{figure}")
        (value,) = found.figure.values
        assert value.interval is not None
        assert value.value.central == pytest.approx(central)
        assert (value.interval.low, value.interval.high) == pytest.approx(ends)
    loaded = library.model(MODEL)
    assert loaded is not None
    assert loaded.document.conflict is not None
    assert loaded.document.standing is not None
    notes = [effect.note for effect in loaded.document.unpriced_effects if effect.note]
    for text in (loaded.document.conflict.trials, loaded.document.standing.why, notes[0]):
        assert "95% to 115%" in text
        assert "89% to 110%" in text
    assert "secondary outcome" in loaded.document.conflict.trials
    assert not any("after six months" in entry for entry in loaded.document.standing.missing)
    printed(MODEL, "95% to 115%", "89% to 110%", "80% to 162%")


def test_scotland_has_its_own_prices_of_beds_and_homes(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, place="Fife")
    assert worked["stay_cost"] == pytest.approx(4_210.87, abs=PENNY)  # 6.456 x 618.12 x 102.0057 / 96.6694
    assert worked["nursing_nhs"] == 0  # free nursing care is in the weekly price
    printed(MODEL, "£4,210.87")
