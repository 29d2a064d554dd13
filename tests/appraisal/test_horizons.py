"""The answer over fewer years and over more, how far the evidence reaches, and what goes on after delivery."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import investcase
from cases import KENT, SMALLEST, solved, with_lines, with_model
from investcase.appraisal.after_delivery import after_delivery
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.evidence_reach import evidence_reach
from investcase.appraisal.horizons import STEP
from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.review import reviewed
from investcase.flows.build import build_flows
from investcase.flows.shorter import cut_short
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.numbers.writing import pounds_short
from investcase.report.text import summary_text
from investcase.report.view.horizon import evidence_sentences, horizon_grid, horizon_sentence, page_1_lines
from investcase.resolving.again import preferred_over
from investcase.resolving.option import option_figures
from random_cases import YEARS, Spec, lines, text_of

EXAMPLES = sorted(path.parent for path in (KENT.parents[1]).glob("*/case.yaml"))
SOME = settings(max_examples=40, deadline=None)
OURS = {"horizon-turns", "past-evidence", "effect-outlasts-delivery", "benefits-outlast-costs", "residual-share"}


def codes(appraisal: Appraisal) -> set[str]:
    return {problem.code for problem in reviewed(appraisal)} & OURS


def near(found: float, wanted: float) -> None:
    assert found == pytest.approx(wanted, rel=1e-9, abs=1e-4)


def its_own_years_are_its_own_answer(appraisal: Appraisal) -> None:
    own, option = appraisal.horizons.own, appraisal.preferred
    near(own.npsv, float(option.npsv[0]))
    near(own.lead_cash, float(option.cash_npv_of(appraisal.case.lead)[0]))


def nothing_rests_on_a_later_year(appraisal: Appraisal) -> None:
    """Settled over three years more and cut short again, an option is what it was over each number of years."""
    case = appraisal.case
    years = len(case.horizon)
    option = preferred_over(case, years + STEP)
    assert not isinstance(option, str)
    horizon = tuple(case.horizon[0] + t for t in range(years + STEP))
    worlds = lay_out(option_figures(option), [CENTRAL])
    flows = build_flows(option, worlds, horizon, case.lead)
    told = appraisal.horizons
    for over in (*told.shorter, told.own):
        less = OptionAppraisal(
            cut_short(flows, worlds.values, over.years),
            discount_factors(case.schedule.bands, over.years),
            discount_factors(case.health_schedule.bands, over.years) if case.health_schedule else None,
        )
        near(float(less.npsv[0]), over.npsv)
        near(float(less.cash_npv_of(case.lead)[0]), over.lead_cash)


@SOME
@given(lines)
def test_in_any_case_of_lines(specs: list[Spec]) -> None:
    appraisal = solved(text_of(specs))
    its_own_years_are_its_own_answer(appraisal)
    nothing_rests_on_a_later_year(appraisal)
    assert [over.years for over in appraisal.horizons.shorter] == [YEARS - 1, YEARS - 2, YEARS - 3]
    assert [over.years for over in appraisal.horizons.longer] == [YEARS + 1, YEARS + 2, YEARS + 3]
    # Amounts by year are all there is in these cases: what recurs in the last goes on as it is then.
    recurs = sum(float(line.net[0, -1]) for line in appraisal.preferred.cash.lines if line.still_runs)
    for over in appraisal.horizons.longer:
        later = discount_factors(appraisal.case.schedule.bands, over.years)[YEARS:].sum()
        near(over.npsv, float(appraisal.preferred.npsv[0]) + recurs * later)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_and_in_every_example(folder: Path) -> None:
    appraisal = investcase.appraise(investcase.load(folder))
    its_own_years_are_its_own_answer(appraisal)
    nothing_rests_on_a_later_year(appraisal)


@st.composite
def standing(draw: st.DrawFn) -> tuple[int, list[str], list[str], list[int]]:
    """Lines that run each year, some with an end, an asset that wears out, and what is saved in each year by name."""
    years = draw(st.integers(6, 9))
    costs, benefits = [], []
    by_year = draw(st.lists(st.integers(1, 90_000), min_size=years, max_size=years))
    for index in range(draw(st.integers(1, 5))):
        first = 2026 + draw(st.integers(0, 2))
        last = f", to: {year(draw(st.integers(first, 2028)))}" if draw(st.booleans()) else ""
        text = f"id: l{index}, title: L, body: council, each_year: £{draw(st.integers(1, 90_000))}, from: {year(first)}"
        if draw(st.booleans()):
            costs.append(text + last)
        else:
            benefits.append(f"{text}{last}, cash_type: cash_releasing, budget_line: b, owner: o")
    if draw(st.booleans()):
        life = draw(st.integers(1, 15))
        costs.append(
            f"id: asset, title: A, body: nhs, amount: {{2026-27: £500000}}, spend: capital, life: {life} years"
        )
    return years, costs, benefits, by_year


def year(start: int) -> str:
    return f"{start}-{(start + 1) % 100:02d}"


@SOME
@given(standing(), st.sampled_from(["{flat: 3.5%}", "green-book-2026"]))
def test_fewer_years_and_more_are_those_years_written(
    drawn: tuple[int, list[str], list[str], list[int]], discount: str
) -> None:
    years, costs, benefits, by_year = drawn

    def over(count: int) -> Appraisal:
        saved = [*by_year, *by_year[-1:] * count][:count]
        amounts = ", ".join(f"{year(2026 + t)}: £{amount}" for t, amount in enumerate(saved))
        named = f"id: y, title: Y, body: council, cash_type: cash_releasing, budget_line: y, amount: {{{amounts}}}"
        return solved(with_lines(costs, [*benefits, f"{named}, owner: o"], years=count, discount=discount))

    found = over(years).horizons
    for told in (*found.shorter, *found.longer):
        written = over(told.years)
        near(told.npsv, float(written.preferred.npsv[0]))
        near(told.lead_cash, float(written.preferred.cash_npv_of(written.case.lead)[0]))
        assert told.last == written.case.horizon[-1]


@pytest.mark.parametrize("until", ["", "until: 2029-30"])
@pytest.mark.parametrize("model", ["ccn-independent-settings", "ccn-home-care-hours"])
def test_of_a_model_too(model: str, until: str) -> None:
    ran = [until] if until else []

    def over(count: int) -> Appraisal:
        return solved(with_model(*ran, model=model, years=count))

    found = over(7).horizons
    assert len(found.shorter) == len(found.longer) == STEP
    for told in (*found.shorter, *found.longer):
        near(told.npsv, float(over(told.years).preferred.npsv[0]))


def test_empty_years_change_no_horizon() -> None:
    """Two years of work and four of nothing: every number of years from the second on is worth the same."""
    text = with_lines(["id: c, title: C, body: council, amount: {2026-27: £100, 2027-28: £50}"], years=6)
    found = solved(text).horizons
    assert {round(over.npsv, 6) for over in (*found.shorter, found.own, *found.longer)} == {round(-100 - 50 / 1.035, 6)}


def test_one_year_has_no_fewer_and_the_most_no_more() -> None:
    one = solved(with_lines(["id: c, title: C, body: council, each_year: £100"], years=1)).horizons
    assert one.shorter == ()
    assert [over.years for over in one.longer] == [2, 3, 4]
    most = solved(with_lines(["id: c, title: C, body: council, each_year: £100"], years=125))
    assert most.horizons.longer == ()
    assert "125 years at most" in (most.horizons.why_not_longer or "")
    assert "125 years at most" in (horizon_grid(most).note or "")
    nearly = solved(with_lines(["id: c, title: C, body: council, each_year: £100"], years=124)).horizons
    assert [over.years for over in nearly.longer] == [125]


def test_a_grants_cut_turns_with_its_years() -> None:
    """Edinburgh's early close: £194,000 to the good over one year, £572,772 to the bad over three, £1.61m over six."""
    appraisal = investcase.appraise(investcase.load(KENT.parents[1] / "grants-close-early"))
    found = appraisal.horizons
    assert found.turned is not None
    assert (found.turned.years, round(found.turned.npsv)) == (1, 194_000)
    assert round(found.own.npsv) == -572_772
    assert round(found.longer[-1].npsv) == -1_608_453
    assert "horizon-turns" in codes(appraisal)
    assert any(
        "over 1 year (to 2027-28) the value to society would be £194k" in words for words in page_1_lines(appraisal)
    )
    written = appraisal.result().horizon
    assert written is not None
    assert written.turns_sign
    assert [over.years for over in written.over] == [1, 2, 3, 4, 5, 6]


