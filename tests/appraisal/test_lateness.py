"""One lateness: what is gained comes late, what is lost does not, and years in which nothing happens change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining import Explainer
from investcase.appraisal.standing import Standing, standing_sensitivities
from investcase.report.view.summary import what_is_done
from investcase.report.view.taken_off import late_line

_D = 1 / 1.035


def _standing(appraisal: Appraisal) -> dict[str, Standing]:
    return {found.id: found for found in standing_sensitivities(appraisal)}


def _team(years: int, to: str = "2030-31") -> Appraisal:
    """A team of £80k and a saving of £100k a year from 2026-27."""
    saving = "cash_type: cash_releasing, budget_line: Day care, owner: The director"
    return solved(
        with_lines(
            [f"id: team, title: Team, body: council, each_year: £80k, to: {to}"],
            [f"id: s, title: Saving, body: council, each_year: £100k, to: {to}, {saving}"],
            years=years,
        )
    )


@pytest.mark.parametrize("years", [5, 6, 10])
def test_the_first_year_s_effect_is_what_a_delay_loses(years: int) -> None:
    late = _standing(_team(years))["year-late"]
    worth = [(100_000 if t else 0) * _D**t - 80_000 * _D**t for t in range(5)]
    assert late.npsv == pytest.approx(sum(worth))
    assert late.lead_cash_change < -99_999


def test_what_comes_once_comes_a_year_later_past_the_last_year_too() -> None:
    def late(when: str, years: int) -> float:
        line = f"id: sale, title: Sale, body: council, amount: {{{when}: £50k}}, cash_type: wider_value"
        cost = "id: team, title: Team, body: council, each_year: £1, to: 2028-29"
        return _standing(solved(with_lines([cost], [line], years=years)))["year-late"].npsv_change

    assert late("2027-28", 6) == pytest.approx(50_000 * (_D**2 - _D))
    assert late("2028-29", 3) == late("2028-29", 6) == pytest.approx(50_000 * (_D**3 - _D**2))


A_SALE = "id: sale, title: Sale, body: council, cash_type: cash_releasing, budget_line: b, owner: o"
FEE = "id: fee, title: Fee, body: council, amount: {2028-29: £1000}"


@pytest.mark.parametrize("more", [[], [FEE]])
def test_a_cost_of_something_else_moves_no_sale(more: list[str]) -> None:
    """£20k is spent in the first year and £130k comes once in the second: late, 130 / 1.035^2 - 20 = £101,356."""
    spent = "id: team, title: Team, body: council, amount: {2026-27: £20000}"
    found = _standing(solved(with_lines([spent, *more], [f"{A_SALE}, amount: {{2027-28: £130000}}"], years=5)))
    fee = 1_000 * _D**2 if more else 0
    assert found["year-late"].npsv == pytest.approx(130_000 * _D**2 - 20_000 - fee)
    assert found["year-late"].lead_cash_change == pytest.approx(0), "the same cash, and no more of it for being late"


def test_one_year_of_an_amount_each_year_is_an_amount_that_comes_once() -> None:
    def late(amount: str) -> Standing:
        cost = "id: team, title: Team, body: council, each_year: £1000"
        return _standing(solved(with_lines([cost], [f"{A_SALE}, {amount}"], years=5)))["year-late"]

    once = late("amount: {2027-28: £130000}")
    assert late("each_year: £130000, from: 2027-28, to: 2027-28") == once
    assert late("amount: {2026-27: £130000}") == late("each_year: £130000, to: 2026-27")


def test_a_harm_at_the_end_does_not_vanish_for_coming_late() -> None:
    """£130k a year, £400k lost in the last of five years, £20k a year for the team: late loses £130k and no harm."""
    people = "body: people, cash_type: wider_value"
    gain = f"id: a, title: A, {people}, each_year: £130000"
    harm = f"id: b, title: B, {people}, amount: {{2030-31: -£400000}}, loses: yes"
    team = "id: w, title: Team, body: council, each_year: £20000"
    assert _standing(solved(with_lines([team], [gain, harm], years=5)))["year-late"].npsv_change == pytest.approx(
        -130_000
    )
    cost = "id: b, title: B, body: people, amount: {2030-31: £400000}"
    assert _standing(solved(with_lines([team, cost], [gain], years=5)))["year-late"].npsv_change == pytest.approx(
        -130_000
    )


def test_what_fades_is_no_more_cash_for_coming_when_prices_are_higher() -> None:
    """£700,000 and then £1,000, which recurs and so ends when it would have: £1,000 is lost, and no cash is gained."""
    line = f"{A_SALE}, amount: {{2026-27: £700000, 2027-28: £1000}}"
    found = solved(with_lines([], [line], years=4))
    cash = found.case.prices.index.factor(found.case.horizon[0], found.case.horizon[1])
    late = _standing(found)["year-late"]
    assert late.lead_cash_change == pytest.approx(-1_000 * cash)
    assert late.npsv_change < 0


def test_a_year_late_is_a_set_up_that_takes_twice_its_year() -> None:
    text = KENT.read_text(encoding="utf-8")
    slow = text.replace(
        "        model: ccn", "        set_up: {months: 12, optimism_bias: 100%, reason: r}\n        model: ccn"
    )
    assert slow.count("set_up") == text.count("model: ccn")
    late, asked = _standing(solved(text, KENT.parent))["year-late"], solved(slow, KENT.parent)
    own_lines = [line for line in asked.preferred.cash.of(kind="benefit").lines if line.intervention is None]
    assert not own_lines
    assert late.npsv == pytest.approx(float(asked.preferred.npsv[0]))
    assert late.lead_cash == pytest.approx(float(asked.budget(asked.preferred, asked.case.lead).net.sum()))
    assert late.npsv_change < 0
    assert late.lead_cash_change < 0


_YEARS = ("2026-27", "2027-28", "2028-29", "2029-30")
_benefit = st.tuples(
    st.sampled_from(("wider_value", "cash_releasing", "capacity")),
    st.lists(st.integers(0, 9_000), min_size=4, max_size=4),
    st.integers(0, 30),
)
_cost = st.tuples(st.lists(st.integers(0, 9_000), min_size=4, max_size=4), st.sampled_from(("pay", "fees", "general")))


def _case(costs: list[tuple[list[int], str]], benefits: list[tuple[str, list[int], int]], years: int) -> Appraisal:
    def amounts(row: list[int]) -> str:
        return ", ".join(f"{year}: £{amount}" for year, amount in zip(_YEARS, row, strict=True))

    return solved(
        with_lines(
            [
                f"id: c{i}, title: C, body: council, amount: {{{amounts(row)}}}, prices_as: {kind}"
                for i, (row, kind) in enumerate(costs)
            ],
            [
                f"id: b{i}, title: B, body: council, cash_type: {kind}, budget_line: l, owner: o, "
                f"amount: {{{amounts(row)}}}, optimism_bias: {bias}%"
                for i, (kind, row, bias) in enumerate(benefits)
            ],
            years=years,
        )
    )


@settings(max_examples=50, deadline=None)
@given(st.lists(_cost, min_size=1, max_size=3), st.lists(_benefit, min_size=1, max_size=3), st.integers(1, 4))
def test_no_standing_test_knows_of_empty_years_and_no_delay_helps(
    costs: list[tuple[list[int], str]], benefits: list[tuple[str, list[int], int]], more: int
) -> None:
    short, long = _standing(_case(costs, benefits, 4)), _standing(_case(costs, benefits, 4 + more))
    assert set(short) == set(long)
    for name, found in short.items():
        assert long[name].npsv == pytest.approx(found.npsv, abs=1e-6), name
        assert long[name].lead_cash == pytest.approx(found.lead_cash, abs=1e-6), name
    if "year-late" in short:
        assert short["year-late"].npsv_change <= 1e-6


HAZARDS = """\
format: investcase/case/1
case: hazards
title: Hazards
place: Kent
start: 2026-27
years: 6
price_base: 2026-27
options:
  - id: o
    title: O
    interventions:
      - id: work
        model: home-hazard-high-risk
        choices: {evidence: english_trial}
        inputs:
          people_visited: {value: 1000 people / year, source: ours}
          ambulances_a_fall: {value: 0.05 incidents / fall, source: ours}
          attendances_a_fall: {value: 0.25 attendances / fall, source: ours}
          visit_and_works: {value: £1180 / person, source: ours}
        set_up: {months: 12, optimism_bias: 50%, reason: as others found}
