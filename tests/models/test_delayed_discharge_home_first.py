"""Home first, worked by hand from published prices; the effect is the case's own.

Price index (GDP deflator, 2025-26 = 100): 2022-23 88.2512, 2024-25 96.6694, 2026-27 102.0057.
"""

from collections.abc import Callable

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import Worked

from investcase.catalogue.library import Library
from investcase.catalogue.places import Places
from investcase.documents.figure import Nation
from investcase.reading.problems import Problems

MODEL = "delayed-discharge-home-first"
INPUTS = {
    "people_leaving_earlier": "500 people / year",
    "days_earlier": "6 bed days / person",
    "delayed_days_here": '"40,000 bed days / year"',
    "share_to_care_home": "20%",
    "home_care_hours": "14 hours / person / week",
    "team_cost": "£300 / person",
    "readmissions_added": "0.02 episodes / person",
}
PENNY = 0.005

STEPS = [
    ("bed_days_freed", 3_000, "3,000"),  # 500 x 6
    ("bed_day_value", 573.27, "£573.27"),  # 562 x 1.020057 = 573.272034
    ("bed_days_worth", 1_719_816.10, "£1,719,816"),  # 3,000 x 573.272034
    ("care_weeks", 428.57, "428.57"),  # 3,000 / 7
    ("home_week", 357.73, "£357.73"),  # 14 x 25.05 x 1.020057 = 357.7339899
    ("care_day", 68.75, "£68.75"),  # (0.2 x 975.174492 + 0.8 x 357.7339899) / 7 = 481.22209032 / 7
    ("net_of_care_day", 504.53, "£504.53"),  # 573.272034 - 68.7460129
    ("care_home_lead", 83_586.39, "£83,586"),  # 3,000 / 7 x 0.2 x 975.174492
    ("home_lead", 122_651.65, "£122,652"),  # 3,000 / 7 x 0.8 x 357.7339899
    ("team", 150_000, "£150,000"),  # 500 x 300
    ("readmissions", 28_610.31, "£28,610"),  # 500 x 0.02 x 2,711.36 x 102.0057 / 96.6694
    ("nhs_net", 1_691_205.79, "£1,691,206"),  # 1,719,816.10 - 28,610.31
    ("lead_net", -356_238.04, "£356,238"),  # 83,586.39 + 122,651.65 + 150,000
    ("public_net", 1_334_967.75, "£1,334,968"),  # 1,691,205.79 - 356,238.04
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_the_method_of_the_bed_day_changes_what_it_is_worth(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"bed_day_method": "lower_count"}, INPUTS)
    assert worked["bed_day_value"] == pytest.approx(456.5632, abs=1e-4)  # 395 x 102.0057 / 88.2512
    # 1,334,967.75 - 3,000 x (573.272034 - 456.5632139)
    assert worked["public_net"] == pytest.approx(984_841.29, abs=PENNY)
    printed(MODEL, "£456.56", "£984,841")


def test_charges_move_cost_from_the_council_to_people_and_add_none(work: Callable[..., Worked]) -> None:
    free, charged = work(MODEL, inputs=INPUTS), work(MODEL, {"charging": "usual_charges"}, INPUTS)
    assert free["people_pay"] == 0
    # Kent's own shares: 83,586.385 x 0.376 + 122,651.65368 x 0.264 = 31,428.48 + 32,380.04
    assert charged["people_pay"] == pytest.approx(63_808.52, abs=PENNY)
    assert charged["lead_net"] - free["lead_net"] == pytest.approx(63_808.52, abs=PENNY)
    assert charged["nhs_net"] == free["nhs_net"]
    printed(MODEL, "£63,809")


def test_scotland_has_its_own_bed_day_and_the_published_difference_comes_back(work: Callable[..., Worked]) -> None:
    given = {**INPUTS, "share_to_care_home": "100%", "care_home_fee": "£882 / person / week"}
    worked = work(MODEL, inputs=given, place="Fife", price_base="2024-25")
    assert worked["bed_day_value"] == pytest.approx(618.12)
    assert worked["care_day"] == pytest.approx(126)  # 882 / 7
    assert worked["net_of_care_day"] == pytest.approx(492.12)
    printed(MODEL, "£618.12", "£492.12")
    lower = work(MODEL, {"bed_day_method": "lower_count"}, given, place="Fife", price_base="2022-23")
    assert lower["bed_day_value"] == pytest.approx(292.10)


def test_scotlands_days_and_their_cost_come_back_from_the_councils(
    work: Callable[..., Worked], library: Library
) -> None:
    places = Places(library)
    rows, _ = places.all_places(Nation.SCOTLAND, "delayed_discharge_bed_days_18_plus")
    days = [held.value or 0 for _, held in rows]
    total, _ = places.national_total(Nation.SCOTLAND, "delayed_discharge_bed_days_18_plus")
    assert len(days) == 32
    assert sum(days) == 719_643
    assert total is not None
    assert total.value == sum(days) + 476  # assigned to no council
    worked = work(MODEL, inputs=INPUTS, place="Fife", price_base="2024-25")
    assert total.value * worked["bed_day_value"] == pytest.approx(445_119_956, abs=1)  # 720,119 x 618.12
    printed(MODEL, "719,643", "720,119", "£445.1m")


def test_beds_are_capacity_and_cost_moves_to_the_council(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "bed-days-freed": ("nhs", "benefit", "capacity"),
        "care-home-sooner": ("council", "cost", None),
        "care-at-home-sooner": ("council", "cost", None),
        "charges": ("people", "cost", None),
        "team": ("council", "cost", None),
        "readmissions": ("nhs", "cost", None),
    }


def test_a_bed_is_cash_only_from_the_year_in_which_a_named_ward_closes(work: Callable[..., Worked]) -> None:
    release = "        release: [{body: nhs, budget_line: A ward, owner: The board, from: 2028-29}]\n"
    worked = work(MODEL, inputs=INPUTS, more=release)
    assert lines_of(worked)["bed-days-freed"] == ("nhs", "benefit", "cash_releasing")
    assert lines_of(worked)["bed-days-freed-before-release"] == ("nhs", "benefit", "capacity")
    assert by_year(worked, "bed-days-freed")[0] == 0
    assert by_year(worked, "bed-days-freed")[1] == pytest.approx(1_719_816.10, abs=PENNY)


def test_nothing_lasts_after_it_stops(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, more="        until: 2028-29\n")
    assert by_year(worked, "bed-days-freed")[1] == pytest.approx(1_719_816.10, abs=PENNY)
    assert by_year(worked, "bed-days-freed")[2:] == [0] * 6


def test_no_more_days_can_be_freed_than_are_lost(work: Callable[..., Worked]) -> None:
    with pytest.raises(Problems) as told:
        work(MODEL, inputs={**INPUTS, "delayed_days_here": '"2,999 bed days / year"'})
    assert "frees more bed days than delayed discharge takes here" in str(told.value)


def test_care_as_dear_as_the_bed_is_warned_of(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs={**INPUTS, "home_care_hours": "200 hours / person / week"})
    assert any("costs as much as the bed day" in message for message in bounds_broken(worked))
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []
