"""When something happens: waits, and what comes every so often, as people write them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, stats

from cases import faults, solved, with_lines
from investcase.quantities import QuantityError, Shape, parse_quantity, parse_unit
from investcase.quantities.curves import spread_of
from investcase.report.words import range_words

CHANCES = (np.arange(2_000) + 0.5) / 2_000


@pytest.mark.parametrize("seed", range(50))
def test_a_wait_is_the_weibull_curve_with_both_times(seed: int) -> None:
    """Its curve against scipy's, found by root finding from the two times alone and not by our closed form."""
    rng = np.random.default_rng(seed)
    half = float(np.round(rng.uniform(0.1, 30), 2))
    most = float(np.round(half * rng.uniform(1.05, 15), 3))
    value = parse_quantity(f"half within {half} months, 9 in 10 within {most} months")
    spread = spread_of(value)
    assert spread is not None
    found = np.asarray(spread.at(np.array([0.1, 0.5, 0.9])))
    np.testing.assert_allclose(found, [value.ends[0], half, most], rtol=1e-9)
    # log(-log(1 - F)) is a straight line in log t: its slope is the shape.
    slope = (np.log(np.log(10)) - np.log(np.log(2))) / (np.log(most) - np.log(half))
    known = stats.weibull_min(slope, scale=half / np.log(2) ** (1 / slope))
    np.testing.assert_allclose(spread.at(CHANCES), known.ppf(CHANCES), rtol=1e-8)
    assert value.central == pytest.approx(known.mean(), rel=1e-9) == spread.mean
    assert value.ends[0] < value.central < value.ends[1]


@pytest.mark.parametrize("seed", range(50))
def test_what_comes_every_so_often_is_one_through_a_pert(seed: int) -> None:
    rng = np.random.default_rng(seed)
    low, central, high = np.sort(rng.uniform(0.2, 12, 3)).round(3).tolist()
    value = parse_quantity(f"£600 every {low} to {high} years, central {central} years")
    assert value.unit == parse_unit("£ / year")
    np.testing.assert_allclose([*value.ends, value.central], [600 / high, 600 / low, 600 / central])
    spread = spread_of(value)
    assert spread is not None
    a, b = 1 + 4 * (central - low) / (high - low), 1 + 4 * (high - central) / (high - low)
    between = stats.beta(a, b, loc=low, scale=high - low)
    np.testing.assert_allclose(spread.at(CHANCES), 600 / between.ppf(1 - CHANCES), rtol=1e-6)
    mean, _ = integrate.quad(lambda time: 600 / time * between.pdf(time), low, high)
    assert spread.mean == pytest.approx(mean, rel=1e-3)
    assert spread.mean >= 600 / between.mean()


def test_months_are_twelfths_of_years() -> None:
    months = parse_quantity("£1 every 18 to 36 months, central 24 months")
    years = parse_quantity("£1 every 1.5 to 3 years, central 2 years")
    np.testing.assert_allclose([*months.ends, months.central], [*years.ends, years.central])
    assert (months.unit, months.shape) == (years.unit, Shape.EVERY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("half within 8 months, 9 in 10 within 3 months", "no shorter"),
        ("half within 3 months, 9 in 10 within 3 months", "no shorter"),
        ("half within 0 months, 9 in 10 within 3 months", "no time at all"),
        ("half within 3 months, 9 in 10 within 2 years", "two times in one unit"),
        ("half within £3, 9 in 10 within £8", "two times in one unit"),
        ("half within 1 month, 9 in 10 within 21 months", "more than 20 times"),
        ("1 months to 8 months, central 6 months, wait", "the mean of a wait with these ends is"),
        ("1 to 8, central 4, wait", "a wait is a time"),
        ("0 / year to 2 / year, central 1 / year, every", "above nil"),
        ("1 fall every 0 to 4 years, central 3 years", "without end"),
        ("£5 every 2 weeks", "no time in months or years"),
        ("£5 every 2 to 4 years", "no central value"),
        ("£5 to £8, central £6 every 2 years", "one number above nil"),
        ("mean £5, 95% £4 to £6 every 2 years", "not a quantity"),
    ],
)
def test_what_cannot_be_is_refused(text: str, said: str) -> None:
    with pytest.raises(QuantityError) as error:
        parse_quantity(text)
    assert said in str(error.value)
    assert error.value.expected


def test_what_is_offered_for_a_wait_can_be_typed() -> None:
    with pytest.raises(QuantityError) as error:
        parse_quantity("1 months to 8 months, central 6 months, wait")
    assert error.value.remedy.startswith("write half within")


def test_a_wait_is_printed_as_8_in_10() -> None:
    value = parse_quantity("half within 3 months, 9 in 10 within 8 months")
    assert range_words(value, lambda number: f"{number:.1f}") == "8 in 10: 0.6 to 8.0"


def test_it_is_a_line_of_a_case_as_any_range() -> None:
    """£60,000 every 4 to 12 years, central 6, is £10,000 a year centrally, £5,000 and £15,000 at its ends."""
    line = "id: boilers, title: Boilers, body: council, each_year: '£60k every 4 to 12 years, central 6 years'"
    found = solved(with_lines([line], []))
    plain = [
        solved(with_lines([line.split("each_year")[0] + f"each_year: {pounds}"], []))
        for pounds in ("£10k", "£5k", "£15k")
    ]
    npsv = found.preferred.npsv
    central, favourable, cautious = (float(each.preferred.npsv[0]) for each in plain)
    assert float(npsv[0]) == pytest.approx(central)
    assert sorted([float(npsv.min()), float(npsv.max())]) == pytest.approx([cautious, favourable])


def test_a_wait_where_pounds_are_wanted_is_told_where_it_stands() -> None:
    line = "id: a, title: A, body: council, each_year: 'half within 3 months, 9 in 10 within 8 months'"
    (problem,) = faults(with_lines([line], []))
    assert problem.code == "money"
    assert problem.position is not None
