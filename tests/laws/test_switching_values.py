"""An answer holds at every switching value, and one printed step further it does not: worked out there by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from law import Whole, law

from cases import KENT, solved
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.switching import Switching, Turn, switching
from investcase.appraisal.switching_worlds import answers_of
from investcase.flows.build import build_flows
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.resolving.option import option_figures

ROUNDING = 0.006


def answer_at(found: Appraisal, entry: Switching, value: float) -> float:
    """One answer with its figure at another value."""
    own = _at(found, found.preferred, entry, value)
    if entry.against is None:
        return own
    return own - _at(found, next(option for option in found.options if option.id == entry.against), entry, value)


def _at(found: Appraisal, option: OptionAppraisal, entry: Switching, value: float) -> float:
    worlds = lay_out(option_figures(option.flows.option), (CENTRAL,))
    if entry.figure.key in worlds.values:
        worlds.values[entry.figure.key][0] = value
    with np.errstate(all="ignore"):
        flows = build_flows(option.flows.option, worlds, found.case.horizon, found.case.lead)
    return float(answers_of(replace(option, flows=flows), found.case.lead)[entry.answer][0])


def turns_hold(found: Appraisal) -> int:
    """Hold every turn against the case worked out there; how many there are."""
    values = switching(found)
    turns = [
        (entry, turn)
        for entry in (*values.figures, *values.between)
        for turn in (entry.below, entry.above)
        if turn is not None
    ]
    for entry, turn in turns:
        assert entry.least <= turn.value <= entry.most
        assert answer_at(found, entry, turn.value) >= -ROUNDING, (entry.figure.key, entry.answer, turn)
        assert answer_at(found, entry, beyond(turn)) < ROUNDING, (entry.figure.key, entry.answer, turn)
    return len(turns)


def beyond(turn: Turn) -> float:
    """One printed step to the side on which the answer does not hold."""
    return turn.value - turn.step if turn.holds_above else turn.value + turn.step


@law(cases=20)
def test_every_turn_is_exact_to_its_last_digit(case: Whole) -> None:
    turns_hold(case.appraisal)


def test_so_are_those_of_kent() -> None:
    assert turns_hold(solved(KENT.read_text("utf-8"))) > 50
