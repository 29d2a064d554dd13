"""A body's own prices: each line's way to cash, the relative price effect, and the law that joins them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import faults, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import reviewed
from investcase.documents.bodies import plain_body
from investcase.documents.kinds_of_money import PriceKind
from investcase.flows.lines import PartKind
from random_cases import Spec, lines, text_of

COST = "id: c, title: Cost, body: council, each_year: £100000"
# The GDP deflator of June 2026: 2026-27 102.0057, 2027-28 103.9867, 2028-29 105.9264 (2025-26 = 100).
GDP = (1.0, 103.98665427, 105.92633293)


def prices(*rows: str, relative: bool = False) -> list[str]:
    """The `prices:` of a case, each row the inside of a body's mapping."""
    top = ["prices:", *(["  relative_prices: yes"] if relative else []), "  bodies:"]
    return [*top, *(f"    {row}" for row in rows)]


def priced(costs: Sequence[str], top: Sequence[str], **more: object) -> Appraisal:
    """A case in the prices of 2026-27 of these lines, with these lines at its top."""
    text = with_lines(costs, **more)  # type: ignore[arg-type]
    return solved(text.replace("options:\n", "\n".join(top) + "\noptions:\n", 1))


def cash(found: Appraisal, body: str = "council") -> list[float]:
    """What a body spends by year: money that goes out, and so minus in its budget."""
    return [round(float(-value), 2) for value in found.budget(found.preferred, plain_body(body)).spending]


def test_a_line_follows_the_body_s_own_rate_by_year_and_holds_the_last() -> None:
    found = priced(
        [f"{COST}, prices_as: fees"],
        prices("council: {fees: {by_year: {2027-28: 5%, 2028-29: 4%}, source: Plan}}"),
        years=4,
    )
    # 100,000; x 1.05; x 1.04; and 4% held on.
    assert cash(found) == [100_000.00, 105_000.00, 109_200.00, 113_568.00]
    assert float(found.preferred.npsv[0]) == pytest.approx(-100_000 * (1 + 1 / 1.035 + 1 / 1.035**2 + 1 / 1.035**3)), (
        "the value to society stays in real terms"
    )


def test_before_the_first_year_given_general_inflation_stands_in() -> None:
    found = priced([f"{COST}, prices_as: fees"], prices("council: {fees: {by_year: {2028-29: 5%}, source: Plan}}"))
    gdp = found.case.prices.index.factor(found.case.prices.base, found.case.horizon[1])
    assert cash(found) == [100_000.00, round(100_000 * gdp, 2), round(105_000 * gdp, 2)]


def test_staff_are_pay_and_other_lines_move_with_general_inflation_unless_they_say() -> None:
    staff = (
        "id: s, title: Staff, body: council, staff: {wte: 1, salary: £50000, on_costs: 0%, on_costs_as_of: 2026-04-01}"
    )
    found = priced([staff], prices("council: {pay: {each_year: 3%, source: Plan}}"))
    assert cash(found) == [50_000.00, 51_500.00, 53_045.00]
    plain = priced([COST], prices("council: {pay: {each_year: 3%, source: Plan}}"))
    gdp = [plain.case.prices.index.factor(plain.case.prices.base, year) for year in plain.case.horizon]
    assert cash(plain) == [round(100_000 * level, 2) for level in gdp]


def test_the_same_prices_hold_for_costs_and_for_benefits() -> None:
    benefit = (
        "id: b, title: Benefit, body: council, cash_type: cash_releasing, budget_line: L, owner: O, "
        "each_year: £100000, prices_as: fees"
    )
    found = priced(
        [f"{COST}, prices_as: fees"], prices("all: {fees: {each_year: 6%, source: Plan}}"), benefits=[benefit]
    )
    assert found.budget(found.preferred, plain_body("council")).net.tolist() == [0, 0, 0]


def test_a_body_s_own_rate_comes_before_the_one_for_all() -> None:
    rows = ("all: {fees: {each_year: 6%, source: Plan}}", "council: {fees: {each_year: 2%, source: Ours}}")
    other = COST.replace("id: c", "id: d").replace("council", "nhs")
    found = priced([f"{COST}, prices_as: fees", f"{other}, prices_as: fees"], prices(*rows))
    assert cash(found) == [100_000.00, 102_000.00, 104_040.00]
    assert cash(found, "nhs") == [100_000.00, 106_000.00, 112_360.00]


