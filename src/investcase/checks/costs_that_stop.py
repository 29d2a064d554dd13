"""Whether a running cost written year by year was meant to stop, where what it brings goes on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.after_delivery import after_delivery
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.checks.savings_that_stop import goes_on_after, on_or_ended, rising_years
from investcase.documents.case import Option
from investcase.documents.lines import CostLine
from investcase.flows.lines import FlowLine
from investcase.quantities import Year
from investcase.reading.problems import Problem, Severity

COST_STOPS = Card(
    "cost-stops",
    Severity.WARNING,
    title="A running cost written year by year has no amount for the last years, and what it brings goes on",
    why="A team that nobody pays for any more brings little; without its cost a full year looks better than it is.",
    remedy="each_year with from, an amount for each year, or recurrent: no for a project that ends.",
)


@check(COST_STOPS)
def running_cost_that_stops(appraisal: Appraisal) -> Iterator[Problem]:
    """A cost of several years, never lower than before, with no amount for the last years, when a gain lasts to them.

    Asked once for an option, at the first such cost. One that says `recurrent: no` or `to` is taken as meant to end,
    and so is one that another cost of its body takes up. What models go on bringing when most of their delivery has
    ended is told elsewhere, and not asked again.
    """
    last = appraisal.case.horizon[-1]
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        lasting = list(dict.fromkeys(_lasting(appraisal, flows[option.id])))
        stopping = [(i, line, rising_years(line)) for i, line in enumerate(option.costs)]
        stopping = [
            (i, line, years)
            for i, line, years in stopping
            if years and years[-1][0] < last and not _taken_up(line, years[-1][0], option)
        ]
        if not lasting or not stopping:
            continue
        i, line, years = stopping[0]
        ended = years[-1][0]
        others = f", and {len(stopping) - 1} more like it" if len(stopping) > 1 else ""
        yield COST_STOPS.problem(
            appraisal.case.loaded,
            f"{line.title} has no amount after {ended}{others}, and what the option brings goes on to {last}: "
            f"{', '.join(lasting[:3])}{' and more' if len(lasting) > 3 else ''}",
            ("options", index, "costs", i, "amount"),
            expected="what is paid in each year, the last years too; or recurrent: no, for a project that ends",
            remedy=on_or_ended(line, years),
        )


def _lasting(appraisal: Appraisal, option: OptionAppraisal) -> Iterator[str]:
    """The titles of what comes year after year and still does in the last: gains of the case's own, and of models."""
    told_elsewhere = option.id == appraisal.preferred.id and after_delivery(appraisal) is not None
    for line in option.cash.lines:
        if (line.intervention is None or not told_elsewhere) and _gains_in_the_last_year(line):
            yield line.title


def _gains_in_the_last_year(line: FlowLine) -> bool:
    gain = line.kind == "benefit" and line.recurrent and line.role == "plain"
    return gain and bool(np.asarray(line.amounts)[0][-1] > 0)


def _taken_up(line: CostLine, ended: Year, option: Option) -> bool:
    return any(goes_on_after(ended, other) for other in option.costs if other is not line and other.body == line.body)
