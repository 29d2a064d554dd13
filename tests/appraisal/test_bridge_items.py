"""The bridge's items by hand: transfers, what an asset is worth at the end, irrecoverable VAT, borrowing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import faults, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.borrowing import repaid
from investcase.documents.bodies import plain_bodies, plain_body
from random_cases import Spec, lines, text_of

GRANT = "id: g, title: Grant, body: council, each_year: £1000"
WORKS = "id: w, title: Works, body: council, spend: capital, amount: {2026-27: £1000}"
LOAN = "  - {id: l, title: Loan, body: council, for: w, rate: 10%, years: 2, source: Treasury team}"


def steps(found: Appraisal) -> dict[str, float]:
    """The bridge's steps, once it is seen to add up."""
    bridge = found.bridge(found.preferred)
    assert round(bridge.start + sum(step for _, step in bridge.steps), 2) == round(bridge.end, 2)
    assert all(abs(step) >= 0.0005 for _, step in bridge.steps), "a step that is nil is left out"
    return dict(bridge.steps)


def net(found: Appraisal, body: str = "council") -> list[float]:
    return [round(float(value), 2) for value in found.budget(found.preferred, plain_body(body)).net]


def test_a_transfer_counts_for_both_and_cancels_out_in_the_value_to_society() -> None:
    found = solved(with_lines([f"{GRANT}, transfer_with: people"], price_base="2026-27"))
    option = found.preferred
    pv = 1000 * (1 + 1 / 1.035 + 1 / 1.035**2)
    assert float(option.npsv[0]) == 0
    assert float(option.pv_costs[0]) == float(option.pv_benefits[0]) == pytest.approx(pv)
    assert float(option.npv_of(plain_body("council"))[0]) == pytest.approx(-pv)
    assert float(option.npv_of(plain_body("people"))[0]) == pytest.approx(pv)
    assert net(found)[0] == -1000
    assert steps(found)["Count transfers, which cancel out in the value to society"] == pytest.approx(-pv)


def test_a_transfer_between_two_budgets_moves_both() -> None:
    benefit = (
        "id: b, title: Charge, body: council, cash_type: cash_releasing, budget_line: L, owner: O, "
        "amount: {2026-27: £500}, transfer_with: nhs"
    )
    found = solved(with_lines([], [benefit]))
    assert net(found) == [500, 0, 0]
    assert net(found, "nhs") == [-500, 0, 0]
    assert found.budget(found.preferred, plain_body("nhs")).spending.tolist() == [-500, 0, 0]
    assert float(found.preferred.npsv[0]) == 0


def test_a_transfer_is_the_same_money_on_both_sides_whatever_each_body_s_own_prices() -> None:
    # Fees of the NHS rise 6% a year from 100,000: 106,000, then 112,360. The council has no rate of its own.
    paid = (
        "id: p, title: Paid by the council, body: nhs, cash_type: cash_releasing, budget_line: Income, owner: O, "
        "prices_as: fees, transfer_with: council, each_year: £100000"
    )
    for relative in ("no", "yes"):
        own = f"prices:\n  relative_prices: {relative}\n  bodies: {{nhs: {{fees: {{each_year: 6%, source: x}}}}}}\n"
        found = solved(with_lines([], [paid]).replace("options:\n", own + "options:\n", 1))
        assert net(found) == [-100_000, -106_000, -112_360]
        assert net(found, "nhs") == [100_000, 106_000, 112_360]
        assert float(found.preferred.npsv[0]) == pytest.approx(0, abs=1e-9)


def test_a_charge_at_its_own_prices_leaves_only_what_it_takes_to_make() -> None:
    # A £1,000 team a year; the charge at 5% a year is the people's loss to the pound, so the value is the team's alone.
    charge = (
        "id: c, title: Charges, body: council, cash_type: cash_releasing, budget_line: Income, owner: O, "
        "transfer_with: people, prices_as: income, each_year: £100000"
    )
    own = "prices:\n  relative_prices: yes\n  bodies: {council: {income: {each_year: 5%, source: x}}}\noptions:\n"
    found = solved(with_lines([GRANT], [charge]).replace("options:\n", own, 1))
    assert float(found.preferred.npsv[0]) == pytest.approx(-1000 * (1 + 1 / 1.035 + 1 / 1.035**2))