def test_what_pays_back_late_is_told_and_what_pays_back_soon_is_not() -> None:
    cost = "id: c, title: C, body: council, amount: {2026-27: £1000}"
    gain = "id: b, title: B, body: people, cash_type: wider_value, each_year: £{}, from: 2027-28"
    late = solved(with_lines([cost], [gain.format(300)], years=6, discount="{flat: 0%}"))
    # -1,000 + 5 x 300 = 500 over six years; over four -1,000 + 3 x 300 = -100.
    assert late.horizons.turned is not None
    assert (late.horizons.turned.years, late.horizons.turned.npsv) == (4, pytest.approx(-100))
    assert "horizon-turns" in codes(late)
    soon = solved(with_lines([cost], [gain.format(900)], years=6, discount="{flat: 0%}"))
    assert soon.horizons.turned is None
    assert "horizon-turns" not in codes(soon)


THIRTY = (
    KENT.read_text("utf-8")
    .replace("    paid_until: 2031-32\n", "")
    .replace("        from: 2027-28\n", "        from: 2027-28\n        to: 2031-32\n")
    .replace("years: 10\n", "years: 30\n")
)


@pytest.fixture(scope="module")
def without_an_end() -> Appraisal:
    """Kent with nothing to say when help ends, over thirty years: its team leaves after five."""
    return solved(THIRTY)


