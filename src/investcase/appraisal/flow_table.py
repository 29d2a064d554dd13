"""Every amount behind the answer as a table: a row for each line of each option, world or draw, and year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.drawn import by_grade
from investcase.appraisal.measures import OptionAppraisal, in_a_budget
from investcase.appraisal.most_money import flows_within_bounds
from investcase.flows.draws import FIRST, SEED, Plan
from investcase.flows.lines import FlowLine
from investcase.quantities.arrays import Array

LABELS = {
    "option": "the option's id",
    "line": "the line's id, which no other line of its option has",
    "title": "what the line is, in words",
    "body": "who pays or gains: the kind of body, and which one where the case says",
    "kind": "cost or benefit: the side it stands on, whichever its sign",
    "cash_type": "of a benefit: cash_releasing, avoided_growth, capacity or wider_value",
    "intervention": "the intervention or cut that makes it; nothing for a line of the case itself",
    "capital": "whether it is capital",
    "budget_line": "the budget line that it is of, where the case says",
    "owner": "who makes that budget line fall, where the case says",
}
"""What is said of a line, and what each label means."""
AMOUNTS = {
    "net": "pounds a year in the prices of the case's price base, not discounted; plus is good for the body",
    "net_in_cash": "the same in the money of each year; nothing for what is felt in no budget",
}
"""The amounts, and what each is."""


@dataclass(frozen=True, slots=True, eq=False)
class LineRows:
    """The rows of one line: its labels, by name, and amounts [world, year]; `net_in_cash` is None for what is no cash.

    `worlds` names the worlds; it is empty where the rows are draws, counted from 1.
    """

    labels: dict[str, str | bool | None]
    worlds: tuple[str, ...]
    net: Array
    net_in_cash: Array | None


def named_rows(appraisal: Appraisal) -> Iterator[LineRows]:
    """Every line in the worlds that have a name: `central`, each figure of the option's alone at each of its ends, and
    `cautious` and `favourable`, the option's own ends.
    """
    for option in appraisal.options:
        named = appraisal.named_worlds(option)
        places = [draw for _, draw in named]
        names = tuple(name for name, _ in named)
        for line in option.cash.lines:
            yield _rows(appraisal, line, np.stack([line.net[draw] + 0.0 for draw in places]), names)


def drawn_rows(appraisal: Appraisal) -> Iterator[LineRows]:
    """Every line in the first thousand draws: those that `simulate` begins with. Nothing where no figure has a range.

    Raises:
        Problems: a model cannot be worked out on values that lie within their ranges.
    """
    plan = Plan(tuple(appraisal.case.register().values()), SEED, by_grade(appraisal))
    if not plan.random:
        return
    worlds = plan.worlds([0])
    for option in appraisal.options:
        (flows,) = flows_within_bounds(appraisal.case, (option.flows.option,), worlds)
        made = OptionAppraisal(flows, appraisal.factors, appraisal.health_factors)
        for line in made.cash.lines:
            yield _rows(appraisal, line, np.asarray(line.net[FIRST:]) + 0.0, ())


def _rows(appraisal: Appraisal, line: FlowLine, net: Array, worlds: tuple[str, ...]) -> LineRows:
    net = np.broadcast_to(net, (len(net), len(appraisal.case.horizon)))
    labels: dict[str, str | bool | None] = {
        "option": line.option,
        "line": line.id,
        "title": line.title,
        "body": str(line.body),
        "kind": line.kind,
        "cash_type": None if line.cash_type is None else str(line.cash_type),
        "intervention": line.intervention,
        "capital": line.capital,
        "budget_line": line.budget_line,
        "owner": line.owner,
    }
    return LineRows(labels, worlds, net, net * line.cash_terms + 0.0 if in_a_budget(line) else None)
