"""Money that moves from one body to another is written once, is cash to every budget it touches, and makes no value."""

from __future__ import annotations

import numpy as np
import pytest
from law import Whole, law

from cases import faults, solved, with_lines
from investcase.appraisal.measures import is_public_cash
from investcase.documents.bodies import plain_bodies, plain_body
from investcase.documents.kinds_of_money import CashType

TEAM = "id: team, title: Team, body: council, each_year: £10000"
NAMED = "cash_type: cash_releasing, budget_line: Income, owner: O"


@law(cases=60)
def test_what_a_public_body_pays_or_gets_is_cash_in_its_budget(case: Whole) -> None:
    """Of all that moves: what comes to a budget is cash released, what goes out of one is spending, and both cancel."""
    for option in case.appraisal.options:
        moves = option.cash.where(lambda line: line.moves)
        for line in moves.lines:
            assert is_public_cash(line) == line.body.public, line.id
            assert line.kind == "cost" or line.cash_type in (CashType.CASH_RELEASING, CashType.WIDER_VALUE)
        size = 1 + sum(float(np.abs(line.amounts).sum()) for line in moves.lines)
        np.testing.assert_allclose(option.pv(moves), 0, rtol=0, atol=1e-12 * size)
        for body in [each for each in plain_bodies() if each.public]:
            paid = moves.of(body=body, kind="cost").where(lambda line: line.role == "transfer").net_in_cash()[0]
            without = option.cash.of(body=body, kind="cost").where(lambda line: line.role != "transfer")
            spending = case.appraisal.budget(option, body).spending
            np.testing.assert_allclose(spending, without.net_in_cash()[0] + paid, rtol=1e-9, atol=1e-6)


def test_a_grant_to_people_is_the_council_s_spending() -> None:
    """£10,000 of a team and £50,000 of grants are £60,000 a year out of pocket; the families' £50,000 cancels it."""
    grants = "id: g, title: Grants, body: council, each_year: £50000, transfer_with: people"
    found = solved(with_lines([TEAM, grants], years=3, price_base="2026-27"))
    budget = found.budget(found.preferred, plain_body("council"))
    assert budget.spending[0] == budget.net[0] == -60_000
    assert budget.full_year_spending == -60_000
    pv = 1 + 1 / 1.035 + 1 / 1.035**2
    assert float(found.preferred.npsv[0]) == pytest.approx(-10_000 * pv)
    assert float(found.preferred.npv_of(plain_body("people"))[0]) == pytest.approx(50_000 * pv)


def test_what_a_partner_pays_is_its_spending_and_the_other_s_cash() -> None:
    paid = f"id: p, title: Paid, body: nhs, each_year: £50000, {NAMED}, transfer_with: council"
    found = solved(with_lines([TEAM], [paid], years=3, price_base="2026-27"))
    council, nhs = (found.budget(found.preferred, body) for body in (plain_body("council"), plain_body("nhs")))
    assert council.spending[0] == council.net[0] == council.full_year_spending == -60_000
    assert nhs.budget_reduction[0] == nhs.net[0] == nhs.full_year_reduction == 50_000
    assert council.peak_exposure == -float(council.net.sum())


def test_what_another_pays_is_cash_whatever_grows() -> None:
    """A budget line grows by more than the charges that come to it, and all of the charges are cash still."""
    charges = f"id: c, title: Charges, body: council, each_year: £50000, {NAMED}, transfer_with: people"
    grows = "demand: [{body: council, budget_line: Income, baseline: £10m, population_growth: 2%, source: x}]\noptions:"
    found = solved(with_lines([TEAM], [charges], years=3, price_base="2026-27").replace("options:", grows, 1))
    assert found.budget(found.preferred, plain_body("council")).full_year_reduction == 50_000


def test_capital_that_is_given_makes_no_value() -> None:
    grants = "id: g, title: G, body: council, spend: capital, amount: {2026-27: £1000000}, transfer_with: people"
    found = solved(with_lines([grants], years=5, price_base="2026-27"))
    assert float(found.preferred.npsv[0]) == 0
    for asset in ("life: 20 years", "residual_value: £5000"):
        (problem,) = faults(with_lines([f"{grants}, {asset}"], years=5))
        assert problem.code == "transfer-asset"
        assert (problem.remedy or "").startswith(f"remove {asset.partition(':')[0]};")