def test_kent_without_an_end_over_thirty_years_is_told(without_an_end: Appraisal) -> None:
    assert round(float(without_an_end.preferred.npsv[0]), -6) == 52_000_000
    found = after_delivery(without_an_end)
    assert found is not None
    assert {name: str(last) for name, last in found.ended.items()} == {
        "independent-settings": "2031-32",
        "home-care-hours": "2031-32",
    }
    assert found.at_stake > 0.85 * float(without_an_end.preferred.npsv[0])
    near(found.npsv + found.at_stake, float(without_an_end.preferred.npsv[0]))
    assert "effect-outlasts-delivery" in codes(without_an_end)
    words = f"{pounds_short(found.at_stake)} of the value to society is of people first helped after 2031-32"
    assert any(words in line for line in page_1_lines(without_an_end))
    assert words in " ".join(summary_text(without_an_end).split())


def test_what_it_would_be_worth_if_help_stopped_is_the_case_with_an_end(without_an_end: Appraisal) -> None:
    """The same thirty years with `until` written at both interventions."""
    text = KENT.read_text("utf-8").replace("years: 10\n", "years: 30\n")
    found = after_delivery(without_an_end)
    assert found is not None
    near(found.npsv, float(solved(text).preferred.npsv[0]))


def test_kent_as_it_stands_goes_on_for_nobody_after_its_team() -> None:
    appraisal = solved(KENT.read_text("utf-8"))
    assert after_delivery(appraisal) is None
    assert codes(appraisal) == set()
    assert list(page_1_lines(appraisal)) == []
    assert "is the same" in horizon_sentence(appraisal)
    assert evidence_sentences(appraisal) == (
        "How long the evidence followed people is not stated for: Support in a more independent setting; Fewer hours "
        "of home care.",
    )


def test_a_small_cost_that_runs_on_does_not_hide_that_the_team_has_left(without_an_end: Appraisal) -> None:
    """Kent's team leaves after five years; equipment runs on at £160,000, or at nearly as much as the team."""
    alone = after_delivery(without_an_end)
    assert alone is not None
    assert not alone.wholly  # Its £100,000 of equipment runs on as it is.
    for each in ("£160k", "£300k", "£600k"):
        text = THIRTY.replace('"£60k to £140k, central £100k"', each)
        found = after_delivery(solved(text))
        assert found is not None
        assert found.ended == alone.ended
        assert 0.8 * alone.at_stake < found.at_stake < alone.at_stake  # The equipment would stop with it.


