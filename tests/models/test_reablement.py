"""Reablement, worked by hand from published figures.

Price index (GDP deflator, 2025-26 = 100): 2022-23 88.2512, 2026-27 102.0057. An hour of home care is
25.05 x 102.0057 / 100 = 25.55242785.
"""

from collections.abc import Callable
from functools import partial

import pytest
from reading_worked import bounds_broken, by_year, lines_of, printed
from worked_case import ENGLAND, Worked

MODEL = "reablement"
INPUTS = {"people_offered": '"1,000 people / year"', "share_needing_care": "60%"}
PENNY = 0.005


@pytest.fixture
def work(work: Callable[..., Worked]) -> Callable[..., Worked]:
    """The example is England's: no council's own figures."""
    return partial(work, place=ENGLAND)


STEPS = [
    ("people_under_effect", 2_000, "2,000"),  # 1,000 a year x 2 years
    ("hours_without", 525_974.4, "525,974"),  # 2,000 x 60% x 8.4 x 52.18
    ("care_avoided_share", 0.1, "10%"),  # 1 - 90%
    ("hours_after", 52_597.44, "52,597"),  # 525,974.4 x 10%
    ("hours_in_episode", 13_608, "13,608"),  # 1,000 x 60% x 8.4 x 3 weeks x (1 - 10%)
    ("hours_not_needed", 66_205.44, "66,205"),
    ("value_lead", 1_344_909.23, "£1,344,909"),  # 66,205.44 x 25.55242785 x 79.5%
    ("bought_by_hour", 1_293_802.68, "£1,293,803"),  # x 96.2%
    ("in_block", 51_106.55, "£51,107"),  # x 3.8%
    ("people_save", 346_800.49, "£346,800"),  # 66,205.44 x 25.55242785 x 20.5%
    ("delivery", 2_207_685.41, "£2,207,685"),  # 1,000 x 1,910 x 102.0057 / 88.2512
]


@pytest.mark.parametrize(("name", "by_hand", "written"), STEPS)
def test_the_worked_example(work: Callable[..., Worked], name: str, by_hand: float, written: str) -> None:
    assert work(MODEL, inputs=INPUTS)[name] == pytest.approx(by_hand, abs=PENNY)
    printed(MODEL, written)


def test_an_odds_ratio_is_turned_into_a_share_by_way_of_the_starting_share(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, {"effect_from": "odds_ratio"}, {**INPUTS, "effect_years": "1 year"})
    # Odds without: 0.6 / 0.4 = 1.5; with: 1.5 x 0.22 = 0.33; as a share 0.33 / 1.33 = 0.2481203.
    assert worked["share_needing_care_after"] == pytest.approx(0.33 / 1.33, rel=1e-12)
    assert worked["care_avoided_share"] == pytest.approx(0.58646617, abs=1e-8)  # 1 - 0.2481203 / 0.6
    # A risk ratio of 0.22 would have said 78%: odds are not shares.
    assert worked["care_avoided_share"] < 0.78
    # 1,000 x 1 year x 60% x 8.4 x 52.18 = 262,987.2
    assert worked["hours_after"] == pytest.approx(154_233.09, abs=PENNY)
    assert bounds_broken(worked) == []
    printed(MODEL, "24.8%", "58.6%", "154,233", "£3,941,030")


def test_each_way_of_taking_the_effect_has_its_own_follow_up(work: Callable[..., Worked]) -> None:
    assert bounds_broken(work(MODEL, inputs=INPUTS)) == []
    for choices, years in (({"effect_from": "odds_ratio"}, "2 years"), ({}, "3 years")):
        (message,) = bounds_broken(work(MODEL, choices, {**INPUTS, "effect_years": years}))
        assert "longer than the evidence chosen looked" in message


@pytest.mark.parametrize(
    ("weeks", "share", "written"),
    [
        # 2,207.685414 an episode / ((2 x 8.4 x 52.18 x 10% + weeks x 8.4 x 90%) hours x 25.55242785), before who pays.
        (0, "98.5579%", "98.6%"),
        (3, "78.3001%", "78.3%"),
        (6, "64.9502%", "65.0%"),
    ],
)
def test_it_pays_for_itself_only_if_most_would_have_had_care(
    work: Callable[..., Worked], weeks: int, share: str, written: str
) -> None:
    given = {**INPUTS, "share_needing_care": share, "weeks_replaced": f"{weeks} weeks"}
    worked = work(MODEL, inputs=given)
    saved = worked["value_lead"] + worked["people_save"]
    assert saved == pytest.approx(worked["delivery"], rel=1e-5)
    printed(MODEL, written)


def test_the_council_alone_needs_nearly_everybody(work: Callable[..., Worked]) -> None:
    # It meets 79.5%: 78.3001% / 0.795.
    worked = work(MODEL, inputs={**INPUTS, "share_needing_care": "98.4907%"})
    assert worked["value_lead"] == pytest.approx(worked["delivery"], rel=1e-5)
    printed(MODEL, "98.5%")


def test_who_pays_and_who_gains_and_the_nhs_is_credited_with_nothing(work: Callable[..., Worked]) -> None:
    assert lines_of(work(MODEL, inputs=INPUTS)) == {
        "hours-not-bought": ("council", "benefit", "capacity"),
        "hours-freed": ("council", "benefit", "capacity"),
        "contributions-saved": ("people", "benefit", "wider_value"),
        "reablement": ("council", "cost", None),
    }


def test_hours_become_cash_from_the_year_a_budget_line_falls(work: Callable[..., Worked]) -> None:
    more = """\
        release:
          - {body: council, budget_line: Home care, owner: the head of service, from: 2028-29}
"""
    worked = work(MODEL, inputs=INPUTS, years=3, more=more)
    assert lines_of(worked)["hours-not-bought"] == ("council", "benefit", "cash_releasing")
    assert lines_of(worked)["hours-not-bought-before-release"] == ("council", "benefit", "capacity")
    assert lines_of(worked)["hours-freed"] == ("council", "benefit", "capacity")
    # People within two years of reablement: 500, 1,500, 2,000 of 2,000, so a quarter, three quarters and all of
    # 1,027,871.86; and 265,930.82 each year for the weeks of the episodes.
    assert by_year(worked, "hours-not-bought") == pytest.approx([0, 1_036_834.72, 1_293_802.68], abs=PENNY)
    assert by_year(worked, "hours-not-bought-before-release") == pytest.approx([522_898.79, 0, 0], abs=PENNY)


def test_scotland_has_its_own_hours_and_prices_and_no_contributions(work: Callable[..., Worked]) -> None:
    worked = work(MODEL, inputs=INPUTS, place="Fife")
    assert worked["hours_without"] == pytest.approx(613_636.8)  # 2,000 x 60% x 9.8 x 52.18
    assert worked["people_save"] == 0
    assert worked["in_block"] == pytest.approx(worked["bought_by_hour"])  # half of care is not bought by the hour
    assert worked.mechanism.intervention.values["episode_cost"].transferred is not None
