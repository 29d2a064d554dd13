"""The worked examples of the dossiers, typed in by hand from published figures, against the models as shipped.

Price index (GDP deflator, 2025-26 = 100): 2013-14 70.5952, 2019-20 78.1735, 2022-23 88.2512, 2026-27 102.0057.
"""

import re
from collections.abc import Callable

import pytest
from worked_case import Worked

from investcase.catalogue.library import Library

SETTINGS = "ccn-independent-settings"
HOURS = "ccn-home-care-hours"

PENNY = 0.005
RATIO = 1e-9

# Names of the model, the value by hand, and how the dossier prints it.
SETTINGS_TOP_DOWN = [
    ("claim_now", 232_265_596.40, "£232,265,596"),  # 178,000,000 x 102.0057 / 78.1735
    ("claim_here", 6_172_567.11, "£6,172,567"),  # x 1,729 / 65,060
    ("care_home_week", 1_018.05, "£1,018.05"),  # 975.174492 x 0.684 + 1,110.842073 x 0.316 = 1,018.045447596
    ("home_week", 418.42, "£418.42"),  # 14 x 25.55242785 + 60.68740368 = 418.42139358
    ("weekly_difference", 599.62, "£599.62"),  # 1,018.04544760 - 418.42139358 = 599.62405402
    ("people_supported", 197.28, "197.28"),  # 6,172,567.11 / (599.62405402 x 52.18) = 197.2798365
    ("person_years", 10_294.06, "10,294.06"),  # 197.2798365 x 52.18 = 10,294.0618685
    ("care_home_lead", 6_539_409.44, "£6,539,409"),  # 10,294.0618685 x 1,018.04544760 x 0.624, Kent's own
    ("care_home_people", 3_940_413.38, "£3,940,413"),  # ... x 0.376
    ("home_lead", 3_170_140.20, "£3,170,140"),  # 10,294.0618685 x 418.42139358 x 0.736, Kent's own
    ("home_people", 1_137_115.51, "£1,137,116"),  # ... x 0.264
    ("nursing_nhs", 870_742.58, "£870,743"),  # 10,294.0618685 x 0.316 x 267.68
    ("gross_saving", 6_172_567.11, "£6,172,567"),  # the claim here, by construction
    ("council_saving", 3_369_269.24, "£3,369,269"),  # 6,539,409.44 - 3,170,140.20
]

HOURS_TOP_DOWN = [
    ("claim_now", 123_961_975.61, "£123,961,976"),  # 95,000,000 x 102.0057 / 78.1735
    ("claim_here", 3_024_942.75, "£3,024,943"),  # x 8,475 / 347,305
    ("claim_per_hour", 25.55, "£25.55"),  # 25.05 x 102.0057 / 100 = 25.55242785
    ("hours_not_needed", 118_381.81, "118,382"),  # 3,024,942.75 / 25.55242785
    ("value_lead", 2_226_357.87, "£2,226,358"),  # 118,381.8137 x 25.55242785 x 0.736, Kent's own
    ("bought_by_hour", 2_141_756.27, "£2,141,756"),  # x 0.962
    ("in_block", 84_601.60, "£84,602"),  # x 0.038
    ("people_save", 798_584.89, "£798,585"),  # 118,381.8137 x 25.55242785 x 0.264
    ("packages", 270.09, "270.09"),  # 118,381.8137 / (8.4 x 52.18)
]


def notes(library: Library, model: str) -> str:
    path = library.dossier(model)
    assert path is not None
    return re.sub(r"\s+", " ", path.read_text("utf-8"))


def printed(library: Library, model: str, *numbers: str) -> None:
    """Each number stands in the dossier, whole."""
    text = notes(library, model)
    for number in numbers:
        assert re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", text), f"{number} is not in the notes"


