"""Contributions of a whole case: what counts, who never pays, what is printed, and that the NPSV stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from cases import faults, loaded, solved, with_lines
from investcase.appraisal.balancing import balance, cash_left
from investcase.appraisal.result import Result
from investcase.checks.review import appraised
from investcase.documents.bodies import plain_body
from investcase.report.view.balancing import NO_ROUTE, balancing_page
from random_cases import Spec, lines, text_of

COSTS = ["id: team, title: Team, body: council, amount: {2026-27: £100000}"]
GAINS = [
    "id: beds, title: Beds, body: nhs, cash_type: cash_releasing, budget_line: Ward 4, owner: The chief operating "
    "officer, amount: {2027-28: £200000}",
    "id: days, title: Days, body: police, cash_type: capacity, amount: {2026-27: £900000}",
    "id: benefits, title: Benefits, body: dwp, cash_type: cash_releasing, budget_line: b, owner: o, "
    "amount: {2026-27: £900000}",
    "id: lives, title: Lives, body: people, cash_type: wider_value, amount: {2026-27: £900000}",
]


def case(*block: str, discount: str = "{flat: 10%}", gains: list[str] = GAINS) -> str:
    text = with_lines(COSTS, gains, years=2, discount=discount)
    return text.replace("options:", "\n".join([*(block or ("balancing: {}",)), "options:"]), 1)


def central(text: str):
    found = balance(solved(text))
    assert found is not None
    return found.central


def test_in_present_value_the_nhs_makes_the_council_whole() -> None:
    """The council is £100,000 down in year 0, so the NHS pays that, out of £200,000 / 1.1 = £181,818 in year 1."""
    found = balance(solved(case()))
    assert found is not None
    assert found.partners == ("council", "nhs", "police")
    value = found.central.present_value
    assert [(c.payer, c.receiver, c.amount, c.route) for c in value.contributions] == [
        ("nhs", "council", 100000.0, None)
    ]
    ends = {position.body: (position.before, position.after) for position in value.positions}
    assert ends["nhs"] == (pytest.approx((181818.18,)), pytest.approx((81818.18,)))
    assert ends["council"] == ((-100000.0,), (0.0,))
    assert ends["police"] == ((0.0,), (0.0,)), "capacity is no cash"


def test_by_year_the_gain_comes_too_late_unless_somebody_advances_it() -> None:
    late = central(case()).by_year
    assert late.wanting is not None
    assert (late.wanting.why, late.wanting.amount, late.wanting.by) == ("too_late", 100000.0, "2026-27")
    assert late.contributions == ()
    held = central(case("balancing:", "  advance: [{body: council, limit: £100000, source: Reserves}]")).by_year
    assert held.wanting is None
    assert [(c.payer, c.receiver, c.by_year) for c in held.contributions] == [("nhs", "council", (0.0, 100000.0))]


def test_a_pooled_fund_bridges_the_year_and_is_paid_back() -> None:
    block = ("balancing:", "  pooled_fund: {host: nhs, opening: £150000, source: Better Care Fund reserve}")
    found = central(case(*block)).by_year
    assert {(c.payer, c.receiver): c.by_year for c in found.contributions} == {
        ("nhs", "pooled_fund"): (0.0, 100000.0),
        ("pooled_fund", "council"): (100000.0, 0.0),
    }
    assert found.fund == (50000.0, 150000.0)


def test_when_the_partners_lose_together_the_money_must_come_from_outside() -> None:
    """People and DWP gain far more than the council's £100,000, and none of it counts."""
    found = balance(solved(case(gains=GAINS[1:])))
    assert found is not None
    for settled in (found.central.present_value, found.central.by_year):
        assert settled.wanting is not None
        assert (settled.wanting.why, settled.wanting.amount) == ("together", 100000.0)
    page = balancing_page(solved(case(gains=GAINS[1:])).result(balanced=True))
    assert page is not None
    assert "no transfer between partners can do it. £100k must come from outside" in page.sentences[0]
    assert page.tables == ()


def test_funding_the_case_holds_already_is_counted_first() -> None:
    text = case().rstrip("\n") + (
        "\n    funding:\n      - {id: p, title: P, body: council, paid_by: nhs, amount: {2026-27: £30000}}\n"
    )
    value = central(text).present_value
    assert [(c.payer, c.receiver, c.amount) for c in value.contributions] == [("nhs", "council", 70000.0)]


