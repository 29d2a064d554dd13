"""What only meets growing need counts at nothing where no plan pays for the growth, and whoever writes it is told."""

from __future__ import annotations

import pytest

from cases import solved
from investcase.checks.review import reviewed

CASE = """\
format: investcase/case/1
case: a-case
title: A case
place: {name: Elsewhere, nation: england}
start: 2027-28
years: 5
price_base: 2026-27
demand:
  - {body: council, budget_line: Home care, baseline: £2m, population_growth: 3%, source: the plan PLAN}
options:
  - id: more
    title: More help
    costs: [{id: team, title: Team, body: council, each_year: £50k}]
    benefits:
      - {id: care, title: Less care, body: council, cash_type: cash_releasing, budget_line: LINE, owner: the director,
         each_year: £120k}
"""


def told(plan: str, line: str = "Home care") -> list[str]:
    case = CASE.replace(" PLAN", plan).replace("LINE", line)
    return [each.message for each in reviewed(solved(case)) if each.code == "growth-in-no-plan"]


def test_what_only_meets_growth_is_told_with_how_much_it_is() -> None:
    # £2m grows at 3% by £60k in the first year, then by £121.8k and more; £120k a year is saved: 60 + 4 x 120.
    (message,) = told("")
    assert message.startswith("of £600,000 saved on Home care, £540,000 only meets the growth of its need")


@pytest.mark.parametrize(("plan", "line"), [(", in_plan: Demographic growth", "Home care"), ("", "Day care")])
def test_nothing_is_told_where_a_plan_pays_or_nothing_is_met(plan: str, line: str) -> None:
    assert told(plan, line) == []
