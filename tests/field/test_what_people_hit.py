"""Small cases of the kind on which people who do this work were caught elsewhere, each with the right answer."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence

import pytest

from cases import solved, with_lines
from investcase.appraisal.appraise import appraise
from investcase.appraisal.measures import NoRatio
from investcase.appraisal.paybacks import payback_years
from investcase.checks.review import reviewed
from investcase.documents.bodies import plain_body
from investcase.reading.problems import Problem, Problems
from investcase.reading.text import SourceText
from investcase.report.savings_plan import plan_rows, savings_plan_csv
from investcase.report.view.budget import budget_grid
from investcase.report.view.budget_sentences import budget_sentences
from investcase.report.view.money import who_gains_sentence
from investcase.report.view.releases import what_must_be_true
from investcase.resolving.case import load_text

TEAM = "id: team, title: Team, body: council, each_year: £100k"
CASH = "body: council, cash_type: cash_releasing, budget_line: Day services, owner: Director"
D = 1 / 1.035


def text_of(costs: Sequence[str], benefits: Sequence[str], years: int = 4) -> str:
    return with_lines(costs, benefits, years=years, whole=False)


def problems_of(text: str) -> list[Problem]:
    try:
        return list(reviewed(appraise(load_text(SourceText("case.yaml", text), None))))
    except Problems as problems:
        return list(problems.problems)


def coded(text: str, code: str) -> Problem:
    (found,) = [problem for problem in problems_of(text) if problem.code == code]
    assert found.position is not None
    return found


def saving(how: str) -> str:
    return f"id: s, title: Saving, {CASH}, {how}"


def full_year(text: str) -> float:
    found = solved(text)
    return found.budget(found.preferred, plain_body("council")).full_year_net


def recurs(text: str) -> dict[str, str]:
    """What the savings plan says of each line, in which nothing is a nought with a sign."""
    written = savings_plan_csv(solved(text)).decode("utf-8-sig")
    assert "-0.00" not in written
    return {row["Reference"]: row["Recurring"] for row in csv.DictReader(io.StringIO(written, newline=""))}


def npsv(text: str) -> float:
    return float(solved(text).preferred.npsv[0])


def test_a_project_of_two_years_is_no_cost_for_ever() -> None:
    project = "id: p, title: Change programme, body: council, amount: {2026-27: £300k, 2027-28: £300k}"
    text = text_of([project], [saving("each_year: £100k, from: 2028-29")], years=8)
    assert full_year(text) == 100_000
    assert recurs(text) == {"p": "no", "s": "yes"}


def test_a_saving_that_fades_saves_nothing_in_a_full_year() -> None:
    set_up = "id: p, title: Set up, body: council, amount: {2026-27: £10k}"
    fades = saving("amount: {2026-27: £100k, 2027-28: £60k, 2028-29: £20k}")
    assert full_year(text_of([set_up], [fades])) == 0
    assert recurs(text_of([set_up], [fades])) == {"p": "no", "s": "no"}


def test_what_starts_within_the_last_year_is_whole_in_a_full_year() -> None:
    late = "id: late, title: Late, body: council, each_year: £100k, from: 2029-30, start_month: October"
    assert full_year(text_of([late], [])) == -100_000
    alone = "id: alone, title: Alone, body: council, each_year: £100k, start_month: January"
    found = solved(text_of([alone], [saving("each_year: £190k")], years=1))
    assert found.budget(found.preferred, plain_body("council")).full_year_net == 90_000
    assert (
        what_must_be_true(found)
        == "What would have to be true: at full effect £190k a year leaves ‘Day services’ (Director)."
    )


def test_nothing_pays_back_before_any_money_moves() -> None:
    later = [f"{TEAM}, from: 2028-29"], [saving("each_year: £120k, from: 2028-29")]
    assert set(map(str, payback_years(solved(text_of(*later)), solved(text_of(*later)).preferred).values())) == {
        "2028-29"
    }


def test_what_must_be_found_is_never_more_than_the_most_it_is_out_of_pocket() -> None:
    up_and_down = "id: c, title: C, body: council, amount: {2026-27: £300k, 2028-29: £400k}"
    found = solved(text_of([up_and_down], [saving("amount: {2027-28: £290k, 2029-30: £300k}, recurrent: no")]))
    said = " ".join(budget_sentences(found, found.budget(found.preferred, plain_body("council"))))
    # -300, -10, then -410 of 2026-27 prices, which is £420k of cash and more.
    assert "most out of pocket in 2028-29, by £420k, which it must find itself" in said
    assert said.count("£") == 1


def test_money_that_moves_between_bodies_is_said_to_move() -> None:
    moves = f"{saving('each_year: £200k')}, transfer_with: nhs"
    sentence = who_gains_sentence(solved(text_of([TEAM], [moves])))
    assert sentence is not None
    assert "Some of it is money that moves from one to another." in sentence


def test_a_loss_is_told_as_a_loss() -> None:
    lost = saving("each_year: -£30k, loses: yes")
    found = solved(text_of(["id: t, title: T, body: council, each_year: £10k"], [lost]))
    assert float(found.preferred.bcr_net_public[0]) == 0
    table = budget_grid(found, found.budget(found.preferred, plain_body("council")))
    rows = [row.label for row in table.rows]
    assert "Lost (cash-releasing)" in rows
    assert {row.kind for row in plan_rows(found)} == {"spending", "income or saving lost"}
    assert what_must_be_true(found) == "What it brings in pounds is loss alone, so no budget falls."


def test_there_is_no_ratio_of_a_loss_to_what_is_spent() -> None:
    company = "id: l, title: L, body: people, cash_type: wider_value, each_year: -£30k, loses: yes"
    option = solved(text_of([TEAM], [company])).preferred
    assert option.no_ratio is NoRatio.NO_GAIN
    assert math.isnan(option.bcr_net_public[0])


def test_a_saving_that_stops_is_asked_about() -> None:
    stops = coded(text_of([TEAM], [saving("amount: {2026-27: £50k, 2027-28: £100k}")]), "saving-stops")
    assert "each_year" in str(stops.remedy)
    assert "start_month: October" in str(stops.remedy)


def test_a_saving_pasted_with_its_minus_is_asked_about() -> None:
    below = coded(text_of([TEAM], [saving("each_year: -£120k")]), "benefit-below-zero")
    assert "120" in f"{below.message} {below.remedy}"
    assert npsv(text_of([TEAM], [saving("each_year: £120k")])) == pytest.approx(20_000 * (1 + D + D**2 + D**3))


@pytest.mark.parametrize("typed", ["(£45k)", '"(45,000)"'])
def test_brackets_are_refused_with_what_to_write(typed: str) -> None:
    grants = f"id: g, title: Grants, body: council, amount: {{2026-27: £60000, 2027-28: {typed}}}"
    found = problems_of(text_of([grants], []))
    assert any("-£45" in str(problem.remedy) for problem in found)


@pytest.mark.parametrize("year", ["1924-25", "1066-67", "2062-63", "2200-01"])
def test_prices_of_a_year_no_index_reaches_are_refused_or_asked_about_where_they_stand(year: str) -> None:
    text = text_of([TEAM], [saving(f"each_year: £100k, price_base: {year}")])
    lines = text.split("\n")
    assert any(
        problem.position is not None and year in lines[problem.position.line - 1] and year in problem.message
        for problem in problems_of(text)
    )


def test_two_digits_of_a_year_that_changed_places_are_asked_about_with_the_year_that_looks_meant() -> None:
    far = coded(text_of([TEAM], [saving("each_year: £100k, price_base: 2062-63")]), "year-far")
    assert "2026-27" in str(far.remedy)


def test_cash_of_each_year_is_not_inflated_again() -> None:
    found = solved(text_of([TEAM], [saving("each_year: £100k, price_base: cash")]))
    line = next(line for line in found.preferred.cash.lines if line.id == "s")
    assert (line.amounts[0] * line.cash_terms).tolist() == pytest.approx([100_000] * 4)


def test_prices_of_a_calendar_year_lie_between_those_of_two_financial_years() -> None:
    found = solved(text_of([TEAM], [saving("each_year: £100k, price_base: 2024")]))
    line = next(line for line in found.preferred.cash.lines if line.id == "s")
    # The deflator of the calendar year 2024 is a quarter of 2023-24's and three of 2024-25's: 1.0656 to 2026-27.
    assert line.amounts[0, 0] == pytest.approx(106_560, abs=5)
    assert float(found.preferred.npsv[0]) == pytest.approx(24_900, abs=50)


def test_the_first_year_is_not_discounted() -> None:
    """-1,000 + 500 / 1.08 + 300 / 1.08^2 + 800 / 1.08^3 = £355.23; discounted from the first year on it is £328.92."""
    project = "id: c, title: Project, body: council, amount: {2026-27: £1000}"
    text = text_of([project], [saving("amount: {2027-28: £500, 2028-29: £300, 2029-30: £800}")])
    assert npsv(text.replace("flat: 3.5%", "flat: 8%")) == pytest.approx(355.23, abs=0.005)


def test_one_saving_in_two_lists_is_told_with_both_names() -> None:
    one = f"id: s1, title: Fewer placements, {CASH}, each_year: £80k"
    text = text_of([TEAM], [one, one.replace("s1", "s2")])
    twice = coded(text, "line-twice")
    assert "'Fewer placements' (s1)" in twice.message
    assert twice.position is not None
    assert "id: s2" in text.split("\n")[twice.position.line - 1]
