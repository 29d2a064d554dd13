"""The time functions: printed values, a day-by-day simulation, laws."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.formulas import timing
from investcase.quantities.arrays import Array

DAYS = 365


def row(*values: float) -> Array:
    return np.array([values], dtype=np.float64)


def column(*values: float) -> Array:
    return np.array(values, dtype=np.float64).reshape(-1, 1)


def h(x: float) -> float:
    return max(x, 0.0) ** 2 / 2


def weight(k: int, d: float) -> float:
    """The cohort weight as it is defined, in second differences of H."""
    return h(k + 1) - 2 * h(k) + h(k - 1) - (h(k + 1 - d) - 2 * h(k - d) + h(k - 1 - d))


flows = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12)
stays = st.floats(0, 15)


@pytest.mark.parametrize(
    ("stay", "expected"),
    [
        # Year 0 of a flow of 1 staying d <= 1: the integral of min(1 - s, d) over s in 0..1, d - d^2 / 2.
        (0.75, [0.46875, 0.75, 0.75, 0.75]),
        (1.0, [0.5, 1.0, 1.0, 1.0]),
        (2.0, [0.5, 1.5, 2.0, 2.0]),
        # Year 2: 2.5 less those who came in its first .42 of a year of year 0 and have left, .42^2 / 2 = .0882.
        (2.58, [0.5, 1.5, 2.4118, 2.58]),
        (0.0, [0.0, 0.0, 0.0, 0.0]),
    ],
)
def test_stock_of_a_flow_of_one(stay: float, expected: list[float]) -> None:
    assert timing.stock(column(1), column(stay), 4) == pytest.approx(row(*expected), abs=1e-12)


@given(stays, st.integers(0, 20))
def test_stock_weighs_a_cohort_as_defined(stay: float, age: int) -> None:
    one_cohort = np.zeros((1, 21))
    one_cohort[0, 0] = 1
    assert timing.stock(one_cohort, column(stay), 21)[0, age] == pytest.approx(weight(age, stay), abs=1e-12)


def simulated_stock(flow: list[float], stay: float) -> list[float]:
    """People counted each midday: those of day i came at its midday; mean over the days of each year."""
    noon = (np.arange(len(flow) * DAYS) + 0.5) / DAYS
    arrivals = np.repeat(np.array(flow) / DAYS, DAYS)
    there = [(arrivals[: i + 1] * (noon[i] - noon[: i + 1] < stay - 1e-9)).sum() for i in range(len(noon))]
    return [float(year.mean()) for year in np.array(there).reshape(-1, DAYS)]


@pytest.mark.parametrize("stay", [0.3, 0.75, 1.0, 2.0, 2.58])
def test_stock_against_a_simulation_by_days(stay: float) -> None:
    flow = [100.0, 250.0, 0.0, 80.0, 0.0, 0.0]
    # Someone there at any noon counts for that whole day, so the count runs ahead by at most a day's arrivals.
    assert timing.stock(row(*flow), column(stay), 6)[0] == pytest.approx(
        simulated_stock(flow, stay), abs=max(flow) / DAYS
    )


def test_stay_may_differ_by_draw() -> None:
    found = timing.stock(column(1), column(0.75, 2.58), 4)
    assert found == pytest.approx(np.array([[0.46875, 0.75, 0.75, 0.75], [0.5, 1.5, 2.4118, 2.58]]), abs=1e-12)


def test_flow_and_stay_may_both_differ_by_draw() -> None:
    flow = np.array([[1.0, 2.0, 3.0], [4.0, 0.0, 0.0]])
    stay = column(1, 2)
    found = timing.stock(flow, stay, 3)
    # d = 1 weighs .5 .5: 1(.5); 2(.5) + 1(.5); 3(.5) + 2(.5). d = 2 weighs .5 1 .5 of the one cohort of 4.
    assert found == pytest.approx(np.array([[0.5, 1.5, 2.5], [2.0, 4.0, 2.0]]), abs=1e-12)


@given(st.floats(0, 4), st.integers(1, 4))
def test_when_the_flow_stops_the_stock_runs_down_to_nothing(stay: float, flowing: int) -> None:
    flow = np.zeros((1, 12))
    flow[0, :flowing] = 1234.5
    left = timing.stock(flow, column(stay), 12)[0, flowing:]
    assert all(later <= earlier for earlier, later in pairwise(left))
    # The last arrives at the end of year flowing - 1, which is year `flowing` less nothing.
    empty_from = int(np.ceil(stay))
    assert (left[empty_from:] == 0.0).all()


@given(flows, flows, st.floats(-100, 100), stays)
def test_stock_is_linear(one: list[float], other: list[float], times: float, stay: float) -> None:
    years = min(len(one), len(other))
    a, b, d = row(*one[:years]), row(*other[:years]), column(stay)
    together = timing.stock(a + times * b, d, years)
    apart = timing.stock(a, d, years) + times * timing.stock(b, d, years)
    assert together == pytest.approx(apart, rel=1e-9, abs=1e-4)


@given(flows, stays, st.integers(1, 4))
def test_a_later_start_is_the_same_stock_later(flow: list[float], stay: float, by: int) -> None:
    years = len(flow) + by
    now = timing.stock(row(*flow, *[0.0] * by), column(stay), years)
    later = timing.stock(row(*[0.0] * by, *flow), column(stay), years)
    assert (later[:, by:] == now[:, : len(flow)]).all()
    assert (later[:, :by] == 0).all()


@given(flows, stays)
def test_no_time_spent_is_lost(flow: list[float], stay: float) -> None:
    years = len(flow) + 17
    found = timing.stock(row(*flow, *[0.0] * 17), column(stay), years)
    assert found.sum() == pytest.approx(sum(flow) * stay, rel=1e-9, abs=1e-4)


@given(st.floats(0, 1e6), stays)
def test_a_constant_flow_settles_at_flow_times_stay(flow: float, stay: float) -> None:
    late = timing.stock(column(flow), column(stay), 20)[0, 17:]
    assert late == pytest.approx([flow * stay] * 3, rel=1e-12)


def test_build_up_by_hand() -> None:
    # stock(1, 2) / 2 = (.5, 1.5, 2) / 2
    assert timing.build_up(column(1), column(2), 3) == pytest.approx(row(0.25, 0.75, 1.0), abs=1e-12)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=10), st.floats(0.01, 15))
def test_build_up_is_the_stock_over_its_steady_state(profile: list[float], stay: float) -> None:
    years = len(profile)
    expected = timing.stock(row(*profile), column(stay), years) / stay
    found = timing.build_up(row(*profile), column(stay), years)
    assert found == pytest.approx(expected, abs=1e-12)
    assert ((found >= 0) & (found <= 1 + 1e-12)).all()


@pytest.mark.parametrize("stay", [0.0, 5e-324, 1e-300, 1e-12])
def test_build_up_with_hardly_any_stay_is_the_profile(stay: float) -> None:
    profile = row(0.1, 0.5, 0.9, 0.3)
    assert timing.build_up(profile, column(stay), 4) == pytest.approx(profile, abs=1e-11)


def test_build_up_mixes_draws_with_and_without_stay() -> None:
    found = timing.build_up(column(1), column(0, 1), 2)
    assert found == pytest.approx(np.array([[1.0, 1.0], [0.5, 1.0]]), abs=1e-12)


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        (0.0, [1.0, 1.0, 1.0, 1.0]),
        (1.0, [0.5, 1.0, 1.0, 1.0]),  # rises 0 to 1 in year 0, mean .5
        (2.0, [0.25, 0.75, 1.0, 1.0]),
        (1.5, [1 / 3, 1 - 0.5 * (1 / 3) / 2, 1.0, 1.0]),  # year 1: from 2/3 to 1 in half a year, then 1
        (0.5, [0.75, 1.0, 1.0, 1.0]),
        (8.0, [1 / 16, 3 / 16, 5 / 16, 7 / 16]),
    ],
)
def test_ramp_by_hand(over: float, expected: list[float]) -> None:
    assert timing.ramp(column(1), column(over), 4) == pytest.approx(row(*expected), abs=1e-12)


@given(st.floats(0, 15), st.integers(1, 12))
def test_ramp_against_a_mean_over_fine_steps(over: float, years: int) -> None:
    steps = 2_000
    moment = (np.arange(years * steps) + 0.5) / steps
    reached = np.minimum(1.0, moment / over) if over > 1e-9 else np.ones_like(moment)
    # A midpoint rule errs only in the one step that holds the bend, by less than a step.
    assert timing.ramp(column(1), column(over), years)[0] == pytest.approx(
        reached.reshape(years, steps).mean(axis=1), abs=1 / steps
    )


def test_ramp_by_draw_acts_on_each_year() -> None:
    found = timing.ramp(row(100, 200, 300), column(0, 2), 3)
    assert found == pytest.approx(np.array([[100, 200, 300], [25, 150, 300]], dtype=float), abs=1e-9)


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (0.0, [10.0, 20.0, 30.0]),
        (1.0, [0.0, 10.0, 20.0]),
        (0.5, [5.0, 15.0, 25.0]),
        (1.25, [0.0, 7.5, 17.5]),  # .75 of last year's 10; then .75 of 20 and .25 of 10
        (3.0, [0.0, 0.0, 0.0]),
        (2.5, [0.0, 0.0, 5.0]),
        (1e300, [0.0, 0.0, 0.0]),
    ],
)
def test_lag_by_hand(late: float, expected: list[float]) -> None:
    assert timing.lag(row(10, 20, 30), column(late), 3) == pytest.approx(row(*expected), abs=1e-12)


def test_lag_by_draw_of_a_constant() -> None:
    found = timing.lag(column(8), column(0, 0.25, 2), 3)
    assert found == pytest.approx(np.array([[8, 8, 8], [6, 8, 8], [0, 0, 8]], dtype=float), abs=1e-12)


@given(flows, st.floats(0, 6))
def test_lag_against_events_one_by_one(x: list[float], late: float) -> None:
    """Each year's events at 400 even moments, each moved by `late`; none lost within a long enough horizon."""
    years, steps = len(x) + 8, 400
    moments = (np.arange(len(x) * steps) + 0.5) / steps + late
    expected = np.bincount(moments.astype(int), weights=np.repeat(np.array(x) / steps, steps), minlength=years)
    found = timing.lag(row(*x, *[0.0] * 8), column(late), years)[0]
    # One moment in 400 may fall on the other side of a year's end.
    assert found == pytest.approx(expected[:years], abs=2.01e6 / steps)
    assert found.sum() == pytest.approx(sum(x), rel=1e-9, abs=1e-4)


def test_grow_counts_from_year_nought() -> None:
    found = timing.grow(row(100, 100, 200), column(0.1, -0.5), 3)
    assert found == pytest.approx(np.array([[100, 110, 242], [100, 50, 50]], dtype=float), rel=1e-12)


def test_a_constant_gets_all_the_years() -> None:
    one = column(1)
    for function in (timing.stock, timing.build_up, timing.ramp, timing.lag, timing.grow):
        assert function(one, column(0.5), 5).shape == (1, 5)


def test_nothing_given_is_changed() -> None:
    for function in (timing.stock, timing.build_up, timing.ramp, timing.lag, timing.grow):
        x, by = row(0.1, 0.2, 0.3), column(0.5, 1.5)
        function(x, by, 3)
        assert (x == row(0.1, 0.2, 0.3)).all()
        assert (by == column(0.5, 1.5)).all()
