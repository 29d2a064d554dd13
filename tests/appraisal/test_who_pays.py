"""Who pays and who gains by body and year: by hand, and that every row is in the total."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from cases import KENT, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.who_pays import who_gains, who_pays
from investcase.documents.bodies import plain_bodies, plain_body
from investcase.documents.kinds_of_money import CashType
from random_cases import Spec, lines, text_of

BY_HAND = with_lines(
    [
        "id: team, title: Team, body: council, amount: {2026-27: £100, 2027-28: £100}",
        "id: beds, title: Beds, body: nhs, amount: {2026-27: £30}",
    ],
    [
        "id: care, title: Care, body: council, cash_type: cash_releasing, budget_line: b, owner: o, "
        "amount: {2027-28: £60}",
        "id: visits, title: Visits, body: nhs, cash_type: capacity, amount: {2027-28: £500}",
        "id: lives, title: Lives, body: people, cash_type: wider_value, amount: {2028-29: -£40}",
    ],
    extra=["funding:", "  - {id: p, title: P, body: council, paid_by: nhs, amount: {2026-27: £25}}"],
)


def rows(sides):
    economic = {(str(s.body), s.cash_type and str(s.cash_type)): s.amounts[0].tolist() for s in sides.economic}
    return economic, {(str(s.body), s.row): s.amounts for s in sides.budget}


def test_each_pound_stands_with_its_body_in_its_year() -> None:
    appraisal = solved(BY_HAND)
    economic, budget = rows(who_pays(appraisal, appraisal.preferred))
    assert economic == {("council", None): [-100, -100, 0], ("nhs", None): [-30, 0, 0]}
    assert set(budget) == {("council", "spending"), ("nhs", "spending"), ("nhs", "payments_to_partners")}
    assert budget["council", "spending"][0] == -100, "the first year is the price base's"
    assert budget["nhs", "payments_to_partners"].tolist() == [-25, 0, 0]
    economic, budget = rows(who_gains(appraisal, appraisal.preferred))
    assert economic == {
        ("council", "cash_releasing"): [0, 60, 0],
        ("nhs", "capacity"): [0, 500, 0],
        ("people", "wider_value"): [0, 0, -40],
    }
    assert set(budget) == {("council", "budget_reduction"), ("council", "funding")}, "capacity is no budget's"


def test_the_result_holds_present_values_by_hand() -> None:
    option = solved(BY_HAND).result().options[-1]
    paid = {row.body: row.pv.central for row in option.who_pays.economic}
    assert paid == {"council": pytest.approx(-100 - 100 / 1.035, abs=0.005), "nhs": -30}
    gained = {(row.body, row.cash_type): row.pv.central for row in option.who_gains.economic}
    assert gained["people", "wider_value"] == pytest.approx(-40 / 1.035**2, abs=0.005)
    assert option.who_pays.economic[0].by_year == (-100.0, -100.0, 0.0)


def total(shares, shape) -> np.ndarray:
    return sum((share.amounts for share in shares), np.zeros(shape))


def sums_to_its_totals(appraisal: Appraisal) -> None:
    for option in appraisal.options:
        pays, gains = who_pays(appraisal, option), who_gains(appraisal, option)
        shape = (option.cash.draws, option.cash.years)
        paid, gained = total(pays.economic, shape), total(gains.economic, shape)
        scale = 1 + np.abs(paid).max(initial=0) + np.abs(gained).max(initial=0)
        assert np.allclose((gained + paid) @ appraisal.factors, option.npsv, rtol=0, atol=1e-9 * scale)
        assert np.allclose(-paid @ appraisal.factors, option.pv_costs, rtol=0, atol=1e-9 * scale)
        for kind in CashType:
            own = total([share for share in gains.economic if share.cash_type is kind], shape)
            assert np.allclose(own @ appraisal.factors, option.pv_benefits_of(kind), rtol=0, atol=1e-9 * scale)
        for body in [each for each in plain_bodies() if each.public]:
            net = appraisal.budget(option, body).net
            out = total([share for share in pays.budget if share.body == body], shape[1:])
            back = total([share for share in gains.budget if share.body == body], shape[1:])
            assert np.allclose(out + back, net, rtol=0, atol=1e-9 * scale)


def test_the_shipped_example_sums_to_its_totals() -> None:
    sums_to_its_totals(solved(KENT.read_text("utf-8")))


@settings(max_examples=40)
@given(lines)
def test_any_case_sums_to_its_totals(specs: list[Spec]) -> None:
    sums_to_its_totals(solved(text_of(specs)))


def test_only_public_bodies_have_a_budget_row() -> None:
    appraisal = solved(KENT.read_text("utf-8"))
    shares = [*who_pays(appraisal, appraisal.preferred).budget, *who_gains(appraisal, appraisal.preferred).budget]
    assert shares
    assert all(share.body.public for share in shares)
    assert plain_body("people") in {share.body for share in who_pays(appraisal, appraisal.preferred).economic} | {
        share.body for share in who_gains(appraisal, appraisal.preferred).economic
    }