@SOME
@given(st.integers(50, 900), st.floats(0, 0.9), st.integers(2, 6), st.booleans())
def test_no_running_cost_smaller_than_what_ended_hides_that_it_did(
    team: int, remnant: float, last: int, named: bool
) -> None:
    """Whether the cost is a line tied to nothing, or an answer to what the model's evidence leaves out."""
    small = round(team * remnant * 1000)
    team_line = f"{{id: team, title: Team, body: council, each_year: £{team}k, to: {2026 + last}-{27 + last}}}"
    rest_line = f"{{id: rest, title: Rest, body: council, each_year: £{small}}}"
    costs = [f"costs: [{team_line}]" if named else f"costs: [{team_line}, {rest_line}]"]
    answer = [f"omitted_costs: {{equipment: {{each_year: £{small}, source: x}}}}"] if named else []
    found = after_delivery(solved(with_model(*answer, years=9, extra=costs)))
    assert found is not None
    assert {str(year) for year in found.ended.values()} == {f"{2026 + last}-{27 + last}"}


def test_a_line_that_the_case_says_delivers_it_is_what_delivers_it() -> None:
    """Another team of the option's, ten times as large, runs on and is not this one."""
    team = "{id: team, title: Team, body: council, each_year: £80k, to: 2029-30}"
    other = "{id: other, title: Other, body: council, each_year: £800k}"
    extra = [f"costs: [{team}, {other}]"]
    answer = "omitted_costs: {delivery: {covered_by: team}}"
    assert after_delivery(solved(with_model(extra=extra))) is None
    found = after_delivery(solved(with_model(answer, extra=extra)))
    assert found is not None
    assert found.wholly
    assert {name: str(year) for name, year in found.ended.items()} == {"m": "2029-30"}


def test_an_effect_that_nothing_followed_is_told_after_ten_years() -> None:
    """Of thirty level years, undiscounted, and none of it stated to be followed, twenty lie past the tenth."""
    team = "costs: [{id: team, title: Team, body: council, each_year: £80k}]"
    told = solved(with_model(years=30, discount="{flat: 0%}", extra=[team]))
    assert "past-evidence" in codes(told)
    found = evidence_reach(told)
    assert found is not None
    assert (found.longest, found.past) == (0, 0)
    effects = [line.net[0] for line in told.preferred.cash.lines if line.intervention == "m"]
    near(found.late, float(np.sum(effects, axis=0)[10:].sum()))
    near(found.npsv_at_most, found.npsv - found.late)
    assert any("later than 10 years after the start" in line for line in page_1_lines(told))
    written = told.result().horizon
    assert written is not None
    assert written.evidence is not None
    assert written.evidence.late == round(found.late, 2)
    ten = solved(with_model(years=10, discount="{flat: 0%}", extra=[team]))
    assert "past-evidence" not in codes(ten)
    ended = solved(with_model("until: 2030-31", years=30, discount="{flat: 0%}", extra=[team]))
    assert "past-evidence" not in codes(ended)


def test_a_model_that_pays_for_its_own_delivery_does_not_outlast_it() -> None:
    assert after_delivery(solved(falls(6))) is None


def falls(years: int, *more: str, tops: tuple[str, ...] = ()) -> str:
    inputs = (
        "inputs:",
        '  people_starting: {value: "1,000 people / year", source: ours}',
        "  ambulances_a_fall: {value: 0.05 incidents / fall, source: ours}",
        "  attendances_a_fall: {value: 0.10 attendances / fall, source: ours}",
        '  class_cost: {value: "£1 / person", source: ours, reason: as if for nothing}',
    )
    return with_model(*inputs, *more, model="falls-exercise", years=years, discount="{flat: 0%}", top=tops)


def test_what_comes_after_the_follow_up_by_hand() -> None:
    """£5,047.86 of ambulances and £3,756.99 of attendances a year at full effect, £8,804.85; half of it in the first.

    The trials looked for one year, so over six years five of them lie past it; classes at £1 for each of 1,000 people.
    """
    appraisal = solved(falls(6))
    found = evidence_reach(appraisal)
    assert found is not None
    assert [(entry.title, entry.years) for entry in found.followed] == [("Exercise to prevent falls", 1.0)]
    assert found.past == pytest.approx(5 * 8_804.85, abs=0.1)
    assert found.effect == pytest.approx(5.5 * 8_804.85, abs=0.1)
    assert found.npsv == pytest.approx(5.5 * 8_804.85 - 6_000, abs=0.1)
    assert found.npsv_without == pytest.approx(0.5 * 8_804.85 - 6_000, abs=0.1)
    assert found.turns
    assert codes(appraisal) == {"past-evidence"}
    (line,) = page_1_lines(appraisal)
    assert line == (
        "The evidence followed people for 12 months. What the effect is worth later than that after the start comes to "
        f"{pounds_short(found.past)} of {pounds_short(found.effect)}; without it, and with every cost of delivery, the "
        f"value to society would be {pounds_short(found.npsv_without)}."
    )
    assert line in evidence_sentences(appraisal)
    written = appraisal.result().horizon
    assert written is not None
    assert written.evidence is not None
    assert written.evidence.after_follow_up == round(found.past, 2)


