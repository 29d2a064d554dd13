"""Where answers turn along the values that figures could have, found for many figures in one batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.switching_range import Steps

HOLDS, FAILS, IMPOSSIBLE = 1, 0, -1
Tried = tuple[int, float]
"""A figure's number, and a value of it."""
States = NDArray[np.int8]
_WITHIN = 32
_FINER = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A turn: the step at which the answer holds, next to one at which it does not, and on which side it holds."""

    steps: Steps
    number: int
    holds_above: bool


@dataclass(slots=True)
class _Way:
    """One figure and one answer in one direction: the steps to be tried, between which it turns once that is begun."""

    figure: int
    answer: int
    up: bool
    steps: Steps
    line: list[int]
    begun: bool = False
    found: Found | None = None
    done: bool = False


@dataclass(slots=True)
class Search:
    """Turns by figure, answer and direction; `try_all` gives what many values come to, [answer, value]."""

    steps: Sequence[Steps]
    answers: int
    try_all: Callable[[Sequence[Tried]], States]
    today: Sequence[int]
    _known: dict[Tried, States] = field(default_factory=dict)

    def turns(self) -> dict[tuple[int, int, bool], Found]:
        """Every turn there is, by the figure's number, the answer's, and whether it lies above today's value."""
        ways = [
            _Way(figure, answer, up, steps, steps.outward(up=up))
            for figure, steps in enumerate(self.steps)
            for answer in range(self.answers)
            for up in (False, True)
        ]
        while live := [way for way in ways if not way.done]:
            self._ask(live)
            for way in live:
                (self._look_beside if way.found else self._narrow if way.begun else self._begin)(way)
        return {(way.figure, way.answer, way.up): way.found for way in ways if way.found is not None}

    def _ask(self, ways: Sequence[_Way]) -> None:
        wanted = dict.fromkeys((way.figure, way.steps.value(step)) for way in ways for step in way.line)
        new = [tried for tried in wanted if tried not in self._known]
        if new:
            states = self.try_all(new)
            self._known.update({tried: states[:, place] for place, tried in enumerate(new)})

    def _state(self, way: _Way, step: int) -> int:
        return int(self._known[way.figure, way.steps.value(step)][way.answer])

    def _begin(self, way: _Way) -> None:
        """From the coarse steps, the first two between which the answer turns, or ceases to be possible."""
        today = self.today[way.answer]
        if self._state(way, way.line[0]) != today:
            self._look_closer(way)
            return
        states = [self._state(way, step) for step in way.line]
        for place in range(1, len(states)):
            stays = (
                today == HOLDS
                or states[place] != HOLDS
                or HOLDS in states[place + 1 : place + 2]
                or (place == len(states) - 1)
            )
            if states[place] != today and stays:
                self._between(way, way.line[place - 1], way.line[place])
                return
        way.done = True

    def _look_closer(self, way: _Way) -> None:
        """Begin again in finer steps: it turns between today's value and the step next to it."""
        if way.steps.digits - self.steps[way.figure].digits >= _FINER:
            way.done = True
            return
        way.steps = way.steps.finer()
        way.line, way.begun = way.steps.outward(up=way.up), False

    def _between(self, way: _Way, near: int, far: int) -> None:
        way.begun = True
        count = min(_WITHIN, abs(far - near))
        way.line = list(dict.fromkeys(near + round((far - near) * part / count) for part in range(count + 1)))

    def _narrow(self, way: _Way) -> None:
        today = self.today[way.answer]
        states = {step: self._state(way, step) for step in way.line}
        ends_in = states[way.line[-1]]
        if ends_in == IMPOSSIBLE or today == HOLDS:
            turned = next(place for place, step in enumerate(way.line) if states[step] != today)
        else:
            # The last failure before it holds for good.
            turned = 1 + max(place for place, step in enumerate(way.line) if states[step] != HOLDS)
        near, far = way.line[turned - 1], way.line[turned]
        if abs(far - near) > 1:
            self._between(way, near, far)
        elif IMPOSSIBLE in (states[near], states[far]):
            way.done = True
        elif today == HOLDS and near == way.steps.outward(up=way.up)[0] and not way.steps.is_today(near):
            self._look_closer(way)
        else:
            self._settle(way, near if today == HOLDS else far)

    def _settle(self, way: _Way, good: int) -> None:
        """Take a step as the turn, and look at those beside it on which the answer should hold too."""
        today = self.today[way.answer]
        way.found = Found(way.steps, good, holds_above=(way.up == (today != HOLDS)))
        inward = -1 if way.found.holds_above else 1
        end = way.steps.outward(up=way.up)[0 if today == HOLDS else -1]
        last = max(good - _WITHIN * inward, end) if inward > 0 else min(good - _WITHIN * inward, end)
        way.line = list(range(good, last - inward, -inward))

    def _look_beside(self, way: _Way) -> None:
        """Move the turn past the furthest step beside it at which the answer fails, where whole places make it jump."""
        failing = [place for place, step in enumerate(way.line) if self._state(way, step) != HOLDS]
        if failing and failing[-1] + 1 < len(way.line):
            self._settle(way, way.line[failing[-1] + 1])
        else:
            way.done = True
