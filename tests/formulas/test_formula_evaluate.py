"""Values over draws and years; every impossible step is a FormulaError that names it."""

from __future__ import annotations

import warnings
from fractions import Fraction

import numpy as np
import pytest
from formula_texts import NAMES, arithmetic, exact
from hypothesis import assume, given
from hypothesis import strategies as st

from investcase.formulas import FormulaError, Node, children, in_words, parse_formula, unit_of
from investcase.formulas.evaluate import Clock, evaluate
from investcase.formulas.product import Product
from investcase.quantities import NUMBER
from investcase.quantities.arrays import Array

STEADY = Clock(4, steady=True)


def one(value: float) -> Array:
    return np.array([[float(value)]])


def worked(text: str, clock: Clock | None = None, /, **values: Array | float) -> Array:
    amounts = {name: Product.of(value) for name, value in values.items()}
    return np.asarray(evaluate(parse_formula(text), amounts, clock or Clock(4)))


def fault(text: str, /, **values: Array | float) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        worked(text, **values)
    return caught.value


def test_a_saving_by_hand() -> None:
    """1,000 admissions x 18% x half a year, at £300 a week and 52 weeks a year.

    The stock settles at 1,000 x .18 x .5 = 90 people, and 90 x 300 x 52 = £1,404,000. In year 0 the share there is
    d - d^2 / 2 = .375 of the 180 who come: 67.5 people, £1,053,000.
    """
    found = worked(
        "stock(admissions * share, delay) * difference * weeks",
        Clock(3),
        admissions=1000,
        share=0.18,
        delay=0.5,
        difference=300,
        weeks=52,
    )
    assert found == pytest.approx(np.array([[1_053_000.0, 1_404_000.0, 1_404_000.0]]), rel=1e-12)


def test_shapes() -> None:
    by_year = np.array([[1.0, 2.0, 3.0, 4.0]])
    by_draw = np.array([[10.0], [20.0]])
    assert worked("2 * 3").shape == (1, 1)
    assert worked("a + 1", a=5).shape == (1, 1)
    assert worked("a + 1", a=by_year).shape == (1, 4)
    assert worked("a * b", a=by_year, b=by_draw).tolist() == [[10, 20, 30, 40], [20, 40, 60, 80]]
    assert worked("ramp(b, 0)", b=by_draw).shape == (2, 4)


def test_min_and_max_take_each_place_by_itself() -> None:
    by_year = np.array([[1.0, 12.0, 30.0, 4.0]])
    by_draw = np.array([[10.0], [20.0]])
    assert worked("max(a, b, 11)", a=by_year, b=by_draw).tolist() == [[11, 12, 30, 11], [20, 20, 30, 20]]
    assert worked("min(a, b, 11)", a=by_year, b=by_draw).tolist() == [[1, 10, 10, 4], [1, 11, 11, 4]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stock(x, d)", [[2.5, 7.5, 10.0, 10.0]]),
        ("build_up(1, d)", [[0.25, 0.75, 1.0, 1.0]]),
        ("ramp(x, d)", [[1.25, 3.75, 5.0, 5.0]]),
        ("lag(x, d)", [[0.0, 0.0, 5.0, 5.0]]),
        ("grow(x, 100%)", [[5.0, 10.0, 20.0, 40.0]]),
        ("stock(ramp(x, d), 0)", [[0.0, 0.0, 0.0, 0.0]]),
    ],
)
def test_time_functions(text: str, expected: list[list[float]]) -> None:
    assert worked(text, x=5, d=2) == pytest.approx(np.array(expected), abs=1e-12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stock(x, d)", [[10.0], [15.0]]),
        ("build_up(x / 10, d)", [[0.5]]),
        ("ramp(x, d) * d", [[10.0], [15.0]]),
        ("lag(x, d)", [[5.0]]),
        ("grow(x, 100%)", [[5.0]]),
    ],
)
def test_steady_state(text: str, expected: list[list[float]]) -> None:
    found = worked(text, STEADY, x=5, d=np.array([[2.0], [3.0]]))
    assert found.tolist() == expected


@given(st.floats(0, 1e6), st.floats(0, 8), st.floats(0, 1))
def test_late_years_reach_the_steady_state(x: float, d: float, share: float) -> None:
    text = "stock(ramp(lag(x, d), d) * share, d) + x * build_up(ramp(share / share, d), d)"
    assume(share > 0.01)
    late = worked(text, Clock(40), x=x, d=d, share=share)[0, -1]
    assert late == pytest.approx(worked(text, STEADY, x=x, d=d, share=share).item(), rel=1e-9, abs=1e-9)


