"""The year that was meant by one that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.quantities import Year
from investcase.quantities.year_meant import year_meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(2062, 2026), (2072, 2027), (2206, 2026), (1926, 2026), (2126, 2026), (2036, 2026), (3026, 2026), (1955, None)],
)
def test_slips_of_the_hand(typed: int, meant: int | None) -> None:
    found = year_meant(Year(typed), 2020, 2029, 2026)
    assert found == (None if meant is None else Year(meant))


@given(st.integers(2000, 2060), st.integers(0, 20), st.integers(0, 9999), st.booleans())
def test_what_is_meant_lies_between_and_is_of_the_same_kind(
    first: int, years: int, typed: int, financial: bool
) -> None:
    found = year_meant(Year(typed, financial), first, first + years, first)
    assert found is None or (first <= found.start <= first + years and found.financial == financial)


@given(st.integers(2020, 2039), st.integers(0, 2))
def test_a_swap_that_leaves_the_span_is_found(year: int, place: int) -> None:
    digits = list(str(year))
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    typed = int("".join(digits))
    if not 2020 <= typed <= 2039:
        assert year_meant(Year(typed), 2020, 2039, year) == Year(year)
