"""Extra care: what a care home not bought is worth, less care and cover there, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2025-26 100, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import lines_of, printed
from worked_case import Worked

MODEL = "extra-care-housing"
INPUTS = {
    "places": "60 people",
    "occupancy": "95%",
    "share_from_care_home": "40%",
    "care_week_there": "£400 / person / week",
    "core_week": "£60 / person / week",
    "care_week_elsewhere": "£200 / person / week",
}
PENNY = 0.005

STEPS = [
    ({}, "people_there", 57, "57"),  # 60 x 0.95
    ({}, "instead_of_care_home", 22.8, "22.8"),  # 57 x 0.40
    ({}, "care_home_lead", 723_945.45, "£723,945"),  # 22.8 x 52.18 x 975.174492 x 0.624, Kent's own
    ({}, "care_home_people", 436_223.54, "£436,224"),  # ... x 0.376
    ({}, "care_there_lead", 350_248.86, "£350,249"),  # 22.8 x 52.18 x 400 x 0.736
    ({}, "care_there_people", 125_632.74, "£125,633"),  # ... x 0.264
    ({}, "core", 187_848, "£187,848"),  # 60 x 52.18 x 60, lived in or not
    ({}, "week_gain_lead", 314.11, "£314.11"),  # 975.174492 x 0.624 - 400 x 0.736
    ({}, "break_even_share", 0.201070, "20.1%"),  # 60 / (0.95 x 314.108883)
    ({}, "others_lead", 0, "£0"),  # none shown
    ({"evidence": "provider_study"}, "others_lead", 68_298.53, "£68,299"),  # 34.2 x 52.18 x 200 x 0.26 x 0.736
    ({"evidence": "provider_study"}, "others_people", 24_498.38, "£24,498"),  # ... x 0.264
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_at_the_break_even_share_what_the_lead_saves_pays_for_cover(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs={**INPUTS, "share_from_care_home": "20.107006886282%"})
    saved = worked["care_home_lead"] - worked["care_there_lead"]
    assert saved == pytest.approx(worked["core"], abs=PENNY)


def test_cover_is_paid_for_flats_that_stand_empty(work: Callable[..., Worked]) -> None:
    half = work(MODEL, inputs={**INPUTS, "occupancy": "50%"})
    assert half["core"] == pytest.approx(187_848)
    assert half["people_there"] == pytest.approx(30)


def test_the_building_is_a_capital_cost_of_the_case_that_answers_what_is_left_out(work: Callable[..., Worked]) -> None:
    more = """\
        omitted_costs:
          building: {covered_by: building}
    costs:
      - id: building
        title: The building
        body: council
        spend: capital
        life: 60 years
        amount: {2027-28: £6m}
        source: the test
"""
    worked = work(MODEL, inputs=INPUTS, more=more)
    (entry,) = worked.appraisal.preferred.flows.option.interventions
    assert [answer.awaiting for answer in entry.omitted if answer.id == "building"] == [False]
    lines = worked.appraisal.preferred.flows.cash.lines
    assert {line.id for line in lines if line.capital} == {"building"}
    # Eight years of sixty are used: 52 / 60 of £6m is left at the end.
    left = next(line for line in lines if line.role == "residual")
    assert left.amounts[0, -1] == pytest.approx(5_200_000)


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    found = lines_of(work(MODEL, inputs=INPUTS))
    assert found["care-home-not-bought"] == ("council", "benefit", "capacity")
    assert found["care-there"] == ("council", "cost", None)
    assert found["cover"] == ("council", "cost", None)
    assert found["charges-there"] == ("people", "cost", None)
