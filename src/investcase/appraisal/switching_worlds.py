"""Many values of single figures tried at once: each a world in which all else is central."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.switching_search import FAILS, HOLDS, IMPOSSIBLE, States, Tried
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.flows.build import OptionFlows, build_flows
from investcase.flows.mechanism import Refused, worlds_within_bounds
from investcase.flows.worlds import CENTRAL, Worlds, lay_out
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.figures import Resolved


class Answer(StrEnum):
    """What may turn: the preferred option's value to society, and the lead body's cash, discounted and as it comes."""

    NPSV = "npsv"
    LEAD_CASH = "lead_body_cash"
    REPAID = "lead_body_repaid"


_WHOLE = 1 + 1e-9
_AT_ONCE = 2000
"""Worlds worked out together: more would only take more memory."""


@dataclass(frozen=True, slots=True)
class Trying:
    """What the answers come to at values of single figures.

    The answers are the preferred option's value to society, the lead body's cash discounted and as it comes; then, for
    each of `others`, by how much the preferred option is ahead of it in the first two.
    """

    worked: Worked
    figures: Sequence[Resolved]
    others: Sequence[OptionAppraisal]

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return 3 + 2 * len(self.others)

    def states(self, tried: Sequence[Tried]) -> States:
        """Whether each answer holds at each value, [answer, value]."""
        parts = [self._parts(tried[start : start + _AT_ONCE]) for start in range(0, len(tried), _AT_ONCE)]
        return np.concatenate(parts, axis=1)

    def today(self) -> list[int]:
        """Whether each answer holds at central values."""
        values = self._answers(self.worked.preferred, self.others, slice(0, 1))
        return [int(state) for state in _held(values)[:, 0]]

    def _parts(self, tried: Sequence[Tried]) -> States:
        """The same of so many together; again without those that a model refuses, until it refuses none."""
        states = np.full((self.answers, len(tried)), IMPOSSIBLE, dtype=np.int8)
        left = np.arange(len(tried))
        while len(left):
            try:
                states[:, left] = self._together([tried[place] for place in left.tolist()])
            except Refused as refused:
                worlds = np.broadcast_to(refused.worlds, (len(left) + 1,))
                left = left[:0] if worlds[0] else left[~worlds[1:]]
                continue
            break
        return states

    def _together(self, tried: Sequence[Tried]) -> States:
        worlds = self._worlds(tried)
        with np.errstate(all="ignore"):  # What comes to no number is no possible value.
            preferred, *others = (self._built(option, worlds) for option in (self.worked.preferred, *self.others))
            states = _held(self._answers(preferred, others, slice(1, None)))
            for option in (preferred, *others):
                states[:, ~_possible(option.flows, len(worlds.worlds))[1:]] = IMPOSSIBLE
        return states

    def _built(self, option: OptionAppraisal, worlds: Worlds) -> OptionAppraisal:
        case = self.worked.case
        return replace(option, flows=build_flows(option.flows.option, worlds, case.horizon, case.lead))

    def _worlds(self, tried: Sequence[Tried]) -> Worlds:
        """The central world, then one for each value tried."""
        worlds = lay_out(list(self.worked.case.register().values()), (CENTRAL,) * (len(tried) + 1))
        columns = {key: worlds.each(key).copy() for key in {self.figures[figure].key for figure, _ in tried}}
        for place, (figure, value) in enumerate(tried, start=1):
            columns[self.figures[figure].key][place] = value
        return worlds.with_values(columns)

    def _answers(self, preferred: OptionAppraisal, others: Sequence[OptionAppraisal], worlds: slice) -> Array:
        lead = self.worked.case.lead
        rows = list(answers_of(preferred, lead).values())
        for other in others:
            rows += [rows[0] - other.npsv, rows[1] - other.cash_npv_of(lead)]
        return np.array([row[worlds] for row in rows])


def answers_of(option: OptionAppraisal, lead: Body) -> dict[Answer, Array]:
    """What each answer comes to, in pounds of the price base, [draw]: it holds where it is nil or more."""
    cash = option.cash_felt_by(lead)
    npsv = option.npsv
    return {
        Answer.NPSV: npsv,
        Answer.LEAD_CASH: np.broadcast_to(option.pv(cash), npsv.shape),
        Answer.REPAID: np.broadcast_to(cash.net().sum(axis=-1), npsv.shape),
    }


def _held(values: Array) -> States:
    """Whether answers are nil or more; half a penny below it is what rounding leaves."""
    held = np.where(values >= -NEGLIGIBLE, HOLDS, FAILS).astype(np.int8)
    held[~np.isfinite(values)] = IMPOSSIBLE
    return held


def _possible(flows: OptionFlows, draws: int) -> NDArray[np.bool_]:
    """In which worlds every model's bounds hold, and no more events are avoided than there would be, [draw]."""
    within = np.ones(draws, dtype=bool)
    for mechanism in flows.every_mechanism:
        within &= worlds_within_bounds(mechanism.intervention, mechanism.values)
    for events in flows.shared_events:
        for alone in events.alone.values():
            within &= (alone <= events.baseline * _WHOLE).all(axis=1) & (events.baseline > 0)[:, 0]
    return within