def test_a_price_base_inside_the_years_makes_earlier_years_cheaper() -> None:
    found = priced(
        [f"{COST}, prices_as: fees"],
        prices("council: {fees: {each_year: 10%, source: Plan}}"),
        price_base="2027-28",
    )
    assert cash(found) == [round(100_000 / 1.1, 2), 100_000.00, 110_000.00]


def test_relative_prices_enter_the_value_to_society_only_when_asked_for() -> None:
    row = "council: {fees: {each_year: 5%, source: Plan}}"
    plain = priced([f"{COST}, prices_as: fees"], prices(row))
    real = priced([f"{COST}, prices_as: fees"], prices(row, relative=True))
    gdp = [plain.case.prices.index.factor(plain.case.prices.base, year) for year in plain.case.horizon]
    # Real, with the effect: 100,000 x 1.05^t / deflator, discounted at 3.5%.
    by_hand = -sum(100_000 * 1.05**t / gdp[t] / 1.035**t for t in range(3))
    assert float(real.preferred.npsv[0]) == pytest.approx(by_hand, rel=1e-12)
    assert float(plain.preferred.npsv[0]) == pytest.approx(-sum(100_000 / 1.035**t for t in range(3)), rel=1e-12)
    assert cash(real) == cash(plain) == [100_000.00, 105_000.00, 110_250.00]


def test_a_line_s_own_relative_price_rules_in_both_views() -> None:
    line = f"{COST}, relative_price: {{each_year: 1%, reason: Wages outgrow prices}}"
    found = priced([line], prices("all: {fees: {each_year: 9%, source: Plan}}"))
    assert float(found.preferred.npsv[0]) == pytest.approx(
        -sum(100_000 * 1.01**t / 1.035**t for t in range(3)), rel=1e-12
    )
    gdp = [found.case.prices.index.factor(found.case.prices.base, year) for year in found.case.horizon]
    assert cash(found) == [round(100_000 * 1.01**t * gdp[t], 2) for t in range(3)]


rates = st.integers(-20, 80).map(lambda tenths: tenths / 10)


@settings(max_examples=40)
@given(lines, rates, rates, st.booleans())
def test_real_times_relative_effect_times_deflator_is_cash(
    specs: list[Spec], fees: float, pay: float, relative: bool
) -> None:
    kinds = ("fees", "pay", "general")
    text = text_of(specs)
    for index in range(len(specs)):
        text = text.replace(f"id: l{index}, ", f"id: l{index}, prices_as: {kinds[index % 3]}, ", 1)
    top = prices(f"all: {{fees: {{each_year: {fees}%, source: P}}, pay: {{each_year: {pay}%, source: P}}}}")
    if relative:
        top.insert(1, "  relative_prices: yes")
    found = solved(text.replace("options:\n", "\n".join(top) + "\noptions:\n", 1))
    paths, plain = found.preferred.flows.option.price_paths, solved(text)
    general = np.array(paths.general)
    for line, bare in zip(found.preferred.cash.lines, plain.preferred.cash.lines, strict=True):
        kind = kinds[int(line.id[1:]) % 3]
        rate = {"fees": fees, "pay": pay}.get(kind)
        growth = general if rate is None else (1 + rate / 100) ** np.arange(4)
        np.testing.assert_allclose((line.amounts * line.cash_terms)[0], bare.amounts[0] * growth, rtol=1e-12)
        effect = growth / general
        wanted = bare.amounts[0] * (effect if relative else 1)
        np.testing.assert_allclose(line.amounts[0], wanted, rtol=1e-12)
    bridge = found.bridge(found.preferred)
    size = 1 + sum(abs(amount) for spec in specs for amount in spec.amounts)
    assert bridge.start + sum(step for _, step in bridge.steps) == pytest.approx(
        bridge.end, abs=max(0.005, 1e-12 * size)
    )


@settings(max_examples=25)
@given(lines, rates)
def test_discounted_in_cash_or_in_real_terms_the_value_is_the_same(specs: list[Spec], fees: float) -> None:
    """Cash over (deflator x real discount factor) is the real value: nominal and real agree."""
    text = text_of(specs).replace("body:", "prices_as: fees, body:")
    top = prices(f"all: {{fees: {{each_year: {fees}%, source: P}}}}", relative=True)
    found = solved(text.replace("options:\n", "\n".join(top) + "\noptions:\n", 1))
    option = found.preferred
    nominal = option.factors / np.array(option.flows.option.price_paths.general)
    size = 1 + sum(abs(amount) for spec in specs for amount in spec.amounts)
    assert (option.cash.net_in_cash()[0] * nominal).sum() == pytest.approx(option.npsv[0], abs=1e-11 * size)