def test_a_third_of_an_asset_is_left_as_in_the_scottish_manual() -> None:
    # Scottish Capital Investment Manual, A4.8: a 15-year asset bought in year 10 of a 20-year appraisal: one third.
    works = "id: w, title: Works, body: council, spend: capital, amount: {2036-37: £15000}, life: 15 years"
    found = solved(with_lines([works], years=20))
    left = next(line for line in found.preferred.cash.lines if line.role == "residual")
    assert left.amounts[0].round(6).tolist() == [0.0] * 19 + [5000.0]
    assert (left.body, str(left.cash_type)) == (plain_body("council"), "wider_value")
    by_hand = -15000 / 1.035**10 + 5000 / 1.035**19
    assert float(found.preferred.npsv[0]) == pytest.approx(by_hand, rel=1e-12)
    assert steps(found)["Leave out what assets are worth at the end"] == pytest.approx(-5000 / 1.035**19)


def test_optimism_bias_makes_nothing_that_lasts() -> None:
    # £1,000 bought, £1,500 with half as much again for optimism; 37 of 40 years of the £1,000 are left: £925.
    found = solved(with_lines([f"{WORKS}, life: 40 years, optimism_bias: 50%"])).preferred
    assert [line.amounts[0].tolist() for line in found.cash.lines] == [[1500, 0, 0], [0, 0, pytest.approx(925)]]
    assert float(found.npsv[0]) == pytest.approx(-1500 + 925 / 1.035**2)


def test_what_a_public_asset_is_worth_at_the_end_is_value_and_in_no_budget() -> None:
    visits = "id: v, title: Visits, body: people, cash_type: wider_value, amount: {2026-27: £300}"
    found = solved(with_lines([f"{WORKS}, life: 4 years"], [visits]))
    option = found.preferred
    # £300 of visits and the £250 left after three years of four, over £1,000.
    assert float(option.bcr_net_public[0]) == pytest.approx((300 + 250 / 1.035**2) / 1000)
    assert float(option.npv_of(plain_body("council"))[0]) == pytest.approx(-1000 + 250 / 1.035**2)
    assert float(option.cash_npv_of(plain_body("council"))[0]) == -1000
    assert steps(found)["Leave out what assets are worth at the end"] == pytest.approx(-250 / 1.035**2)


def test_nothing_is_left_of_what_has_worn_out_and_a_stated_value_stands_instead() -> None:
    worn = solved(with_lines([f"{WORKS}, life: 3 years"]))
    assert float(worn.preferred.pv_benefits[0]) == 0
    twice = "id: w, title: Works, body: council, spend: capital, amount: {2026-27: £400, 2027-28: £400}, life: 4 years"
    # Of the first 400 three years are used and 100 is left; of the second two years, and 200 is left.
    assert solved(with_lines([twice])).preferred.cash.lines[1].amounts[0].tolist() == [0, 0, 300]
    stated = solved(with_lines([f"{WORKS}, residual_value: £250"]))
    assert float(stated.preferred.pv_benefits[0]) == pytest.approx(250 / 1.035**2)
    ranged = solved(with_lines([f"{WORKS}, life: '4 years to 8 years, central 6 years'"]))
    # At 4 years a quarter is left, at 6 a half, at 8 five eighths; all of it at the end of year 2.
    assert [round(float(value) * 1.035**2) for value in ranged.preferred.pv_benefits[:3]] == [500, 250, 625]


def test_vat_that_does_not_come_back_is_the_budget_s_and_not_society_s() -> None:
    plain = solved(with_lines([GRANT]))
    share = solved(with_lines([f"{GRANT}, irrecoverable_vat: 20%"]))
    assert share.preferred.npsv.tolist() == plain.preferred.npsv.tolist()
    gdp = [plain.case.prices.index.factor(plain.case.prices.base, year) for year in plain.case.horizon]
    assert net(share) == [round(-1200 * level, 2) for level in gdp]
    assert steps(share)["Take off irrecoverable VAT"] == pytest.approx(-200 * sum(gdp))
    assert share.budget(share.preferred, plain_body("council")).full_year_net == -1200
    pounds = solved(with_lines([f"{WORKS}, irrecoverable_vat: £75"]))
    assert net(pounds) == [-1075, 0, 0], "in the years of the line alone"
    nhs = solved(with_lines([f"{GRANT}, irrecoverable_vat: 20%".replace("council", "nhs")]))
    assert net(nhs) == [0, 0, 0]
    assert net(nhs, "nhs")[0] == -1200, "by body"


