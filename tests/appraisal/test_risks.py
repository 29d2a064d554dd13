"""Risks in money: their expected value in the sums, all or nothing in the draws, and each told both ways."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from cases import faults, solved
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.appraisal.drawn import drawn
from investcase.appraisal.finding_out import finding_out
from investcase.appraisal.result import Result
from investcase.appraisal.risks import risks_taken
from investcase.flows.draws import FIRST
from investcase.reading.text import SourceText
from investcase.report.render import web_page
from investcase.report.text import summary_text
from investcase.report.view.finding_out import finding_out_lines, most_worth
from investcase.report.view.switching import few_that_matter, switching_grids
from investcase.resolving.case import load_text
from random_whole.risks import named
from random_whole.solving import LIBRARY, settled
from random_whole.whole import whole_case
from random_whole.writing import written

CASE = """
format: investcase/case/1
case: c
title: C
place: {name: Elsewhere, nation: england}
start: 2027-28
years: 5
price_base: 2026-27
options:
  - id: p
    title: P
    preferred: yes
    costs:
      - {id: team, title: Team, body: council, each_year: £100k}
      - {id: emergency, title: Emergency placements, body: council, amount: {2028-29: £600k}, only_if: provider-fails}
      - {id: beds, title: More beds, body: nhs, amount: {2028-29: £100k}, only_if: provider-fails}
      - {id: repairs, title: Repairs, body: council, amount: {2027-28: £50k}, only_if: flood}
    benefits:
      - {id: b, title: B, body: council, each_year: £150k, cash_type: cash_releasing, budget_line: Care, owner: Head}
committee:
  risks:
    - {id: provider-fails, risk: The provider fails., likelihood: low, impact: high, mitigation: Two., owner: Head,
       chance: 20%, source: The register, tail: yes}
    - {id: flood, risk: The building floods, likelihood: low, impact: low, mitigation: None., owner: Head,
       chance: 5%, source: The register}
    - {risk: Posts stay empty, likelihood: medium, impact: low, mitigation: Two rounds., owner: Head}
