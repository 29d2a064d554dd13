"""Care technologists: break-even only, worked by hand.

Price index (GDP deflator, 2025-26 = 100): 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import by_year, lines_of, printed
from worked_case import Worked

MODEL = "care-technologists"
INPUTS = {
    "posts": "3 posts",
    "post_cost": '"£48,000 / post / year"',
    "people_each": "80 people / post / year",
    "equipment_each": "£200 / person",
}
PENNY = 0.005

STEPS = [
    ("people_helped", 240, "240"),  # 3 x 80
    ("posts_paid", 144_000, "£144,000"),  # 3 x 48,000
    ("equipment", 48_000, "£48,000"),  # 240 x 200
    ("cost_each", 800, "£800.00"),  # 48,000 / 80 + 200
    ("hour_to_lead", 18.81, "£18.81"),  # 25.05 x 1.020057 x 0.736, Kent's own = 18.8065869
    ("break_even_hours", 42.54, "42.54"),  # 800 / 18.8065869
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_the_hours_it_asks_for_would_pay_for_it_exactly(work: Callable[..., Worked]) -> None:
    needed = work(MODEL, inputs=INPUTS)["break_even_hours"]
    given = {**INPUTS, "hours_fewer_measured": f"{needed!r} hours / person"}
    worked = work(MODEL, {"saving": "own_measurement"}, given)
    saved = worked["hours_bought"] + worked["hours_in_block"]
    assert saved == pytest.approx(worked["posts_paid"] + worked["equipment"])  # 192,000


@pytest.mark.parametrize("place", ["Kent", "Fife"])
def test_by_default_nothing_is_saved(work: Callable[..., Worked], place: str) -> None:
    worked = work(MODEL, inputs=INPUTS, place=place)
    for line in ("hours-not-bought", "hours-freed", "contributions-saved"):
        assert by_year(worked, line) == [0] * 8
    assert by_year(worked, "posts") == pytest.approx([144_000] * 8)


def test_measured_hours_are_split_by_who_pays_and_how_they_are_bought(work: Callable[..., Worked]) -> None:
    given = {**INPUTS, "hours_fewer_measured": "30 hours / person"}
    worked = work(MODEL, {"saving": "own_measurement"}, given)
    assert worked["hours_fewer"] == pytest.approx(7_200)  # 240 x 30
    assert worked["hours_bought"] == pytest.approx(130_261.94, abs=PENNY)  # 7,200 x 18.8065869 x 0.962
    assert worked["hours_in_block"] == pytest.approx(5_145.48, abs=PENNY)  # 7,200 x 18.8065869 x 0.038
    assert worked["people_save"] == pytest.approx(48_570.05, abs=PENNY)  # 7,200 x 25.55242785 x 0.264
    printed(MODEL, "7,200", "£130,262", "£5,145", "£48,570")


def test_block_and_in_house_hours_are_never_cash(work: Callable[..., Worked]) -> None:
    release = "        release: [{body: council, budget_line: Home care, owner: The director, from: 2027-28}]\n"
    found = lines_of(work(MODEL, inputs=INPUTS, more=release))
    assert found["hours-not-bought"] == ("council", "benefit", "cash_releasing")
    assert found["hours-freed"] == ("council", "benefit", "capacity")
    assert found["contributions-saved"] == ("people", "benefit", "wider_value")
