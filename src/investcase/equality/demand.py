"""Where people who lose may turn up next: each harm beside the line of money that it may add to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.bodies import Body
from investcase.documents.equality import Equality, Impact
from investcase.flows.lines import FlowLine
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import UNPRINTED


@dataclass(frozen=True, slots=True)
class InYear:
    """What a line does in one year, in real pounds: a gain to its body above nil, a loss below; `year` is an index.

    `level` says that it does the same in every year in which it does anything.
    """

    pounds: float
    year: int
    level: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Both ends of one link: a finding, and a line.

    `central` is the line in the year in which it moves most, at central values. `worst` is the least it comes to in any
    year with figures at any of the ends that were worked out: a bound, never better than the central value.
    """

    impact: Impact | None
    line: FlowLine
    central: InYear
    worst: InYear


def links(shown: Equality, option: OptionAppraisal) -> tuple[Link, ...]:
    """Every link that a protected assessment names, those of findings first."""
    by_id = {line.id: line for line in option.cash.lines}
    found = [_link(impact, by_id[name], option) for impact in shown.impacts for name in impact.demand if name in by_id]
    linked = {link.line.id for link in found}
    rest = [name for name in shown.system_demand if name in by_id and name not in linked]
    return (*found, *(_link(None, by_id[name], option) for name in rest))


def demand_lines(option: OptionAppraisal, lead: Body) -> tuple[FlowLine, ...]:
    """The lines by which other public bodies are left with more to meet."""
    others = (line for line in option.cash.lines if line.body.public and line.body != lead)
    return tuple(line for line in others if float(line.net[0] @ option.factors_of(line)) < 0)


def _link(impact: Impact | None, line: FlowLine, option: OptionAppraisal) -> Link:
    net = np.broadcast_to(line.net, (option.cash.draws, option.cash.years))
    most = int(np.abs(net[0]).argmax())
    lowest = net.min(axis=0)
    least = int(lowest.argmin())
    # Where it is a gain in every year even so, the year in which it moves most tells more than one before it began.
    at = least if lowest[least] < 0 else most
    return Link(impact, line, _in_year(net[0], most), _in_year(lowest, at))


def _in_year(row: Array, year: int) -> InYear:
    moving = row[np.abs(row) >= UNPRINTED]
    level = moving.size > 1 and bool((np.abs(moving - row[year]) < UNPRINTED).all())
    return InYear(float(row[year]), year, level)
