"""What frees capacity counts by one rule, whatever it is called, and is told whatever fills it."""

from __future__ import annotations

import pytest
from told import told

from cases import solved, with_lines
from investcase.checks.review import reviewed
from investcase.documents.model import Body
from investcase.reading.problems import Severity
from investcase.report.view.money import positions_grid

TEAM = "id: w, title: Team, body: council, each_year: £100000"
BEDS = "id: v, title: Beds freed on the ward, body: {body}, cash_type: {kind}, each_year: £300000"


@pytest.mark.parametrize("body", list(Body))
def test_each_body_is_given_what_it_can_gain(body: Body) -> None:
    """Wider value has no budget, and all else has one: of the two ways to write a gain one is always refused."""
    refused = {
        kind: {p.code for p in told(with_lines([TEAM], [BEDS.format(body=body, kind=kind)]), CODES)}
        for kind in ("wider_value", "capacity")
    }
    assert sorted(refused.values(), key=len)[0] == set()
    assert set.union(*refused.values()) in ({"no-budget"}, {"budget-not-wider"})


CODES = {"no-budget", "budget-not-wider"}


def test_what_a_public_body_loses_or_is_given_may_be_wider_value() -> None:
    loss = BEDS.format(body="nhs", kind="wider_value").replace("£", "-£") + ", loses: yes"
    given = BEDS.format(body="nhs", kind="wider_value") + ", transfer_with: people"
    assert told(with_lines([TEAM], [loss]), CODES) == told(with_lines([TEAM], [given]), CODES) == []


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
