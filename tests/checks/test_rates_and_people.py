"""Rates that a unit does not allow, figures far from what they replace, and people who do not live there."""

from __future__ import annotations

import pytest
from clean_case import RICH, with_text
from hypothesis import given, settings
from hypothesis import strategies as st
from told import line_of, mended, told

from cases import solved, with_model

RATE, FAR, WIDE, PEOPLE = "rate-out-of-reach", "far-from-library", "range-too-wide", "people-out-of-reach"
CODES = {RATE, FAR, WIDE, PEOPLE}


def falls(people: str = "400 people / year", **inputs: str) -> str:
    given = {
        "people_starting": people,
        "ambulances_a_fall": "0.06 incidents / fall",
        "attendances_a_fall": "0.1 attendances / fall",
        **inputs,
    }
    lines = [
        f"  {name}: {{value: '{value}', price_base: 2026-27, source: x, reason: y}}" for name, value in given.items()
    ]
    return with_model("inputs:", *lines, model="falls-exercise", place="Lancashire")


def one(text: str) -> tuple[str, str | None]:
    (found,) = told(text, CODES)
    return found.code, found.remedy


def test_nothing_in_a_clean_case_is_out_of_reach() -> None:
    assert told(RICH, CODES) == []
    assert told(falls(), CODES) == []


HOME_FIRST = {
    "people_leaving_earlier": "100 people / year",
    "days_earlier": "10 bed days / person",
    "delayed_days_here": "5000 bed days / year",
    "bed_day_average": "£400 / bed day",
    "share_to_care_home": "0%",
    "home_care_hours": "0 hours / person / week",
    "team_cost": "£500 / person",
    "readmissions_added": "0 episodes / person",
}


@pytest.mark.parametrize(
    ("name", "value", "codes"),
    [
        ("delayed_days_here", "5000 bed days / year", []),
        ("days_earlier", "400 bed days / person", [RATE]),
        ("home_care_hours", "169 hours / person / week", [RATE]),
    ],
)
def test_the_bed_days_of_a_whole_place_have_no_year_of_one_bed_for_their_bound(
    name: str, value: str, codes: list[str]
) -> None:
    lines = [
        f"  {key}: {{value: '{given}', price_base: 2026-27, source: x}}"
        if "£" in given
        else f"  {key}: {{value: '{given}', source: x}}"
        for key, given in (HOME_FIRST | {"delayed_days_here": "50000 bed days / year", name: value}).items()
    ]
    text = with_model("inputs:", *lines, model="delayed-discharge-home-first", place="Fife")
    solved(text)  # It is a case, and not refused for something else.
    assert [problem.code for problem in told(text, {RATE})] == codes


@pytest.mark.parametrize(
    ("name", "value", "code", "remedy"),
    [
        ("ambulances_a_fall", "6 incidents / fall", RATE, "write 0.06 incidents / fall"),
        ("ambulances_a_fall", "0.0006 incidents / fall", RATE, "look at its digits, and at what it is a rate of"),
        ("attendances_a_fall", "10 attendances / fall", RATE, "write 0.1 attendances / fall"),
        ("attendances_a_fall", "1 attendance / fall", None, None),
        ("falls_a_year", "85 falls / person / year", RATE, "write 0.85 falls / person / year"),
        ("falls_a_year", "8.5 falls / person / year", FAR, "write 0.85 falls / person / year"),
        ("falls_a_year", "0.085 falls / person / year", FAR, "write 0.85 falls / person / year"),
        ("falls_a_year", "1.9 falls / person / year", None, None),
        ("class_cost", "£120k / person", FAR, "write £120 / person"),
        ("class_cost", "£0.12 / person", FAR, "write £120 / person"),
        ("class_cost", "£240 / person", None, None),
        ("fracture_cost", "£5419000 / episode", FAR, "write £5419 / episode"),
        ("effect_years", "100 years", RATE, "write 1 year"),
        ("class_cost", "£100 to £120000, central £150 / person", WIDE, None),
        ("class_cost", "£1 to £170, central £150 / person", WIDE, None),
        ("class_cost", "£100 to £300, central £150 / person", None, None),
    ],
)
def test_each_rate_is_held_against_its_unit_and_against_what_it_replaces(
    name: str, value: str, code: str | None, remedy: str | None
) -> None:
    text = falls(**{name: value})
    found = [(p.code, p.remedy) for p in told(text, CODES) if p.code != FAR or code == FAR]
    assert found == ([(code, remedy)] if code else [])


