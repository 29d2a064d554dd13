"""The year in which a case is reported changes no cash, and moves the value to society by general inflation alone."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT, faults, solved, with_lines
from investcase.appraisal.appraise import Appraisal

BASES = ("2022-23", "2025-26", "2026-27", "2028-29")
_GROWTH = (
    "prices: {{bodies: {{council: {{fees: {{each_year: {fees}%, source: s}}, "
    "pay: {{by_year: {{2026-27: {pay}%, 2027-28: 3%}}, source: s}}}}}}, relative_prices: {relative}}}"
)


def _growing(lines: list[str], base: str, fees: float = 5, pay: float = 3, relative: str = "no") -> Appraisal:
    own = _GROWTH.format(fees=fees, pay=pay, relative=relative)
    return solved(with_lines(lines, start="2026-27", years=5, price_base=base) + f"\n{own}\n")


def _cash(appraisal: Appraisal) -> dict[str, list[float]]:
    lines = (*appraisal.preferred.cash.lines, *appraisal.preferred.flows.vat.lines)
    return {line.id: (line.amounts[0] * line.cash_terms).tolist() for line in lines}


def _fees(prices: str, amount: str = "£1000") -> str:
    return f"id: c, title: C, body: council, each_year: {amount}, price_base: {prices}, prices_as: fees"


@pytest.mark.parametrize("base", BASES)
def test_a_contract_grows_from_the_year_it_was_written_in(base: str) -> None:
    # £1,000 in the prices of 2026-27, 5% a year: 1,000, then x 1.05 a year, whatever year the case reports in.
    cash = _cash(_growing([_fees("2026-27")], base))["c"]
    assert np.allclose(cash, [1000, 1050, 1102.50, 1157.625, 1215.50625])


@pytest.mark.parametrize("base", BASES)
def test_a_line_in_older_prices_grows_from_them(base: str) -> None:
    # £1,000 of 2023-24 at 5% a year is 1,000 x 1.05 ** 3 in 2026-27.
    assert _cash(_growing([_fees("2023-24")], base))["c"][0] == pytest.approx(1157.625)


def test_a_price_of_a_calendar_year_lies_between_two_financial_years() -> None:
    # 2025 is a quarter of 2024-25 and three quarters of 2025-26: 0.25 + 0.75 x 1.05 of the first, 1.05 ** 2 later.
    cash = _cash(_growing([_fees("2025")], "2026-27"))["c"]
    assert cash[0] == pytest.approx(1000 * 1.05**2 / (0.25 + 0.75 * 1.05))


@pytest.mark.parametrize("base", BASES)
def test_cash_of_each_year_is_that_cash(base: str) -> None:
    lines = [
        "id: flat, title: F, body: council, each_year: £1000, price_base: cash, irrecoverable_vat: £40",
        "id: years, title: Y, body: council, amount: {2026-27: £500, 2028-29: £700}, price_base: cash",
        "id: posts, title: P, body: council, staff: {wte: 2, salary: £100, on_costs: 25%, on_costs_as_of: 2026-04-01}, "
        "price_base: cash",
        "id: van, title: V, body: council, amount: {2027-28: £900}, spend: capital, residual_value: £90, "
        "price_base: cash",
    ]
    cash = _cash(_growing(lines, base))
    assert np.allclose(cash["flat"], 1000)
    assert np.allclose(cash["flat-vat"], 40)
    assert np.allclose(cash["years"], [500, 0, 700, 0, 0])
    assert np.allclose(cash["posts"], 250)
    assert np.allclose(cash["van-residual"], [0, 0, 0, 0, 90])


def test_cash_of_each_year_is_worth_less_the_later_it_comes() -> None:
    appraisal = _growing(["id: c, title: C, body: council, each_year: £1000, price_base: cash"], "2026-27")
    general = np.array(appraisal.preferred.flows.option.price_paths.general)
    assert np.allclose(appraisal.preferred.cash.lines[0].amounts[0], 1000 / general)


def test_cash_of_each_year_takes_no_growth_of_its_own_besides() -> None:
    line = "id: c, title: C, body: council, each_year: £1, price_base: cash, relative_price: {each_year: 1%, reason: r}"
    assert [fault.code for fault in faults(with_lines([line]))] == ["cash-grows"]


def test_a_year_mistyped_is_told_once() -> None:
    line = "id: c, title: C, body: council, each_year: £1, price_base: 20267"
    assert [fault.code for fault in faults(with_lines([line]))] == ["year"]


_kinds = st.sampled_from(("pay", "fees", "non_pay", "general"))
_prices = st.sampled_from(("2021-22", "2024-25", "2026-27", "2030-31", "2024", "cash"))
_one = st.tuples(st.integers(1, 10_000), _kinds, _prices, st.integers(-2, 4))


@settings(max_examples=40, deadline=None)
@given(st.lists(_one, min_size=1, max_size=4), st.sampled_from(BASES), st.sampled_from(("yes", "no")))
def test_no_cash_depends_on_the_price_base_and_value_moves_by_general_inflation(
    specs: list[tuple[int, str, str, int]], base: str, relative: str
) -> None:
    lines = [
        f"id: l{i}, title: L, body: council, each_year: £{amount}, price_base: {prices}, prices_as: {kind}"
        + (f", relative_price: {{each_year: {over}%, reason: r}}" if over and prices != "cash" else "")
        for i, (amount, kind, prices, over) in enumerate(specs)
    ]
    first, second = (_growing(lines, each, relative=relative) for each in ("2026-27", base))
    assert _cash(second) == {line: pytest.approx(cash, rel=1e-12) for line, cash in _cash(first).items()}
    factor = first.case.prices.index.factor(first.case.prices.base, second.case.prices.base)
    assert second.preferred.npsv[0] == pytest.approx(float(first.preferred.npsv[0]) * factor, rel=1e-12)


def test_the_models_of_kent_pay_the_same_cash_in_any_prices() -> None:
    text = KENT.read_text(encoding="utf-8")
    own = "prices: {bodies: {council: {pay: {each_year: 3%, source: s}, fees: {each_year: 5%, source: s}}}}\n"
    written = re.search(r"^price_base: (\S+)$", text, flags=re.MULTILINE)
    assert written is not None
    older, newer = (
        solved(text.replace(written[0], f"price_base: {base}") + own, KENT.parent) for base in ("2024-25", written[1])
    )
    # A line whose money has no year of its own is in the case's, and so another amount in another case.
    compared = [
        (_cash(older)[line.id], _cash(newer)[line.id])
        for line in newer.preferred.cash.lines
        if line.intervention is not None and line.priced_in != newer.case.prices.base
    ]
    assert compared
    for before, after in compared:
        assert before == pytest.approx(after)