def test_a_year_that_begins_late_is_counted_in_part() -> None:
    """From January the first year holds a quarter: the year that was followed ends three quarters into the second."""
    appraisal = solved(falls(3, "start: 2027-28", "start_month: January"))
    found = evidence_reach(appraisal)
    assert found is not None
    ambulances = next(line for line in appraisal.preferred.cash.lines if line.id == "m.ambulances").amounts[0]
    attendances = next(line for line in appraisal.preferred.cash.lines if line.id == "m.attendances").amounts[0]
    whole = ambulances + attendances
    near(found.past, float(0.25 * whole[1] + whole[2]))


def test_two_years_of_what_was_followed_for_one_is_not_far_beyond_it() -> None:
    assert "past-evidence" not in codes(solved(falls(2)))
    assert "past-evidence" in codes(solved(falls(3)))


def test_benefits_that_go_on_when_all_spending_has_ended() -> None:
    cost = "id: c, title: C, body: council, amount: {2026-27: £1000}"
    gain = "id: b, title: B, body: people, cash_type: wider_value, each_year: £2000, from: 2026-27"
    assert "benefits-outlast-costs" in codes(solved(with_lines([cost], [gain], years=6)))
    assert "benefits-outlast-costs" not in codes(solved(with_lines([cost], [f"{gain}, to: 2027-28"], years=6)))
    built = "id: c, title: C, body: council, amount: {2026-27: £1000}, spend: capital, life: 10 years"
    assert "benefits-outlast-costs" not in codes(solved(with_lines([built], [gain], years=6)))
    assert "benefits-outlast-costs" not in codes(solved(SMALLEST))


def test_an_answer_that_is_mostly_what_is_left_at_the_end() -> None:
    asset = "id: a, title: A, body: council, amount: {2026-27: £100000}, spend: capital, life: 40 years"
    gain = "id: b, title: B, body: people, cash_type: wider_value, each_year: £{}"
    # Two of forty years are worn: £95,000 is left, beside £20,000 or £800,000 of benefit.
    assert "residual-share" in codes(solved(with_lines([asset], [gain.format(10_000)], years=2)))
    assert "residual-share" not in codes(solved(with_lines([asset], [gain.format(400_000)], years=2)))


def test_a_shorter_time_leaves_an_asset_less_worn() -> None:
    """£100,000 that lasts ten years: over five, half is left; over two, eight tenths."""
    asset = "id: a, title: A, body: council, amount: {2026-27: £100000}, spend: capital, life: 10 years"
    appraisal = solved(with_lines([asset], years=5, discount="{flat: 0%}"))
    figures = appraisal.worlds.values
    for years, left in ((5, 50_000), (2, 80_000), (1, 90_000)):
        flows = cut_short(appraisal.preferred.flows, figures, years)
        short = replace(appraisal.preferred, flows=flows, factors=np.ones(years))
        assert float(short.npsv[0]) == pytest.approx(left - 100_000)


def test_the_table_holds_the_case_the_ends_and_the_turn() -> None:
    appraisal = investcase.appraise(investcase.load(KENT.parents[1] / "grants-close-early"))
    table = horizon_grid(appraisal)
    assert [row.label for row in table.rows] == [
        "1 year, to 2027-28",
        "3 years, to 2029-30 (as the case stands)",
        "6 years, to 2032-33",
    ]
    assert table.rows[1].cells[:2] == (pounds_short(appraisal.horizons.own.npsv), "")


def test_a_value_at_the_end_that_the_case_gives_is_said_to_be_the_same_over_any_years() -> None:
    asset = "id: a, title: A, body: nhs, amount: {2026-27: £500000}, spend: capital, "
    said = "What the case says assets are worth at the end is taken to be as much after any of them."
    assert said in str(horizon_grid(solved(with_lines([asset + "residual_value: £90k"], years=5))).note)
    assert said not in str(horizon_grid(solved(with_lines([asset + "life: 9 years"], years=5))).note)