"""


def test_where_late_would_help_it_is_said_that_the_effect_is_counted_from_when_it_is_planned() -> None:
    """The English trial found more falls: six months fewer of those is no gain, and nothing printed begins later."""
    case = solved(HAZARDS)
    (mechanism,) = case.preferred.flows.mechanisms
    assert mechanism.rollout.starts == 0
    assert "is counted from when it is planned" in late_line(mechanism)[0]
    begun = Explainer(case).explain("work.rollout@2026-27")
    assert "The work starts in 2026-27." in begun.notes
    (helped,) = solved(HAZARDS.replace("{evidence: english_trial}", "{}")).preferred.flows.mechanisms
    assert "begins 6.0 months later than planned" in late_line(helped)[0]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 200_000), min_size=3, max_size=4).filter(lambda row: sum(amount > 0 for amount in row) > 1),
    st.data(),
)
def test_a_saving_is_the_same_however_its_years_are_parted_between_lines(row: list[int], data: st.DataObject) -> None:
    """One line of every year, or lines of some of them each, on one budget line."""
    parts = data.draw(st.lists(st.integers(0, 2), min_size=len(row), max_size=len(row)))
    team = "id: team, title: Team, body: council, each_year: £60k"
    saving = "body: council, cash_type: cash_releasing, budget_line: Day care, owner: The director"

    def made(lines: list[dict[int, int]]) -> Appraisal:
        written = [
            f"id: s{i}, title: Saving, {saving}, amount: {{{', '.join(f'{_YEARS[t]}: £{line[t]}' for t in line)}}}"
            for i, line in enumerate(lines)
        ]
        return solved(with_lines([team], written, years=len(row)))

    whole = {t: amount for t, amount in enumerate(row) if amount}
    split = [{t: amount for t, amount in whole.items() if parts[t] == part} for part in range(3)]
    one, several = made([whole]), made([line for line in split if line])
    assert several.preferred.npsv == pytest.approx(one.preferred.npsv)
    late, again = _standing(one)["year-late"], _standing(several)["year-late"]
    assert (again.npsv, again.lead_cash) == (pytest.approx(late.npsv), pytest.approx(late.lead_cash))
    full, whole_year = (
        sum(float(line.full_year[0]) for line in each.preferred.cash.of(kind="benefit").lines)
        for each in (one, several)
    )
    assert whole_year == pytest.approx(full)


RAMPED = HAZARDS.replace("        choices: {evidence: english_trial}\n", "        ramp: [20%, 40%, 100%]\n")


@pytest.mark.parametrize("months", [1, 6, 11, 12, 13])
def test_every_step_of_a_ramp_is_put_off_by_the_months(months: int) -> None:
    """Over the six years, effort is lost for so many months at the settled level: the last year stands."""
    late = RAMPED.replace("months: 12, optimism_bias: 50%", f"months: 24, optimism_bias: {months / 24:.15f}")
    (mechanism,) = solved(late).preferred.flows.mechanisms
    on_time = [0.2, 0.4, 1, 1, 1, 1]
    whole, part = divmod(months, 12)
    moved = [0.0] * (whole + 1) + on_time
    expected = [moved[t + 1] * (1 - part / 12) + moved[t] * part / 12 for t in range(6)]
    assert mechanism.rollout.by_year == pytest.approx(expected)
    assert sum(on_time) - sum(mechanism.rollout.by_year) == pytest.approx(months / 12)


def test_a_model_that_begins_in_the_last_year_is_whole_in_a_full_year_and_in_words() -> None:
    """From October of the last year: 500 visits at £1,180 in it, and 1,000 in a full year."""
    last = HAZARDS.replace("        set_up: {months: 12, optimism_bias: 50%, reason: as others found}\n", "")
    last = last.replace("        model:", "        start: 2031-32\n        start_month: October\n        model:")
    found = solved(last)
    (visits,) = (line for line in found.preferred.cash.of(kind="cost").lines if line.amounts[0, -1] == 590_000)
    assert visits.full_year[0] == pytest.approx(1_180_000)
    assert "about 1,000 people" in what_is_done(found)
