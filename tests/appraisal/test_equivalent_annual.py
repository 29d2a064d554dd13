"""An equal amount a year, by both conventions: published, by hand, and as laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT, solved, with_lines
from investcase import explain
from investcase.appraisal.option_result import EquivalentAnnualResult
from investcase.report.text import summary_text
from random_cases import YEARS, Spec, lines, text_of

LEVEL = "id: g, title: G, body: people, cash_type: wider_value, each_year: £100000"
RATES = st.sampled_from(["{flat: 3.5%}", "{flat: 0%}", "green-book-2026", "reduced"])


def eanb(text: str) -> EquivalentAnnualResult:
    return solved(text).result().options[1].eanb


@pytest.mark.parametrize(("cost", "life", "published"), [("£2000", 7, 327), ("£2500", 10, 301)])
@pytest.mark.parametrize("more", [0, 3, 20])
@pytest.mark.parametrize("said", [True, False])
def test_the_equivalent_annual_cost_of_the_scottish_manual_s_boilers(
    cost: str, life: int, published: int, more: int, said: bool
) -> None:
    # Scottish Capital Investment Manual, A4.9-10: boiler X, £2,000 over 7 years; Y, £2,500 over 10; at 3.5%. With its
    # life given, a boiler costs the same a year however long the case runs; without, the case's years stand for it.
    serves = f"life: {life} years, " if said else ""
    boiler = f"id: b, title: Boiler, body: nhs, spend: capital, {serves}amount: {{2026-27: {cost}}}"
    found = eanb(with_lines([boiler], years=life + more if said else life, discount="green-book-2026"))
    assert round(-(found.after_purchase.central or 0)) == published
    assert found.years == life
    assert found.own_years.central == pytest.approx((found.after_purchase.central or 0) / 1.035, abs=0.01)


def test_a_level_flow_over_ten_years_is_itself() -> None:
    found = eanb(with_lines([], [LEVEL], years=10))
    assert (found.own_years.central, found.first_year, found.years) == (100_000.0, "2026-27", 10)
    # Each year's factor is 1.035 times the next one's.
    assert found.after_purchase.central == 103_500.0


@settings(max_examples=30)
@given(st.integers(0, 19), st.integers(1, 20), st.integers(1, 20), RATES, st.integers(1, 10**7))
def test_a_level_flow_in_any_years_is_itself(first: int, length: int, after: int, rates: str, amount: int) -> None:
    rates = rates.replace("reduced", "green-book-2026-reduced")
    last = 2026 + first + length - 1
    line = f"id: g, title: G, body: people, cash_type: wider_value, each_year: £{amount}"
    line += f", from: {2026 + first}-{(27 + first) % 100:02d}, to: {last}-{(last + 1) % 100:02d}"
    found = eanb(with_lines([], [line], years=first + length + after, discount=rates))
    assert found.own_years.central == pytest.approx(amount, rel=1e-9)
    assert found.years == length


@settings(max_examples=40)
@given(lines, st.integers(1, 60), RATES)
def test_years_in_which_nothing_happens_change_neither(specs: list[Spec], more: int, rates: str) -> None:
    rates = rates.replace("reduced", "green-book-2026-reduced")
    text = text_of(specs, discount=rates)
    longer = text.replace(f"years: {YEARS}\n", f"years: {YEARS + more}\n", 1)
    assert longer != text
    short, long = solved(text), solved(longer)
    if all(line.capital for line in short.preferred.cash.lines if line.amounts.any()):
        return  # Capital and nothing else may be in use for the years of the case, which are then no empty years.
    one, other = (found.equivalent_annual(found.preferred) for found in (short, long))
    size = 1 + sum(abs(amount) for spec in specs for amount in spec.amounts)
    for name in ("own_years", "after_purchase"):
        np.testing.assert_allclose(getattr(other, name)[0], getattr(one, name)[0], rtol=1e-9, atol=1e-9 * size)
    assert (one.first[0], one.last[0]) == (other.first[0], other.last[0])


def test_what_was_bought_is_in_use_after_the_last_money_has_moved() -> None:
    works = "id: w, title: W, body: council, spend: capital, life: LIFE, amount: {2026-27: £1000, 2027-28: £1000}"
    # Money in years 0 and 1; what was bought in year 1 serves four years and a half of another, to year 5.
    assert eanb(with_lines([works.replace("LIFE", "4.5 years")], years=12)).years == 6
    # A life beyond the case leaves something in the last year, which is then the last of its own.
    assert eanb(with_lines([works.replace("LIFE", "40 years")], years=12)).years == 12
    # Each world has the years of its own life: at 2, 4 and 6 years.
    ranged = solved(with_lines([works.replace("LIFE", "'2 years to 6 years, central 4 years'")], years=12))
    assert {int(last) for last in ranged.equivalent_annual(ranged.preferred).last} == {2, 4, 6}


def test_an_option_that_moves_no_money_is_worth_nothing_a_year() -> None:
    found = solved(with_lines([], [LEVEL])).result().options[0].eanb
    assert (found.own_years.central, found.after_purchase.central, found.first_year, found.years) == (0, 0, None, 0)


def test_a_longer_case_leaves_kent_s_as_it_was() -> None:
    text = KENT.read_text("utf-8")
    assert "years: 10\n" in text
    ten, thirteen = eanb(text), eanb(text.replace("years: 10\n", "years: 13\n", 1))
    assert (thirteen.first_year, thirteen.years) == (ten.first_year, ten.years)
    assert thirteen.own_years.central == pytest.approx(ten.own_years.central or 0, rel=1e-9)


def test_both_conventions_are_named_beside_their_numbers() -> None:
    found = solved(with_lines([], [LEVEL.replace("£100000", "£200000")], years=10))
    text = summary_text(found)
    assert "Equal amount a year, in its own years" in " ".join(text.split())
    rows = {line.strip().split("  ")[0]: line.split("  ")[-1].strip() for line in text.splitlines()}
    assert rows["the Scottish manual's way"] == "£207k (10 years)"
    own, after = (explain(found, f"eanb.{name}") for name in ("own_years", "after_purchase"))
    assert own.parts[1].notes == ("The discount factors of years 0 to 9, added up; year 0 is 2026-27.",)
    assert after.parts[1].notes == ("The discount factors of years 1 to 10, added up; year 0 is 2026-27.",)
    assert "Scottish Capital Investment Manual" in after.title
