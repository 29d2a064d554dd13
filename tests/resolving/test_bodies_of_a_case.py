"""A case names its own bodies: each has its own lines and budget, and a name changes no number."""

import json

import pytest

from cases import KENT, faults, solved
from investcase.report.render import html_page
from investcase.report.savings_plan import savings_plan_csv

BODIES = """\
bodies:
  - {id: kent, is: council, name: Kent County Council}
  - {id: medway, is: council, name: Medway Council}
  - {id: mft, is: nhs_trust, name: Medway NHS Foundation Trust}
"""
HEAD = """\
format: investcase/case/1
case: two-councils
title: Two councils
{bodies}place: {{name: Elsewhere, nation: england}}
lead_body: {lead}
start: 2026-27
years: 3
price_base: 2026-27
"""
TWO = (
    HEAD.format(bodies=BODIES, lead="kent")
    + """\
prices: {bodies: {medway: {pay: {each_year: 9%, source: Plan}}}}
net_budgets: [{body: medway, amount: £0.3bn, year: 2026-27, source: Budget book}]
balancing: {advance: [{body: medway, limit: £500k, source: Policy}], routes: [{from: mft, to: kent, route: section_75}]}
options:
  - id: both
    title: Both
    costs:
      - {id: one, title: Team one, body: council, each_year: £50k}
      - {id: two, title: Team two, body: medway, each_year: £20k, prices_as: pay}
    benefits:
      - {id: beds, title: Beds, body: mft, cash_type: capacity, each_year: £80k}
      - {id: fees, title: Fees, body: medway, cash_type: cash_releasing, budget_line: Fees, owner: Director,
         each_year: £90k}
      - {id: paid, title: Paid, body: kent, cash_type: cash_releasing, budget_line: In, owner: Head, each_year: £1k,
         transfer_with: medway}
    funding: [{id: gift, title: Gift, body: kent, paid_by: medway, amount: {2026-27: £5k}}]
"""
)


def test_two_councils_have_each_a_budget_of_its_own() -> None:
    found = solved(TWO)
    called = found.case.body_called
    assert found.case.lead == called("kent")
    assert [body.id for body in found.preferred.bodies] == ["kent", "medway", "mft"]
    assert {line.id: line.body.id for line in found.preferred.cash.lines}["one"] == "kent", "the lead is the council"
    kent, medway = (found.budget(found.preferred, called(name)) for name in ("kent", "medway"))
    assert kent.full_year_net == -50_000 + 1_000
    assert medway.full_year_net == -20_000 + 90_000 - 1_000
    assert medway.spending[1] - medway.spending[0] == pytest.approx(-20_000 * 0.09, abs=60), "by its own pay award"
    assert kent.funding[0] == 5_000
    assert medway.payments[0] == -5_000
    told = html_page(found)
    plan = savings_plan_csv(found).decode("utf-8-sig")
    for name in ("Kent County Council", "Medway Council"):
        assert f"Effect on the budget: {name}" in told
        assert name in plan


def without_names(text: str) -> str:
    return text.replace("Kent County Council", "Council").replace('"kent"', '"council"').replace(".kent.", ".council.")


def test_a_name_of_its_own_moves_no_number_of_the_example() -> None:
    plain = KENT.read_text("utf-8")
    named = plain.replace("\nplace:", "\nbodies: [{id: kent, is: council, name: Kent County Council}]\nplace:", 1)
    named = named.replace("\nlead_body: council", "\nlead_body: kent", 1)
    one, two = (json.loads(without_names(solved(text, KENT.parent).result().to_json())) for text in (plain, named))
    assert two["options"] == one["options"]
    assert "Kent County Council" in html_page(solved(named, KENT.parent))


def with_medway(instead: str) -> str:
    """The example, led by Kent under a name, with its first model's bodies as said."""
    text = KENT.read_text("utf-8").replace("\nplace:", f"\n{BODIES}place:", 1)
    text = text.replace("\nlead_body: council\n", "\nlead_body: kent\n", 1)
    model = "        model: ccn-independent-settings\n"
    assert model in text
    return text.replace(model, f"{model}        bodies: {instead}\n", 1)


def test_an_intervention_says_who_stands_for_the_bodies_of_its_model() -> None:
    usual, other = (solved(with_medway(instead), KENT.parent) for instead in ("{}", "{nhs: mft}"))
    (whose, theirs) = ({line.id: line.body.id for line in case.preferred.cash.lines} for case in (usual, other))
    assert {whose[line] for line in whose if whose[line] != theirs[line]} == {"nhs"}
    assert {theirs[line] for line in whose if whose[line] != theirs[line]} == {"mft"}
    assert float(other.preferred.npsv[0]) == pytest.approx(float(usual.preferred.npsv[0]))


@pytest.mark.parametrize(
    ("instead", "code", "remedy"),
    [
        ("{polise: medway}", "not-one-of", "did you mean 'police'?"),
        ("{police: medway}", "unknown-body-of-this-model", None),
        ("{lead: people}", "body-instead", None),
        ("{lead: medwy}", "not-one-of", "did you mean 'medway'?"),
    ],
)
def test_a_stand_in_that_cannot_be_is_told(instead: str, code: str, remedy: str | None) -> None:
    found = faults(with_medway(instead), KENT.parent)
    assert (code, remedy) in [(each.code, each.remedy) for each in found]


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(fault.code, fault.field, fault.remedy) for fault in faults(text)]


@pytest.mark.parametrize(
    ("bodies", "says"),
    [
        ("[{id: a, is: counsil, name: A}]", ("not-one-of", "bodies[0].is", "did you mean 'council'?")),
        ("[{id: lead, is: council, name: A}]", ("body-id", "bodies[0].id", None)),
        ("[{id: nhs, is: council, name: A}]", ("body-id", "bodies[0]", "write id: my-council")),
        ("[{id: a, is: nhs, name: A}, {id: a, is: nhs, name: B}]", ("body-twice", "bodies", None)),
        ("[{id: a, is: council, name: 3 carers}]", ("name-counts-people", "bodies[0].name", None)),
    ],
)
def test_a_body_that_is_named_wrong_is_told(bodies: str, says: tuple[str, str, str | None]) -> None:
    text = TWO.replace(BODIES, f"bodies: {bodies}\n")
    found = told(text)
    assert (says[0], says[1]) in [(code, field) for code, field, _ in found]
    if says[2] is not None:
        assert says in found


def test_a_body_that_the_case_does_not_name_is_told_with_the_nearest() -> None:
    (found,) = faults(TWO.replace("body: medway, each_year: £20k", "body: medwy, each_year: £20k"))
    assert found.field == "options[0].costs[1].body"
    assert found.remedy == "did you mean 'medway'?"


def test_a_lead_for_which_the_register_names_no_duty_is_told_so() -> None:
    said = "names none for a body of the kind that leads this case"
    assert said in html_page(
        solved(TWO.replace("lead_body: kent", "lead_body: fire").replace("body: council", "body: kent"))
    )
    assert said not in html_page(solved(TWO))