def test_vat_delays_the_payback_of_the_body_that_bears_it() -> None:
    benefit = (
        "id: b, title: Saving, body: council, cash_type: cash_releasing, budget_line: L, owner: O, "
        "amount: {2027-28: £1100, 2028-29: £1100}"
    )
    plain = solved(with_lines([WORKS], [benefit])).result().options[1].payback_year
    taxed = solved(with_lines([f"{WORKS}, irrecoverable_vat: 20%"], [benefit])).result().options[1].payback_year
    assert (plain.lead_body_cash, taxed.lead_body_cash) == ("2027-28", "2028-29")
    assert plain.simple == taxed.simple == "2027-28"


def test_an_annuity_by_hand() -> None:
    # 1,000 at 10% over 2 years: 1000 x 0.1 / (1 - 1.1^-2) = 576.190476 a year; interest 100, then 52.380952.
    debt = repaid(np.array([1000.0, 0, 0, 0]), 0.1, 2, None, equal_principal=False)
    assert debt.interest.round(6).tolist() == [0, 100, 52.380952, 0]
    assert debt.repayment.round(6).tolist() == [0, 476.190476, 523.809524, 0]
    assert debt.owed == pytest.approx(0, abs=1e-9)


def test_equal_parts_of_the_principal_by_hand() -> None:
    debt = repaid(np.array([1000.0, 0, 0, 0]), 0.1, 2, None, equal_principal=True)
    assert debt.interest.tolist() == [0, 100, 50, 0]
    assert debt.repayment.tolist() == [0, 500, 500, 0]


def test_a_later_first_repayment_bears_interest_alone_until_then() -> None:
    debt = repaid(np.array([1000.0, 0, 0, 0]), 0.1, 2, 2, equal_principal=True)
    assert debt.interest.tolist() == [0, 100, 100, 50]
    assert debt.repayment.tolist() == [0, 0, 500, 500]
    free = repaid(np.array([1000.0, 0, 0]), 0.0, 4, None, equal_principal=False)
    assert free.repayment.tolist() == [0, 250, 250]
    assert free.owed == 500, "what falls after the last year is still owed"


@given(st.floats(0, 0.2), st.integers(1, 30), st.booleans(), st.lists(st.floats(0, 1e6), min_size=1, max_size=5))
def test_what_is_borrowed_is_paid_back_and_is_worth_what_was_lent(
    rate: float, years: int, equal: bool, drawn: list[float]
) -> None:
    debt = repaid(np.array([*drawn, *[0.0] * years]), rate, years, None, equal_principal=equal)
    assert debt.owed == pytest.approx(0, abs=1e-6)
    worth = (1 + rate) ** -np.arange(len(debt.borrowed))
    paid = debt.interest + debt.repayment
    assert float((paid * worth).sum()) == pytest.approx(float((debt.borrowed * worth).sum()), rel=1e-9, abs=1e-6)


def test_borrowing_spreads_capital_over_the_budget_and_leaves_the_value_to_society_alone() -> None:
    plain = solved(with_lines([WORKS]))
    found = solved(with_lines([WORKS], extra=("borrowing:", LOAN)))
    assert found.preferred.npsv.tolist() == plain.preferred.npsv.tolist()
    assert net(found) == [0, -576.19, -576.19]
    assert steps(found)["Take off interest on borrowing"] == pytest.approx(-152.380952)
    assert "Add what is borrowed, less what is repaid in these years" not in steps(found), "all of it is repaid"
    longer = solved(with_lines([WORKS], extra=("borrowing:", LOAN.replace("years: 2", "years: 4"))))
    # 1000 x 0.1 / (1 - 1.1^-4) = 315.470804: principal 215.470804, then 237.017884.
    assert steps(longer)["Add what is borrowed, less what is repaid in these years"] == pytest.approx(
        1000 - 215.470804 - 237.017884
    )
    assert longer.budget(longer.preferred, plain_body("council")).owed == pytest.approx(547.511312)
    assert "l.rate" in {figure.id for figure in found.result().figures}


