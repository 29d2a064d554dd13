"""One rule of signs wherever money is read: plus is good for the body named, and no bracket says minus."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from cases import KENT, SMALLEST, solved, with_lines
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.appraisal.explaining import Explainer
from investcase.numbers.writing import MINUS, thousands
from investcase.report.text import summary_text
from investcase.report.view.budget import NET, RULE, budget_grids
from investcase.report.view.lines import lines_grids
from investcase.report.view.options import options_grid
from investcase.report.view.paper import Paper, make_paper
from investcase.report.view.sides import sides_grids
from investcase.report.view.tables import Grid
from investcase.resolving.case import load
from random_cases import Spec, lines, text_of

EXAMPLES = sorted(path.parent for path in KENT.parents[1].glob("*/case.yaml"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name)
def example(request: pytest.FixtureRequest) -> Appraisal:
    return appraise(load(request.param))


def grids(part: object) -> Iterator[Grid]:
    """Every table that a part of the paper holds."""
    if isinstance(part, Grid):
        yield part
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from grids(getattr(part, field.name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from grids(inner)


def paper_of(appraisal: Appraisal) -> Paper:
    return make_paper(appraisal, appraisal.result())


def test_no_amount_stands_in_brackets(example: Appraisal) -> None:
    paper = paper_of(example)
    cells = [cell for table in grids(paper) for row in table.rows for cell in row.cells]
    cells += [cell for table in paper.chart_tables for row in table.rows for cell in row]
    assert [cell for cell in cells if re.fullmatch(r"\(£?[\d,.]+[kmbn]*\)", cell)] == []
    assert [cell for cell in cells if re.match(r"-[£\d]", cell)] == [], "a minus is a minus sign and no hyphen"
    notes = " ".join(table.note or "" for table in grids(paper)).casefold()
    assert "bracket" not in notes


def test_the_rule_is_said_once_in_the_paper_and_once_in_the_terminal(example: Appraisal) -> None:
    assert sum((table.note or "").count(RULE) for table in grids(paper_of(example))) == 1
    assert " ".join(summary_text(example).split()).count(RULE) == 1


def test_a_cost_is_minus_and_a_saving_plus_in_every_table_of_money(example: Appraisal) -> None:
    option, years = example.preferred, len(example.case.horizon)
    costs = [thousands(float(v)) for v in -option.cash.of(kind="cost").amounts()[0]]
    gains = [thousands(float(v)) for v in option.cash.of(kind="benefit").amounts()[0]]
    rows = {row.label: row.cells for table in lines_grids(example) for row in table.rows}
    assert (list(rows["Costs"]), list(rows["Benefits"])) == (costs, gains)
    sides = {row.label: row.cells for table in sides_grids(example) for row in table.rows}
    if sides:
        assert list(sides["Paid in all"][-years:]) == costs
        assert list(sides["Gained in all"][-years:]) == gains
    for body in option.bodies:
        budget = example.budget(option, body)
        own = {row.label: row.cells for table in budget_grids(budget) for row in table.rows}
        assert list(own[NET]) == [thousands(float(v)) for v in budget.net]
        spent = [cell for label in ("Spending", "Programme spending") for cell in own.get(label, ())]
        assert all(cell.startswith(MINUS) or cell in ("–", "0") for cell in spent), body


IDLE = """\
  - {id: refused, title: Move people, rejected: Nobody wants it.}
  - {id: idea, title: An idea}
  - id: dear
    title: Dear
    rejected: It costs more
    costs: [{id: d, title: D, body: council, amount: {2026-27: £5000}}]
"""


def test_an_option_that_nobody_worked_out_is_worth_no_pounds_on_paper_and_takes_no_place() -> None:
    appraisal = solved(SMALLEST.replace("£80k", "£1k").replace("£85k", "£1k") + IDLE)
    assert float(appraisal.preferred.npsv[0]) < 0, "so that £0 would be worth more"
    table = options_grid(appraisal)
    assert table.columns[1:] == ("Business as usual", "Grants programme (preferred)", "An idea")
    cells = {row.label: row.cells for row in table.rows}
    assert (cells["Value to society (NPSV)"][0], cells["Value to society (NPSV)"][2]) == ("nil", "not worked out")
    assert {row.cells[2] for row in table.rows[1:]} == {"–"}
    paper = paper_of(appraisal)
    assert dict(paper.rejected) == {
        "Move people": "Nobody wants it. What it would be worth was not worked out.",
        "Dear": "It costs more. It would be worth −£5k to society.",
    }
    assert "An idea" not in paper.summary.value, "no other option is worth more"
    assert "number 2 of the 2 options" in paper.tests.verdict
    assert "not worked out" in summary_text(appraisal)


def test_a_case_with_nothing_in_it_says_that_nothing_was_worked_out() -> None:
    empty = solved(with_lines())
    assert "Value to society: Not worked out" in summary_text(empty)
    assert paper_of(empty).tests.standing.rows[0].cells[0] == "not worked out"
    data = empty.result().to_dict()
    assert {option["npsv"]["central"] for option in data["vintages"][0]["options"]} == {0.0, None}


def adds_up(appraisal: Appraisal) -> None:
    """Every row of a budget is added, none is taken away; and what is explained has the sign that is printed."""
    explainer = Explainer(appraisal)
    for option in appraisal.options:
        for body in option.cash.bodies:
            budget = appraisal.budget(option, body)
            parts = ("spending", "vat", "payments", "interest", "repayment", "borrowed", "funding")
            rows = [getattr(budget, name) for name in (*parts, "budget_reduction", "avoided_growth")]
            assert sum(rows) == pytest.approx(budget.net, rel=1e-9, abs=1e-6)
            assert all((row <= 1e-6).all() for row in (budget.payments, budget.interest, budget.repayment))
        for line in option.cash.lines:
            explained = explainer.explain(f"{option.id}.{line.id}").value
            assert explained == pytest.approx(float((line.net[0] * option.factors_of(line)).sum()), rel=1e-9, abs=1e-6)


def test_the_rows_of_a_budget_add_to_what_is_left_over(example: Appraisal) -> None:
    adds_up(example)


@settings(max_examples=25)
@given(lines)
def test_the_rows_of_any_budget_add_to_what_is_left_over(specs: list[Spec]) -> None:
    adds_up(solved(text_of(specs)))
