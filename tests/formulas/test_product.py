"""An amount kept as factors is the array that it multiplies out to, whatever is done with it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.formulas.product import Product, larger, of_each, smaller, through_time
from investcase.formulas.timing import build_up, grow, lag, ramp, stock
from investcase.quantities.arrays import Array

DRAWS, YEARS = 5, 4
numbers = st.floats(-4, 4).map(lambda value: round(value, 2))


def arrays(draws: int, years: int, values: st.SearchStrategy[float] = numbers) -> st.SearchStrategy[Array]:
    many = st.lists(values, min_size=draws * years, max_size=draws * years)
    return many.map(lambda found: np.array(found).reshape(draws, years))


def amounts_of(values: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[Product, Array]]:
    """Every kind of amount, made of any of its factors, beside the array that it is."""
    sizes, timings, rests = (arrays(*shape, values) for shape in ((DRAWS, 1), (1, YEARS), (DRAWS, YEARS)))
    one = arrays(1, 1, values)
    made = st.one_of(
        *(st.tuples(kind) for kind in (one, sizes, timings, rests)),
        st.tuples(sizes, timings),
        st.tuples(sizes, timings, rests),
    )

    def both(factors: tuple[Array, ...]) -> tuple[Product, Array]:
        product, array = Product.of(factors[0]), factors[0]
        for factor in factors[1:]:
            product, array = product * Product.of(factor), array * factor
        return product, array

    return made.map(both)


amounts = amounts_of(numbers)
above_nil = amounts_of(st.floats(0.25, 4).map(lambda value: round(value, 2)))


def same(product: Product, array: Array) -> None:
    np.testing.assert_allclose(product.whole(), np.broadcast_to(array, product.shape), rtol=1e-12, atol=1e-9)


@given(amounts, amounts)
def test_sums_products_and_limits(one: tuple[Product, Array], other: tuple[Product, Array]) -> None:
    (a, x), (b, y) = one, other
    same(a * b, x * y)
    same(a + b, x + y)
    same(a - b, x - y)
    same(a + a, x + x)
    same(-a, -x)
    same(2 - a, 2 - x)
    same(x[:, :1] * a, x[:, :1] * x)
    same(smaller(a, b), np.minimum(x, y))
    same(larger(a, b), np.maximum(x, y))
    same(of_each(np.floor, a * 1.0), np.floor(np.asarray(a * 1.0)))
    same(a**2, x**2)


@given(amounts, above_nil)
def test_quotients_and_powers(one: tuple[Product, Array], above: tuple[Product, Array]) -> None:
    (a, x), (b, y) = one, above
    same(a / b, x / y)
    same(1 / b, 1 / y)
    same(b**0.5, y**0.5)
    same(b**-2, y**-2.0)


@given(amounts)
def test_what_is_asked_of_it(one: tuple[Product, Array]) -> None:
    a, x = one
    assert (a.any(), a.all()) == (bool(x.any()), bool(x.all()))
    assert a.least() == pytest.approx(x.min(), abs=1e-9)
    assert a.most() == pytest.approx(x.max(), abs=1e-9)
    assert a.never_negative() is bool(np.asarray(a).min() >= 0)
    assert a.ever_positive() is bool(np.asarray(a).max() > 0)
    assert a.reach() >= np.abs(x).max() - 1e-9
    assert a.is_finite()
    assert (np.broadcast_to(a.negative(), a.shape) == (np.asarray(a) < 0)).all()
    assert len(a) == len(x)
    weights = np.array([1.0, 0.9, 0.8, 0.7])
    np.testing.assert_allclose(a.weighed(weights), (x * weights).sum(axis=1), atol=1e-9)


@given(amounts)
def test_a_draw_a_year_or_some_of_them(one: tuple[Product, Array]) -> None:
    a, x = one
    for row in (0, -1):
        np.testing.assert_allclose(a[row], x[row], atol=1e-9)
        for column in (0, -1):
            assert a[row, column] == pytest.approx(x[row, column], abs=1e-9)
    np.testing.assert_allclose(a[:, -1], x[:, -1], atol=1e-9)
    np.testing.assert_allclose(a[0, 1:], x[0, 1:], atol=1e-9)
    same(a[:1], x[:1])
    same(a[:, 1:], x[:, 1:])
    same(a[1:, :2], x[1:, :2])


@given(amounts, st.one_of(arrays(1, 1, st.floats(0, 3)), arrays(DRAWS, 1, st.floats(0, 3))))
def test_time_acts_on_when_alone(one: tuple[Product, Array], length: Array) -> None:
    a, x = one
    for function in (stock, build_up, ramp, lag, grow):
        found = through_time(lambda when, by, function=function: function(when, by, YEARS), a, Product.of(length))
        same(found, function(x, length, YEARS))


def test_a_number_too_large_in_two_factors_is_not_finite() -> None:
    large = Product.of(np.full((DRAWS, 1), 1e200)) * Product.of(np.full((1, YEARS), 1e200))
    with np.errstate(over="ignore"):
        assert not large.is_finite()
    assert not (Product.of(np.nan) * Product.of(1.0)).is_finite()


@given(arrays(DRAWS, 1), arrays(1, YEARS))
def test_a_draw_is_worth_the_same_to_the_last_digit_alone_and_among_others(size: Array, timing: Array) -> None:
    weights = np.array([1.0, 0.9, 0.8, 0.7])
    among = (Product.of(size) * Product.of(timing)).weighed(weights)
    alone = [(Product.of(size[[draw]]) * Product.of(timing)).weighed(weights)[0] for draw in range(DRAWS)]
    assert among.tolist() == alone


def test_what_is_multiplied_out_is_counted() -> None:
    before = Product.multiplied_out
    amount = Product.of(np.ones((DRAWS, 1))) * Product.of(np.ones((1, YEARS)))
    assert amount[0].shape == (YEARS,)
    assert amount.weighed(np.ones(YEARS)).shape == (DRAWS,)
    assert (amount * amount / amount).most() == 1
    assert Product.multiplied_out == before
    assert np.abs(amount).shape == (DRAWS, YEARS)
    assert Product.multiplied_out == before + 1
