"""Switching values: the answer holds at the value printed, and one printed step further it does not."""

from __future__ import annotations

import numpy as np
import pytest

from cases import KENT, solved, with_lines
from investcase.appraisal.switching import Answer, Turn, _others, _tried, switching
from investcase.appraisal.switching_range import Steps
from investcase.appraisal.switching_search import FAILS, HOLDS, IMPOSSIBLE, Search, States, Tried
from investcase.appraisal.switching_worlds import Trying
from random_whole.solving import worked_out
from random_whole.whole import whole_case

LINES = (
    ["id: c, title: Cost, body: council, each_year: £100000"],
    ["id: b, title: Saving, body: council, cash_type: cash_releasing, budget_line: L, owner: O, each_year: £150000"],
)


def test_a_cost_turns_where_it_takes_the_whole_saving() -> None:
    found = solved(with_lines(*LINES))
    values = switching(found)
    for answer in Answer:
        cost, saving = (values.of(answer)[f"programme.{line}"] for line in "cb")
        assert cost.above == Turn(150_000.0, 100.0, holds_above=False)
        assert saving.below == Turn(100_000.0, 100.0, holds_above=True)
        assert (cost.below, saving.above) == (None, None)
        assert cost.nearest == cost.above
        assert cost.inside is None


def test_where_nothing_turns_there_is_none() -> None:
    found = switching(solved(with_lines([], LINES[1])))
    assert {entry.nearest for entry in found.figures} == {None}
    assert found.between == ()
    assert found.left_out == ()
    assert [delay.years for delay in found.delay] == [None] * 3


def scanned(steps: Steps, holds: object) -> dict[bool, tuple[int, bool]]:
    """The turns of one made-up answer, by whether they lie above today's value."""

    def states(tried: list[Tried]) -> States:
        return np.array([[holds(value) for _, value in tried]], dtype=np.int8)  # type: ignore[operator]

    found = Search([steps], 1, states, [int(holds(steps.today))]).turns()  # type: ignore[operator, arg-type]
    return {up: (turn.number, turn.holds_above) for (_, _, up), turn in found.items()}


@pytest.mark.parametrize("today", [100, 420, 437, 438, 445, 500, 640, 999])
def test_where_whole_places_make_it_jump_it_is_the_value_from_which_it_stays(today: int) -> None:
    # Repaid at 433 and 434, not at 435 and 436, and from 437 on: as the share of a claim was once found to be.
    steps = Steps(float(today), 0, 0, 1000)
    found = scanned(steps, lambda value: HOLDS if value in (433, 434) or value >= 437 else FAILS)
    assert found == {today < 437: (437, True)}


def test_both_turns_are_found_and_what_is_impossible_is_never_one() -> None:
    found = scanned(Steps(50.0, 0, 0, 1000), lambda value: HOLDS if 30 <= value <= 77 else FAILS)
    assert found == {False: (30, True), True: (77, False)}
    assert scanned(Steps(50.0, 0, 0, 1000), lambda value: HOLDS if value < 60 else IMPOSSIBLE) == {}
    near = scanned(Steps(50.0, 0, 0, 1000), lambda value: HOLDS if value < 60 else FAILS if value < 62 else IMPOSSIBLE)
    assert near == {True: (59, False)}


def test_a_turn_nearer_to_today_than_a_step_is_looked_for_in_finer_steps() -> None:
    found = scanned(Steps(50.04, 0, 0, 1000), lambda value: HOLDS if value >= 50.02 else FAILS)
    assert found == {False: (5002, True)}


@pytest.mark.parametrize("seed", [None, 19, 28])
def test_what_a_model_refuses_it_refuses_alone_and_no_more(seed: int | None) -> None:
    found = solved(KENT.read_text("utf-8")) if seed is None else worked_out(whole_case(seed))
    figures, steps = _tried(found)
    trying = Trying(found, figures, _others(found))
    tried = [
        (number, each.value(step))
        for number, each in enumerate(steps)
        for step in (each.first, (each.first + each.last) // 2, each.last)
    ]
    alone = np.concatenate([trying.states([one]) for one in tried], axis=1)
    assert (alone == IMPOSSIBLE).any()
    np.testing.assert_array_equal(trying.states(tried), alone)
