"""The shapes of a range, each held against SciPy's, or against its own closed form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from investcase.quantities import Quantity, parse_quantity
from investcase.quantities.beta import beta_quantile
from investcase.quantities.shapes import Pert, spread_of

CHANCES = (np.arange(4_000) + 0.5) / 4_000
SHAPES = [(1, 5), (5, 1), (3, 3), (1.02, 4.98), (2, 4), (0.5, 0.5), (0.5, 3), (0.8, 2), (60, 20), (3000, 7000), (1, 1)]


@pytest.mark.parametrize(("a", "b"), SHAPES)
def test_a_beta_has_the_quantiles_that_scipy_gives(a: float, b: float) -> None:
    ours, theirs = beta_quantile(a, b, CHANCES), stats.beta.ppf(CHANCES, a, b)
    assert np.abs(ours - theirs).max() < 1e-5 * stats.beta.std(a, b)
    assert (np.diff(ours) > 0).all()


def test_the_chance_of_staying_below_a_pert_is_that_of_its_beta() -> None:
    low, central, high = 9.8, 14.0, 21.0
    a, b = 1 + 4 * (central - low) / (high - low), 1 + 4 * (high - central) / (high - low)
    known = stats.beta(a, b, loc=low, scale=high - low)
    shape = Pert(low, central, high)
    assert known.cdf(shape.at(CHANCES)) == pytest.approx(CHANCES, abs=1e-8)
    assert shape.mean == pytest.approx(known.mean(), rel=1e-14)


ranges = st.lists(st.integers(-1_000, 1_000), min_size=3, max_size=3).map(sorted).filter(lambda r: r[0] < r[2])


@given(ranges)
@settings(max_examples=60, deadline=None)
def test_a_range_is_never_left_and_its_mean_is_that_of_its_quantiles(ends: list[int]) -> None:
    low, central, high = (float(end) for end in ends)
    shape = spread_of(Quantity(central, low=low, high=high))
    assert shape is not None
    values = shape.at(np.concatenate([[1e-12], CHANCES, [1 - 1e-12]]))
    assert low <= values.min() <= values.max() <= high
    assert shape.at(CHANCES).mean() == pytest.approx(shape.mean, abs=1e-4 * (high - low))


def test_one_value_has_no_shape() -> None:
    assert spread_of(parse_quantity("£1,200")) is None
    assert spread_of(parse_quantity("12% to 22%, central 18%")) == Pert(0.12, 0.18, 0.22)