"""


@pytest.fixture(scope="module")
def appraisal() -> Appraisal:
    return solved(CASE)


def without(text: str) -> str:
    """The case with no cost that waits for the provider."""
    return "\n".join(line for line in text.splitlines() if "only_if: provider-fails" not in line)


def sure(text: str) -> str:
    """The case with what waits for the provider as plain costs."""
    return text.replace(", only_if: provider-fails", "")


def npsv(text: str) -> float:
    return float(solved(text).preferred.npsv[0])


def test_centrally_a_risk_is_its_chance_times_what_it_costs(appraisal: Appraisal) -> None:
    factor = float(appraisal.factors[1])
    assert npsv(without(CASE)) - npsv(CASE) == pytest.approx(0.2 * 700_000 * factor)


def test_each_risk_is_told_as_the_case_is_with_it_and_without_it(appraisal: Appraisal) -> None:
    first, second = appraisal.once(risks_taken)
    assert (first.risk.id, second.risk.id) == ("provider-fails", "flood")
    assert first.stays_away.npsv == pytest.approx(npsv(without(CASE)))
    assert first.happens.npsv == pytest.approx(npsv(sure(CASE)))
    cash = solved(sure(CASE))
    assert first.happens.lead_cash == pytest.approx(float(cash.preferred.cash_npv_of(cash.case.lead)[0]))
    assert first.lines == ("emergency", "beds")


def agrees(found: Appraisal) -> int:
    """Hold each risk to the worlds in which it alone happens, or stays away; how many there are."""
    option = found.preferred
    for each in found.once(risks_taken):
        ends = [found.worlds.places.get(f"{each.figure.key}:{end}") for end in ("low", "high")]
        for place, told in zip(ends, (each.stays_away, each.happens), strict=True):
            if place is None:
                continue
            cash = option.cash_npv_of(found.case.lead)
            assert told.npsv == pytest.approx(float(option.npsv[place]), rel=1e-9, abs=0.01)
            assert told.lead_cash == pytest.approx(float(cash[place]), rel=1e-9, abs=0.01)
    return len(found.once(risks_taken))


def test_so_it_is_in_every_case() -> None:
    waiting = [case for case in map(whole_case, range(140)) if named(case)][:12]
    found = [settled(written(case)) for case in waiting]
    assert sum(agrees(appraise(case)) for case in found) >= 6


def test_in_the_draws_it_happens_whole_or_not_at_all_as_often_as_its_chance(appraisal: Appraisal) -> None:
    """Costs that wait for one risk come in the same draws, and two risks by themselves: a closed form of both."""
    values = appraisal.once(drawn).options["p"].npsv[FIRST:]
    base = npsv(without(CASE)) + 0.05 * 50_000
    failing, flooding = 700_000 * float(appraisal.factors[1]), 50_000.0
    kinds = {round(base - a * failing - b * flooding, 2) for a in (0, 1) for b in (0, 1)}
    assert set(np.round(values, 2)) == kinds
    assert float(values.mean()) == pytest.approx(npsv(CASE))
    variance = 0.2 * 0.8 * failing**2 + 0.05 * 0.95 * flooding**2
    assert float(values.var()) == pytest.approx(variance, rel=0.02)


def test_a_chance_is_tried_as_any_figure_is(appraisal: Appraisal) -> None:
    changed = solved(CASE.replace("chance: 20%", "chance: 40%"))
    source = SourceText("case.yaml", CASE)
    tried = appraise(load_text(source, None, LIBRARY, changes={"provider-fails.chance": "40%"}))
    assert tried.once(risks_taken)[0].chance == 0.4
    assert float(tried.preferred.npsv[0]) == float(changed.preferred.npsv[0])
    worth = tried.once(drawn).options["p"].npsv
    assert np.array_equal(worth, changed.once(drawn).options["p"].npsv)


def test_the_result_and_the_prints_have_each_risk_apart(appraisal: Appraisal) -> None:
    result = appraisal.result()
    assert result.risks is not None
    assert [(risk.id, risk.chance, risk.tail) for risk in result.risks] == [
        ("provider-fails", 0.2, True),
        ("flood", 0.05, False),
    ]
    assert result.risks[0].draws == 2_000
    assert Result.from_json(result.to_json()) == result
    assert "risks" not in json.loads(solved(without(CASE.replace(", only_if: flood", ""))).result().to_json())
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", web_page(appraisal)))
    assert "Emergency placements, at a chance of 20%" in plain
    assert "low (1 in 5), high" in plain
    assert "medium, low" in plain
    for text in (re.sub(r"\s+", " ", summary_text(appraisal)), plain):
        assert "The provider fails: 1 in 5 (20%). If it happens, the value to society is" in text
        assert "The building floods: 1 in 20" not in text


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("chance: 20%", "chance: 0%", "risk-chance"),
        ("chance: 20%", "chance: 100%", "risk-chance"),
        ("chance: 20%", "chance: '10% to 30%, central 20%'", "risk-chance"),
        ("chance: 20%, source: The register", "chance: 20%", "risk-chance"),
        ("id: flood, risk: The", "risk: The", "risk-chance"),
        ("risk: Posts", "tail: yes, risk: Posts", "risk-without-chance"),
        ("id: flood", "id: provider-fails", "risk-twice"),
        ("only_if: flood", "only_if: floods", "unknown-risk-with-a-chance"),
        ("{2027-28: £50k}", "{2027-28: £50k}, irrecoverable_vat: 20%", "risk-line"),
    ],
)
def test_what_is_no_risk_in_money_is_refused(old: str, new: str, code: str) -> None:
    assert old in CASE
    assert code in [problem.code for problem in faults(CASE.replace(old, new))]


def test_a_chance_that_no_cost_waits_for_is_told() -> None:
    found = solved(CASE.replace(", only_if: flood", ""))
    assert [problem.field for problem in found.problems if problem.code == "risk-without-cost"] == [
        "committee.risks[1].chance"
    ]


def test_what_is_found_out_of_a_risk_is_whether_it_comes_and_it_has_no_interval(appraisal: Appraisal) -> None:
    """Its chance is known: nothing between never and always is an interval of it."""
    found = appraisal.once(finding_out)
    assert found is not None
    told = " ".join((*most_worth(appraisal, found), *finding_out_lines(appraisal, found)))
    assert "find out whether this risk comes: ‘The provider fails’: worth up to" in told
    assert "Chance of the risk" not in told
    turning = [words for words in few_that_matter(appraisal) if "The provider fails" in words]
    assert turning
    for words in turning:
        assert "interval" not in words
    cells = [row for table in switching_grids(appraisal) for row in table.rows if "provider fails" in row.label]
    assert cells
    for row in cells:
        assert not any("0% to 100%" in cell for cell in row.cells)
