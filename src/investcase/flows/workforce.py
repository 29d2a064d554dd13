"""Posts that stand empty: what is delivered falls with them, and what the posts cost does not.

In each year what is delivered is capped at posts filled over posts needed. A model is run again on that share of its
effort, so that people not taken on early are missing later too; a benefit line of the case's own is cut by the share.
The cost of the posts is kept whole: money not paid because nobody is there is no saving. Staff drawn from local home
care leave as much undone there, so that share of the effect is displacement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from investcase.flows.adjusting import factor_value
from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.model_lines import Mechanism, run_effect
from investcase.flows.stage import Stage
from investcase.flows.working import FilledPosts, Leavers
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.adjustments import ADJUSTMENT_TITLES
from investcase.resolving.terms import Factor, Use
from investcase.resolving.workforce import ResolvedWorkforce

EMPTY_POSTS = "Share delivered with the posts that can be filled"
_A_YEAR = {"month": 12.0, "year": 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Staffing:
    """Posts of one entry, each of shape [draw, year]; `drawn` is the share kept after displacement, as a part.

    `running` is the share of each year in which the posts stand, 0-1, [draw, year].
    """

    workforce: ResolvedWorkforce
    needed: Array
    filled: Array
    drawn: Part | None
    running: Array

    @property
    def share(self) -> Array:
        """Posts filled over posts needed, 0-1, [draw, year]; where none is needed, as the year before, at first 1."""
        share = np.divide(self.filled, self.needed, out=np.ones_like(self.needed), where=self.needed > 0)
        for t in range(1, share.shape[1]):
            share[:, t] = np.where(self.needed[:, t] > 0, share[:, t], share[:, t - 1])
        return share


def staffing(workforce: ResolvedWorkforce, at: Stage) -> Staffing:
    """The posts of one entry over the worlds and the years."""
    needed = np.broadcast_to(_needed(workforce, at), at.shape)
    stand = np.broadcast_to(_needed(workforce, at, in_part=True), at.shape)
    running = np.divide(stand, needed, out=np.ones(needed.shape), where=needed > 0)
    filled = np.minimum(needed, _fillable(workforce, at.values, needed))
    if workforce.renewed:
        filled = np.minimum(filled, needed * np.array(workforce.renewed))
    drawn = None
    if workforce.drawn is not None:
        factor = Factor(workforce.drawn, Use.ONE_MINUS)
        drawn = Part(PartKind.ADJUSTMENT, ADJUSTMENT_TITLES["displacement"], factor_value(factor, at.values), factor)
    return Staffing(workforce, needed, filled, drawn, running)


def _needed(workforce: ResolvedWorkforce, at: Stage, *, in_part: bool = False) -> Array:
    """The posts of each year, [draw or 1, year]; `in_part` counts those of part of a year in part."""
    if workforce.posts is not None:
        stand = np.array(workforce.stand)
        there = stand if in_part else (stand > 0).astype(np.float64)
        return np.asarray(at.values[workforce.posts.key].whole() * there)
    total = np.zeros((1, at.years))
    for line in workforce.staff:
        for term in line.terms:
            profile = np.array([term.profile])
            running = profile if in_part else (profile > 0).astype(np.float64)
            total = total + running * at.values[term.factors[0].figure.key].whole()
    return total


def _fillable(workforce: ResolvedWorkforce, figures: Mapping[str, Product], needed: Array) -> Array:
    if workforce.fillable:
        named = dict(workforce.fillable)
        first = min(named)
        columns = []
        for t in range(needed.shape[1]):
            latest = max((index for index in named if index <= t), default=first)
            columns.append(np.broadcast_to(figures[named[latest].key], (len(needed), 1)))
        return np.hstack(columns)
    return needed * (1 - _vacancy(workforce, figures)).whole()


def _vacancy(workforce: ResolvedWorkforce, figures: Mapping[str, Product]) -> Product:
    """The share of posts empty, [draw or 1, 1].

    Where it is not given: posts that empty at a yearly rate L and stand empty for T years are empty L T / (1 + L T) of
    the time, once leavers and starters balance.
    """
    if workforce.vacancy_rate is not None:
        return figures[workforce.vacancy_rate.key]
    assert workforce.time_to_fill is not None
    empty = figures[workforce.time_to_fill.key] / _A_YEAR[str(workforce.time_to_fill.unit)]
    emptied = leaving_rate(workforce, figures) * empty
    return emptied / (1 + emptied)


def leaving_rate(workforce: ResolvedWorkforce, figures: Mapping[str, Product]) -> Product:
    """The share of staff who leave in a year, [draw or 1, 1]: as given, else one over how long they stay."""
    if workforce.turnover_rate is not None:
        return figures[workforce.turnover_rate.key]
    assert workforce.time_in_post is not None
    return 1 / figures[workforce.time_in_post.key]


def understaffed(mechanism: Mechanism, staff: Staffing, at: Stage) -> Mechanism:
    """A mechanism with what empty posts leave of everything it comes to, and displacement among its adjustments."""
    intervention = mechanism.intervention
    share = Product.of(staff.share)
    less = run_effect(intervention, at, share).values
    limits = {name: _ratio(less[name], mechanism.values[name], staff.needed.shape) for name in less}
    counted = limits[intervention.document.people]
    settled = share[:, -1:]
    kept = mechanism.kept
    if staff.drawn is not None:
        kept = (*kept, staff.drawn)
        if intervention.document.people_adjusted:
            counted, settled = counted * staff.drawn.values, settled * staff.drawn.values
    return replace(
        mechanism,
        limits=limits,
        kept=kept,
        people=mechanism.people * counted,
        people_left=mechanism.people_left * settled[: at.named],
    )


def understaffed_line(line: FlowLine, staff: Staffing) -> FlowLine:
    """A benefit line of the case's own, cut by the posts that stand empty and by displacement."""
    cut = line.times(
        Part(PartKind.LIMIT, EMPTY_POSTS, Product.of(staff.share), working=FilledPosts(staff.workforce.id))
    )
    return cut if staff.drawn is None else cut.times(staff.drawn)


def leavers(line: FlowLine, staff: Staffing, figures: Mapping[str, Product]) -> FlowLine:
    """The recruitment line for as many as leave the filled posts each year, while the posts stand."""
    left = leaving_rate(staff.workforce, figures) * (staff.filled * staff.running)
    starts_in_last_year = all(each.last_part < 1 for each in staff.workforce.staff)
    part = float(staff.running[0, -1]) if starts_in_last_year else 1.0
    working = Leavers(staff.workforce.id)
    return line.times(Part(PartKind.OTHER, "Staff who leave in the year", left, working=working), last_part=part or 1.0)


def _ratio(less: Product, whole: Product, shape: tuple[int, int]) -> Product:
    over, under = (Product.of(each, shape).whole() for each in (less, whole))
    return Product.of(np.divide(over, under, out=np.ones(shape), where=under != 0))