@pytest.mark.parametrize(
    ("right", "wrong", "code", "remedy"),
    [
        (
            "home-care.hourly-rate: {value: £25 / hour",
            "home-care.hourly-rate: {value: £2500 / hour",
            FAR,
            "write £25 / hour",
        ),
        (
            "home-care.hourly-rate: {value: £25 / hour",
            "home-care.hourly-rate: {value: £0.025 / hour",
            FAR,
            "write £25 / hour",
        ),
        (
            "episode_cost: {value: £1850 / episode",
            "episode_cost: {value: £1.85 / episode",
            FAR,
            "write £1850 / episode",
        ),
    ],
)
def test_figures_of_the_case_are_held_against_the_library(right: str, wrong: str, code: str, remedy: str) -> None:
    text = with_text(right, wrong)
    assert one(text) == (code, remedy)
    (found,) = told(text, CODES)
    assert told(mended(text, found), CODES) == []


def reablement(name: str, value: str) -> str:
    inputs = [
        "  people_offered: {value: 400 people / year, source: x}",
        "  share_needing_care: {value: 62%, source: x}",
    ]
    return with_model("inputs:", *inputs, f"  {name}: {{value: {value}, source: x, reason: y}}", model="reablement")


@pytest.mark.parametrize(
    ("value", "code", "remedy"),
    [
        ("438 hours / person / week", RATE, "write 8.394 hours / person / week"),
        ("9 hours / person / week", None, None),
        ("84 hours / person / week", FAR, "write 8.4 hours / person / week"),
        ("0.84 hours / person / week", FAR, "write 8.4 hours / person / week"),
    ],
)
def test_a_year_s_hours_given_for_a_week_s_are_told(value: str, code: str | None, remedy: str | None) -> None:
    found = [p for p in told(reablement("hours_per_client", value), CODES) if p.code == code]
    if code is None:
        assert told(reablement("hours_per_client", value), CODES) == []
        return
    assert len(found) == 1
    assert (found[0].remedy or "")[:10] == (remedy or "")[:10]


@pytest.mark.parametrize(
    ("people", "told_of", "remedy"),
    [
        ("850,000 people / year", True, "write 850 people / year"),
        ("850 people / year", False, None),
        ("0.85 people / year", True, "write 850 people / year"),
        ("1.65 people / year", True, "write 1650 people / year"),
        ("8 people / year", False, None),
        ("27,000 people / year", False, None),
        ("30,000 people / year", True, "write 30 people / year"),
    ],
)
def test_people_are_held_against_those_who_live_there(people: str, told_of: bool, remedy: str | None) -> None:
    text = falls(people)
    found = told(text, CODES)
    assert [(p.code, p.remedy) for p in found] == ([(PEOPLE, remedy)] if told_of else [])
    if told_of:
        assert line_of(text, found[0]).startswith(f"'{people}")


def test_the_people_meant_are_those_the_model_says() -> None:
    (older,) = told(falls("272,841 people / year"), CODES)
    assert "272,840" in older.message
    assert "aged 65 and over" in older.message
    assert (
        told(falls("272,841 people / year").replace("place: Lancashire", "place: {name: X, nation: england}"), CODES)
        == []
    )


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  review_on: 2028-03-01", "  people_now: {count: '1,700,000', source: x}\n  review_on: 2028-03-01"),
        ("      severity: medium", "      number: {count: '1,700,000', source: x}\n      severity: medium"),
    ],
)
def test_a_count_of_more_people_than_live_there_is_told_in_the_equality_section(right: str, wrong: str) -> None:
    assert [p.code for p in told(with_text(right, wrong), CODES)] == [PEOPLE]
    assert told(with_text(right, wrong.replace("1,700,000", "1,700")), CODES) == []


@settings(max_examples=30)
@given(
    st.integers(10, 20_000),
    st.floats(0.01, 0.99).map(lambda x: round(x, 2)),
    st.floats(0.4, 2.0).map(lambda x: round(x, 2)),
    st.integers(50, 400),
)
def test_of_clean_figures_each_slip_is_told_and_the_truth_is_not(
    people: int, rate: float, each: float, cost: int
) -> None:
    clean = {
        "ambulances_a_fall": f"{rate} incidents / fall",
        "falls_a_year": f"{each} falls / person / year",
        "class_cost": f"£{cost} / person",
    }
    assert told(falls(f"{people} people / year", **clean), CODES) == []
    slips = [
        {"ambulances_a_fall": f"{rate * 100 + 1:.0f} incidents / fall"},
        {"falls_a_year": f"{each * 1000:.0f} falls / person / year"},
        {"falls_a_year": f"{each / 1000:.5f} falls / person / year"},
        {"class_cost": f"£{cost * 1000} / person"},
        {"class_cost": f"£{cost / 1000:.4f} / person"},
    ]
    for slip in slips:
        assert told(falls(f"{people} people / year", **{**clean, **slip}), CODES), slip
    assert told(falls(f"{people * 1000 + 28_000} people / year", **clean), CODES)
    assert told(falls(f"{people / 10_000 + 0.00001:.5f} people / year", **clean), CODES)
