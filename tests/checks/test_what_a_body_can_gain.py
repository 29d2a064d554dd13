"""What frees capacity counts by one rule, whatever it is called, and is told whatever fills it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from told import mended, told

from cases import solved, with_lines
from investcase.checks.review import reviewed
from investcase.documents.bodies import Body, plain_bodies
from investcase.documents.model import ModelLine
from investcase.reading.problems import Severity
from investcase.report.view.money import positions_grid

TEAM = "id: w, title: Team, body: council, each_year: £100000"
BEDS = "id: v, title: Beds freed on the ward, body: {body}, cash_type: {kind}, each_year: £300000"


@pytest.mark.parametrize("body", list(plain_bodies()))
def test_each_body_is_given_what_it_can_gain(body: Body) -> None:
    """Wider value has no budget, and all else has one: of the two ways to write a gain one is always refused."""
    refused = {
        kind: {p.code for p in told(with_lines([TEAM], [BEDS.format(body=body, kind=kind)]), CODES)}
        for kind in ("wider_value", "capacity")
    }
    assert sorted(refused.values(), key=len)[0] == set()
    assert set.union(*refused.values()) in ({"no-budget"}, {"budget-not-wider"})


CODES = {"no-budget", "budget-not-wider"}


REFILL = """\
    interventions:
      - id: homes
        model: home-hazard-high-risk
        inputs:
          people_visited: {{value: 2000 people / year, source: x}}
          visit_and_works: {{value: £100 / person, source: x}}
          ambulances_a_fall: {{value: 0.05 incidents / fall, source: x}}
          attendances_a_fall: {{value: 0.1 attendances / fall, source: x}}
        release:
          - body: nhs
            lines: [attendances]
            budget_line: B
            owner: O
            step: 1000000 falls
            from: 2026-27
            refill: {{by: others, share: 60%, value: £90 / fall, value_to: {body}, cash_type: {kind}, cost: £5 / fall}}
"""
CUT = """\
    disinvestments:
      - id: c
        title: C
        change: stop
        demand: [{{id: d, title: Back, body: {body}, each_year: £100000, falls_as: {kind}}}]
        saving:
          - {{id: s, title: S, body: {saver}, cash_type: {saved}, budget_line: B, owner: O, each_year: £60000}}
        exit_costs:
          {{redundancy: {{zero: n}}, notice: {{zero: n}}, clawback: {{zero: n}}, stranded_overheads: {{zero: n}}}}
        restart_cost: {{zero: n}}
"""


def every_way(body: str, kind: str) -> dict[str, str]:
    """A case for each field in which a body and what it gains or loses are said."""
    line, head = BEDS.format(body=body, kind=kind), with_lines([TEAM], [])
    return {
        "benefits[0].cash_type": with_lines([TEAM], [line]),
        "benefits[0].cash_type, a loss": with_lines([TEAM], [line.replace("£", "-£") + ", loses: yes"]),
        "interventions[0].release[0].refill.cash_type": head + REFILL.format(body=body, kind=kind),
        "disinvestments[0].saving[0].cash_type": head + CUT.format(body="council", kind="cash", saver=body, saved=kind),
        "disinvestments[0].demand[0].falls_as": head
        + CUT.format(body=body, kind=kind, saver="council", saved="cash_releasing"),
    }


@pytest.mark.parametrize(
    ("body", "wrong", "code"), [("nhs", "wider_value", "budget-not-wider"), ("people", "capacity", "no-budget")]
)
@pytest.mark.parametrize("way", list(every_way("nhs", "capacity")))
def test_wherever_a_body_and_its_gain_are_said_they_go_together(body: str, wrong: str, code: str, way: str) -> None:
    text = every_way(body, wrong)[way]
    (found,) = told(text, CODES)
    assert (found.code, found.severity, found.field) == (code, Severity.ERROR, f"options[0].{way.partition(',')[0]}")
    assert found.remedy is not None
    assert told(mended(text, found), CODES) == []


@pytest.mark.parametrize(("body", "kind"), [("lead", "wider_value"), ("nhs", "wider_value"), ("people", "capacity")])
def test_a_model_too_gives_each_body_what_it_can_gain(body: str, kind: str) -> None:
    line = {"title": "T", "amount": "a", "kind": "benefit", "body": body}
    with pytest.raises(ValidationError, match="budget"):
        ModelLine.model_validate(line | {"cash_type": kind})
    ModelLine.model_validate(line | {"cash_type": "wider_value" if body == "people" else "capacity"})


@pytest.mark.parametrize(("share", "times"), [("20%", 1), ("25%", 0), ("70%", 0), ("71%", 1), ("100%", 1)])
def test_a_marginal_share_that_nobody_found_is_told(share: str, times: int) -> None:
    line = f"{BEDS.format(body='nhs', kind='capacity')}, marginal_share: {{share: {share}, reason: because}}"
    found = told(with_lines([TEAM], [line], whole=False), {"share-beyond-known"})
    assert [(p.field, p.severity) for p in found] == [
        ("options[0].benefits[0].marginal_share.share", Severity.WARNING)
    ] * times


@pytest.mark.parametrize("growing", [False, True])
def test_what_growing_demand_fills_is_said_to_be_filled(growing: bool) -> None:
    """Growth of £200k, £404k and so on takes up all of £100k a year but for the first, when there is none yet."""
    saving = "id: a, title: A, body: council, cash_type: cash_releasing, budget_line: B, owner: O, each_year: £100k"
    capacity = "id: a, title: A, body: council, cash_type: capacity, each_year: £100k"
    text = with_lines([TEAM], [saving if growing else capacity], years=5, whole=False)
    if growing:
        demand = "demand: [{body: council, budget_line: B, baseline: £10m, population_growth: 2%, source: x}]\noptions:"
        text = text.replace("options:", demand, 1)
    note = positions_grid(solved(text)).note or ""
    filled = "at average cost is freed and is filled by growth in demand that no approved plan pays for"
    assert (filled in note) is growing
    assert ("nobody closes or fills" in note) is not growing


def test_posts_that_stand_empty_and_take_more_harm_than_gain_are_told() -> None:
    harm = "id: h, title: H, body: people, cash_type: wider_value, loses: yes, each_year: -£50000"
    team = "id: w, title: T, body: council, staff: {wte: 4, salary: £40000, on_costs: 25%, on_costs_as_of: 2026-04-01}"
    posts = "workforce: [{id: e, staff: [w], for: [h], vacancy_rate: 40%, source: x}]"
    found = [p for p in reviewed(solved(with_lines([team], [harm], extra=[posts]))) if p.code == "taken-off-improves"]
    assert [p.field for p in found] == ["options[0].benefits[0]"]
    assert "what is left undone where posts stand empty makes this worth £57,9" in found[0].message
    gain = harm.replace("-£50000", "£50000").replace(", loses: yes", "")
    assert "taken-off-improves" not in {p.code for p in reviewed(solved(with_lines([team], [gain], extra=[posts])))}
