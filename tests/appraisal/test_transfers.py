"""The smallest payments between partners: by hand, against a closed form, and the laws they keep."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from investcase.appraisal.transfers import Transfers, shortfall, smallest_transfers

NEAR = 1e-5
"""Pounds: amounts run to millions, and a solver keeps ten figures."""


def solved(net, advance=None, fund=None) -> Transfers:
    array = np.array(net, dtype=float)
    return smallest_transfers(array, np.array(advance or [0.0] * len(net), dtype=float), fund)


def close(found, expected) -> bool:
    return np.allclose(found, expected, rtol=0, atol=NEAR)


def test_a_loss_is_shared_in_proportion_to_gain() -> None:
    """A loses 90; B gains 100 and C 200, so B pays a third of it and C two thirds."""
    found = solved([[-90], [100], [200]])
    assert close(found.paid, [[0], [30], [60]])
    assert close(found.received, [[90], [0], [0]])
    assert close(found.between()[:3, :3, 0], [[0, 0, 0], [30, 0, 0], [60, 0, 0]])


def test_two_losses_and_two_gains() -> None:
    """Losses of 30 and 10; gains of 60 and 20: 30 and 10 are paid, each to the two in the proportion 3 to 1."""
    found = solved([[-30], [-10], [60], [20]])
    assert found.moved == pytest.approx(40)
    assert close(found.between()[2, :2, 0], [22.5, 7.5])
    assert close(found.between()[3, :2, 0], [7.5, 2.5])


def test_an_advance_is_made_good_by_own_gain_first() -> None:
    """A spends 100 and gains 60 next year; B gains 60 then. A waits, and B pays the 40 that A never gets back."""
    found = solved([[-100, 60], [0, 60]], [100, 0])
    assert close(found.paid, [[0, 0], [0, 40]])
    assert close(found.received, [[0, 40], [0, 0]])


def test_an_advance_is_made_good_as_soon_as_gains_allow() -> None:
    """B gains 60, 60, 60 and A never: A's 100 come back as 60 and then 40, not at the end."""
    found = solved([[-100, 0, 0, 0], [0, 60, 60, 60]], [100, 0])
    assert close(found.received[0], [0, 60, 40, 0])


def test_nobody_pays_before_it_is_needed() -> None:
    """A loses 50 in the third year; B could pay from the first."""
    found = solved([[0, 0, -50], [80, 0, 0]])
    assert close(found.paid[1], [0, 0, 50])


def test_what_a_partner_gained_before_meets_its_own_later_loss() -> None:
    assert solved([[100, -50], [40, 40]]).moved == 0


def test_a_pooled_fund_bridges_and_is_whole_again() -> None:
    """The fund pays A's 100 at once; next year A pays back its 60 and B the other 40: 200 moves in all."""
    found = solved([[-100, 60], [0, 60]], fund=100.0)
    assert close(found.drawn, [100, 0])
    assert close(found.paid_in, [0, 100])
    assert close(found.paid, [[0, 60], [0, 40]])
    assert found.moved == pytest.approx(200)


def test_an_advance_may_pay_another_partner_and_come_back() -> None:
    """B must find 100 and may not wait; A lends it; C gains 150 next year and pays A: 200 moves."""
    found = solved([[0, 0], [-100, 0], [0, 150]], [100, 0, 0])
    assert close(found.paid, [[100, 0], [0, 0], [0, 100]])
    assert close(found.received, [[0, 100], [100, 0], [0, 0]])


@pytest.mark.parametrize(
    ("net", "advance", "fund", "expected"),
    [
        ([[-100], [60]], [0, 0], 0.0, (40, 0)),
        ([[-100, 60], [0, 60]], [0, 0], 0.0, (100, 0)),
        ([[-100, 60], [0, 60]], [70, 0], 0.0, (30, 0)),
        ([[-100, 60], [0, 60]], [70, 0], 30.0, None),
        ([[-100, -20, 60], [0, 0, 60]], [100, 0], 0.0, (20, 1)),
        ([[-100, 0, 60], [0, 0, 20]], [500, 500], 500.0, (20, 2)),
    ],
)
def test_why_it_cannot_be_done(net, advance, fund, expected) -> None:
    array, limits = np.array(net, dtype=float), np.array(advance, dtype=float)
    assert shortfall(array, limits, fund) == expected
    if expected:
        with pytest.raises(ValueError, match="no payments"):
            smallest_transfers(array, limits, fund)


whole_pounds = st.integers(-3_000_000, 3_000_000)


