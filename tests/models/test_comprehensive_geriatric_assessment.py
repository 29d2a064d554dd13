"""Comprehensive geriatric assessment in hospital, worked by hand from published figures.

Price index (GDP deflator, 2025-26 = 100): 2013-14 70.5952, 2017-18 74.4665, 2026-27 102.0057.
A week in a care home is 975.174492 x 68.4% + 1,110.842073 x 31.6% = 1,018.04544760; a week's support at home is
14 x 25.55242785 + 42 x 102.0057 / 70.5952 = 418.42139358.
"""

from collections.abc import Callable
from functools import partial

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import ENGLAND, Worked

MODEL = "comprehensive-geriatric-assessment"
INPUTS = {"people_assessed": '"1,000 people / year"', "supported_share": "60%"}
PENNY = 0.005


@pytest.fixture
def work(work: Callable[..., Worked]) -> Callable[..., Worked]:
    """The example is England's: no council's own figures."""
    return partial(work, place=ENGLAND)


STEPS = [
    ("kept_share", 0.0372, "3.72%"),  # 18.6% x (1 - 80%)
    ("people_kept_home", 37.2, "37.2"),  # 1,000 x 3.72%
    ("people_at_home", 18.6, "18.6"),  # x 0.5 years
    ("care_weeks", 970.548, "970.55"),  # x 52.18
    ("care_home_lead", 377_637.29, "£377,637"),  # 970.548 x 60% x 1,018.04544760 x 63.7%
    ("care_home_people", 610_424.69, "£610,425"),  # 970.548 x 1,018.04544760 x (1 - 60% x 63.7%)
    ("home_lead", 193_708.77, "£193,709"),  # 970.548 x 60% x 418.42139358 x 79.5%
    ("home_people", 212_389.28, "£212,389"),  # 970.548 x 418.42139358 x (1 - 60% x 79.5%)
    ("nursing_nhs", 82_095.63, "£82,096"),  # 970.548 x 31.6% x 267.68
    ("extra_health_care", 320_537.88, "£320,538"),  # 1,000 x 234 x 102.0057 / 74.4665
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def _centrally(worked: Worked) -> list[str]:
    """What is broken but at an end of a range: there support at home may cost its payer as much as the care home."""
    return [said for said in bounds_broken(worked) if "at one end of a range" not in said]


def test_social_care_gains_and_the_nhs_pays(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    # 970.548 x 60% x (1,018.04544760 x 63.7% - 418.42139358 x 79.5%) = 582.3288 x 315.849942
    assert worked["care_home_lead"] - worked["home_lead"] == pytest.approx(183_928.52, abs=PENNY)
    assert worked["nursing_nhs"] - worked["extra_health_care"] == pytest.approx(-238_442.25, abs=PENNY)
    printed(MODEL, "£183,929", "£238,442")


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "extra-health-care": ("nhs", "cost", None),
        "care-home-not-bought": ("council", "benefit", "capacity"),
        "support-at-home": ("council", "cost", None),
        "care-home-contributions": ("people", "benefit", "wider_value"),
        "contributions-at-home": ("people", "cost", None),
        "nursing-payments": ("nhs", "benefit", "cash_releasing"),
    }


def test_the_extra_cost_may_be_a_saving_at_the_end_of_its_interval(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    extra = worked.mechanism.intervention.values["extra_cost"].quantity
    # -144 and 605 x 102.0057 / 74.4665 = 1.369820
    assert list(extra.ends) == pytest.approx([-197.25, 828.74], abs=PENNY)


def test_care_home_time_builds_up_over_two_years(work: Callable[..., Worked]) -> None:
    # Half a year each: of one year's people 0.375 of a year falls in it and 0.125 in the next; over 0.5.
    worked = work(MODEL, inputs=INPUTS, years=3)
    assert by_year(worked, "care-home-not-bought") == pytest.approx([283_227.96, 377_637.29, 377_637.29], abs=PENNY)
    assert by_year(worked, "extra-health-care") == pytest.approx([320_537.88] * 3, abs=PENNY)


def test_counting_past_the_trials_twelve_months_is_said(work: Callable[..., Worked]) -> None:
    assert _centrally(work(MODEL, inputs=INPUTS)) == []
    (message,) = _centrally(work(MODEL, inputs={**INPUTS, "time_not_used": "2 years"}))
    assert "past the twelve months" in message


def test_support_at_home_that_costs_more_than_the_home_is_said_and_stands(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs={**INPUTS, "home_care_hours": "40 hours / person / week"})
    assert worked["council_weekly_difference"] < 0
    (message,) = _centrally(worked)
    assert "as much as the care home" in message


def test_scotland_has_its_own_prices(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, place="Fife")
    # 825.94 x 35.8% + 948.59 x 64.2% = 904.681..., x 102.0057 / 96.6694
    assert worked["care_home_week"] == pytest.approx(954.62, abs=PENNY)
    assert worked["nursing_nhs"] == 0
