"""The waterfall from gross to net: by hand, and as laws."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from cases import solved, with_lines, with_model
from investcase.appraisal.additionality import BIAS_ON_BENEFITS, BIAS_ON_COSTS, IN_PLAN, gross_to_net
from investcase.appraisal.appraise import appraise
from investcase.checks.review import reviewed
from investcase.resolving.case import load
from random_cases import Spec, lines, text_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DIRECT = with_lines(
    ["id: c, title: C, body: council, amount: {2026-27: £100}, optimism_bias: 20%"],
    ["id: b, title: B, body: nhs, cash_type: capacity, amount: {2026-27: £300}, optimism_bias: 10%"],
)


def test_bias_on_the_case_s_own_lines_by_hand() -> None:
    # Gross 300 - 100 = 200. Bias takes 30 off the benefit and adds 20 to the cost: 150.
    found = gross_to_net(solved(DIRECT).preferred)
    assert found.gross == pytest.approx(200)
    assert dict(found.steps) == pytest.approx({BIAS_ON_BENEFITS: -30, BIAS_ON_COSTS: -20})
    assert found.net == pytest.approx(150)


def adjusted(*more: str) -> str:
    return with_model("adjustments:", *(f"  {row}" for row in more))


def test_each_adjustment_takes_its_share_of_what_is_left() -> None:
    # The default achievement is half. Already achieved 20%, then deadweight 10%: 1, 0.8, 0.72, 0.36 of the gross.
    text = adjusted("deadweight: 10%", "already_achieved: 20%")
    found = gross_to_net(solved(text).preferred)
    steps = dict(found.steps)
    names = [name.split(":")[0] for name in steps]
    assert names == ["Already achieved since the claim's base year", "Share of the claim achieved", "Deadweight"]
    shares = [change / found.gross for change in steps.values()]
    # In the order printed: 20% of 1; half of 0.8; 10% of 0.4.
    assert shares == pytest.approx([-0.2, -0.4, -0.04])
    assert found.net == pytest.approx(0.36 * found.gross)
    assert dict(found.benefits_kept) == pytest.approx({"m": 0.36})


@pytest.mark.parametrize("case", sorted(path.parent.name for path in EXAMPLES.glob("*/case.yaml")))
def test_in_every_example_the_gross_and_the_steps_add_to_the_npsv(case: str) -> None:
    appraisal = appraise(load(EXAMPLES / case))
    for option in appraisal.options:
        found = gross_to_net(option)
        whole = found.gross + sum(change for _, change in found.steps)
        assert whole == pytest.approx(float(option.npsv[0]), rel=1e-9, abs=1e-6)
        assert found.net == pytest.approx(float(option.npsv[0]), rel=1e-9, abs=1e-6)


@settings(max_examples=25)
@given(lines)
def test_in_any_case_of_direct_lines_they_add_too(specs: list[Spec]) -> None:
    option = solved(text_of(specs)).preferred
    found = gross_to_net(option)
    assert found.net == pytest.approx(float(option.npsv[0]), rel=1e-9, abs=1e-6)


def test_the_result_holds_the_waterfall() -> None:
    written = solved(DIRECT).result().options[-1].gross_to_net
    assert (written.gross, written.net) == (200.0, 150.0)
    assert [(step.step, step.pv) for step in written.steps] == [(BIAS_ON_BENEFITS, -30.0), (BIAS_ON_COSTS, -20.0)]


def test_what_a_plan_counts_is_a_step_of_its_own() -> None:
    plan = ("already_in_plan:", "  - body: council", "    amount: {2027-28: £1000, 2028-29: £1000}")
    names = [name for name, _ in gross_to_net(solved(with_model(*plan)).preferred).steps]
    assert IN_PLAN in names


@pytest.mark.parametrize(
    ("deadweight", "said"),
    [("60%", "leave 20% of the gross benefit, under a quarter"), ("20%", None)],
)
def test_too_little_left_is_asked_about(deadweight: str, said: str | None) -> None:
    # Half is achieved by default: 0.5 x 0.4 = 0.2 is too little, 0.5 x 0.8 = 0.4 is not.
    found = [p.message for p in reviewed(solved(adjusted(f"deadweight: {deadweight}"))) if p.code == "gross-to-net"]
    assert (said in found[0]) if said else not found


def test_nearly_everything_left_is_asked_about() -> None:
    found = [p.message for p in reviewed(solved(adjusted("achievement: 95%"))) if p.code == "gross-to-net"]
    assert "leave 95% of the gross benefit, over nine tenths" in found[0]
