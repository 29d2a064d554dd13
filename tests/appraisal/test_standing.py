"""The standing sensitivities by hand: one thing changed at a time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cases import solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.standing import Standing, standing_sensitivities
from investcase.report.view.standing import tests_page as page_of
from random_cases import Spec, lines, text_of

COST = "id: c, title: Team, body: council, each_year: £1000"
SAVING = (
    "id: s, title: Saving, body: council, cash_type: cash_releasing, budget_line: L, owner: O, "
    "amount: {2027-28: £2000, 2028-29: £2000}"
)
SMALLER = "id: t, title: Time, body: nhs, cash_type: capacity, amount: {2027-28: £500}"
D = 1 / 1.035


def by_id(found: Appraisal) -> dict[str, Standing]:
    return {each.id: each for each in standing_sensitivities(found)}


def gdp(found: Appraisal) -> list[float]:
    return [found.case.prices.index.factor(found.case.prices.base, year) for year in found.case.horizon]


def test_the_main_benefit_a_fifth_down_and_up() -> None:
    found = solved(with_lines([COST], [SMALLER, SAVING]))
    runs, level = by_id(found), gdp(found)
    fifth = 0.2 * 2000 * (D + D**2)
    assert runs["main-benefit-less"].title == "Saving: 20% less"
    assert runs["main-benefit-less"].npsv_change == pytest.approx(-fifth)
    assert runs["main-benefit-more"].npsv_change == pytest.approx(fifth)
    assert runs["main-benefit-more"].lead_cash_change == pytest.approx(400 * (level[1] + level[2]))


def test_a_year_late_moves_what_the_effect_brings_and_leaves_the_costs() -> None:
    found = solved(with_lines([COST], [SAVING]))
    late, level = by_id(found)["year-late"], gdp(found)
    # 2,000 comes in 2028-29 alone; that of 2029-30 falls outside. Costs are 1,000 in each of three years.
    assert late.npsv == pytest.approx(2000 * D**2 - 1000 * (1 + D + D**2))
    assert late.lead_cash == pytest.approx(2000 * level[2] - 1000 * sum(level))


def test_a_year_late_takes_the_prices_of_the_year_it_comes_in() -> None:
    top = "prices:\n  relative_prices: yes\n  bodies: {all: {fees: {each_year: 8%, source: Plan}}}\noptions:\n"
    text = with_lines([], [f"{SAVING}, prices_as: fees"]).replace("options:\n", top, 1)
    found = solved(text)
    real = 2000 * 1.08**2 / gdp(found)[2]
    assert by_id(found)["year-late"].npsv == pytest.approx(real * D**2)


def test_a_year_late_keeps_the_costs_of_delivery_and_moves_those_of_the_effect() -> None:
    found = solved(with_model("adjustments: {already_achieved: 20%}"))
    moved = {line.id for line in found.preferred.cash.lines if line.follows_effect}
    assert "m.support-at-home" in moved
    late = by_id(found)["year-late"].npsv
    option = found.preferred
    by_hand = sum(
        float((line.net[0, :-1] * option.factors[1:]).sum()) for line in option.cash.lines
    )  # every line of this model comes from its effect
    assert late == pytest.approx(by_hand)


def test_what_an_asset_is_worth_at_the_end_stays_at_the_end() -> None:
    works = "id: w, title: Works, body: council, spend: capital, amount: {2026-27: £900}, life: 9 years"
    assert by_id(solved(with_lines([works]))).get("year-late") is None
    late = by_id(solved(with_lines([works], [SAVING])))["year-late"]
    assert late.npsv == pytest.approx(-900 + 600 * D**2 + 2000 * D**2)


def test_nothing_released_leaves_the_value_and_empties_the_purse() -> None:
    found = solved(with_lines([COST], [SAVING]))
    run = by_id(found)["nothing-released"]
    assert run.npsv_change == 0
    assert run.lead_cash == pytest.approx(-1000 * sum(gdp(found)))
    assert "nothing-released" not in by_id(solved(with_lines([COST], [SMALLER])))


def test_no_optimism_bias_takes_it_from_costs_and_benefits() -> None:
    found = solved(with_lines([f"{COST}, optimism_bias: 10%"], [f"{SAVING}, optimism_bias: 25%"]))
    run = by_id(found)["no-optimism-bias"]
    assert run.npsv == pytest.approx(2000 * (D + D**2) - 1000 * (1 + D + D**2))
    assert run.npsv_change == pytest.approx(500 * (D + D**2) + 100 * (1 + D + D**2))
    model = solved(with_model("adjustments: {already_achieved: 20%, optimism_bias: 20%}"))
    # A fifth was taken off what is gained, and added to what is lost.
    option = model.preferred
    gained, lost = (
        float(option.pv(option.cash.where(lambda line, sign=sign: float(sign * line.net[0].sum()) > 0))[0])
        for sign in (1, -1)
    )
    assert by_id(model)["no-optimism-bias"].npsv == pytest.approx(gained / 0.8 + lost / 1.2)
    assert "no-optimism-bias" not in by_id(solved(with_lines([COST], [SAVING])))


def test_pay_a_point_and_fees_two_points_dearer() -> None:
    staff = (
        "id: p, title: Posts, body: council, staff: {wte: 1, salary: £1000, on_costs: 0%, on_costs_as_of: 2026-04-01}"
    )
    prices = "prices:\n  bodies: {council: {pay: {each_year: 3%, source: Plan}}}\noptions:\n"
    text = with_lines([staff], [f"{SAVING}, prices_as: fees"]).replace("options:\n", prices, 1)
    runs, level = by_id(solved(text)), gdp(solved(text))
    # Pay: 1.04 and 1.04^2 in place of 1.03 and 1.03^2.
    pay = runs["pay-dearer"]
    assert pay.lead_cash_change == pytest.approx(-1000 * (1.04 - 1.03 + 1.04**2 - 1.03**2))
    assert pay.npsv_change == 0, "the value to society is in general prices"
    one = level[1] + 0.02
    fees = (one - level[1]) + (one * (level[2] / level[1] + 0.02) - level[2])
    assert runs["fees-dearer"].lead_cash_change == pytest.approx(2000 * fees)
    real = by_id(solved(text.replace("prices:\n", "prices:\n  relative_prices: yes\n", 1)))["pay-dearer"]
    by_hand = -1000 * sum((1.04**t - 1.03**t) / level[t] * D**t for t in (1, 2))
    assert real.npsv_change == pytest.approx(by_hand)
    assert "fees-dearer" not in by_id(solved(with_lines([COST], [SAVING])))


def test_the_recommended_rates_are_one_and_the_verdict_is_told() -> None:
    # At 3.5%: 1,060 / 1.035^2 = 989.5, less than 1,000; at 3%: 999.2. At 1,065: 994.2 and 1,003.9.
    cost = "id: c, title: Team, body: council, amount: {2026-27: £1000}"
    later = "id: b, title: Later, body: society, cash_type: wider_value, amount: {2028-29: £1065}"
    found = solved(with_lines([cost], [later], discount="green-book-2026"))
    run = by_id(found)["review-2026-recommended"]
    assert run.npsv == pytest.approx(-1000 + 1065 / 1.03**2)
    assert run.changes_verdict
    assert (run.verdict.sign, run.verdict.rank) == ("positive", 1)
    assert "all-standard" not in by_id(found)
    page = page_of(found)
    assert page.verdict == (
        "At this case's discount rates it is worth less than it costs and, by value, number 2 of the 2 options that "
        "may be chosen, doing nothing included. That would change under: "
        "Discount rate review 2026, recommended standard rate (not adopted)."
    )
    assert page.prices is None


def test_the_paper_s_tables_say_what_the_sums_say() -> None:
    top = "prices:\n  bodies: {all: {fees: {each_year: 5%, source: Medium-term plan}}}\noptions:\n"
    text = with_lines([COST], [f"{SAVING}, prices_as: fees"], discount="green-book-2026")
    page = page_of(solved(text.replace("options:\n", top, 1)))
    assert page.verdict == (
        "Under every edition of the discount rates the verdict is the same: worth more than it costs and, by value, "
        "number 1 of the 2 options that may be chosen, doing nothing included."
    )
    assert [row.label for row in page.vintages.rows] == [
        "Green Book 2026, standard rates; Green Book 2018, standard rates; Green Book 2022, standard rates",
        "Discount rate review 2026, recommended standard rate (not adopted)",
    ]
    assert page.prices is not None
    (row,) = page.prices.rows
    assert row.label == "Fee uplift, Every body not named"
    over = 1.05**2 / gdp(solved(text))[2] - 1
    assert row.cells == ("5%", f"{over:.1%}", "Medium-term plan")
    assert page.standing.rows[0].label == "As the case stands"


@settings(max_examples=15)
@given(lines)
def test_any_case_has_its_sensitivities_in_the_result(specs: list[Spec]) -> None:
    found = solved(text_of(specs, discount="green-book-2026"))
    written = {each.id: each for each in found.result().standing_sensitivities}
    base = float(found.preferred.npsv[0])
    scale = 1 + sum(abs(amount) for spec in specs for amount in spec.amounts)
    for each in standing_sensitivities(found):
        assert each.npsv == pytest.approx(base + each.npsv_change, abs=1e-9 * scale)
        assert written[each.id].npsv == round(each.npsv, 2) + 0.0
    less, more = written.get("main-benefit-less"), written.get("main-benefit-more")
    assert (less is None) == (more is None)
    if less and more:
        assert less.npsv + more.npsv == pytest.approx(2 * base, abs=0.02 + 1e-9 * scale)
    if "nothing-released" in written:
        assert written["nothing-released"].npsv_change == pytest.approx(0, abs=1e-9 * scale)
