"""What a body's budget feels, in present value: with the VAT that it does not get back, which society does not pay."""

from __future__ import annotations

import pytest

from cases import solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.comparing.measuring import measure_called
from investcase.documents.bodies import plain_body
from investcase.report.view.money import positions, who_gains_sentence

TEAM = "id: team, title: Team, body: council, each_year: £100000"
WORKS = "id: works, title: Works, body: council, amount: {2027-28: £50000}, spend: capital, irrecoverable_vat: 20%"
GAIN = "id: gain, title: Beds, body: nhs, cash_type: cash_releasing, budget_line: B, owner: D, each_year: £400000"
# Two years at 3.5%: 100,000 + (100,000 + 50,000 + VAT of 10,000) / 1.035.
CASH = -(100_000 + 160_000 / 1.035)


def made(works: str = WORKS) -> Appraisal:
    return solved(with_lines([TEAM, works], [GAIN], years=2))


def test_a_body_s_cash_holds_irrecoverable_vat_and_the_value_to_society_does_not() -> None:
    appraisal = made()
    preferred = appraisal.preferred
    assert preferred.cash_npv_of(plain_body("council"))[0] == pytest.approx(CASH)
    assert measure_called("lead_body_cash")(preferred, plain_body("council"))[0] == pytest.approx(CASH)
    (council,) = [body for body in appraisal.result().options[-1].bodies if body.body == "council"]
    assert council.cash_releasing_npv.central == pytest.approx(CASH, abs=0.006)
    assert preferred.npsv[0] == pytest.approx(made(WORKS.split(", irrecoverable")[0]).preferred.npsv[0])


def test_page_one_says_the_same_cash_to_those_who_are_worse_off() -> None:
    """£100,000 + £160,000 / 1.035 = £254,589; without the VAT it would be £244,928."""
    appraisal = made()
    (council,) = [position for position in positions(appraisal) if position.body == "Council"]
    assert council.budget == pytest.approx(CASH)
    assert "Council budgets are £255k worse off" in (who_gains_sentence(appraisal) or "")


def test_the_bridge_adds_up_beside_it() -> None:
    appraisal = made()
    bridge = appraisal.bridge(appraisal.preferred)
    assert bridge.start + sum(amount for _, amount in bridge.steps) == pytest.approx(bridge.end, abs=0.005)
