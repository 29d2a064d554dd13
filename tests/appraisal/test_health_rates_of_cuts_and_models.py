"""Life and health lost by a cut, or valued by a model, at the health rates: each against a sum by hand."""

from __future__ import annotations

import pytest

from cases import HEAD, faults, solved, with_model
from investcase.appraisal.disinvestment import cut_appraisals
from investcase.appraisal.vintages import ALL_STANDARD
from investcase.report.view.disinvestment import cut_sentences

TOP = HEAD.format(
    place="Elsewhere", nation="england", start="2026-27", years=11, price_base="2026-27", discount="green-book-2026"
)
STANDARD, HEALTH = 1.035**10, 1.015**10
"""Year 10 of the first bands: 3.5%, and 1.5% for life and health (Green Book 2018, A6.22, table 8)."""
QALYS = "discount: health, measure: qaly"
CUT = """\
options:
  - id: close
    title: Close it
    disinvestments:
      - id: centre
        title: The day centre
        change: stop
        saving:
          - {{id: g, title: G, body: council, budget_line: Grants, owner: O, amount: {{2026-27: £3000, 2036-37: £500}}}}
          - {{id: q, title: Harm undone, body: people, cash_type: wider_value{saving}, amount: {{2036-37: £200}}}}
        demand: [{{id: d, title: Years of life lost, body: people{demand}, amount: {{2036-37: £4000}}}}]
        exit_costs:
          {{redundancy: {{zero: a}}, notice: {{zero: b}}, clawback: {{zero: c}}, stranded_overheads: {{zero: d}}}}
        restart_cost: {{amount: £50, source: ours}}
        restart_in: 2036-37
"""


def text(saving: str = "", demand: str = "") -> str:
    return TOP + CUT.format(saving=saving and f", {saving}", demand=demand and f", {demand}")


def test_a_gain_in_health_from_a_cut_takes_the_health_rates_by_itself() -> None:
    found = solved(text(saving=QALYS))
    by_hand = 3000 + 500 / STANDARD + 200 / HEALTH - 4000 / STANDARD
    assert float(found.preferred.npsv[0]) == pytest.approx(by_hand, rel=1e-12)
    (cut,) = cut_appraisals(found, found.preferred)
    assert float(cut.freed_pv[0]) == pytest.approx(200 / HEALTH, rel=1e-12)


def test_health_lost_by_a_cut_takes_the_health_rates_everywhere() -> None:
    found = solved(text(demand=QALYS))
    assert found.case.health_schedule is not None
    # 3000 + (500 + 200) / 1.410599 - 4000 / 1.160541: £49.57 ahead; at 3.5% for all, £660.56.
    by_hand = 3000 + 700 / STANDARD - 4000 / HEALTH
    assert float(found.preferred.npsv[0]) == pytest.approx(by_hand, rel=1e-12)
    (cut,) = cut_appraisals(found, found.preferred)
    assert float(cut.npv[0]) == pytest.approx(by_hand, rel=1e-12)
    assert float(cut.demand[0].pv[0]) == pytest.approx(4000 / HEALTH, rel=1e-12)
    # Started again in the last year, only the first £3,000 was saved, and £50 is paid then, at 3.5%.
    assert cut.npsv_restarted is not None
    assert float(cut.npsv_restarted[0]) == pytest.approx(3000 - 50 / STANDARD, rel=1e-12)
    written = found.result().options[-1].disinvestment[0].comes_back[0].pv.central
    assert written == round(-4000 / HEALTH, 2)
    assert "What comes back: £3.45k to people" in " ".join(cut_sentences(found))
    all_standard = next(answer for answer in found.vintages if answer.id == ALL_STANDARD)
    assert float(all_standard.preferred.npsv[0]) == pytest.approx(3000 - 3300 / STANDARD, rel=1e-12)


def test_the_year_a_cut_turns_is_found_at_each_line_s_own_rates() -> None:
    # £4,200 lost: 3000 + 700 / 1.410599 = 3496.24; less 4200 / 1.160541 = 3619.00 at the health rates: behind by
    # £122.76; less 4200 / 1.410599 = 2977.46 at the standard ones: ahead by £518.79.
    at_health = solved(text(demand=QALYS).replace("£4000", "£4200"))
    at_standard = solved(text().replace("£4000", "£4200"))
    (cut,), (other,) = (cut_appraisals(found, found.preferred) for found in (at_health, at_standard))
    assert str(cut.for_all.central.negative) == "2036-37"
    assert other.for_all.central.negative is None


@pytest.mark.parametrize(
    "wrong",
    [
        text(demand="discount: health"),
        text(demand=f"falls_as: capacity, {QALYS}"),
        text(demand=QALYS).replace("lost, body: people", "lost, body: nhs"),
        text().replace("budget_line: Grants", f"{QALYS}, budget_line: Grants"),
    ],
)
def test_money_of_a_cut_is_refused_the_health_rates(wrong: str) -> None:
    assert "health-rate" in {problem.code for problem in faults(wrong)}


CARERS = with_model(
    "inputs:",
    "  carers_supported: {value: 10 people / year, source: ours}",
    "  lead_share: {value: 100%, source: ours}",
    "  own_cost: {value: £300 / person, source: ours, price_base: 2026-27}",
    "  qaly_gain: {value: 0.1 qalys / person, source: ours}",
    "  qaly_value: {value: £50000 / qaly, source: ours, reason: ours, price_base: 2026-27}",
    "choices: {cost: own, wellbeing: own_qalys}",
    model="carers-support",
    start="2026-27",
    years=2,
)


def test_what_a_model_values_in_years_of_health_takes_the_health_rates() -> None:
    found = solved(CARERS)
    gain = next(line for line in found.preferred.cash.lines if line.id.endswith("carers-wellbeing"))
    assert gain.health
    kept = float(gain.amounts[0, 1])
    # Each year 10 x 0.1 x £50,000 = £50,000, less what is taken off; the second year at 1.5%, and the cost at 3.5%.
    assert kept == pytest.approx(50_000 * float(found.preferred.flows.mechanisms[0].realised[0, 0]))
    cost = 10 * 300 * (1 + 1 / 1.035)
    assert float(found.preferred.npsv[0]) == pytest.approx(kept * (1 + 1 / 1.015) - cost, rel=1e-12)


def test_health_that_nobody_prices_adds_no_row_of_rates() -> None:
    unpriced = solved(CARERS.replace(", wellbeing: own_qalys", ""))
    assert ALL_STANDARD not in {answer.id for answer in unpriced.vintages}
    assert ALL_STANDARD in {answer.id for answer in solved(CARERS).vintages}
