"""The answer under each edition of the discount rates, and the health rates for life and health alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings

from cases import faults, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.vintages import ALL_STANDARD
from random_cases import Spec, lines, text_of

COST = "id: c, title: Cost, body: council, amount: {2026-27: £1000}"
GAIN = (
    "id: g, title: Years of life, body: people, cash_type: wider_value, discount: health, measure: qaly, "
    "amount: {2036-37: £1500}"
)
STANDARD = 1.035**10
"""The first band of every edition: 3.5% in years 1 to 30 (Green Book 2018, A6.22, table 8)."""
HEALTH = 1.015**10
"""1.5% in the same table."""


def by_id(found: Appraisal) -> dict[str, float]:
    return {answer.id: float(answer.preferred.npsv[0]) for answer in found.vintages}


def test_a_gain_in_health_takes_the_health_rates_and_nothing_else_does() -> None:
    other = "id: o, title: Other, body: society, cash_type: wider_value, amount: {2036-37: £1000}"
    found = solved(with_lines([COST], [GAIN, other], years=11, discount="green-book-2026"))
    assert float(found.preferred.npsv[0]) == pytest.approx(-1000 + 1500 / HEALTH + 1000 / STANDARD, rel=1e-12)
    assert float(found.preferred.pv_benefits[0]) == pytest.approx(1500 / HEALTH + 1000 / STANDARD, rel=1e-12)
    gains = found.result().options[1].who_gains.economic
    assert {share.body: share.pv.central for share in gains} == {
        "people": round(1500 / HEALTH, 2),
        "society": round(1000 / STANDARD, 2),
    }


def test_every_edition_stands_beside_the_case_s_own() -> None:
    found = solved(with_lines([COST], [GAIN], years=11, discount="green-book-2026"))
    flat = 1.03**10
    # The review recommends one rate, 3.0%, and no health rate.
    assert by_id(found) == {
        "green-book-2026": pytest.approx(-1000 + 1500 / HEALTH, rel=1e-12),
        "green-book-2018": pytest.approx(-1000 + 1500 / HEALTH, rel=1e-12),
        "green-book-2022": pytest.approx(-1000 + 1500 / HEALTH, rel=1e-12),
        "review-2026-recommended": pytest.approx(-1000 + 1500 / flat, rel=1e-12),
        ALL_STANDARD: pytest.approx(-1000 + 1500 / STANDARD, rel=1e-12),
    }
    assert next(iter(by_id(found))) == "green-book-2026", "the case's own comes first"


def test_the_verdict_is_the_sign_and_the_rank_and_says_when_it_changes() -> None:
    # 1500 / 1.015^10 = 1292.5 and 1500 / 1.03^10 = 1116.1, but 1500 / 1.035^10 = 1063.4: all more than 1000.
    found = solved(with_lines([COST], [GAIN], years=11, discount="green-book-2026"))
    assert not any(answer.changes_verdict for answer in found.vintages)
    # At 1,400: 1206.4 and 1041.7, but 992.5 at the standard rate.
    less = solved(with_lines([COST], [GAIN.replace("£1500", "£1400")], years=11, discount="green-book-2026"))
    changed = {answer.id: answer.verdict.sign for answer in less.vintages if answer.changes_verdict}
    assert changed == {ALL_STANDARD: "negative"}
    at_standard = less.vintages[-1].verdict
    assert (at_standard.rank, at_standard.of) == (2, 2), "doing nothing is then worth more"


def test_the_run_for_long_horizons_comes_after_fifty_years() -> None:
    def ids(years: int) -> list[str]:
        return list(by_id(solved(with_lines([COST], years=years, discount="green-book-2026"))))

    assert "green-book-2026-reduced" not in ids(50)
    assert ids(51)[-2:] == ["green-book-2026-reduced", "review-2026-recommended"]


def test_the_reduced_run_takes_the_published_rates_past_year_30() -> None:
    later = "id: l, title: Later, body: society, cash_type: wider_value, amount: {2086-87: £1000000}"
    found = by_id(solved(with_lines([], [later], years=61, discount="green-book-2026")))
    # Factors at year 60, as published rates give them: standard 0.146782, reduced 0.192430.
    assert found["green-book-2026"] == pytest.approx(146_782, abs=1)
    assert found["green-book-2026-reduced"] == pytest.approx(192_430, abs=1)


@pytest.mark.parametrize(
    ("nation", "lead", "shown"),
    [("scotland", "nhs", True), ("scotland", "ijb", True), ("scotland", "council", False), ("england", "nhs", False)],
)
def test_scottish_health_bodies_see_every_line_at_the_standard_rates(nation: str, lead: str, shown: bool) -> None:
    text = with_lines([COST]).replace("nation: england", f"nation: {nation}")
    found = solved(text.replace("start:", f"lead_body: {lead}\nstart:", 1))
    assert (ALL_STANDARD in by_id(found)) == shown


def test_a_flat_rate_has_no_health_rates_and_that_is_said() -> None:
    found = solved(with_lines([COST], [GAIN], years=11, discount="{flat: 2%}"))
    assert float(found.preferred.npsv[0]) == pytest.approx(-1000 + 1500 / 1.02**10, rel=1e-12)
    assert [p.code for p in found.problems if p.code == "no-health-rates"] == ["no-health-rates"]
    assert by_id(found)["green-book-2026"] == pytest.approx(-1000 + 1500 / HEALTH, rel=1e-12)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("cash_type: wider_value", "cash_type: capacity"), "health-rate"),
        (("cash_type: wider_value", "cash_type: cash_releasing, budget_line: b, owner: o"), "health-rate"),
        ((", measure: qaly", ""), "health-rate"),
        (("discount: health, ", ""), "health-rate"),
        (("measure: qaly", "measure: visits"), "not-one-of"),
    ],
)
def test_health_rates_are_refused_where_they_do_not_belong(change: tuple[str, str], code: str) -> None:
    assert code in [problem.code for problem in faults(with_lines([COST], [GAIN.replace(*change)], years=11))]


def test_a_cost_cannot_take_the_health_rates() -> None:
    assert faults(with_lines([f"{COST}, discount: health, measure: qaly"]))


def test_a_whole_case_cannot_be_discounted_at_the_health_rates() -> None:
    assert [p.code for p in faults(with_lines([COST], discount="green-book-2026-health"))] == ["discount-role"]
    beside = solved(with_lines([COST], discount="review-2026-recommended"))
    assert [p.code for p in beside.problems] == ["discount-role"], "a warning: it was not adopted"


@settings(max_examples=20)
@given(lines)
def test_with_no_gain_in_health_every_edition_of_the_standard_rates_agrees(specs: list[Spec]) -> None:
    found = solved(text_of(specs, discount="green-book-2026"))
    own = found.preferred.npsv
    for answer in found.vintages:
        if answer.id.startswith("green-book"):
            assert answer.preferred.npsv.tolist() == own.tolist()
            assert not answer.changes_verdict
        for option in answer.options:
            ratio, cost = float(option.bcr_net_public[0]), float(option.net_public_cost[0])
            assert math.isnan(ratio) or ratio == pytest.approx(float(option.npsv[0] + cost) / cost)


def test_the_editions_are_in_the_result() -> None:
    found = solved(with_lines([COST], [GAIN], years=11, discount="green-book-2026")).result()
    last = found.vintages[-1]
    assert (last.id, last.sign, last.rank, last.of, last.changes_verdict) == (ALL_STANDARD, "positive", 1, 2, False)
    assert [option.id for option in last.options] == ["business-as-usual", "programme"]
    assert last.options[1].npsv.central == round(-1000 + 1500 / STANDARD, 2)
    assert last.options[1].bcr_net_public.central == round(1.5 / STANDARD, 6)