@pytest.mark.parametrize(("name", "by_hand", "written"), SETTINGS_TOP_DOWN)
def test_independent_settings_in_kent_top_down(
    work: Callable[..., Worked], library: Library, name: str, by_hand: float, written: str
) -> None:
    assert work(SETTINGS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(library, SETTINGS, written)


def test_the_share_and_the_prices_of_kent(work: Callable[..., Worked], library: Library) -> None:
    worked = work(SETTINGS)
    assert worked["place_share"] == pytest.approx(0.026575468798032586, rel=RATIO)  # 1,729 / 65,060
    assert worked["fee_without_nursing"] == pytest.approx(975.174492, rel=RATIO)  # 956 x 1.020057
    assert worked["fee_with_nursing"] == pytest.approx(1110.842073, rel=RATIO)  # 1,089 x 1.020057
    assert worked["home_care_rate"] == pytest.approx(25.55242785, rel=RATIO)  # 25.05 x 1.020057
    assert worked["other_support"] == pytest.approx(60.68740367617062, rel=RATIO)  # 42 x 102.0057 / 70.5952
    printed(library, SETTINGS, "2.6575%", "£975.17", "£1,110.84", "£60.69")


def test_independent_settings_in_kent_bottom_up(work: Callable[..., Worked], library: Library) -> None:
    worked = work(SETTINGS, {"route": "bottom_up"})
    assert worked["people_helped"] == pytest.approx(311.22, rel=RATIO)  # 1,729 x 0.18
    assert worked["people_supported"] == pytest.approx(311.22, rel=RATIO)  # x 1 year
    # 311.22 x 52.18 x 599.62405402
    assert worked["gross_saving"] == pytest.approx(9_737_570.60, abs=PENNY)
    # The other reading: 311.22 x 2.58 x 52.18 x 599.62405402
    never = work(SETTINGS, {"route": "bottom_up", "reading_of_18": "never_admitted"})
    assert never["gross_saving"] == pytest.approx(25_122_932.15, abs=PENNY)
    printed(library, SETTINGS, "311.22", "£9,737,571")


def test_a_claim_that_is_the_councils_own_needs_more_people(work: Callable[..., Worked], library: Library) -> None:
    # A week to England's councils: 1,018.0454476 x 0.637 - 418.42139358 x 0.795 = 315.84994222
    worked = work(SETTINGS, {"claim_is": "net"})
    assert worked["people_supported"] == pytest.approx(374.5251, abs=1e-4)  # 6,172,567.11 / (315.84994222 x 52.18)
    # A week to Kent: 1,018.0454476 x 0.624 - 418.42139358 x 0.736 = 327.30221363
    assert worked["council_saving"] == pytest.approx(6_172_567.11 * 327.30221363 / 315.84994222, abs=1)
    printed(library, SETTINGS, "£315.85", "374.53")
    hours = work(HOURS, {"claim_is": "net"})
    assert hours["hours_not_needed"] == pytest.approx(148_907.94, abs=PENNY)  # 3,024,942.75 / (25.55242785 x 0.795)
    printed(library, HOURS, "148,908")


def test_the_bridge_of_independent_settings(work: Callable[..., Worked], library: Library) -> None:
    (found,) = work(SETTINGS).appraisal.reconciliations
    volume, price, reading, departure = (amount for _, amount in found.bridge.steps)
    assert volume == pytest.approx(468_970.55, abs=PENNY)  # 6,172,567.11 x (65,060 / 60,466 - 1)
    # (6,172,567.11 + 468,970.55) x (842.60 / 679.00 x 78.1735 / 88.2512 - 1) = 6,641,537.66 x 0.0992351766
    assert price == pytest.approx(659_074.16, abs=PENNY)
    assert reading == pytest.approx(2_436_958.78, abs=PENNY)  # 9,737,570.60 - 6,172,567.11 - 468,970.55 - 659,074.16
    assert departure == pytest.approx(0, abs=PENNY)
    assert found.calibration == pytest.approx(0.633891898, abs=1e-9)  # 232,265,596.40 / 366,411,997.26
    assert found.claim_now / found.calibration == pytest.approx(366_411_997.26, abs=PENNY)
    printed(library, SETTINGS, "£468,971", "£659,074", "£2,436,959", "£366,411,997", "0.634")


def test_people_build_up_and_run_down(work: Callable[..., Worked], library: Library) -> None:
    more = """\
        start: 2027-28
        start_month: October
        until: 2031-32
        ramp: [40%, 70%, 100%]
        adjustments:
          already_achieved: 20%
          deadweight: 10%
          reasons: {already_achieved: the test, deadweight: the test}
"""
    worked = work(SETTINGS, more=more)
    people = worked.mechanism.people[0]
    # Effort 20% (40% x half a year), 70%, 100%, 100%, 100%, 0%. Those of the first year come from October to March:
    # they are there for a quarter of that year and three quarters of the next; all others half in each. Built up: 5%,
    # 15% + 35% = 50%, 85%, 100%, 100%, 50%, 0%; of 197.2798365 x 0.5 x 0.8 x 0.9 = 71.02074114 people.
    by_hand = [3.551037057, 35.51037057, 60.367629969, 71.02074114, 71.02074114, 35.51037057, 0, 0]
    assert list(people) == pytest.approx(by_hand, abs=1e-7)
    printed(library, SETTINGS, "3.55", "35.51", "60.37", "71.02", "35.51")


def test_on_the_national_route_dearer_home_care_saves_less_on_the_same_people(
    work: Callable[..., Worked], library: Library
) -> None:
    dear = {"home_care_rate": "£32.78463198 / hour"}  # 32.14 x 1.020057
    top_down = work(SETTINGS, inputs=dear)
    # A week at home: 14 x 32.78463198 + 60.68740368 = 519.6722514; difference 498.3731962
    assert top_down["people_supported"] == pytest.approx(197.27984, abs=1e-5)
    assert top_down["gross_saving"] == pytest.approx(5_130_284.52, abs=PENNY)  # 197.27984 x 52.18 x 498.3731962
    assert top_down["council_saving"] == pytest.approx(2_602_149.25, abs=PENNY)
    assert top_down["nursing_nhs"] == pytest.approx(870_742.58, abs=PENNY)
    # In the sensitivities too.
    swing = next(s for s in work(SETTINGS).appraisal.swings if s.figure.key == "home-care.hourly-rate")
    assert swing.at_high < swing.at_low
    bottom_up = work(SETTINGS, {"route": "bottom_up"}, dear)
    assert bottom_up["gross_saving"] == pytest.approx(8_093_311.39, abs=PENNY)  # 311.22 x 52.18 x 498.3731962
    printed(library, SETTINGS, "£5,130,285", "£2,602,149", "£870,743", "£8,093,311")


@pytest.mark.parametrize(("name", "by_hand", "written"), HOURS_TOP_DOWN)
def test_home_care_hours_in_kent_top_down(
    work: Callable[..., Worked], library: Library, name: str, by_hand: float, written: str
) -> None:
    assert work(HOURS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(library, HOURS, written)


def test_home_care_hours_in_kent_bottom_up(work: Callable[..., Worked], library: Library) -> None:
    worked = work(HOURS, {"route": "bottom_up"})
    assert worked["hours_now"] == pytest.approx(3_714_694.2, rel=RATIO)  # 8,475 x 8.4 x 52.18
    assert worked["hours_not_needed"] == pytest.approx(179_791.19928, rel=RATIO)  # x 0.0484
    assert worked["gross_saving"] == pytest.approx(4_594_101.65, abs=PENNY)  # x 25.55242785
    dear = work(HOURS, {"route": "bottom_up"}, {"home_care_rate": "£32.78463198 / hour"})
    assert dear["gross_saving"] == pytest.approx(5_894_388.30, abs=PENNY)  # 179,791.19928 x 32.78463198
    printed(library, HOURS, "3,714,694", "179,791", "£4,594,102", "£5,894,388")


def test_the_bridge_of_home_care_hours(work: Callable[..., Worked], library: Library) -> None:
    (found,) = work(HOURS).appraisal.reconciliations
    volume, price, reading, departure = (amount for _, amount in found.bridge.steps)
    assert volume == 0
    assert price == pytest.approx(989_931.76, abs=PENNY)  # 3,024,942.75 x (32.14 / 18.93 x 78.1735 / 100 - 1)
    assert reading == pytest.approx(579_227.14, abs=PENNY)  # 4,594,101.65 - 3,024,942.75 - 989,931.76
    assert departure == pytest.approx(0, abs=PENNY)
    # England: 347,305 x 8.4 x 52.18 x 0.0484 x 25.55242785 = 188,266,014.48; 123,961,975.61 over that.
    assert found.calibration == pytest.approx(0.6584405366, abs=1e-9)
    printed(library, HOURS, "2.4402%", "£989,932", "£579,227", "£188,266,014", "0.658")


@pytest.mark.parametrize(
    ("delay", "alternative", "people"),
    [(0.5, 53.4, 5_442), (1.0, 366.2, 10_884), (1.5, 470.5, 16_326), (2.0, 522.6, 21_768), (2.58, 557.8, 28_080)],
)
def test_england_in_2019_20_gives_the_claim_back(
    work: Callable[..., Worked], library: Library, delay: float, alternative: float, people: float
) -> None:
    """60,466 x 18% x delay x 52.29 x (679.0 - alternative): both prices are printed to 10p, so the saving may be out
    by 10p a week for each person: £28,000 to £147,000 of £178m."""
    worked = work(
        SETTINGS,
        {"route": "bottom_up"},
        {
            "admissions": '"60,466 people / year"',
            "delay_years": f"{delay} years",
            "fee_without_nursing": "£679.0 / person / week",
            "fee_with_nursing": "£679.0 / person / week",
            "home_care_hours": "0 hours / person / week",
            "other_support": f"£{alternative} / person / week",
            "contribution_share_at_home": "30.2%",
            "weeks_per_year": "52.29 weeks / year",
        },
        place="{name: England, nation: england}",
        start="2019-20",
        price_base="2019-20",
    )
    assert worked["people_supported"] == pytest.approx(people, abs=0.5)
    assert worked["gross_saving"] == pytest.approx(178e6, abs=people * 52.29 * 0.10)
    printed(library, SETTINGS, f"{people:,}", f"£{alternative}")


def test_england_in_2019_20_home_care(work: Callable[..., Worked], library: Library) -> None:
    """£1,962.6m x 4.84% = £95.0m: 4.84% is printed to 0.01%, so the saving may be out by 0.005% of £1,962.6m."""
    worked = work(
        HOURS,
        {"route": "bottom_up"},
        {
            # 1,962.6m / 257,000 people / 52.18 weeks / £16.12 = 9.0788232 hours
            "clients_at_home": '"257,000 people"',
            "hours_per_client": "9.0788232 hours / person / week",
            "home_care_rate": "£16.12 / hour",
        },
        place="{name: England, nation: england}",
        start="2019-20",
        price_base="2019-20",
    )
    assert worked["hours_now"] * worked["home_care_rate"] == pytest.approx(1_962.6e6, rel=1e-5)
    assert worked["gross_saving"] == pytest.approx(95e6, abs=0.00005 * 1_962.6e6)
    # Hours not needed at £16.12: 95,000,000 / 16.12 = 5.89m
    assert worked["hours_not_needed"] == pytest.approx(5.89e6, abs=0.005e6)
    printed(library, HOURS, "£1,962.6m", "£95.0m", "5.89m", "5.02m", "£7,637")


def test_on_the_national_route_a_dearer_hour_saves_more_on_the_same_hours(
    work: Callable[..., Worked], library: Library
) -> None:
    usual = work(HOURS)
    dear = work(HOURS, inputs={"home_care_rate": "£32.78463198 / hour"})
    assert dear["hours_not_needed"] == pytest.approx(usual["hours_not_needed"], rel=RATIO)
    assert dear["gross_saving"] == pytest.approx(3_881_104.20, abs=PENNY)  # 118,381.81 x 32.78463198
    printed(library, HOURS, "118,382", "£3,881,104")
    # In the sensitivities too; hours for each move nothing.
    moving = {swing.figure.key: swing for swing in usual.appraisal.swings if swing.width > PENNY}
    assert "ccn.achievement" in moving
    assert moving["home-care.hourly-rate"].at_high > moving["home-care.hourly-rate"].at_low
    assert "home-care.hours-per-client" not in moving


@pytest.mark.parametrize(
    ("reading", "shares"),
    [
        # d = 1: 0.5, 1. d = 2.58: 0.5, 1.5, 2.4118 and 2.58 of a year's admissions, over 2.58.
        ("admissions_delayed", [0.5, 1, 1, 1]),
        ("never_admitted", [0.19380, 0.58140, 0.93481, 1]),
    ],
)
def test_the_run_rate_is_never_booked_whole_in_year_1(
    work: Callable[..., Worked], library: Library, reading: str, shares: list[float]
) -> None:
    worked = work(SETTINGS, {"reading_of_18": reading})
    built = worked.mechanism.people[0] / (worked["people_supported"] * 0.5)  # 50% achieved
    assert list(built[:4]) == pytest.approx(shares, abs=1e-5)
    printed(library, SETTINGS, "19%, 58%, 93%")
