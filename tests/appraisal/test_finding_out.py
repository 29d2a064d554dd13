"""What finding out is worth: against closed forms and nested simulation, and never below nil."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from cases import KENT, SMALLEST, figure, solved
from investcase.appraisal.finding_out import finding_out, of_everything, of_one
from investcase.flows.draws import Plan, stream
from investcase.report.view.finding_out import finding_out_lines
from investcase.resolving.together import Moving, together_of
from random_whole.solving import worked_out
from random_whole.whole import whole_case

BLOCKS = range(20)


def falls(key: str) -> np.ndarray:
    return np.concatenate([stream(1, key, block) for block in BLOCKS])


def normal(key: str, mean: float, deviation: float) -> np.ndarray:
    return np.asarray(stats.norm.ppf(falls(key), mean, deviation))


def unit_loss(mean: float, deviation: float) -> float:
    """What it is worth to know an amount before taking it or leaving it, where it is normal: the unit normal loss."""
    z = abs(mean) / deviation
    return float(deviation * (stats.norm.pdf(z) - z * stats.norm.sf(z)))


@pytest.mark.parametrize("mean", [-2.0, -0.4, 0.0, 0.7])
def test_one_choice_of_a_normal_amount_is_worth_the_unit_normal_loss(mean: float) -> None:
    first, second = normal("first", mean, 1.0), normal("second", 0.0, 2.0)
    choices = np.stack([np.zeros_like(first), first + second])
    assert of_everything(choices) == pytest.approx(unit_loss(mean, math.sqrt(5)), abs=0.01)
    assert of_one(choices, falls("first")) == pytest.approx(unit_loss(mean, 1.0), abs=0.03)
    assert of_one(choices, falls("second")) == pytest.approx(unit_loss(mean, 2.0), abs=0.03)


@pytest.mark.parametrize("seed", range(50))
def test_of_random_choices_it_is_the_unit_normal_loss(seed: int) -> None:
    """Take a + bx + cy or leave it; x and y normal, and in every other case going together by r.

    Who knows x expects a + (b + cr)x, since y is rx on average given x; who knows all has a deviation of
    √(b² + c² + 2bcr). Each is worth the unit normal loss of its own.
    """
    rng = np.random.default_rng(seed)
    a, b, c = rng.normal(size=3)
    rank = float(rng.uniform(-0.8, 0.8)) if seed % 2 else 0.0
    score = 2 * math.sin(math.pi / 6 * rank)
    figures = (figure("x", 1, 2, 9), figure("y", 1, 2, 9))
    plan = Plan(figures, together=together_of([Moving(figures, rank, "One price")]) if rank else ())
    x, y = (plan.chances(each, BLOCKS) for each in figures)
    amounts = a + b * stats.norm.ppf(x) + c * stats.norm.ppf(y)
    choices = np.stack([np.zeros_like(x), amounts])
    deviation = math.sqrt(b * b + c * c + 2 * b * c * score)
    near = 0.02 * (abs(b) + abs(c))
    assert of_everything(choices) == pytest.approx(unit_loss(a, deviation), abs=near)
    assert of_one(choices, x) == pytest.approx(unit_loss(a, abs(b + c * score)), abs=near)
    assert of_one(choices, y) == pytest.approx(unit_loss(a, abs(c + b * score)), abs=near)


def test_a_fit_to_the_draws_is_worth_what_nested_simulation_finds() -> None:
    def worth(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        return np.stack([np.zeros_like(x * y * z), 4 * x * y**2 - z, np.minimum(3 * y, 1 + z) - 0.8])

    x, y, z = (falls(key) for key in "xyz")
    amounts = worth(x, y, z)
    inner_x, inner_z = falls("inner x")[:2000], falls("inner z")[:2000]
    outer = (np.arange(400) + 0.5) / 400
    means = np.stack([worth(inner_x, np.full(2000, at), inner_z).mean(axis=1) for at in outer], axis=1)
    nested = means.max(axis=0).mean() - means.mean(axis=1).max()
    assert of_one(amounts, y) == pytest.approx(nested, rel=0.05)


@given(st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_it_is_never_below_nil_and_one_figure_never_worth_more_than_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = falls("x"), falls("y")
    a, b, c, d = rng.normal(size=4)
    amounts = np.stack([np.zeros_like(x), a + b * x + c * y, d * x * y])
    everything = of_everything(amounts)
    for falling in (x, y):
        assert 0 <= of_one(amounts, falling) <= everything + 0.02 * amounts.std()


def test_one_choice_alone_leaves_nothing_to_find_out() -> None:
    assert of_everything(np.stack([falls("x")])) == 0
    assert of_one(np.stack([falls("x")]), falls("x")) == 0


def test_a_figure_that_nothing_rests_on_is_worth_nothing() -> None:
    amounts = np.stack([np.zeros_like(falls("x")), falls("x") - 0.5])
    assert of_one(amounts, falls("another")) < 0.02 * of_everything(amounts)


def test_kent_is_told_what_to_find_out_and_what_nobody_has_said() -> None:
    kent = solved(KENT.read_text("utf-8"))
    found = kent.once(finding_out)
    assert found is not None
    lines = list(finding_out_lines(kent, found))
    assert lines[0].startswith("Before deciding, find out ‘Share of the claim achieved’: worth up to £")
    assert "of Council cash" in lines[0]
    assert lines[-1].startswith("Of ")
    assert len(lines[1:-1]) >= 1


def test_a_case_without_ranges_has_nothing_to_find_out() -> None:
    assert solved(SMALLEST).once(finding_out) is None


@pytest.mark.parametrize("seed", range(0, 18, 3))
def test_of_any_case_one_figure_is_never_worth_more_than_everything(seed: int) -> None:
    found = worked_out(whole_case(seed)).once(finding_out)
    if found is None:
        return
    for known, worth in found.figures:
        assert 0 <= worth.to_society <= found.everything.to_society + 2 * worth.noise_to_society + 1, known.key
        assert 0 <= worth.to_lead <= found.everything.to_lead + 2 * worth.noise_to_lead + 1, known.key
