"""Ratios, paybacks, the budget view and the bridge, by hand and as laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT, SMALLEST, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.payback import payback_index
from investcase.appraisal.paybacks import payback_years
from investcase.documents.bodies import plain_body
from random_cases import Spec, lines, text_of

COST = "id: c, title: C, body: council"
SAVING = "id: s, title: S, body: council, cash_type: cash_releasing, budget_line: b, owner: o"
CAPACITY = "id: f, title: F, body: nhs, cash_type: capacity"


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return solved(KENT.read_text("utf-8"))


def test_the_smallest_case_by_hand() -> None:
    # Costs 60,000 + 45,000 / 1.035; benefits 80,000 / 1.035 + 85,000 / 1.071225.
    option = solved(SMALLEST).result().options[1]
    assert option.pv_costs.central == 103_478.26
    assert option.pv_benefits.central == 156_643.10
    assert option.npsv.central == 53_164.83
    assert option.bcr.net_public.central == 1.513778
    assert [(b.body, b.npv.central, b.cash_releasing_npv.central) for b in option.bodies] == [
        ("council", -103_478.26, -103_478.26),
        ("nhs", 156_643.10, 0.0),
    ]


def test_a_released_saving_is_taken_off_what_the_public_pays() -> None:
    # Year 0 alone: £100 spent, £40 released, £90 of capacity: 90 / 60.
    found = solved(
        with_lines(
            [f"{COST}, amount: {{2026-27: £100}}"],
            [f"{SAVING}, amount: {{2026-27: £40}}", f"{CAPACITY}, amount: {{2026-27: £90}}"],
        )
    ).result()
    bcr = found.options[1].bcr
    assert (bcr.net_public.central, found.options[1].npsv.central) == (1.5, 30.0)
    assert found.options[1].net_public_cost.central == 60.0


def test_a_disbenefit_lowers_benefits() -> None:
    worse = solved(
        with_lines(
            [f"{COST}, amount: {{2026-27: £100}}", "id: d, title: D, body: nhs, amount: {2026-27: £30}"],
            ["id: x, title: X, body: carers, cash_type: wider_value, amount: {2026-27: -£20}"],
        )
    )
    option = worse.result().options[1]
    assert (option.pv_costs.central, option.pv_benefits.central, option.npsv.central) == (130.0, -20.0, -150.0)


def test_a_net_saving_has_no_ratio_and_says_so() -> None:
    text = with_lines([f"{COST}, amount: {{2026-27: £100}}"], [f"{SAVING}, amount: {{2026-27: £140}}"])
    result = solved(text).result()
    assert result.options[1].bcr.net_public.central is None
    assert result.options[1].net_public_cost.central == -40.0
    notes = {p.field: p.message for p in result.problems if p.code == "undefined"}
    assert notes["options.programme.bcr.net_public"] == (
        "n/a (net saving): public bodies save more cash than they spend, so there is no cost to divide by"
    )


def test_a_ratio_undefined_only_at_one_end_says_at_which() -> None:
    # £100 spent and £90 to £110 released, £95 centrally: a net cost of £5 or £10, and at the favourable end a saving.
    ranged = f"{SAVING}, amount: {{2026-27: £100}}, likely_range: '90% to 110%, central 95%'"
    result = solved(with_lines([f"{COST}, amount: {{2026-27: £100}}"], [ranged])).result()
    net = result.options[1].bcr.net_public
    assert (net.central, net.cautious, net.favourable) == (0.0, 0.0, None)
    notes = {p.field: p.message for p in result.problems if p.code == "undefined"}
    assert notes["options.programme.bcr.net_public"].endswith("at the favourable end of the NPSV")


@pytest.mark.parametrize(
    ("net", "index"),
    [
        ([-100, 50, 50, 50], 2),  # -100, -50, 0: paid back in the year that brings it to nil
        ([-100, 50, 49, 50], 3),
        ([-100, 50, 49, 0.997], 3),  # less than half a penny short is rounding
        ([-100, 50, 49, 0.98], None),
        ([-100, 150, -100, 60], 3),  # above nil once and below again: the last time counts
        ([-100, 150, -100, 40], None),
        ([10, 20], 0),
        ([0, 0], None),
        ([0, 0, 30, -10], 2),  # not before any money moves
        ([0, -5, 5], 2),
        ([-1], None),
    ],
)
def test_payback_is_the_first_year_from_which_it_stays_paid(net: list[float], index: int | None) -> None:
    assert payback_index(np.array(net)) == index


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=12))
def test_after_payback_it_is_never_below_nil_and_just_before_it_is(net: list[int]) -> None:
    index = payback_index(np.array(net, dtype=float))
    running = np.cumsum(net)
    if index is None:
        assert running[-1] < 0 or not any(net)
    else:
        assert (running[index:] >= 0).all()
        assert not any(net[:index]) or running[index - 1] < 0
        assert any(net[: index + 1])


def test_three_paybacks_of_one_case_by_hand() -> None:
    # Real: -100, 40, 40, 22 runs -100, -60, -20, 2: simple in the fourth year. At 3.5%: -100 + 38.65 + 37.34 + 19.84
    # is -4.17: never. In the council's cash, 20 a year of the 40 is released: -100, -80, -60, -58: never.
    found = solved(
        with_lines(
            [f"{COST}, amount: {{2026-27: £100}}"],
            [
                f"{SAVING}, amount: {{2027-28: £20, 2028-29: £20, 2029-30: £2}}",
                f"{CAPACITY}, amount: {{2027-28: £20, 2028-29: £20, 2029-30: £20}}",
            ],
            years=4,
        )
    )
    years = payback_years(found, found.preferred)
    assert {name: year and str(year) for name, year in years.items()} == {
        "simple": "2029-30",
        "discounted": None,
        "lead_body_cash": None,
    }
    fields = {p.field for p in found.result().problems if p.code == "undefined"}
    usual = {"options.business-as-usual.bcr.net_public"}
    usual |= {f"options.business-as-usual.payback_year.{name}" for name in years}
    assert fields == usual | {f"options.programme.payback_year.{name}" for name in ("discounted", "lead_body_cash")}


def test_the_budget_view_by_hand() -> None:
    # Deflators 102.0057, 103.9867, 105.9264: cash is 1, 1.0194205 and 1.0384361 of 2026-27 prices. Funding is cash.
    found = solved(
        with_lines(
            [f"{COST}, each_year: £100000", "id: k, title: K, body: council, spend: capital, recurrent: no, "
             "amount: {2026-27: £20000}"],
            [f"{SAVING}, each_year: £150000, from: 2027-28", f"{CAPACITY}, each_year: £7000"],
            extra=("funding:", "  - {id: g, title: G, body: council, amount: {2026-27: £60000, 2028-29: £1000}}"),
        )
    )  # fmt: skip
    budget = found.budget(found.preferred, plain_body("council"))
    assert budget.spending.round(2).tolist() == [-120_000.00, -101_942.05, -103_843.61]
    assert budget.capital.round(2).tolist() == [-20_000.00, 0, 0]
    assert budget.funding.tolist() == [60_000, 0, 1_000]
    assert budget.budget_reduction.round(2).tolist() == [0, 152_913.07, 155_765.41]
    assert budget.avoided_growth.tolist() == budget.capacity.tolist() == [0, 0, 0]
    # 60,000 - 120,000; 152,913.07 - 101,942.05; 155,765.41 + 1,000 - 103,843.61.
    assert budget.net.round(2).tolist() == [-60_000.00, 50_971.02, 52_921.80]
    assert budget.change.round(2).tolist() == [-60_000.00, 110_971.02, 1_950.78]
    assert budget.cumulative.round(2).tolist() == [-60_000.00, -9_028.98, 43_892.83]
    assert budget.peak_exposure == pytest.approx(60_000)
    assert (budget.full_year_spending, budget.full_year_reduction, budget.full_year_net) == (-100_000, 150_000, 50_000)
    nhs = found.budget(found.preferred, plain_body("nhs"))
    assert nhs.net.tolist() == [0, 0, 0], "freed capacity is not cash"
    assert nhs.capacity.round(2).tolist() == [7_000.00, 7_135.94, 7_269.05]
    assert found.result().options[1].bodies[0].cash_terms_by_year == (-60_000.00, 50_971.02, 52_921.80)


def test_what_a_partner_pays_is_borne_by_the_partner_and_makes_no_value() -> None:
    row = "  - {id: g, title: G, body: council, PAID amount: {2027-28: £50000}}"

    def found(paid: str) -> Appraisal:
        return solved(with_lines([f"{COST}, each_year: £100000"], extra=("funding:", row.replace("PAID", paid))))

    outside, partner = found(""), found("paid_by: nhs,")
    assert partner.preferred.npsv.tolist() == outside.preferred.npsv.tolist()
    nhs, council = (partner.budget(partner.preferred, body) for body in (plain_body("nhs"), plain_body("council")))
    assert nhs.net.tolist() == [0, -50_000, 0]
    assert council.net.tolist() == outside.budget(outside.preferred, plain_body("council")).net.tolist()
    written = {body.body: body for body in partner.result().options[1].bodies}
    assert written["nhs"].cash_terms_by_year == (0.0, -50_000.0, 0.0)
    assert written["nhs"].npv.central == 0.0
    assert "nhs" not in {body.body for body in outside.result().options[1].bodies}
    # The steps still join society's value to the council's budget.
    bridge = partner.bridge(partner.preferred)
    assert round(bridge.start + sum(step for _, step in bridge.steps), 2) == round(bridge.end, 2)


@settings(max_examples=40)
@given(lines, st.integers(0, 100_000), st.booleans())
def test_the_two_views_are_joined_to_the_penny(specs: list[Spec], funded: int, ours: bool) -> None:
    body = "council" if ours else "nhs"
    extra = ("funding:", f"  - {{id: g, title: G, body: {body}, amount: {{2027-28: £{funded}}}}}")
    found = solved(text_of(specs, extra=extra))
    bridge = found.bridge(found.preferred)
    size = 1 + sum(abs(amount) for spec in specs for amount in spec.amounts)
    assert bridge.start == pytest.approx(float(found.preferred.npsv[0]))
    assert bridge.start + sum(step for _, step in bridge.steps) == pytest.approx(
        bridge.end, abs=max(0.005, 1e-12 * size)
    )
    assert bridge.end == pytest.approx(found.budget(found.preferred, plain_body("council")).net.sum(), abs=1e-9 * size)
    given = dict(bridge.steps).get("Add funding received, less payments to partners", 0.0)
    assert given == (funded if ours else 0)


@settings(max_examples=40)
@given(lines)
def test_a_budget_is_its_change_summed_and_its_running_total(specs: list[Spec]) -> None:
    found = solved(text_of(specs))
    for body in found.preferred.cash.bodies:
        budget = found.budget(found.preferred, body)
        scale = 1 + float(np.abs(budget.net).sum() + np.abs(budget.spending).sum())
        assert np.allclose(np.cumsum(budget.change), budget.net, rtol=0, atol=1e-12 * scale)
        assert budget.cumulative[-1] == pytest.approx(budget.net.sum(), abs=1e-12 * scale)
        assert budget.peak_exposure >= max(0.0, -budget.cumulative[-1])


def test_the_bridge_of_a_whole_case_adds_and_names_every_step(kent: Appraisal) -> None:
    bridge = kent.bridge(kent.preferred)
    assert [title for title, _ in bridge.steps] == [
        "Leave out what other bodies and people pay and gain",
        "Leave out what people pay towards care, or no longer pay",
        "Undo discounting",
        "Put general inflation back",
    ], "it draws on its own reserve, which is no funding from elsewhere, and gives no prices of its own"
    assert round(bridge.start + sum(step for _, step in bridge.steps), 2) == round(bridge.end, 2)


def test_what_another_choice_would_have_given_is_what_it_gives() -> None:
    text = with_model("adjustments: {already_achieved: 20%}")
    found = solved(text)
    others = {other.alternative: other for other in found.other_choices}
    assert len(others) == 5
    picked = solved(text.replace("adjustments", "choices: {share_by: population}\n        adjustments"))
    by_population = others["By people aged 65 and over"]
    assert by_population.npsv == pytest.approx(picked.preferred.npsv[0], rel=1e-12)
    assert (by_population.intervention, by_population.why_not) == ("m", None)
    blank = solved(with_model("choices: {share_by: population}", place="Isles of Scilly"))
    refused = [other for other in blank.other_choices if other.npsv is None]
    assert {other.alternative for other in refused} == {
        "By admissions to care homes, 65 and over",
        "Local admissions and local prices (bottom-up)",
    }
    assert all("blank for Isles of Scilly" in (other.why_not or "") for other in refused)


@pytest.mark.parametrize(
    ("saved", "index"),
    [
        # £50k goes out and £50k comes in, so money moves though nothing is left over: paid back from the first year.
        ([50, 50, 50], 0),
        ([50, 50, 60], 0),
        ([49, 51, 50], 1),  # -1, 0, 0: back at nil in the second
        ([50, 50, 49], None),
    ],
)
def test_money_that_comes_to_nil_moves_all_the_same(saved: list[int], index: int | None) -> None:
    assert payback_index(np.array(saved, dtype=float) - 50, np.full(3, True)) == index
    assert payback_index(np.zeros(3), np.array([False, True, True])) == 1
    assert payback_index(np.zeros(3), np.full(3, False)) is None
