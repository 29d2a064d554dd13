"""The one ratio is the same however the same facts are written, and is not printed where it would mean nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import solved, with_lines
from investcase import explain
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import NoRatio
from investcase.appraisal.outside_view import gained_and_lost, outside_view
from investcase.report.text import summary_text
from investcase.report.view.options import options_grid
from investcase.report.view.standing import vintages_grid
from random_cases import Spec, lines, text_of

PUBLIC = ("council", "nhs", "dwp")
CASH = (None, "cash_releasing", "avoided_growth")

COST = "id: c, title: C, body: council"
RELEASED = "id: s, title: S, body: council, cash_type: cash_releasing, budget_line: b, owner: o, amount: {2026-27: £40}"
GAIN = "id: g, title: G, body: society, cash_type: wider_value, amount: {2026-27: £150}"
PAID = "id: p, title: P, body: people, amount: {2026-27: £30}"
LOST = "id: p, title: P, body: people, cash_type: wider_value, amount: {2026-27: -£30}"


def other_side(spec: Spec) -> Spec:
    """The same fact on the other side: cash stays cash to a public body, and value stays value to anyone else."""
    turned = tuple(-amount for amount in spec.amounts)
    if spec.cash_type is not None:
        return replace(spec, cash_type=None, amounts=turned)
    kind = "cash_releasing" if spec.body in PUBLIC else "wider_value"
    return replace(spec, cash_type=kind, amounts=turned, capital=False)


def may_turn(spec: Spec) -> bool:
    """Whether the other side says the same: capacity and wider value of a public body are not its cash.

    What is gained has one side alone: a cost is never below zero.
    """
    may_be_a_cost = spec.cash_type is None or all(amount <= 0 for amount in spec.amounts)
    return may_be_a_cost and (spec.body not in PUBLIC or spec.cash_type in CASH)


def assert_same(one: Appraisal, other: Appraisal, size: float) -> None:
    assert set(one.worlds.names) == set(other.worlds.names)
    places = [other.worlds.names.index(name) for name in one.worlds.names]
    divisor = one.preferred.net_public_cost
    np.testing.assert_allclose(other.preferred.net_public_cost[places], divisor, rtol=0, atol=1e-12 * size)
    sure = np.abs(divisor) > 1e-6 * size + 0.01  # Nearer to nil the divisor is rounding alone.
    np.testing.assert_allclose(
        other.preferred.bcr_net_public[places][sure], one.preferred.bcr_net_public[sure], rtol=1e-6, equal_nan=True
    )
    if sure[0]:
        assert other.preferred.no_ratio is one.preferred.no_ratio
    np.testing.assert_allclose(
        gained_and_lost(other.preferred), gained_and_lost(one.preferred), rtol=1e-9, atol=1e-9 * size
    )


def size_of(specs: Sequence[Spec]) -> float:
    return 1 + 10 * sum(abs(amount) for spec in specs for amount in spec.amounts)


@settings(max_examples=60)
@given(lines, st.lists(st.booleans(), min_size=6, max_size=6))
def test_the_side_a_fact_is_written_on_changes_no_ratio(specs: list[Spec], turned: list[bool]) -> None:
    told = [other_side(spec) if turn and may_turn(spec) else spec for spec, turn in zip(specs, turned, strict=False)]
    assert_same(solved(text_of(specs)), solved(text_of(told)), size_of(specs))


@settings(max_examples=40)
@given(lines, st.lists(st.integers(0, 100), min_size=6, max_size=6))
def test_splitting_a_line_changes_no_ratio(specs: list[Spec], shares: list[int]) -> None:
    parts: list[Spec] = []
    for spec, share in zip(specs, shares, strict=False):
        first = tuple(int(amount * share / 100) for amount in spec.amounts)
        rest = tuple(amount - part for amount, part in zip(spec.amounts, first, strict=True))
        # A part at each end of the range stands for one line, so the parts keep no range of their own.
        whole = replace(spec, ends=None)
        parts += [replace(whole, amounts=first), replace(whole, amounts=rest)]
    plain = [replace(spec, ends=None) for spec in specs]
    assert_same(solved(text_of(plain)), solved(text_of(parts)), size_of(specs))


@settings(max_examples=40)
@given(lines, st.integers(0, 5_000_000), st.sampled_from(["nhs", "dwp", "police"]), st.booleans())
def test_money_moved_between_public_bodies_changes_no_ratio(
    specs: list[Spec], amount: int, body: str, comes_in: bool
) -> None:
    plain = text_of(specs)
    gainer, payer = ("council", body) if comes_in else (body, "council")
    moved = f"id: moved, title: Moved, body: {gainer}, each_year: £{amount}, transfer_with: {payer}"
    moved += ", cash_type: cash_releasing, budget_line: b, owner: o"
    entry = f"    benefits:\n      - {{{moved}}}\n"
    text = plain.replace("    benefits:\n", entry, 1) if "    benefits:\n" in plain else plain + entry
    found = solved(text)
    assert "moved" in {line.id for line in found.preferred.cash.lines}
    assert_same(solved(plain), found, size_of(specs) + 10 * abs(amount))


@pytest.mark.parametrize(
    ("costs", "benefits"),
    [
        ([PAID], [RELEASED, GAIN]),
        ([], [RELEASED, GAIN, LOST]),
    ],
)
def test_two_ways_to_tell_the_same_facts_by_hand(costs: list[str], benefits: list[str]) -> None:
    # £100 spent and £40 saved by the council, £150 of value to society, £30 borne by people: (150 - 30) / 60 = 2. All
    # together, £190 is gained for £130 spent or lost.
    found = solved(with_lines([f"{COST}, amount: {{2026-27: £100}}", *costs], benefits))
    option = found.result().options[1]
    assert (option.npsv.central, option.net_public_cost.central, option.bcr.net_public.central) == (60.0, 60.0, 2.0)
    assert gained_and_lost(found.preferred) == (190.0, 130.0)


def cut(saved: str, comes_back: str, leaving: str) -> str:
    """Grants that stop: what is saved a year, what comes back a year, what leaving costs."""
    nothing = "{zero: nothing to pay}"
    return with_lines(
        extra=[
            "disinvestments:",
            "  - id: stop",
            "    title: Grants stop",
            "    change: stop",
            "    start: 2026-27",
            f"    saving: [{{id: grants, title: Grants, body: council, each_year: {saved}, budget_line: b, owner: o}}]",
            f"    demand: [{{id: back, title: More visits, body: nhs, {comes_back}}}]",
            "    exit_costs:",
            f"      redundancy: {{body: council, {leaving}}}",
            f"      notice: {nothing}",
            f"      clawback: {nothing}",
            f"      stranded_overheads: {nothing}",
            "    restart_cost: {zero: nobody would}",
        ]
    )


CUTS = [
    cut("£100", "falls_as: capacity, each_year: £30", "amount: {2026-27: £10}"),
    cut("£100", "falls_as: cash, each_year: £30", "amount: {2026-27: £10}"),
    # Leaving costs more than is saved: a net public cost, and still nothing that is bought for it.
    cut("£100", "falls_as: capacity, each_year: £30", "amount: {2026-27: £9000}"),
]


@pytest.mark.parametrize("text", CUTS)
def test_a_cut_has_no_ratio_anywhere_and_says_why(text: str) -> None:
    found = solved(text)
    assert np.isnan(found.preferred.bcr_net_public).all()
    assert found.preferred.no_ratio is NoRatio.CUT
    result = found.result()
    assert set(dict(result.options[1].bcr.net_public).values()) == {None}
    (note,) = [p.message for p in result.problems if p.field == "options.programme.bcr.net_public"]
    assert note.startswith("n/a (a cut): ")
    assert all(
        set(dict(option.bcr_net_public).values()) == {None}
        for vintage in result.vintages
        for option in vintage.options
        if option.id == "programme"
    )
    table = options_grid(found)
    assert [row.cells[-1] for row in table.rows if row.label.startswith("BCR")] == ["n/a (a cut)"]
    assert "No ratio (a cut): a ratio tells what is gained" in (table.note or "")
    assert {row.cells[2] for row in vintages_grid(found).rows} == {"n/a (a cut)"}
    assert "n/a (a cut)" in summary_text(found)
    told = explain(found, "bcr.net_public")
    assert told.value is None
    assert told.notes == (f"Not worked out (a cut): {NoRatio.CUT.reason}.",)
    assert not list(outside_view(found, found.preferred)), "a published return is not held against a cut"


@pytest.mark.parametrize(
    ("costs", "benefits", "why"),
    [
        ([f"{COST}, amount: {{2026-27: £30}}"], [RELEASED, GAIN], NoRatio.NET_SAVING),
        ([], [GAIN], NoRatio.NO_NET_COST),
        ([f"{COST}, amount: {{2026-27: £40}}"], [RELEASED, GAIN], NoRatio.NO_NET_COST),
        # Both sides of a transfer between public bodies: no divisor is made of what rounding leaves.
        ([], [f"{RELEASED}, transfer_with: nhs", GAIN], NoRatio.NO_NET_COST),
    ],
)
def test_where_nothing_is_spent_on_balance_the_reason_stands_instead(
    costs: list[str], benefits: list[str], why: NoRatio
) -> None:
    found = solved(with_lines(costs, benefits))
    assert found.preferred.no_ratio is why
    assert np.isnan(found.preferred.bcr_net_public[0])
    assert f"n/a ({why})" in summary_text(found)
    assert f"No ratio ({why}): {why.reason}." in (options_grid(found).note or "")
