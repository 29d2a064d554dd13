"""How sure the answer is: against closed forms, and against each draw worked out alone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from cases import KENT, SMALLEST, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.chances import BodyChances, Chances, OptionChances, chances, chances_of
from investcase.appraisal.drawn import drawn, mean_error
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.most_money import flows_within_bounds
from investcase.appraisal.payback import moving, payback_index
from investcase.flows.draws import BLOCK, FIRST, Plan, spread_in, stream
from investcase.quantities.curves import spread_of
from random_whole.solving import worked_out
from random_whole.whole import whole_case

TWO_LINES = with_lines(
    costs=[
        "id: team, title: Team, body: council, amount: {2026-27: £100000}, likely_range: '80% to 150%, central 100%'"
    ],
    benefits=[
        "id: saved, title: Saved, body: council, cash_type: cash_releasing, budget_line: b, owner: o, "
        "amount: {2027-28: £90000, 2028-29: £40000}, likely_range: '50% to 120%, central 100%'"
    ],
)
EXAMPLES = sorted(path.parent for path in KENT.parents[1].glob("*/case.yaml"))


def chances_in(appraisal: Appraisal) -> Chances:
    found = appraisal.once(chances)
    assert found is not None
    return found


def preferred(appraisal: Appraisal) -> OptionChances:
    return chances_in(appraisal).of(appraisal.preferred.id)


def lead(appraisal: Appraisal) -> BodyChances:
    found = preferred(appraisal).body(appraisal.case.lead)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return solved(KENT.read_text("utf-8"))


def test_a_sum_of_two_ranges_has_the_mean_and_the_variance_that_theirs_add_to() -> None:
    appraisal = solved(TWO_LINES)
    by_key = {figure.key: figure.quantity for figure in chances_in(appraisal).random}
    assert len(by_key) == 2
    factors = appraisal.factors
    sizes = {"team": -100_000.0, "saved": 90_000 * factors[1] + 40_000 * factors[2]}
    grid = (np.arange(200_000) + 0.5) / 200_000
    mean = variance = 0.0
    for key, quantity in by_key.items():
        size = next(size for name, size in sizes.items() if name in key)
        spread = spread_of(quantity)
        assert spread is not None
        mean += size * spread.mean
        variance += (size * float(spread.at(grid).std())) ** 2
    found = preferred(appraisal)
    assert found.npsv.mean == pytest.approx(mean, abs=3 * found.npsv.error + 1)
    assert found.npsv.at_means == pytest.approx(mean, abs=0.01)
    assert float(found.draws.var()) == pytest.approx(variance, rel=0.02)


@pytest.mark.parametrize("way", [1, -1])
def test_a_sum_of_two_that_go_in_step_has_the_variance_of_their_quantiles_together(way: int) -> None:
    moving = f"moves_with: [{{figures: [team.likely-range, saved.likely-range], correlation: {way * 100}%, reason: r}}]"
    apart, appraisal = solved(TWO_LINES), solved(TWO_LINES.replace("\noptions:", f"\n{moving}\noptions:", 1))
    factors = appraisal.factors
    grid = (np.arange(200_000) + 0.5) / 200_000
    team, saved = (
        spread_in(next(figure for figure in chances_in(appraisal).random if name in figure.key))
        for name in ("team", "saved")
    )
    assert team is not None
    assert saved is not None
    sizes = -100_000 * team.at(grid) + (90_000 * factors[1] + 40_000 * factors[2]) * saved.at(grid)[::way]
    found = preferred(appraisal)
    assert float(found.draws.var()) == pytest.approx(float(sizes.var()), rel=0.01)
    assert (found.draws.std() < preferred(apart).draws.std()) == (way == 1)
    assert found.npsv.mean == pytest.approx(preferred(apart).npsv.mean, abs=1.0)


def test_a_product_of_two_ranges_has_the_mean_that_theirs_multiply_to() -> None:
    text = with_lines(
        costs=[
            "id: team, title: Team, body: council, optimism_bias: '10% to 40%, central 20%', "
            "amount: {2026-27: £100000}, likely_range: '80% to 150%, central 100%'"
        ]
    )
    appraisal = solved(text)
    spreads = [spread_in(figure) for figure in chances_in(appraisal).random]
    means = sorted(spread.mean for spread in spreads if spread is not None)
    assert len(means) == 2
    found = preferred(appraisal).npsv
    assert found.mean == pytest.approx(-100_000 * (1 + means[0]) * means[1], abs=4 * found.error + 1)


def test_a_case_in_which_nothing_has_a_range_says_nothing_of_chances() -> None:
    appraisal = solved(SMALLEST)
    assert appraisal.once(chances) is None
    assert "chances" not in appraisal.result().to_dict()


@pytest.mark.parametrize("seed", [2, 5, 11, 14])
def test_every_draw_is_what_it_comes_to_when_it_is_worked_out_alone(seed: int) -> None:
    held_alone(worked_out(whole_case(seed)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_draw_of_an_example_is_what_it_comes_to_alone(path: object) -> None:
    held_alone(solved((KENT.parents[1] / str(path) / "case.yaml").read_text("utf-8")))


def held_alone(appraisal: Appraisal) -> None:
    """Every option in one draw at a time, with the central world before it, against the same draw among the others."""
    done = drawn(appraisal, blocks=2)
    plan = done.plan
    worlds = plan.worlds(range(2))
    for draw in (1, *range(FIRST, FIRST + 2 * BLOCK, 97)):
        two = worlds.with_first(1, draw, draw + 1)
        for option in appraisal.case.options:
            (flows,) = flows_within_bounds(appraisal.case, (option,), two)
            alone = OptionAppraisal(flows, appraisal.factors, appraisal.health_factors)
            among = done.options[option.id]
            assert among.npsv[0] == alone.npsv[0]
            assert among.npsv[draw] == alone.npsv[1]
            for body, each in among.bodies.items():
                felt = alone.cash_felt_by(body)
                assert each.cash[draw] == alone.cash_npv_of(body)[1]
                assert (each.running[draw] == np.cumsum(felt.net()[1])).all()


def test_the_central_world_is_the_answer_that_is_printed(kent: Appraisal) -> None:
    known = [option for option in kent.options if option.why_unknown is None]
    assert [option.id for option in known] == [option.option for option in chances_in(kent).options]
    for option in known:
        found = chances_in(kent).of(option.id)
        assert found.npsv.central == float(option.npsv[0])
        for body in found.bodies:
            assert body.cash.central == float(option.cash_npv_of(body.body)[0])


def test_how_the_draws_are_cut_into_parts_moves_no_digit(kent: Appraisal, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = drawn(kent, blocks=4)
    monkeypatch.setattr("investcase.appraisal.drawn.in_parts", lambda blocks: [blocks[:1], blocks[1:]])
    monkeypatch.setattr("investcase.appraisal.drawn.ROOM", 77_777)
    cut = drawn(kent, blocks=4)
    for name, option in whole.options.items():
        assert (option.npsv == cut.options[name].npsv).all()
        for body, each in option.bodies.items():
            assert (each.running == cut.options[name].bodies[body].running).all()


def test_cash_is_back_by_a_year_where_its_payback_is_no_later(kent: Appraisal) -> None:
    done = drawn(kent, blocks=1)
    option = done.options[kent.preferred.id]
    each = option.bodies[kent.case.lead]
    net = np.diff(each.running, axis=1, prepend=0.0)
    felt = kent.preferred.cash_felt_by(kent.case.lead)
    moved = moving(np.zeros(felt.years), *(line.amounts[0] for line in felt.lines))
    found = [payback_index(row, moved) for row in net[FIRST:]]
    said = chances_of(kent, done).of(kent.preferred.id).body(kent.case.lead)
    assert said is not None
    for index, year in enumerate(said.by_year):
        assert year.chance_back == np.mean([back is not None and back <= index for back in found])
    assert said.chance_never_back == pytest.approx(np.mean([back is None for back in found]))
    assert all(first.chance_back <= second.chance_back for first, second in pairwise(said.by_year))


def test_the_chances_of_being_best_add_to_one_and_only_what_may_be_chosen_has_any(kent: Appraisal) -> None:
    found = chances_in(kent).options
    assert sum(option.chance_best for option in found) == pytest.approx(1)
    assert sum(option.chance_best_for_lead for option in found) == pytest.approx(1)
    assert sum(option.best_on_average for option in found) == 1
    assert all(option.chance_best == 0 for option in found if not option.may_be_chosen)


def test_among_equals_nothing_beats_carrying_on_as_now() -> None:
    text = with_lines(
        costs=["id: a, title: A, body: council, amount: {2026-27: £1000}, likely_range: '80% to 150%, central 100%'"],
        benefits=[
            "id: b, title: B, body: nhs, cash_type: cash_releasing, budget_line: b, owner: o, amount: {2026-27: £0}"
        ],
    )
    found = chances_in(solved(text))
    assert found.of("business-as-usual").chance_best == 1
    assert found.of("programme").npsv.chance_above_nil == 0


def test_what_two_options_have_in_common_lies_high_or_low_in_both() -> None:
    def option(name: str, cost: int, high: int, more: str = "") -> str:
        line = f"id: team, title: Team, body: council, amount: {{2026-27: £{cost}}}"
        return (
            f"  - id: {name}\n    title: Option {name}\n{more}    costs:\n"
            f"      - {{{line}, likely_range: '80% to {high}%, central 100%'}}\n"
        )

    head = with_lines(costs=["id: a, title: A, body: council, amount: {2026-27: £1}"]).partition("  - id: programme")[0]
    both = option("one", 100_000, 120, "    preferred: yes\n") + option("two", 50_000, 150)
    found = chances_in(solved(head + both))
    assert len(found.random) == 2
    ranks = [found.of(name).draws.argsort().argsort() for name in ("one", "two")]
    assert np.corrcoef(ranks)[0, 1] > 0.999


def test_the_error_that_is_told_is_how_far_other_seeds_lie() -> None:
    def answers(seed: int) -> np.ndarray:
        first, second, third = (
            np.concatenate([stream(seed, key, block) for block in range(10)]) for key in ("a", "b", "c")
        )
        return np.asarray(first**2 * (second + third**3))

    done = [answers(seed) for seed in range(120)]
    told = np.sqrt(np.mean([mean_error(draws) ** 2 for draws in done]))
    assert np.std([draws.mean() for draws in done], ddof=1) == pytest.approx(told, rel=0.2)
    # Stratified, so nearer than as many draws at random would come.
    assert told < 0.6 * done[0].std() / np.sqrt(len(done[0]))


def test_there_are_as_many_draws_as_leave_half_a_point(kent: Appraisal) -> None:
    found = chances_in(kent)
    assert found.draws % BLOCK == 0
    assert found.draws >= 10 * BLOCK
    for option in found.options:
        assert option.npsv.chance_error <= 1 / 200
        assert all(body.cash.chance_error <= 1 / 200 for body in option.bodies)


def test_every_draw_can_be_had_as_a_table(kent: Appraisal) -> None:
    found = chances_in(kent)
    table = found.to_pandas()
    assert len(table) == found.draws
    assert table["at-home"].mean() == pytest.approx(preferred(kent).npsv.mean)
    assert (table["at-home.council"] < -0.005).mean() == pytest.approx(lead(kent).chance_worse_off)
    assert not table.isna().any().any()
    arrow = found.to_arrow()
    assert arrow.column_names == list(table.columns)
    assert arrow.to_pandas().equals(table)


def test_what_was_held_is_told_with_what_was_drawn(kent: Appraisal) -> None:
    found = chances_in(kent)
    assert all(spread_in(figure) is not None for figure in found.random)
    assert not any(each.figure.quantity.is_range for each in found.fixed)
    drawn_keys, held = {figure.key for figure in found.random}, {each.figure.key for each in found.fixed}
    assert not drawn_keys & held
    assert all(each.because for each in found.fixed)
    assert drawn_keys <= {figure.key for figure in Plan(tuple(kent.case.register().values())).random}
