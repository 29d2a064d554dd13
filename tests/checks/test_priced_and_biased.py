"""One thing that may go wrong is paid for once: by its chance, or by optimism bias."""

from __future__ import annotations

import random

import pytest

from cases import SMALLEST, solved
from investcase.checks.review import reviewed
from investcase.reading.problems import Problem

RISK = """committee:
  risks:
    - {id: fails, risk: The provider fails, likelihood: low, impact: high, mitigation: Two., owner: Head, chance: 10%,
       source: The register}
"""
TABLE = "optimism_bias_from: {kind: standard-buildings}"
MANAGED = (
    "optimism_bias_from: {kind: standard-buildings, mitigation: "
    "[{risk_area: Site, contribution: 40%, mitigated: 50%, evidence: The survey}]}"
)


def case(*costs: str) -> str:
    listed = "\n".join(f"      - {{{cost}}}" for cost in costs)
    assert SMALLEST.count("    costs:\n") == 1
    head, rest = SMALLEST.split("    costs:\n")
    kept = rest.split("\n", 1)
    while kept[1].startswith("      "):
        kept = [kept[0], kept[1].split("\n", 1)[1]]
    return f"{head}    costs:\n{listed}\n{kept[1]}{RISK}"


def told(text: str) -> list[Problem]:
    return [problem for problem in reviewed(solved(text)) if problem.code == "priced-and-biased"]


def team(more: str, body: str = "council") -> str:
    return f"id: team, title: Team, body: {body}, amount: {{2027-28: £100k}}{', ' if more else ''}{more}"


def waits(more: str = "", body: str = "council") -> str:
    return f"id: beds, title: Beds, body: {body}, amount: {{2027-28: £90k}}, only_if: fails{', ' if more else ''}{more}"


def test_a_bias_on_what_a_risk_costs_is_told() -> None:
    (problem,) = told(case(team(""), waits("optimism_bias: 10%")))
    assert problem.field == "options[0].costs[1].optimism_bias"
    assert not told(case(team(""), waits("optimism_bias: 0%")))
    assert not told(case(team(""), waits("likely_range: '80% to 150%, central 100%'")))


@pytest.mark.parametrize("bias", ["optimism_bias: 10%", f"spend: capital, {TABLE}"])
def test_a_bias_beside_a_priced_risk_is_told_where_nothing_lowers_it(bias: str) -> None:
    spend = "spend: capital" if "capital" in bias else ""
    (problem,) = told(case(team(bias), waits(spend)))
    assert problem.field == "options[0].costs[1].only_if"
    assert problem.message.endswith("stand for it too: Team")
    assert not told(case(team(bias, body="nhs"), waits(spend)))
    assert not told(case(team(bias), waits("spend: capital" if not spend else "")))


def test_it_is_silent_where_the_bias_was_lowered_or_stands_for_something_else() -> None:
    assert not told(case(team(f"spend: capital, {MANAGED}"), waits("spend: capital")))
    assert not told(case(team("optimism_bias: 10%, apart_from: {beds: It is for the building.}"), waits()))
    assert not told(case(team("optimism_bias: 10%"), waits("apart_from: {team: It is for the building.}")))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_lines_each_risk_is_told_with_all_that_may_stand_for_it(seed: int) -> None:
    rng = random.Random(seed)
    costs, wanted = [waits()], []
    for number in range(rng.randint(1, 4)):
        body, bias = rng.choice(["council", "nhs"]), rng.choice(["", "optimism_bias: 5%", "optimism_bias: 0%"])
        costs.append(team(bias, body).replace("id: team, title: Team", f"id: c{number}, title: Cost {number}"))
        if body == "council" and "5%" in bias:
            wanted.append(f"Cost {number}")
    found = told(case(*costs))
    assert len(found) == bool(wanted)
    assert all(title in problem.message for problem in found for title in wanted)


def test_no_bias_is_asked_for_on_what_a_risk_costs() -> None:
    """Two checks never ask for what the other tells."""
    codes = {problem.code for problem in reviewed(solved(case(team("optimism_bias: 10%"), waits("", "nhs"))))}
    assert not codes & {"no-optimism-bias", "priced-and-biased"}
    dear = case(team("optimism_bias: 10%"), waits().replace("£90k", "£90m"))
    assert "no-optimism-bias" not in {problem.code for problem in reviewed(solved(dear))}