def test_money_that_is_given_bears_no_vat() -> None:
    for given in ("each_year: £60000, transfer_with: people", "each_year: £60000, transfer_with: third_sector"):
        grant = f"id: g, title: G, body: council, {given}"
        assert faults(with_lines([grant])) == ()
        (problem,) = faults(with_lines([f"{grant}, irrecoverable_vat: 20%"]))
        assert problem.code == "transfer-vat"
        assert (problem.remedy or "").startswith("remove irrecoverable_vat;")


AMOUNT = "id: x, title: X, each_year: £50000"
LESS = f"{AMOUNT.replace('£', '-£')}, loses: yes"
WIDER = "body: people, cash_type: wider_value"
COSTS, BENEFITS = "costs", "benefits"
WRONG = [
    (COSTS, f"{AMOUNT}, body: people, transfer_with: council", BENEFITS, "council", "people"),
    (COSTS, f"{AMOUNT}, body: council, transfer_with: nhs", BENEFITS, "nhs", "council"),
    (BENEFITS, f"{AMOUNT}, {WIDER}, transfer_with: council", COSTS, "council", "people"),
    (BENEFITS, f"{AMOUNT}, {WIDER}, transfer_with: providers", COSTS, "providers", "people"),
    (BENEFITS, f"{LESS}, {WIDER}, transfer_with: council", BENEFITS, "council", "people"),
    (BENEFITS, f"{LESS}, {WIDER}, transfer_with: providers", COSTS, "people", "providers"),
    (BENEFITS, f"{LESS}, body: council, {NAMED}, transfer_with: nhs", BENEFITS, "nhs", "council"),
]


@pytest.mark.parametrize(("group", "line", "to", "body", "other"), WRONG)
def test_what_moves_is_written_once(group: str, line: str, to: str, body: str, other: str) -> None:
    """Refused from the wrong side, and the remedy, typed, is worked out."""
    (problem,) = faults(with_lines([TEAM, line]) if group == COSTS else with_lines([TEAM], [line]))
    assert problem.code == "transfer-side"
    typed = f"body: {body}, transfer_with: {other}"
    assert (problem.remedy or "").startswith(f"under {to} write {typed}")
    right = f"{AMOUNT}, {typed}"
    found = solved(with_lines([TEAM, right]) if to == COSTS else with_lines([TEAM], [f"{right}, {NAMED}"]))
    assert float(found.preferred.npv_of(plain_body(other))[0]) < 0 or to == COSTS


@pytest.mark.parametrize(
    "said",
    [
        "cash_type: capacity",
        "cash_type: capacity, marginal_share: {share: 25%, reason: r}",
        "cash_type: avoided_growth, budget_line: B, owner: O",
        "cash_type: wider_value",
        "cash_type: wider_value, discount: health, measure: qaly",
        "cash_type: cash_releasing",
        "cash_type: cash_releasing, budget_line: B",
    ],
)
@pytest.mark.parametrize("payer", ["council", "people"])
def test_what_comes_to_a_budget_is_cash(said: str, payer: str) -> None:
    (problem,) = faults(with_lines([TEAM], [f"{AMOUNT}, body: nhs, {said}, transfer_with: {payer}"]))
    assert problem.code == "transfer-cash"
    for name in ("marginal_share", "discount", "measure"):
        assert (name in (problem.remedy or "")) == (name in said)


@pytest.mark.parametrize(("receiver", "payer"), [("council", "people"), ("people", "council"), ("carers", None)])
def test_funding_moves_from_budget_to_budget(receiver: str, payer: str | None) -> None:
    paid = f", paid_by: {payer}" if payer else ""
    stream = f"  - {{id: f, title: F, body: {receiver}, each_year: £10000{paid}}}"
    (problem,) = faults(with_lines([TEAM], extra=["funding:", stream]))
    assert problem.code == "funding-body"
    kind = "benefits" if receiver == "council" else "costs"
    assert (problem.remedy or "").startswith(f"under {kind} write body: ")
