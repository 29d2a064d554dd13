"""The equal yearly amount of what is the same every year is that amount."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import solved, with_lines

RATES = ("{flat: 3.5%}", "{flat: 0%}", "{flat: 8%}", "green-book-2026", "green-book-2018")


@settings(max_examples=30, deadline=None)
@given(
    years=st.integers(1, 40),
    saved=st.integers(-400, 400),
    spent=st.integers(0, 400),
    rate=st.sampled_from(RATES),
)
def test_a_level_amount_is_its_own_yearly_equal(years: int, saved: int, spent: int, rate: str) -> None:
    sign = "-" if saved < 0 else ""
    found = solved(
        with_lines(
            [f"id: c, title: C, body: council, each_year: £{spent}k"],
            [f"id: b, title: B, body: nhs, cash_type: capacity, each_year: {sign}£{abs(saved)}k"],
            years=years,
            discount=rate,
        )
    ).result()
    (option,) = [option for option in found.options if option.preferred]
    assert option.eanb.own_years.central == pytest.approx((saved - spent) * 1000, abs=0.01)
