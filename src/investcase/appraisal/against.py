"""Two figures against each other: the answers at some values of each, all else central."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from investcase.appraisal.switching_range import possible
from investcase.appraisal.switching_worlds import Answer, answers_of
from investcase.appraisal.worked import Worked
from investcase.flows.build import build_flows
from investcase.flows.worlds import CENTRAL, lay_out
from investcase.quantities.arrays import Array
from investcase.reading.problems import Problem, Problems
from investcase.reading.suggest import did_you_mean
from investcase.resolving.behind import figures_behind
from investcase.resolving.figure_names import names_in
from investcase.resolving.figures import Resolved
from investcase.resolving.without_ids import name_now

_QUARTERS = (2, 3, 4, 5, 6)
"""Of today's value, where a figure has no interval."""


@dataclass(frozen=True, slots=True, eq=False)
class Against:
    """What each answer comes to, [value of first, value of second], in pounds of the price base."""

    first: Resolved
    second: Resolved
    first_values: tuple[float, ...]
    second_values: tuple[float, ...]
    answers: dict[Answer, Array]


def against(worked: Worked, first: str, second: str) -> Against:
    """Two figures behind the preferred option against each other.

    Args:
        worked: the case.
        first: a figure's id, or the name of a model's input or of an adjustment.
        second: the other's.

    Raises:
        Problems: both are one figure; a name is of none behind the preferred option, or of several, with the nearest.
    """
    one, other = (_named(worked, name) for name in (first, second))
    if one.key == other.key:
        message = f"{first!r} and {second!r} are one figure: {one.title}"
        raise Problems([Problem("against-itself", message, expected="two figures, each with a name of its own")])
    rows, columns = (_values(figure) for figure in (one, other))
    pairs = [(row, column) for row in rows for column in columns]
    worlds = lay_out(list(worked.case.register().values()), (CENTRAL,) * (len(pairs) + 1))
    tried = {figure.key: worlds.each(figure.key).copy() for figure in (one, other)}
    for place, (row, column) in enumerate(pairs, start=1):
        tried[one.key][place] = row
        tried[other.key][place] = column
    worlds = worlds.with_values(tried)
    option, case = worked.preferred, worked.case
    with np.errstate(all="ignore"):
        flows = build_flows(option.flows.option, worlds, case.horizon, case.lead)
        found = answers_of(replace(option, flows=flows), case.lead)
    shape = (len(rows), len(columns))
    return Against(one, other, rows, columns, {each: found[each][1:].reshape(shape) for each in Answer})


def _named(worked: Worked, name: str) -> Resolved:
    """The figure of a name: its id, or what a model or an intervention calls it."""
    option = worked.preferred.flows.option
    behind = {figure.key: figure for figure in figures_behind(option)}
    known = names_in([option], behind)
    keys = known.get(name, set())
    if len(keys) == 1:
        return behind[keys.pop()]
    if keys:
        message = f"{name!r} is the name of several figures"
        raise Problems([Problem("against-several", message, expected=f"one of {', '.join(sorted(keys))}")])
    raise Problems(
        [
            Problem(
                "against-unknown",
                f"the answer rests on no figure called {name[:80]!r}",
                expected="a figure that investcase sensitivity CASE or investcase explain CASE lists",
                remedy=did_you_mean(name_now(name, worked.case.document)[:80], known),
            )
        ]
    )


def _values(figure: Resolved) -> tuple[float, ...]:
    """The ends of its interval, its centre, and half way to each; a half to one and a half of today's without one."""
    low, high = figure.quantity.ends
    today = figure.quantity.central
    if figure.quantity.is_range:
        found = {low, (low + today) / 2, today, (today + high) / 2, high}
    else:
        least, most = possible(figure)
        found = {min(max(today * part / 4, least), most) for part in _QUARTERS}
    return tuple(float(f"{value:.12g}") for value in sorted(found))
