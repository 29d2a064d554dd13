"""The most that a line of money may come to in a year, at any end of any range: beyond it a number is a slip."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.flows.build import OptionFlows, build_flows
from investcase.flows.lines import FlowLine
from investcase.flows.worlds import Worlds
from investcase.quantities.amount_texts import LARGEST
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Problems
from investcase.resolving.option import ResolvedOption
from investcase.resolving.resolved_case import ResolvedCase


def flows_within_bounds(case: ResolvedCase, options: tuple[ResolvedOption, ...], worlds: Worlds) -> list[OptionFlows]:
    """The flows of some options of a case, none of whose lines comes to more in a year than money can.

    Raises:
        Problems: a line does, or a model cannot be worked out.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        flows = [build_flows(option, worlds, case.horizon, case.lead) for option in options]
        problems = [problem for each in flows for problem in _beyond(case, each)]
    if problems:
        raise Problems([*case.problems, *problems])
    return flows


def _beyond(case: ResolvedCase, flows: OptionFlows) -> Iterator[Problem]:
    for line in (*flows.cash.lines, *flows.vat.lines):
        if line.amounts.reach() * max(1.0, float(np.abs(line.cash_terms).max())) <= LARGEST:
            continue
        most = np.maximum(np.abs(line.amounts), np.abs(line.amounts * line.cash_terms)).max(axis=0)
        over = np.flatnonzero(~(most <= LARGEST))  # so written that what is no number is over too
        if len(over):
            yield case.loaded.problem(
                "money-beyond",
                f"{line.title} comes to over a thousand million million pounds in {case.horizon[int(over[0])]}",
                _place_of(case, line),
                expected="no more than that in any year, in the case's prices and in the cash of the year",
                remedy="look at the amount, at how fast it or its price grows each year, and at the years of the case",
            )


def _place_of(case: ResolvedCase, line: FlowLine) -> Path:
    """Where a case writes a line, or what the line was made from."""
    for number, option in enumerate(case.document.options):
        if option.id != line.option:
            continue
        held = {
            "costs": [entry.id for entry in option.costs],
            "benefits": [entry.id for entry in option.benefits],
            "interventions": [entry.id for entry in option.interventions],
        }
        for field, ids in held.items():
            if (line.intervention or line.id) in ids:
                return ("options", number, field, ids.index(line.intervention or line.id))
        return ("options", number)
    return ()