def test_what_people_pay_moves_with_the_fees_of_the_body_that_charges() -> None:
    top = prices("council: {fees: {each_year: 6%, source: Plan}}", relative=True)
    found = solved(with_model("adjustments: {already_achieved: 20%}", top=top))
    lines_ = {line.id: line for line in found.preferred.cash.lines}
    paid = lines_["m.care-home-contributions"]
    assert paid.role == "contribution"
    by_price = [
        next(part.values[0] for part in line.parts if part.kind is PartKind.PRICE)
        for line in (paid, lines_["m.support-at-home"])
    ]
    np.testing.assert_allclose(*by_price)
    assert by_price[0][-1] > 1.1


def test_what_a_plan_counts_is_held_against_the_saving_at_its_own_prices() -> None:
    plan = "already_in_plan: [{body: council, amount: {2028-29: £100000}}]"
    release = "release: [{body: council, budget_line: L, owner: O, from: 2027-28}]"
    top = prices("council: {fees: {each_year: 8%, source: Plan}}")
    lines_ = ("adjustments: {already_achieved: 20%}", release)
    whole = solved(with_model(*lines_, top=top))
    less = solved(with_model(*lines_, plan, top=top))
    year = 1
    saved = [
        float(sum(line.net[0, year] * line.cash_terms[year] for line in found.preferred.cash.lines
                  if line.body == plain_body("council")))
        for found in (whole, less)
    ]  # fmt: skip
    assert saved[0] - saved[1] == pytest.approx(100_000, rel=1e-9)


def test_the_rates_stand_in_the_register_with_their_source() -> None:
    top = prices("council: {fees: {by_year: {2027-28: 5%, 2028-29: 4%}, source: Medium-term plan}}")
    found = priced([f"{COST}, prices_as: fees"], top)
    figures = {figure.id: figure for figure in found.result().figures}
    assert figures["prices.council.fees.2027-28"].source == "Medium-term plan"
    assert figures["prices.council.fees.2028-29"].title == "Fee uplift, council, 2028-29 and every year after"


def test_shifting_a_kind_of_price_adds_points_to_its_growth() -> None:
    found = priced([f"{COST}, prices_as: fees"], prices("council: {fees: {each_year: 3%, source: Plan}}"))
    paths = found.preferred.flows.option.price_paths.shifted(PriceKind.FEES, 0.02)
    assert paths.levels(plain_body("council"), PriceKind.FEES) == pytest.approx((1, 1.05, 1.05**2))
    # Where nobody gave a rate, the points are over general inflation.
    step = found.case.prices.index.factor(found.case.horizon[0], found.case.horizon[1])
    assert paths.shifted(PriceKind.PAY, 0.01).levels(plain_body("nhs"), PriceKind.PAY)[1] == pytest.approx(step + 0.01)
    assert paths.levels(plain_body("council"), PriceKind.GENERAL) == paths.general


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("council: {fees: {source: Plan}}", "price-rate"),
        ("council: {fees: {each_year: 3%, by_year: {2027-28: 3%}, source: Plan}}", "price-rate"),
        ("council: {fees: {each_year: 300%, source: Plan}}", "growth"),
        ("council: {fees: {each_year: '2% to 4%, central 3%', source: Plan}}", "growth"),
        ("council: {fees: {by_year: {2026-27: 3%, 2028-29: 3%}, source: Plan}}", "price-years"),
        ("council: {fees: {by_year: {2027: 3%}, source: Plan}}", "year-kind"),
        ("council: {fees: {each_year: 3%}}", "missing"),
        ("parish: {fees: {each_year: 3%, source: Plan}}", None),
    ],
)
def test_prices_that_cannot_be_read_are_refused(row: str, code: str | None) -> None:
    text = with_lines([COST]).replace("options:\n", "\n".join(prices(row)) + "\noptions:\n", 1)
    found = [problem.code for problem in faults(text)]
    assert found
    if code:
        assert code in found


def test_general_inflation_in_place_of_an_own_price_is_said() -> None:
    def said(*top: str) -> list[str]:
        found = priced([f"{COST}, prices_as: fees", f"{COST.replace('id: c', 'id: d')}"], list(top))
        return [problem.message for problem in reviewed(found) if problem.code == "no-own-prices"]

    assert said() == ["no fee uplift is given for the council: the GDP deflator is used in its budget"]
    assert said(*prices("all: {fees: {each_year: 3%, source: Plan}}")) == []
    assert said(*prices("nhs: {fees: {each_year: 3%, source: Plan}}")) != [], "another body's rate is not the council's"
