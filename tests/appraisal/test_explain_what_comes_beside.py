"""What comes with a line is explained down to its own figure, and each product is the sum by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cases import solved, with_lines
from investcase.appraisal.explaining import Explainer, Explanation

BUILD = (
    "id: build, title: Build, body: council, spend: capital, irrecoverable_vat: 20%, life: 10 years,"
    " optimism_bias: 50%, source: Surveyor, amount: {2026-27: £100k, 2027-28: £40k}"
)
CASE = with_lines(
    [BUILD, "id: van, title: Van, body: council, spend: capital, residual_value: £3k, amount: {2026-27: £9k}"],
    ["id: fee, title: Fee, body: council, cash_type: cash_releasing, budget_line: b, owner: o, transfer_with: people,"
     " source: Tariff, each_year: £500"],
    years=4,
    extra=["borrowing:", "  - {id: loan, title: Loan, body: council, for: van, rate: 5%, years: 10, source: PWLB}"],
)  # fmt: skip


def below(node: Explanation) -> Iterator[Explanation]:
    yield node
    for part in node.parts:
        yield from below(part)


def tree(name: str) -> list[Explanation]:
    return list(below(Explainer(solved(CASE)).explain(name)))


def figures(nodes: list[Explanation]) -> dict[str, str]:
    return {node.figure.key: node.figure.source for node in nodes if node.figure is not None}


def test_irrecoverable_vat_reaches_its_rate_and_the_cost() -> None:
    nodes = tree("council.vat@2026-27")
    # £100,000 with half as much again for optimism, and a fifth of it: £30,000.
    assert nodes[0].value == pytest.approx(-30_000)
    found = figures(nodes)
    assert any("irrecoverable" in key or "vat" in key for key in found)
    assert "Surveyor" in found.values()
    assert any(node.value == pytest.approx(0.2) for node in nodes)


def test_what_is_left_of_an_asset_reaches_its_life_and_each_purchase() -> None:
    nodes = tree("build-residual@2029-30")
    # Bought in the first and second of four years, with a life of ten, before bias: 100,000 x 6/10 + 40,000 x 7/10.
    assert nodes[0].value == pytest.approx(60_000 + 28_000)
    assert [node.value for node in nodes if node.title == "Share of its life left"] == pytest.approx([0.6, 0.7])
    assert any(node.figure is not None and "life" in node.figure.key for node in nodes)


def test_a_value_at_the_end_that_the_case_gives_is_that_figure() -> None:
    nodes = tree("van-residual@2029-30")
    assert nodes[0].value == pytest.approx(3_000)
    assert any(node.figure is not None and node.figure.quantity.central == 3_000 for node in nodes)


def test_the_other_side_of_a_transfer_reaches_the_first_side_s_figure() -> None:
    nodes = tree("fee-other-side@2026-27")
    assert nodes[0].value == pytest.approx(-500)
    assert "Tariff" in figures(nodes).values()


def test_a_loan_s_interest_reaches_its_rate() -> None:
    nodes = tree("council.interest@2027-28")
    # £9,000 drawn in the first year, at 5% in the second.
    assert nodes[0].value == pytest.approx(-450)
    assert "PWLB" in figures(nodes).values()
