"""Grants and adaptations: capital, no effect by default, and what each would have to save, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2014-15 71.5931, 2015-16 72.0902, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import lines_of, printed
from worked_case import Worked

from investcase.appraisal.capital_money import capital_money
from investcase.documents.bodies import plain_body

MODEL = "home-adaptations"
INPUTS = {
    "people_adapted": '"100 people / year"',
    "assessment_cost": "£800 / person",
    "time_in_use": "5 years",
}
OWN = {
    "own_home_care_fewer": "£500 / person / year",
    "own_weeks_fewer": "1 week / year",
    "home_week": "£250 / person / week",
}
PENNY = 0.005

STEPS = [
    ({}, "people_in_adapted", 500, "500"),  # 100 a year x 5 years
    ({}, "grants_paid", 776_942.31, "£776,942"),  # 100 x 1 x 5,453 x 102.0057 / 71.5931
    ({}, "assessments", 80_000, "£80,000"),  # 100 x 800
    ({}, "cost_each", 8_569.42, "£8,569"),  # 7,769.42306 + 800
    ({}, "home_care_lead", 0, "£0"),  # none shown
    ({}, "break_even_hours", 1.7465, "1.75"),  # 8,569.42306 / (5 x 52.18 x 25.55242785 x 0.736)
    ({}, "break_even_weeks", 14.0827, "14.08"),  # 8,569.42306 / (975.174492 x 0.624)
    ({"evidence": "as_reported"}, "home_care_lead", 676_923.17, "£676,923"),  # 500 x 1,300 x 102.0057 / 72.0902 x 0.736
    ({"evidence": "as_reported"}, "home_care_people", 242_809.40, "£242,809"),  # ... x 0.264
    ({"evidence": "own_comparison"}, "home_care_lead", 184_000, "£184,000"),  # 500 x 500 x 0.736
    ({"evidence": "own_comparison"}, "care_home_lead", 304_254.44, "£304,254"),  # 500 x 1 x 975.174492 x 0.624
    ({"evidence": "own_comparison"}, "care_home_people", 183_332.80, "£183,333"),  # 500 x 1 x 975.174492 x 0.376
    ({"evidence": "own_comparison"}, "instead_lead", 125_000, "£125,000"),  # 500 x 1 x 250
]


@pytest.mark.parametrize(("choices", "name", "by_hand", "written"), STEPS)
def test_the_worked_example(
    work: Callable[..., Worked], choices: dict[str, str], name: str, by_hand: float, written: str
) -> None:
    worked = work(MODEL, choices, INPUTS | OWN if choices else INPUTS)
    assert worked[name] == pytest.approx(by_hand, abs=PENNY if abs(by_hand) >= 1 else 1e-6)
    printed(MODEL, written)


def test_grants_are_capital_and_assessments_are_not(work: Callable[..., Worked]) -> None:
    appraisal = work(MODEL, inputs=INPUTS).appraisal
    assert {line.id for line in appraisal.preferred.flows.cash.lines if line.capital} == {"it.grants"}
    money = capital_money(appraisal.preferred, plain_body("council"))
    # In cash of 2027-28, a year of prices past those of 2026-27.
    assert money.cost[0] == pytest.approx(776_942.31, rel=0.05)


def test_the_range_runs_to_what_councils_reported(work: Callable[..., Worked]) -> None:
    saved = work(MODEL, inputs=INPUTS).mechanism.steady["home_care_gross"]
    assert (saved.min(), saved.max()) == pytest.approx((0, 919_732.57), abs=PENNY)  # 500 x 1,839.465142


def test_cash_waits_for_a_release(work: Callable[..., Worked]) -> None:
    found = lines_of(work(MODEL, {"evidence": "own_comparison"}, INPUTS | OWN))
    assert found["home-care-not-bought"] == ("council", "benefit", "capacity")
    assert found["care-home-not-bought"] == ("council", "benefit", "capacity")
    assert found["support-at-home"] == ("council", "cost", None)
