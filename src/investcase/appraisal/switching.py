"""Switching values: what a figure would have to be for an answer to turn (Green Book, 5.61).

Method: every figure behind the preferred option is moved alone, through every value it could have, with all else
central. Values are tried as they are printed, to the figure's own last printed digit, so that the answer holds at the
value printed and does not hold one step further: first a coarse scan of the whole of what is possible, then ever finer
ones between two values that part it. All that is tried at once is one batch of worlds.

An answer holds where it is nil or more. Where whole places close or are kept, it may jump to and fro about the turning
point: the value given is the one from which it holds at every value tried up to where it stays good.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from investcase.appraisal.left_out import UndoneTogether, undone_together
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.switching_beside import Delay, PriceGrowth, delays, price_growths
from investcase.appraisal.switching_range import Steps, steps_of
from investcase.appraisal.switching_search import HOLDS, Found, Search
from investcase.appraisal.switching_worlds import Answer, Trying
from investcase.appraisal.worked import Worked
from investcase.resolving.behind import figures_behind
from investcase.resolving.figures import Resolved


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an answer turns: it holds at `value`, in the case's prices, and one printed step to the other side not.

    `holds_above` says on which side of it the answer holds; `step` is the last digit printed.
    """

    value: float
    step: float
    holds_above: bool


@dataclass(frozen=True, slots=True)
class Switching:
    """One figure and one answer: the nearest turns below and above today's value; None where there is none.

    `against` is the id of the option that the preferred one is held against; None for the answer by itself. `least` and
    `most` bound what was tried. `holds_today` is the answer at the central value.
    """

    figure: Resolved
    answer: Answer
    against: str | None
    today: float
    holds_today: bool
    below: Turn | None
    above: Turn | None
    least: float
    most: float

    @property
    def nearest(self) -> Turn | None:
        """The turn nearest to today's value."""
        turns = [turn for turn in (self.below, self.above) if turn is not None]
        return min(turns, key=lambda turn: abs(turn.value - self.today), default=None)

    @property
    def inside(self) -> bool | None:
        """Whether the nearest turn lies inside the figure's published interval; None without either."""
        low, high = self.figure.quantity.ends
        if self.nearest is None or not self.figure.quantity.is_range:
            return None
        return low <= self.nearest.value <= high


@dataclass(frozen=True, slots=True)
class SwitchingValues:
    """Every switching value of a case: those of its figures, the costs left out, delay and price growth.

    `figures` are the figures' own answers in the order of the register; `between` those between two options.
    """

    figures: tuple[Switching, ...]
    between: tuple[Switching, ...]
    left_out: tuple[UndoneTogether, ...]
    delay: tuple[Delay, ...]
    price_growth: tuple[PriceGrowth, ...]

    def of(self, answer: Answer, against: str | None = None) -> Mapping[str, Switching]:
        """One answer's switching values, by the figure's id."""
        among = self.figures if against is None else self.between
        return {entry.figure.key: entry for entry in among if entry.answer is answer and entry.against == against}


def switching(worked: Worked) -> SwitchingValues:
    """The switching values of a case, worked out when first asked for."""
    return worked.once(_switching)


def _switching(worked: Worked) -> SwitchingValues:
    others = _others(worked)
    figures, steps = _tried(worked)
    trying = Trying(worked, figures, others)
    today = trying.today()
    turns = Search(steps, trying.answers, trying.states, today).turns()
    asked: list[tuple[Answer, str | None]] = [(answer, None) for answer in Answer]
    asked += [(answer, other.id) for other in others for answer in (Answer.NPSV, Answer.LEAD_CASH)]

    def found(number: int, place: int) -> Switching:
        below, above = (turns.get((number, place, up)) for up in (False, True))
        figure, tried = figures[number], steps[number]
        return Switching(
            figure=figure,
            answer=asked[place][0],
            against=asked[place][1],
            today=figure.quantity.central,
            holds_today=today[place] == HOLDS,
            below=_turn(below),
            above=_turn(above),
            least=tried.value(tried.first),
            most=tried.value(tried.last),
        )

    every = [(number, place) for place in range(trying.answers) for number in range(len(figures))]
    return SwitchingValues(
        figures=tuple(found(*each) for each in every if asked[each[1]][1] is None),
        between=tuple(found(*each) for each in every if asked[each[1]][1] is not None),
        left_out=undone_together(worked.preferred),
        delay=delays(worked),
        price_growth=price_growths(worked),
    )


def _turn(found: Found | None) -> Turn | None:
    return None if found is None else Turn(found.steps.value(found.number), found.steps.step, found.holds_above)


def _tried(worked: Worked) -> tuple[list[Resolved], list[Steps]]:
    """The figures behind the preferred option that could be otherwise, each with the values tried for it."""
    behind = figures_behind(worked.preferred.flows.option)
    both = [(figure, steps) for figure in behind if (steps := steps_of(figure)) is not None]
    return [figure for figure, _ in both], [steps for _, steps in both]


def _others(worked: Worked) -> list[OptionAppraisal]:
    """The other options that may be chosen and have something to be held against."""
    return [
        option
        for option in worked.options
        if option is not worked.preferred and option.cash.lines and not option.flows.option.rejected
    ]
