"""The shapes of a range, each held against SciPy's, or against its own closed form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from investcase.quantities import Kind, Quantity, Shape, parse_quantity
from investcase.quantities.beta import beta_quantile
from investcase.quantities.curves import Outcomes, Pert, Triangular, Uniform, spread_of
from investcase.quantities.kinds import family_of, misfit
from investcase.quantities.shape import Family

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


def test_a_triangle_and_a_flat_range_have_the_quantiles_that_scipy_gives() -> None:
    known = stats.triang((14 - 9.8) / (21 - 9.8), loc=9.8, scale=21 - 9.8)
    assert Triangular(9.8, 14, 21).at(CHANCES) == pytest.approx(known.ppf(CHANCES), rel=1e-12)
    assert Triangular(9.8, 14, 21).mean == pytest.approx(known.mean())
    assert Triangular(2, 2, 6).at(CHANCES) == pytest.approx(stats.triang(0, loc=2, scale=4).ppf(CHANCES), rel=1e-12)
    assert Uniform(3, 5).at(CHANCES) == pytest.approx(stats.uniform(3, 2).ppf(CHANCES), rel=1e-12)
    assert Uniform(3, 5).mean == 4


@pytest.mark.parametrize(
    ("text", "kind", "known"),
    [
        ("mean £100,000, 95% £80,000 to £120,000", None, stats.norm(100_000, 40_000 / (2 * stats.norm.ppf(0.975)))),
        ("mean -5%, 95% -12% to 2%", Kind.CHANGE, stats.norm(-0.05, 0.14 / (2 * stats.norm.ppf(0.975)))),
        ("mean 18%, 95% 12% to 25%", Kind.SHARE, None),
        ("mean 4%, 95% 0.8% to 8%", Kind.SHARE, None),
        ("mean 0.71, 95% 0.58 to 0.87", Kind.RATIO, None),
    ],
)
def test_a_mean_with_its_interval_keeps_both(text: str, kind: Kind | None, known: stats.rv_continuous | None) -> None:
    value = parse_quantity(text)
    assert kind is None or misfit(value, kind) is None
    spread = spread_of(value, family_of(kind))
    assert spread is not None
    assert spread.mean == pytest.approx(value.central, rel=1e-12)
    low, high = value.ends
    drawn = spread.at(np.array([0.025, 0.975]))
    assert drawn == pytest.approx([low, high], abs=0.15 * (high - low))
    assert spread.at(CHANCES).mean() == pytest.approx(value.central, rel=1e-3)
    if known is not None:
        assert spread.at(CHANCES) == pytest.approx(known.ppf(CHANCES), rel=1e-9)


@pytest.mark.parametrize("seed", range(50))
def test_mean_and_ends_of_8_in_10_are_those_that_scipy_gives(seed: int) -> None:
    """Of each shape over random ends; the curves of an interval have its mean and, by moments, its deviation."""
    rng = np.random.default_rng(seed)
    low, central, high = np.sort(rng.uniform(0, 1, 3)).round(4).tolist()
    width = high - low
    a, b = 1 + 4 * (central - low) / width, 1 + 4 * (high - central) / width
    mean, off = float(rng.uniform(0.3, 0.7)), float(rng.uniform(0.02, 0.12))
    deviation = 2 * off / (2 * stats.norm.ppf(0.975))
    size = mean * (1 - mean) / deviation**2 - 1
    logs = np.log((mean + off) / (mean - off)) / (2 * stats.norm.ppf(0.975))
    around = Quantity(mean, low=mean - off, high=mean + off, shape=Shape.INTERVAL)
    first = float(rng.uniform(0.15, 0.85))
    outcomes = ((low, first), (high, 1 - first))
    known = [
        (Quantity(central, low=low, high=high), None, stats.beta(a, b, low, width)),
        (
            Quantity(central, low=low, high=high, shape=Shape.TRIANGULAR),
            None,
            stats.triang((central - low) / width, low, width),
        ),
        (Quantity(central, low=low, high=high, shape=Shape.UNIFORM), None, stats.uniform(low, width)),
        (around, Family.NORMAL, stats.norm(mean, deviation)),
        (around, Family.BETA, stats.beta(mean * size, (1 - mean) * size)),
        (around, Family.LOGNORMAL, stats.lognorm(logs, scale=mean / np.exp(logs**2 / 2))),
        (
            Quantity(low * first + high * (1 - first), low=low, high=high, shape=Shape.OUTCOMES, outcomes=outcomes),
            None,
            stats.rv_discrete(values=([0, 1], [first, 1 - first])),
        ),
    ]
    tenths = np.array([0.1, 0.5, 0.9])
    for value, family, curve in known:
        spread = spread_of(value, family)
        assert spread is not None
        at, by_scipy = spread.at(tenths), curve.ppf(tenths)
        if value.shape is Shape.OUTCOMES:
            at = (at - low) / width
            assert spread.mean == pytest.approx(low + width * curve.mean())
        else:
            assert spread.mean == pytest.approx(curve.mean(), rel=1e-9)
        np.testing.assert_allclose(at, by_scipy, rtol=2e-5, atol=1e-12, err_msg=str(value))


def test_the_curve_of_a_share_is_a_beta_and_that_of_a_ratio_a_lognormal_by_moments() -> None:
    share = parse_quantity("mean 18%, 95% 12% to 25%")
    deviation = 0.13 / (2 * stats.norm.ppf(0.975))
    size = 0.18 * 0.82 / deviation**2 - 1
    spread = spread_of(share, family_of(Kind.SHARE))
    assert spread is not None
    known = stats.beta(0.18 * size, 0.82 * size)
    assert known.std() == pytest.approx(deviation)
    assert spread.at(CHANCES) == pytest.approx(known.ppf(CHANCES), rel=1e-6)
    ratio = parse_quantity("mean 0.71, 95% 0.58 to 0.87")
    width = np.log(0.87 / 0.58) / (2 * stats.norm.ppf(0.975))
    spread = spread_of(ratio, family_of(Kind.RATIO))
    assert spread is not None
    assert spread.at(CHANCES) == pytest.approx(
        stats.lognorm(width, scale=0.71 / np.exp(width**2 / 2)).ppf(CHANCES), rel=1e-9
    )


def test_outcomes_come_as_often_as_they_are_said_to() -> None:
    value = parse_quantity("£0 in 70%, £40,000 in 30%")
    assert value.central == pytest.approx(12_000)
    assert value.ends == (0, 40_000)
    spread = spread_of(value)
    assert spread == Outcomes((0.0, 40_000.0), (0.7, 0.3))
    assert (spread.at(CHANCES) == 40_000).mean() == pytest.approx(0.3)
    assert spread.at(CHANCES).mean() == pytest.approx(spread.mean)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mean 5%, 95% 0% to 30%", Kind.SHARE),
        ("mean 18%, 95% 17% to 60%", Kind.SHARE),
        ("mean 0.7, 95% 0 to 0.9", Kind.RATIO),
        ("mean 0.7, 95% 0.69 to 3", Kind.RATIO),
        ("mean -5%, 95% -6% to 40%", Kind.CHANGE),
    ],
)
def test_an_interval_that_no_curve_has_is_refused_with_what_to_write(text: str, kind: Kind) -> None:
    found = misfit(parse_quantity(text), kind)
    assert found is not None
    assert "write low:, central: and high: instead" in found.expected