def test_each_contribution_prints_its_route_or_that_none_is_named() -> None:
    page = balancing_page(solved(case()).result(balanced=True))
    assert page is not None
    assert f"NHS to Council £100k ({NO_ROUTE})" in page.sentences[0]
    block = ("balancing:", "  routes:", "    - {from: nhs, to: council, route: section_256, reference: Agreement 7}")
    page = balancing_page(solved(case(*block)).result(balanced=True))
    assert page is not None
    assert "NHS to Council £100k (section 256 payment: Agreement 7)" in page.sentences[0]
    assert page.tables[0].rows[0].cells == ("£100k", "–", "section 256 payment: Agreement 7")


def test_cautious_values_are_worked_out_too() -> None:
    costs = [COSTS[0] + ", likely_range: '80% to 150%, central 100%'"]
    text = with_lines(costs, GAINS[:1], years=2).replace("options:", "balancing: {}\noptions:", 1)
    found = balance(solved(text))
    assert found is not None
    assert found.central.present_value.moved == 100000.0
    assert found.cautious.present_value.moved == 150000.0


def test_the_result_holds_it_only_when_it_is_asked_for(tmp_path: Path) -> None:
    appraisal = solved(case())
    assert "balancing" not in appraisal.result().to_dict()
    whole = appraisal.result(balanced=True)
    assert Result.from_json(whole.to_json()) == whole
    assert json.loads(whole.to_json())["balancing"]["central"]["present_value"]["moved"] == 100000.0
    without = solved(case().replace("balancing: {}\n", ""))
    assert "balancing" not in without.result(balanced=True).to_dict()
    assert balancing_page(without.result(balanced=True)) is None


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{routes: [{from: nhs, to: nhs, route: risk_share}]}", "route"),
        ("{routes: [{from: people, to: nhs, route: risk_share}]}", "partner"),
        ("{advance: [{body: dwp, limit: £5, source: s}]}", "partner"),
        ('{advance: [{body: nhs, limit: "£1 to £5, central £2", source: s}]}', "one-amount"),
        ("{advance: [{body: nhs, limit: £1, source: s}, {body: nhs, limit: £2, source: s}]}", "advance"),
        ("{pooled_fund: {host: nhs, opening: -£5, source: s}}", "one-amount"),
        ("{routes: [{from: nhs, to: council, route: handshake}]}", "not-one-of"),
    ],
)
def test_what_cannot_be_meant_is_refused(block: str, code: str) -> None:
    found = faults(case(f"balancing: {block}"))
    assert [problem.code for problem in found] == [code]
    assert found[0].position is not None


def test_a_route_of_another_nation_is_warned_of() -> None:
    block = "balancing: {routes: [{from: nhs, to: council, route: section_75}]}"
    scottish = case(block).replace("nation: england", "nation: scotland")
    assert "route-of-another-nation" in {p.code for p in appraised(loaded(scottish)).problems}
    assert "route-of-another-nation" not in {p.code for p in appraised(loaded(case(block))).problems}


@settings(max_examples=25)
@given(lines)
def test_contributions_move_money_and_never_the_value_to_society(specs: list[Spec]) -> None:
    plain = text_of(specs)
    asked = plain.replace("options:", "balancing: {advance: [{body: council, limit: £50m, source: s}]}\noptions:", 1)
    with_it, without = solved(asked), solved(plain)
    assert (with_it.preferred.npsv == without.preferred.npsv).all()
    found = balance(with_it)
    assert found is not None
    for world in (found.central, found.cautious):
        for settled in (world.present_value, world.by_year):
            before = np.array([position.before for position in settled.positions])
            after = np.array([position.after for position in settled.positions])
            near = 0.02 * (1 + before.size)
            assert np.allclose(before.sum(axis=0), after.sum(axis=0), rtol=1e-9, atol=near), "no pound is made or lost"
            if settled.wanting is None:
                assert (after[:, -1] >= -near).all(), "nobody ends worse off"
    bodies = {c.payer for c in found.central.by_year.contributions} | {
        c.receiver for c in found.central.by_year.contributions
    }
    assert bodies <= {"council", "nhs"}, "people, carers, DWP and society are no partners"
    left = cash_left(with_it, (plain_body("council"), plain_body("nhs")), 0)
    assert left.shape == (2, 4)