def test_a_loan_pays_the_vat_on_what_it_buys_and_may_be_of_amounts() -> None:
    taxed = solved(with_lines([f"{WORKS}, irrecoverable_vat: 20%"], extra=("borrowing:", LOAN)))
    assert net(taxed) == [0, round(-1.2 * 576.190476, 2), round(-1.2 * 576.190476, 2)]
    amounts = LOAN.replace("for: w", "amount: {2026-27: £600}")
    assert net(solved(with_lines([WORKS], extra=("borrowing:", amounts))))[0] == -400


@pytest.mark.parametrize(
    ("cost", "loan", "code"),
    [
        (WORKS, LOAN.replace("for: w", "for: x"), "unknown-cost-line"),
        (GRANT.replace("id: g", "id: w"), LOAN, "borrowing-line"),
        (WORKS.replace("council", "nhs"), LOAN, "borrowing-line"),
        (WORKS, LOAN.replace("for: w, ", ""), "borrowing-amount"),
        (WORKS, LOAN.replace("10%", "'4% to 6%, central 5%'"), "one-number"),
        (WORKS, LOAN.replace("source", "first_repayment: 2027, source"), "year-kind"),
        (f"{WORKS}, life: 15 hours", LOAN, "asset"),
        (f"{WORKS}, life: 5 years, residual_value: £10", LOAN, "asset"),
        (f"{GRANT}, life: 5 years", LOAN.replace("for: w", "amount: {2026-27: £600}"), "asset"),
        (f"{WORKS}, irrecoverable_vat: 120%", LOAN, "vat"),
        (f"{WORKS}, irrecoverable_vat: 3 hours", LOAN, "vat"),
        (f"{WORKS}, transfer_with: council", LOAN, "transfer"),
    ],
)
def test_what_cannot_be_is_refused(cost: str, loan: str, code: str) -> None:
    assert code in [problem.code for problem in faults(with_lines([cost], extra=("borrowing:", loan)))]


extras = st.sampled_from(["", ", irrecoverable_vat: 20%", ", irrecoverable_vat: £70", ", transfer_with: providers"])
capital_extras = st.sampled_from(["", ", life: 3 years", ", life: 9 years", ", residual_value: £5000"])


@settings(max_examples=40)
@given(lines, st.lists(st.tuples(extras, capital_extras), min_size=6, max_size=6), st.booleans(), st.booleans())
def test_the_bridge_adds_to_the_penny_whatever_the_items(
    specs: list[Spec], more: list[tuple[str, str]], lent: bool, relative: bool
) -> None:
    text = text_of(specs, extra=("borrowing:", LOAN.replace("for: w", "amount: {2026-27: £6000}")) if lent else ())
    for index, (spec, (any_line, asset)) in enumerate(zip(specs, more, strict=False)):
        said = any_line if spec.cash_type is None and spec.body not in any_line else ""
        said += asset if spec.capital and "transfer" not in said else ""
        text = text.replace(f"id: l{index}, ", f"id: l{index}, prices_as: fees, ", 1).replace(
            f"title: l{index}, ", f"title: l{index}{said}, ", 1
        )
    top = f"prices:\n  relative_prices: {'yes' if relative else 'no'}\n"
    top += "  bodies: {all: {fees: {each_year: 6%, source: P}}}\noptions:\n"
    found = solved(text.replace("options:\n", top, 1))
    bridge = found.bridge(found.preferred)
    size = 1 + sum(abs(amount) for spec in specs for amount in spec.amounts)
    assert bridge.start + sum(step for _, step in bridge.steps) == pytest.approx(
        bridge.end, abs=max(0.005, 1e-12 * size)
    )
    assert bridge.end == pytest.approx(found.budget(found.preferred, plain_body("council")).net.sum(), abs=1e-9 * size)
    option = found.preferred
    bodies = sum(option.npv_of(body) for body in plain_bodies())
    np.testing.assert_allclose(np.asarray(bodies), option.npsv, rtol=0, atol=1e-12 * size)
