"""No line comes to more in a year than money can: whatever growth, price or year makes it so is told, at the line."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import loaded, solved

from investcase.appraisal.comparing.measuring import measure_called, measured
from investcase.numbers.rounding import decimals
from investcase.reading.problems import Problems

CASE = """\
format: investcase/case/1
case: grows
title: Grows
place: {{name: Elsewhere, nation: england}}
start: {start}
years: {years}
price_base: 2026-27
{prices}
options:
  - id: a
    title: A
    preferred: yes
    costs:
      - {{id: c, title: Visits, body: council, each_year: {amount}{more}}}
    benefits:
      - {{id: b, title: B, body: nhs, cash_type: cash_releasing, budget_line: L, owner: S, each_year: £2m}}
"""


def grows(*, start: str = "2026-27", years: int = 125, prices: str = "", more: str = "", amount: str = "£1m") -> str:
    return CASE.format(start=start, years=years, prices=prices, more=more, amount=amount)


HALF = ", relative_price: {each_year: 50%, reason: x}"
WHOLE = ", relative_price: {each_year: 100%, reason: x}"
FEES = "prices: {bodies: {council: {fees: {each_year: 100%, source: P}}}}"


@pytest.mark.parametrize(
    "text",
    [
        grows(more=HALF),
        grows(more=WHOLE),
        grows(prices=FEES, more=", prices_as: fees"),
        grows(start="9995-96", years=10),
        grows(start="9999-00"),
        grows(start="9990-91", years=5, prices=FEES, more=", prices_as: fees"),
        grows(amount='"£1m to £900000bn, central £2m"', years=60, more=", relative_price: {each_year: 3%, reason: x}"),
    ],
)
def test_a_line_beyond_all_money_is_told_where_it_stands(text: str) -> None:
    with pytest.raises(Problems) as raised:
        solved(text)
    told = next(problem for problem in raised.value if problem.code == "money-beyond")
    assert told.position is not None
    assert "Visits comes to over a thousand million million pounds in" in told.message
    assert "id: c," in text.splitlines()[told.position.line - 1]


def test_two_cases_compared_are_held_to_the_same() -> None:
    with pytest.raises(Problems) as raised:
        measured(loaded(grows(more=HALF)), measure_called("npsv"))
    assert raised.value.problems[0].code == "money-beyond"


def test_growth_that_stays_within_is_worked_out() -> None:
    assert math.isfinite(solved(grows(years=40, more=HALF)).preferred.npsv[0])


@given(value=st.floats(allow_nan=False, allow_infinity=False), places=st.integers(-3, 6))
def test_any_number_there_is_can_be_rounded(value: float, places: int) -> None:
    found = decimals(value, places)
    assert abs(found - Decimal(repr(value))) <= Decimal(1).scaleb(-places) / 2
    assert not (found == 0 and found.is_signed())
