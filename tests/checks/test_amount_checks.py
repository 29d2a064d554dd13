"""Costs below zero, lines larger than the whole service, own prices on a claim, one line for several omitted costs."""

from __future__ import annotations

import re

import pytest

from cases import faults, solved, with_lines, with_model
from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Places
from investcase.checks.review import reviewed
from investcase.documents.bodies import plain_body
from investcase.reading.problems import Problem, Severity

CLAIM = ("adjustments:", "  already_achieved: 20%", "  reasons: {already_achieved: what the ledger shows}")
BENEFIT = "id: gain, title: Gain, body: nhs, cash_type: capacity, amount: {2027-28: £80000}"


def told(text: str, code: str) -> list[Problem]:
    return [problem for problem in reviewed(solved(text)) if problem.code == code]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("each_year: -£450000", "options[0].costs[0].each_year"),
        ("amount: {2026-27: £90000, 2027-28: -£10000}", "options[0].costs[0].amount.2027-28"),
        ("amount: {2026-27: -£90000, 2027-28: -£10000}", "options[0].costs[0]"),
        ("each_year: '-£5000 to £20000, central £9000'", "options[0].costs[0].each_year"),
        ("staff: {wte: -2, salary: £40000, on_costs: 30%, on_costs_as_of: 2026-04-01}", "options[0].costs[0]"),
        ("amount: {2026-27: £90000, 2027-28: £0}", None),
        ("each_year: £450000", None),
    ],
)
def test_a_cost_below_zero_is_refused(line: str, expected: str | None) -> None:
    found = faults(with_lines([f"id: a, title: A, body: council, {line}"], [BENEFIT]))
    assert [(p.code, p.field) for p in found] == ([] if expected is None else [("cost-below-zero", expected)])


@pytest.mark.parametrize(
    ("body", "title", "names"),
    [("council", "Leases", 2), ("nhs", '"Beds, on ward 4"', 2), ("people", "Fares", 0)],
)
def test_the_benefit_that_is_offered_instead_is_accepted_as_it_is_typed(body: str, title: str, names: int) -> None:
    amount = "amount: {2026-27: -£90000, 2027-28: -£10000}"
    (found,) = faults(with_lines([f"id: a, title: {title}, body: {body}, {amount}"], [BENEFIT]))
    written = re.search(r"- \{(.*)\}, with the rest", found.remedy or "")
    assert written is not None
    assert written[1].count("___") == names
    case = solved(with_lines([], [written[1].replace("___", "Named"), BENEFIT]))
    line = next(line for line in case.preferred.cash.lines if line.id == "a")
    assert line.amounts[0].tolist() == [90_000, 10_000, 0]
    assert line.cash_type == ("cash_releasing" if names else "wider_value")


def test_a_benefit_below_zero_is_a_loss_and_says_so() -> None:
    loss = BENEFIT.replace("£80000", "-£80000")
    assert [p.severity for p in told(with_lines([], [loss]), "benefit-below-zero")] == [Severity.WARNING]
    assert told(with_lines([], [f"{loss}, loses: yes"]), "benefit-below-zero") == []


@pytest.mark.parametrize(
    ("place", "lead", "column"),
    [("Kent", "council", "adult_social_care_net_spend"), ("Fife", "ijb", "adult_social_work_gross_spend")],
)
def test_a_line_larger_than_all_the_place_spends_is_pointed_out(place: str, lead: str, column: str) -> None:
    found, _ = Places(shipped_library()).find(place, lead=plain_body(lead))
    assert found is not None
    whole = found.values[column].value
    assert whole is not None
    for amount, expected in ((whole + 1, 1), (whole * 0.06, 1), (whole * 0.05, 0)):
        costs = ["costs:", f"  - {{id: a, title: A, body: {lead}, amount: {{2028-29: £{amount:.0f}}}}}"]
        problems = told(with_model(*CLAIM, place=place, lead=lead, extra=costs), "larger-than-the-service")
        assert [p.field for p in problems] == ["options[0].costs[0].amount.2028-29"] * expected
    living = found.values["population_total"].value
    assert living is not None
    for each, expected in ((26, 1), (24, 0)):
        other = ["costs:", f"  - {{id: a, title: A, body: nhs, amount: {{2028-29: £{living * each:.0f}}}}}"]
        problems = told(with_model(*CLAIM, place=place, lead=lead, extra=other), "larger-than-the-service")
        assert len(problems) == expected


def test_where_no_table_holds_the_spend_nothing_is_invented() -> None:
    assert told(with_lines(["id: a, title: A, body: council, each_year: £900bn"]), "larger-than-the-service") == []


OWN = "inputs: {fee_without_nursing: {value: £1500 / person / week, price_base: 2026-27, source: x, reason: y}}"


def test_a_figure_of_its_own_where_the_claim_settles_the_people_is_pointed_out() -> None:
    (found,) = told(with_model(*CLAIM, OWN), "own-price-on-claim")
    assert found.severity is Severity.NOTE
    assert "weekly fee for a place without nursing" in found.message
    assert "route: bottom_up" in (found.expected or "")
    assert told(with_model(*CLAIM), "own-price-on-claim") == []
    assert told(with_model(*CLAIM, OWN, "choices: {route: bottom_up}"), "own-price-on-claim") == []
    other = OWN.replace("fee_without_nursing", "nhs_nursing_payment")
    assert told(with_model(*CLAIM, other), "own-price-on-claim") == [], "the claim was not made at it"


def test_what_is_said_of_an_own_price_is_so() -> None:
    own, usual = (solved(with_model(*CLAIM, *given)).preferred.flows.mechanisms[0] for given in ((OWN,), ()))
    assert own.steady["gross_saving"][0, 0] > usual.steady["gross_saving"][0, 0]
    assert own.people_settled[0, 0] == pytest.approx(usual.people_settled[0, 0], rel=1e-12)


def test_where_the_local_route_cannot_be_had_the_reason_is_given() -> None:
    text = with_model(*CLAIM, OWN, "choices: {share_by: population}", place="Fife", lead="ijb")
    (found,) = told(text, "own-price-on-claim")
    assert "cannot be had here: " in (found.expected or "")


TEAM = ("costs:", "  - {id: team, title: Team, body: council, amount: {2027-28: £50000}}")


def test_one_line_for_several_omitted_costs_is_pointed_out_with_its_worth() -> None:
    both = "omitted_costs: {delivery: {covered_by: team}, double-running: {covered_by: team}}"
    (found,) = told(with_model(*CLAIM, both, extra=TEAM), "covers-several")
    assert found.field == "options[0].costs[0]"
    assert found.message.startswith(
        "Team, worth £50,000 in present value, is to cover 2 costs that the evidence leaves out: delivering the change"
    )
    one = "omitted_costs: {delivery: {covered_by: team}, double-running: {zero: None here.}}"
    assert told(with_model(*CLAIM, one, extra=TEAM), "covers-several") == []
