"""Laws that the measures keep whatever the numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.appraisal.groups import aversion, gradients, representation, weights

number = st.integers(1, 100_000).map(float)
value = st.floats(1, 100)
groups = st.lists(st.tuples(number, value), min_size=5, max_size=10).map(lambda rows: tuple(zip(*rows, strict=True)))


@given(groups, st.floats(0.01, 100))
def test_scaling_every_population_changes_no_gradient(found: tuple[tuple[float, ...], ...], by: float) -> None:
    people, values = found
    scaled = [n * by for n in people]
    for measure in (gradients.slope_index, gradients.concentration_index):
        assert measure(scaled, values) == pytest.approx(measure(people, values), rel=1e-6, abs=1e-9)


@given(groups)
def test_turning_the_order_round_turns_the_slope_round(found: tuple[tuple[float, ...], ...]) -> None:
    people, values = found
    assert gradients.slope_index(people[::-1], values[::-1]) == pytest.approx(
        -gradients.slope_index(people, values), rel=1e-6, abs=1e-9
    )


@given(st.lists(number, min_size=5, max_size=5), value)
def test_equal_values_have_no_gradient_and_are_worth_themselves(people: list[float], same: float) -> None:
    values = [same] * 5
    assert gradients.slope_index(people, values) == pytest.approx(0, abs=1e-9)
    assert gradients.concentration_index(people, values) == pytest.approx(0, abs=1e-9)
    for epsilon in (0, 1, 3.5, 10.95):
        assert aversion.atkinson_ede(people, values, epsilon) == pytest.approx(same)


@given(groups)
def test_the_equal_value_never_exceeds_the_mean_and_falls_with_aversion(found: tuple[tuple[float, ...], ...]) -> None:
    people, values = found
    equal = [aversion.atkinson_ede(people, values, epsilon) for epsilon in (0, 0.5, 1, 2, 3.5, 10.95)]
    assert equal[0] == pytest.approx(gradients.mean(people, values))
    assert all(later <= earlier * (1 + 1e-9) for earlier, later in itertools.pairwise(equal))


@given(st.floats(1_000, 100_000), st.floats(1_000, 100_000))
def test_a_weight_is_one_at_the_reference_and_falls_with_income(reference: float, income: float) -> None:
    assert weights.welfare_weight(reference, reference) == pytest.approx(1)
    assert weights.welfare_weight(reference, income) > weights.welfare_weight(reference, income * 1.01)


@given(st.integers(1, 5_000), st.data())
def test_an_interval_holds_its_share_and_lies_within_nought_and_one(total: int, data: st.DataObject) -> None:
    counted = data.draw(st.integers(0, total))
    found = representation.wilson(counted, total)
    assert -1e-12 <= found.low <= counted / total + 1e-12
    assert counted / total - 1e-12 <= found.high <= 1 + 1e-12


@pytest.mark.parametrize(
    ("counted", "total", "words"),
    [(10, 20, "too few to say"), (122, 200, "more than expected"), (80, 200, "fewer than expected")],
)
def test_words_not_verdicts(counted: int, total: int, words: str) -> None:
    assert representation.in_words(representation.ratio_interval(counted, total, 0.5104271), total) == words


def test_an_interval_that_covers_one_says_no_clear_difference() -> None:
    assert "no clear difference" in representation.in_words(representation.ratio_interval(102, 200, 0.51), 200)


def test_a_switching_elasticity_makes_the_weighted_total_nil() -> None:
    net, incomes = {"poor": 100.0, "rich": -300.0}, {"poor": 10_000.0, "rich": 40_000.0}
    eta = weights.switching_eta(net, 20_000, incomes)
    assert eta is not None
    # 100 x 2^eta = 300 x 0.5^eta, so 4^eta = 3 and eta = ln 3 / ln 4 = 0.7925.
    assert eta == pytest.approx(0.79248, abs=1e-5)
    assert weights.switching_eta({"poor": 1.0}, 20_000, incomes) is None