def of_middling_size(node: Node, values: dict[str, Fraction]) -> bool:
    """Whether every step is nought or between 1/100 and 10,000, so that no rounding grows into a difference."""
    try:
        size = abs(exact(node, values))
    except ZeroDivisionError:
        return False
    return (size == 0 or Fraction(1, 100) <= size <= 10_000) and all(
        of_middling_size(child, values) for child in children(node)
    )


@given(arithmetic(), st.lists(st.integers(-9, 9), min_size=len(NAMES), max_size=len(NAMES)))
def test_arithmetic_agrees_with_fractions(text: str, numbers: list[int]) -> None:
    assume("/ 0)" not in text)
    formula = parse_formula(text)
    values = dict(zip(NAMES, map(Fraction, numbers), strict=True))
    assume(of_middling_size(formula.tree, values))
    found = worked(text, **{name: float(value) for name, value in values.items()}).item()
    assert found == pytest.approx(float(exact(formula.tree, values)), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("text", "value"), [("a" + " + a" * 99, 200.0), ("(" * 39 + "a" + " * a)" * 39, 2.0**40)])
def test_the_deepest_formulas_are_worked_out_checked_and_written(text: str, value: float) -> None:
    formula = parse_formula(text)
    assert worked(text, a=2).item() == value
    assert unit_of(formula, {"a": NUMBER}) == NUMBER
    assert in_words(formula, {"a": "a"}).count("a") == text.count("a")


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("1 + a / b", 4, "'a / b' divides by zero"),
        ("1 + b / b", 4, "'b / b' divides by zero"),
        ("a / (b *\n  2)", 0, "'a / (b * 2)' divides by zero"),
        ("a + b ** -1", 4, "'b ** -1' divides by zero"),
        ("1 + (0 - a) ** 0.5", 4, "'(0 - a) ** 0.5' is not a finite number"),
        ("((a * 9) ** 10) ** 10 * ((a * 9999) ** 10) ** 10", 24, "'((a * 9999) ** 10) ** 10' is not a finite number"),
        ("stock(a, 0 - a)", 9, "'0 - a' is a length of time below zero"),
        ("ramp(a, -a)", 8, "'-a' is a length of time below zero"),
        ("grow(a, -100%)", 8, "'-100%' is a fall of 100% or more"),
        ("lag(a, by_year)", 7, "'by_year' changes from year to year, which lag cannot take"),
        ("grow(a, ramp(a, a))", 8, "'ramp(a, a)' changes from year to year, which grow cannot take"),
        ("a + missing", 4, "'missing' has no value"),
        ("a * endless", 4, "'endless' is not a finite number"),
        ("a + unknown", 4, "'unknown' is not a finite number"),
    ],
)
def test_a_step_that_cannot_be_worked_out(text: str, offset: int, message: str) -> None:
    error = fault(text, a=7, b=0, by_year=np.ones((1, 4)), endless=np.inf, unknown=np.nan)
    assert (error.offset, error.message) == (offset, message)


def test_zero_in_one_year_of_one_draw_is_enough() -> None:
    divisor = np.ones((3, 4))
    divisor[2, 1] = 0
    assert fault("a / b", a=1, b=divisor).message == "'a / b' divides by zero"


def test_no_warning_escapes_and_numpy_is_left_as_it_was() -> None:
    before = np.geterr()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fault("(a ** 10) ** 10", a=1e30)
        fault("(0 - a) ** 0.5", a=1)
        assert worked("(a ** 10) ** 10", a=1e-30).item() == 0.0
    assert np.geterr() == before


def test_the_programmer_gives_arrays_of_the_right_shape() -> None:
    with pytest.raises(ValueError, match=r"'a' has shape \(1, 3\), not \[draws, 1 or 4\]"):
        worked("a", a=np.ones((1, 3)))
    with pytest.raises(ValueError, match=r"\(1, 4\), not \[draws, 1 or 1\]"):
        worked("a", STEADY, a=np.ones((1, 4)))
    with pytest.raises(ValueError, match="at least one year"):
        Clock(0)


def test_values_not_in_the_formula_are_not_looked_at() -> None:
    assert worked("a", a=1, other=np.nan).item() == 1