@st.composite
def problems(draw, most_partners: int = 4, most_periods: int = 5):
    """Net cash that a partner's last year makes whole, with advances that reach far enough as often as not."""
    partners, periods = draw(st.integers(2, most_partners)), draw(st.integers(1, most_periods))
    net = np.array(
        draw(
            st.lists(st.lists(whole_pounds, min_size=periods, max_size=periods), min_size=partners, max_size=partners)
        ),
        dtype=float,
    )
    net[draw(st.integers(0, partners - 1)), -1] += max(0.0, -net.sum()) + draw(st.integers(0, 2_000_000))
    together = np.cumsum(net.sum(axis=0))
    needed = max(0.0, -float(together.min()))
    advance = np.array(draw(st.lists(st.integers(0, 500_000), min_size=partners, max_size=partners)), dtype=float)
    fund = draw(st.none() | st.integers(0, 1_000_000))
    if draw(st.booleans()):
        advance[draw(st.integers(0, partners - 1))] += needed
    return net, advance, None if fund is None else float(fund)


def keeps_its_promises(net, advance, fund, found) -> None:
    into, out = found.received + 0.0, found.paid
    assert (min(into.min(), out.min(), found.drawn.min(), found.paid_in.min())) >= 0
    assert close(out.sum(axis=0) + found.drawn, into.sum(axis=0) + found.paid_in), "no pound appears or is lost"
    after = np.cumsum(net + into - out, axis=1)
    assert (after >= -advance[:, None] - NEAR).all(), "nobody waits for more than it allows"
    assert (after[:, -1] >= -NEAR).all(), "nobody ends worse off"
    balance = (fund or 0.0) + np.cumsum(found.paid_in - found.drawn)
    assert (balance >= -NEAR).all()
    assert balance[-1] >= (fund or 0.0) - NEAR, "the fund is whole again"
    assert close(found.between().sum(axis=1)[:-1], out)
    assert close(found.between().sum(axis=0)[:-1], into)


@settings(max_examples=60)
@given(problems())
def test_contributions_conserve_and_leave_nobody_worse_off(problem) -> None:
    net, advance, fund = problem
    if shortfall(net, advance, fund or 0.0) is None:
        keeps_its_promises(net, advance, fund, smallest_transfers(net, advance, fund))


@settings(max_examples=50)
@given(st.lists(whole_pounds, min_size=2, max_size=4))
def test_in_one_period_it_is_the_losses_shared_by_gain(values) -> None:
    """The closed form: the least that can move is the sum of the losses, each gainer paying by what it gains."""
    net = np.array(values, dtype=float)[:, None]
    nobody = np.zeros(len(values))
    losses, gains = np.maximum(-net[:, 0], 0), np.maximum(net[:, 0], 0)
    if losses.sum() > gains.sum():
        amount, period = shortfall(net, nobody, 0.0)
        assert (amount, period) == (pytest.approx(losses.sum() - gains.sum()), 0)
        return
    found = smallest_transfers(net, nobody)
    assert close(found.received[:, 0], losses)
    assert close(found.paid[:, 0], losses.sum() * gains / gains.sum() if gains.any() else 0)


def least_by_search(net: np.ndarray, advance: np.ndarray) -> int:
    """The least that must move between two partners, by trying every whole running payment in every period.

    Between two, all that matters is the running payment from the first to the second.
    """
    first, second = np.cumsum(net[0]), np.cumsum(net[1])
    best = {0: 0}
    for t in range(net.shape[1]):
        last = t == net.shape[1] - 1
        top = first[t] + (0 if last else advance[0])
        bottom = -second[t] - (0 if last else advance[1])
        reach = range(int(bottom), int(top) + 1)
        best = {to: min(moved + abs(to - at) for at, moved in best.items()) for to in reach}
        if not best:
            return -1
    return min(best.values())


small = st.integers(-6, 6)


@settings(max_examples=60)
@given(st.lists(st.tuples(small, small), min_size=1, max_size=4), st.tuples(st.integers(0, 5), st.integers(0, 5)))
def test_between_two_nothing_smaller_is_found_by_trying_every_payment(rows, limits) -> None:
    net, advance = np.array(rows, dtype=float).T, np.array(limits, dtype=float)
    least = least_by_search(net, advance)
    if shortfall(net, advance, 0.0) is not None:
        assert least == -1
        return
    assert smallest_transfers(net, advance).moved == pytest.approx(least, abs=NEAR)


@settings(max_examples=25)
@given(problems(most_partners=3, most_periods=4), st.integers(2, 9))
def test_twice_the_pounds_are_twice_the_payments(problem, factor) -> None:
    net, advance, fund = problem
    if shortfall(net, advance, fund or 0.0) is None:
        once = smallest_transfers(net, advance, fund)
        more = smallest_transfers(net * factor, advance * factor, None if fund is None else fund * factor)
        assert np.allclose(more.between(), once.between() * factor, rtol=0, atol=NEAR * factor * 10)
