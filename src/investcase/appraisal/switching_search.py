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
Line = tuple[Sequence[int], Sequence[Tried]]
"""Steps in a row, and the value of the figure at each."""
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
    """One figure and one answer in one direction: the steps to be tried, between which it turns once that is begun.

    `tried` are the values at the steps of `line`.
    """

    figure: int
    answer: int
    up: bool
    steps: Steps
    line: Sequence[int]
    tried: Sequence[Tried]
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
    _known: dict[Tried, Sequence[int]] = field(default_factory=dict)

    def turns(self) -> dict[tuple[int, int, bool], Found]:
        """Every turn there is, by the figure's number, the answer's, and whether it lies above today's value."""
        ways = [
            _Way(figure, answer, up, steps, line, tried)
            for figure, steps in enumerate(self.steps)
            for up in (False, True)
            for line, tried in (_line(figure, steps, steps.outward(up=up)),)
            for answer in range(self.answers)
        ]
        while live := [way for way in ways if not way.done]:
            self._ask(live)
            for way in live:
                (self._look_beside if way.found else self._narrow if way.begun else self._begin)(way)
        return {(way.figure, way.answer, way.up): way.found for way in ways if way.found is not None}

    def _ask(self, ways: Sequence[_Way]) -> None:
        lines = {id(way.tried): way.tried for way in ways}.values()  # Ways of one figure begin with one and the same.
        new = list(dict.fromkeys(tried for line in lines for tried in line if tried not in self._known))
        if new:
            self._known.update(zip(new, self.try_all(new).T.tolist(), strict=True))

    def _states(self, way: _Way) -> list[int]:
        """What a way's answer comes to at each step of its line."""
        return [self._known[tried][way.answer] for tried in way.tried]

    def _begin(self, way: _Way) -> None:
        """From the coarse steps, the first two between which the answer turns, or ceases to be possible."""
        today = self.today[way.answer]
        states = self._states(way)
        if states[0] != today:
            self._look_closer(way)
            return
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
        self._try(way, way.steps.outward(up=way.up))
        way.begun = False

    def _try(self, way: _Way, line: Sequence[int]) -> None:
        way.line, way.tried = _line(way.figure, way.steps, line)

    def _between(self, way: _Way, near: int, far: int) -> None:
        way.begun = True
        count = min(_WITHIN, abs(far - near))
        self._try(way, list(dict.fromkeys(near + round((far - near) * part / count) for part in range(count + 1))))

    def _narrow(self, way: _Way) -> None:
        today = self.today[way.answer]
        states = self._states(way)
        if states[-1] == IMPOSSIBLE or today == HOLDS:
            turned = next(place for place, state in enumerate(states) if state != today)
        else:
            # The last failure before it holds for good.
            turned = 1 + max(place for place, state in enumerate(states) if state != HOLDS)
        near, far = way.line[turned - 1], way.line[turned]
        if abs(far - near) > 1:
            self._between(way, near, far)
        elif IMPOSSIBLE in states[turned - 1 : turned + 1]:
            way.done = True
        elif today == HOLDS and near == way.steps.bounds(up=way.up)[0] and not way.steps.is_today(near):
            self._look_closer(way)
        else:
            self._settle(way, near if today == HOLDS else far)

    def _settle(self, way: _Way, good: int) -> None:
        """Take a step as the turn, and look at those beside it on which the answer should hold too."""
        today = self.today[way.answer]
        way.found = Found(way.steps, good, holds_above=(way.up == (today != HOLDS)))
        inward = -1 if way.found.holds_above else 1
        end = way.steps.bounds(up=way.up)[0 if today == HOLDS else 1]
        last = max(good - _WITHIN * inward, end) if inward > 0 else min(good - _WITHIN * inward, end)
        self._try(way, range(good, last - inward, -inward))

    def _look_beside(self, way: _Way) -> None:
        """Move the turn past the furthest step beside it at which the answer fails, where whole places make it jump."""
        failing = [place for place, state in enumerate(self._states(way)) if state != HOLDS]
        if failing and failing[-1] + 1 < len(way.line):
            self._settle(way, way.line[failing[-1] + 1])
        else:
            way.done = True


def _line(figure: int, steps: Steps, line: Sequence[int]) -> Line:
    """Steps with the figure's value at each."""
    return line, [(figure, steps.value(step)) for step in line]
