"""Where people who lose may turn up next: each harm beside the line of money that it may add to."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.measures import PUBLIC, OptionAppraisal
from investcase.documents.equality import Equality, Impact
from investcase.documents.model import Body
from investcase.flows.lines import FlowLine


@dataclass(frozen=True, slots=True)
class Link:
    """Both ends of one link: a finding, and a line; `a_year` is the line's largest yearly amount, in pounds."""

    impact: Impact | None
    line: FlowLine
    a_year: float


def links(shown: Equality, option: OptionAppraisal) -> tuple[Link, ...]:
    """Every link that a protected assessment names, those of findings first."""
    by_id = {line.id: line for line in option.cash.lines}
    found = [
        Link(impact, by_id[name], _largest(by_id[name]))
        for impact in shown.impacts
        for name in impact.demand
        if name in by_id
    ]
    linked = {link.line.id for link in found}
    rest = [name for name in shown.system_demand if name in by_id and name not in linked]
    found += [Link(None, by_id[name], _largest(by_id[name])) for name in rest]
    return tuple(found)


def demand_lines(option: OptionAppraisal, lead: Body) -> tuple[FlowLine, ...]:
    """The lines by which other public bodies are left with more to meet."""
    others = (line for line in option.cash.lines if line.body in PUBLIC and line.body is not lead)
    return tuple(line for line in others if float(line.net[0] @ option.factors_of(line)) < 0)


def _largest(line: FlowLine) -> float:
    row = [float(value) for value in line.net[0]]
    return max(row, key=abs, default=0.0)
