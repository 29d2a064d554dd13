"""Enhanced support to care homes, worked by hand from published figures.

Price index (GDP deflator, 2025-26 = 100): 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import by_year, lines_of, printed
from worked_case import Worked

MODEL = "enhanced-support-to-care-homes"
INPUTS = {
    "residents_without_nursing": '"1,000 people"',
    "residents_with_nursing": "500 people",
    "support_cost": "£250 / person / year",
}
PENNY = 0.005

STEPS = [
    ("residents_in_effect", 1_000, "1,000"),
    ("residents_covered", 1_500, "1,500"),
    ("admissions_avoided", 126, "126"),  # 1,000 x 0.70 x 18%
    ("attendances_avoided", 0, "0"),  # 1,000 x 0.98 x 0%
    ("admissions_saved", 360_489.94, "£360,490"),  # 126 x 2,711.36 x 102.0057 / 96.6694 = 126 x 2,861.031254
    ("delivery", 375_000, "£375,000"),  # 1,500 x 250
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_homes_with_nursing_are_credited_only_when_the_case_says_so(work: Callable[..., Worked]) -> None:
    same = work(MODEL, {"homes_with_nursing": "same_effect"}, INPUTS)
    assert same["admissions_avoided"] == pytest.approx(189)  # 1,500 x 0.70 x 18%
    assert same["admissions_saved"] == pytest.approx(540_734.91, abs=PENNY)
    printed(MODEL, "189", "£540,735")


def test_attendances_at_the_end_of_their_range(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs={**INPUTS, "fewer_attendances": "29%"})
    assert worked["attendances_avoided"] == pytest.approx(284.2)  # 1,000 x 0.98 x 29%
    assert worked["attendances_saved"] == pytest.approx(54_615.65, abs=PENNY)  # x 182.12 x 102.0057 / 96.6694
    printed(MODEL, "£54,616")


def test_the_two_places_that_found_nothing_are_the_low_end(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS)
    fewer = worked.mechanism.intervention.values["fewer_admissions"].quantity
    assert list(fewer.ends) == pytest.approx([0, 0.23])


def test_who_pays_and_who_gains(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "admissions": ("nhs", "benefit", "capacity"),
        "attendances": ("nhs", "benefit", "capacity"),
        "support": ("council", "cost", None),
    }


def test_nothing_lasts_beyond_the_support(work: Callable[..., Worked]) -> None:
    more = """\
        start: 2027-28
        until: 2028-29
        ramp: [50%, 100%]
"""
    worked = work(MODEL, inputs=INPUTS, years=4, more=more)
    assert by_year(worked, "admissions") == pytest.approx([180_244.97, 360_489.94, 0, 0], abs=PENNY)
    assert by_year(worked, "support") == pytest.approx([187_500, 375_000, 0, 0], abs=PENNY)


def test_scotland_has_its_own_admissions_and_englands_effect(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, place="Fife")
    assert worked["admissions_avoided"] == pytest.approx(64.8)  # 1,000 x 9% x 4 x 18%
    assert worked["admissions_saved"] == pytest.approx(185_394.83, abs=PENNY)
    values = worked.mechanism.intervention.values
    assert values["admissions_a_year"].transferred is None
    assert values["fewer_admissions"].transferred is not None
    printed(MODEL, "64.8", "£185,395")
