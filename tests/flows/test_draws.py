"""Draws: each figure has a stream of its own, which nothing else moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import spearmanr

from cases import SMALLEST, figure, loaded
from investcase.documents.study import Interval
from investcase.flows.draws import BLOCK, FIRST, Plan, in_parts, spread_in, stream
from investcase.quantities import NUMBER, Quantity
from investcase.quantities.curves import Normal, Pert, spread_of
from investcase.resolving.figures import Resolved
from investcase.resolving.together import Moving, together_of


def test_a_block_holds_one_chance_from_each_thousandth_part() -> None:
    for block in range(5):
        chances = stream(1, "home-care.hours", block)
        assert sorted((chances * BLOCK).astype(int).tolist()) == list(range(BLOCK))
        assert 0 < chances.min() < chances.max() < 1


def test_a_stream_is_the_same_on_every_machine() -> None:
    assert stream(1, "home-care.hours", 0)[:3].tolist() == [0.11858301797642395, 0.2852607219084534, 0.709405722416463]


def test_streams_of_other_figures_seeds_and_blocks_have_nothing_to_do_with_one_another() -> None:
    streams = [stream(seed, key, block) for seed in (1, 2) for key in ("a", "b", "ab") for block in range(3)]
    together = np.corrcoef(np.stack(streams))
    assert np.abs(together - np.eye(len(streams))).max() < 5 / np.sqrt(BLOCK)


def test_nothing_that_happens_to_other_figures_moves_a_digit_of_one() -> None:
    kept = figure("kept", 1, 2, 9)
    alone = Plan((kept,)).worlds(range(3)).values["kept"]
    for others in ([figure("other")], [figure("z"), figure("a", 3, 4, 5)], [replace(figure("x"), title="renamed")]):
        assert (Plan((*others, kept)).worlds(range(3)).values["kept"] == alone).all()
        assert (Plan((kept, *others)).worlds(range(3)).values["kept"] == alone).all()
    assert (Plan((replace(kept, title="Kept"),)).worlds(range(3)).values["kept"] == alone).all()
    assert not (Plan((replace(kept, key="other"),)).worlds(range(3)).values["other"] == alone).all()


def test_more_blocks_and_other_parts_leave_the_first_draws_as_they_were() -> None:
    plan = Plan((figure("a"), figure("b")))
    whole = plan.worlds(range(7)).values["a"]
    assert (plan.worlds(range(2)).values["a"] == whole[: FIRST + 2 * BLOCK]).all()
    parts = [plan.worlds(few).values["a"][FIRST:] for few in in_parts(range(7), together=3)]
    assert (np.concatenate(parts) == whole[FIRST:]).all()


def test_the_central_world_and_that_of_the_means_stand_before_the_draws() -> None:
    fixed = replace(figure("fixed"), quantity=Quantity(7.0))
    worlds = Plan((figure("a", 0, 1, 4), fixed)).worlds([0])
    assert worlds.draws == FIRST + BLOCK
    spread = spread_of(Quantity(1.0, low=0.0, high=4.0))
    assert spread is not None
    assert worlds.values["a"][:FIRST, 0].tolist() == [1.0, spread.mean]
    assert (worlds.values["fixed"] == 7.0).all()
    assert worlds.values["a"][FIRST:].mean() == pytest.approx(spread.mean, abs=1e-3)


def test_a_study_s_interval_is_drawn_where_there_is_no_range_and_in_the_case_s_prices() -> None:
    plain = replace(figure("f"), quantity=Quantity(1.2 * 5.0), original=Quantity(5.0), kind=None)
    assert spread_in(plain) is None
    studied = replace(plain, interval=Interval(4.0, 6.0, NUMBER))
    spread = spread_in(studied)
    assert isinstance(spread, Normal)
    assert spread.mean == pytest.approx(6.0)
    assert spread.deviation == pytest.approx(1.2 * 2 / (2 * 1.959964), rel=1e-6)
    ranged = replace(studied, quantity=Quantity(6.0, low=5.0, high=8.0))
    assert isinstance(spread_in(ranged), Pert)
    assert spread_in(replace(plain, interval=Interval(4.9, 9.0, NUMBER))) is None


def test_every_interval_that_ships_is_drawn_or_said_to_fit_no_curve() -> None:
    library = loaded(SMALLEST).library
    left_out = []
    for _, held in library.all_figures():
        for value in held.values:
            if value.interval is None or value.value.is_range:
                continue
            found = replace(
                figure(held.id), quantity=value.value, original=value.value, kind=held.is_, interval=value.interval
            )
            if spread_in(found) is None:
                left_out.append(held.id)
    assert left_out == ["effect-ict.nehf-ae"]


def listed(correlation: float, *figures: Resolved, reason: str = "one wage") -> Moving:
    return Moving(figures, correlation, reason)


def test_figures_that_move_together_have_their_own_values_in_an_order_that_goes_together() -> None:
    figures = tuple(figure(name, 1, 2, 9) for name in ("a", "b", "c", "d"))
    together = together_of([listed(0.6, figures[0], figures[2])])
    blocks = range(10)
    alone, moved = (Plan(figures, together=each).worlds(blocks).values for each in ((), together))
    for name in ("b", "d"):
        np.testing.assert_array_equal(alone[name], moved[name])
    for name in ("a", "c"):
        found, before = (values[name][FIRST:, 0].reshape(-1, BLOCK) for values in (moved, alone))
        np.testing.assert_array_equal(np.sort(found, axis=1), np.sort(before, axis=1))
        assert (moved[name][:FIRST] == alone[name][:FIRST]).all()
    a, c = (moved[name][FIRST:, 0] for name in ("a", "c"))
    assert spearmanr(a, c).statistic == pytest.approx(0.6, abs=3 * (1 - 0.6**2) / np.sqrt(a.size))
    again = Plan((*figures, figure("e")), together=together).worlds(blocks).values
    np.testing.assert_array_equal(again["c"], moved["c"])


@pytest.mark.parametrize("seed", range(20))
def test_what_joins_a_list_moves_no_digit_of_those_in_it(seed: int) -> None:
    """Whatever its name, wherever it is written, and whichever other lists are added, taken away or put first."""
    rng = np.random.default_rng(seed)
    names = rng.permutation(list("abcdefgh")).tolist()
    every = tuple(figure(name, 1, 2, 9) for name in names)
    first, second, joins, *rest = every
    correlation = float(rng.uniform(0.05, 0.95))
    kept = listed(correlation, first, second)
    before = Plan(every, together=together_of([kept])).worlds([0]).values
    more = listed(correlation, *(every[place] for place in rng.permutation(3)))
    assert joins in more.figures
    other = listed(float(rng.uniform(-1, 1)), *rest[:2], reason="another")
    lists = [more, other] if seed % 2 else [other, more]
    after = Plan(every, together=together_of(lists)).worlds([0]).values
    for each in (first, second, *rest[2:]):
        np.testing.assert_array_equal(before[each.key], after[each.key])


@pytest.mark.parametrize("seed", range(10))
def test_each_pair_goes_together_as_far_as_is_said_and_no_other(seed: int) -> None:
    """Whether what is said can be shared scores or not, and whichever lists have one reason."""
    rng = np.random.default_rng(seed)
    every = tuple(figure(name, 1, 2, 9) for name in "abcdefg")
    said = [
        listed(float(rng.uniform(0.2, 0.5)), *every[:3]),
        listed(float(rng.uniform(0.2, 0.5 if seed % 2 else 0.7)), *every[2:4]),
        listed(float(rng.uniform(-1, 0)), *every[4:6], reason="Something else"),
    ]
    values = Plan(every, together=together_of(said)).worlds(range(10)).values
    found = spearmanr(np.stack([values[each.key][FIRST:, 0] for each in every], axis=1)).statistic
    wanted = np.eye(len(every))
    for each in said:
        places = [every.index(one) for one in each.figures]
        for one in places:
            for other in places:
                wanted[one, other] = 1 if one == other else each.correlation
    np.testing.assert_allclose(found, wanted, atol=0.04)


@pytest.mark.parametrize(("correlation", "way"), [(1.0, 1), (-1.0, -1)])
def test_in_step_is_in_step(correlation: float, way: int) -> None:
    figures = (figure("a", 1, 2, 9), figure("b", 0, 1, 4))
    values = Plan(figures, together=together_of([listed(correlation, *figures)])).worlds([0, 1]).values
    for a, b in zip(*(values[name][FIRST:, 0].reshape(-1, BLOCK) for name in "ab"), strict=True):
        np.testing.assert_array_equal(np.argsort(a), np.argsort(way * b))
