"""Every option worked out over the draws: what is kept of each, and how many draws are enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.most_money import flows_within_bounds
from investcase.appraisal.payback import moving
from investcase.appraisal.worked import Worked
from investcase.documents.bodies import Body
from investcase.flows.draws import BLOCK, FIRST, SEED, Plan, in_parts
from investcase.flows.worlds import Worlds
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.together import together_of

ROOM = 1_000_000
"""How many amounts, by line, draw and year, are worked out at once: some tens of megabytes with what they come of."""
LEAST_BLOCKS = 10
MOST_BLOCKS = 100
MOST_ERROR = 1 / 200
"""A standard error of half a point: then 19 times in 20 a chance is within a point of that of any number of draws."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnBody:
    """What a body's budget feels: pounds of the price base, the central world and that of the means before the draws.

    `cash` is its present value, [draw], and `running` what has come in and gone out by the end of each year, not
    discounted, [draw, year]. `moves` is the first year, counted from 0, in which any of it moves centrally.
    """

    cash: Array
    running: Array
    moves: int


@dataclass(frozen=True, slots=True, eq=False)
class DrawnOption:
    """An option over the draws: its value to society, [draw], and each public body that feels any cash."""

    npsv: Array
    bodies: Mapping[Body, DrawnBody]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Every option over the draws, by its id, the plan that they came of, and how many blocks of it they are."""

    plan: Plan
    blocks: int
    options: Mapping[str, DrawnOption]

    @property
    def draws(self) -> int:
        """How many there are, apart from the two worlds before them."""
        return self.blocks * BLOCK


def mean_error(values: Array) -> float:
    """The standard error of the mean of some draws, [draw], from how far the means of their blocks differ."""
    means = values.reshape(-1, BLOCK).mean(axis=1)
    return float(means.std(ddof=1) / np.sqrt(len(means))) if len(means) > 1 else float("nan")


def drawn(worked: Worked, seed: int = SEED, blocks: int | None = None) -> Drawn:
    """Every option of a case over so many blocks of draws; as many as are enough when None.

    Enough is ten blocks, and more until every chance that is told has a standard error of half a point or less,
    a hundred blocks at most.

    Raises:
        Problems: a model cannot be worked out on values that lie within their ranges.
    """
    figures = tuple(worked.case.register().values())
    plan = Plan(figures, seed, by_grade(worked), together_of(worked.case.moving))
    done = _over(worked, plan, range(blocks or LEAST_BLOCKS))
    while blocks is None and done.blocks < MOST_BLOCKS and _error(done) > MOST_ERROR:
        more = _over(worked, plan, range(done.blocks, min(2 * done.blocks, MOST_BLOCKS)))
        done = _joined([done, more])
    return done


def by_grade(worked: Worked) -> bool:
    """Whether the case asks that figures which nobody gave a range are drawn by their evidence grade."""
    return worked.case.document.unstated_ranges is not None


def _error(done: Drawn) -> float:
    """The largest standard error of any chance that an amount is below nil."""
    amounts = (each for option in done.options.values() for each in (option.npsv, *_cash(option)))
    return max((mean_error((each[FIRST:] < -NEGLIGIBLE).astype(np.float64)) for each in amounts), default=0.0)


def _cash(option: DrawnOption) -> list[Array]:
    return [body.cash for body in option.bodies.values()]


def _over(worked: Worked, plan: Plan, blocks: Sequence[int]) -> Drawn:
    return _joined([Drawn(plan, len(few), _part(worked, plan, few)) for few in in_parts(blocks)])


def _part(worked: Worked, plan: Plan, blocks: Sequence[int]) -> dict[str, DrawnOption]:
    worlds = plan.worlds(blocks)
    return {option.id: _drawn_option(worked, option, worlds) for option in worked.options}


def _drawn_option(worked: Worked, option: OptionAppraisal, worlds: Worlds) -> DrawnOption:
    """An option over some draws, so many at a time that what is held does not grow with its lines and years."""
    if not option.cash.lines:
        return DrawnOption(np.zeros(worlds.draws), {})
    # What comes apart into how much and when takes next to no room, however many draws there are of it.
    whole = sum(line.amounts.rest is not None for line in option.cash.lines) + len(worked.ends[option.id].cash)
    rows = max(ROOM // (max(whole, 1) * len(worked.case.horizon)), 1)
    return _longer(
        [_piece(worked, option, worlds.with_first(FIRST, at, at + rows)) for at in range(FIRST, worlds.draws, rows)]
    )


def _piece(worked: Worked, option: OptionAppraisal, worlds: Worlds) -> DrawnOption:
    (flows,) = flows_within_bounds(worked.case, (option.flows.option,), worlds)
    made = OptionAppraisal(flows, worked.factors, worked.health_factors)
    return DrawnOption(made.npsv, {body: _body(made, body) for body in worked.ends[option.id].cash})


def _body(option: OptionAppraisal, body: Body) -> DrawnBody:
    felt = option.cash_felt_by(body)
    net = felt.net()
    moved = np.flatnonzero(moving(net[0], *(line.amounts[0] for line in felt.lines)))
    return DrawnBody(option.pv(felt), np.cumsum(net, axis=1), int(moved[0]) if len(moved) else net.shape[1])


def _joined(parts: Sequence[Drawn]) -> Drawn:
    if len(parts) == 1:
        return parts[0]
    options = {name: _longer([part.options[name] for part in parts]) for name in parts[0].options}
    return Drawn(parts[0].plan, sum(part.blocks for part in parts), options)


def _longer(parts: Sequence[DrawnOption]) -> DrawnOption:
    """Draws of an option, some after others."""
    if len(parts) == 1:
        return parts[0]
    bodies = {}
    for body, first in parts[0].bodies.items():
        each = [part.bodies[body] for part in parts]
        cash, running = (
            _one_after_another([one.cash for one in each]),
            _one_after_another([one.running for one in each]),
        )
        bodies[body] = DrawnBody(cash, running, first.moves)
    return DrawnOption(_one_after_another([part.npsv for part in parts]), bodies)


def _one_after_another(parts: Sequence[Array]) -> Array:
    """Draws after others: the central world and that of the means are in all of them, and stand once."""
    return np.concatenate([parts[0], *(part[FIRST:] for part in parts[1:])])
