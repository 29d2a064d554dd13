"""Costs that the evidence leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.flows.lines import FlowLine
from investcase.numbers.writing import pounds
from investcase.reading.problems import Problem, Severity

OMITTED_COSTS = Card(
    "omitted-costs",
    Severity.WARNING,
    title="Costs the evidence leaves out have no answer",
    why="The case would look cheaper than it is.",
    remedy="Answer each.",
)


@check(OMITTED_COSTS)
def costs_left_out(appraisal: Appraisal) -> Iterator[Problem]:
    """Each omitted cost of the preferred option that still awaits a value or a named reason for nil."""
    case = appraisal.case
    option = appraisal.preferred.flows.option
    index = next((i for i, o in enumerate(case.document.options) if o.id == option.id), 0)
    for number, intervention in enumerate(option.interventions):
        waiting = [answer for answer in intervention.omitted if answer.awaiting]
        if waiting:
            names = ", ".join(answer.id for answer in waiting)
            yield OMITTED_COSTS.problem(
                case.loaded,
                f"{intervention.title}: the evidence leaves out costs that have no answer yet: {names}",
                ("options", index, "interventions", number, "model"),
                expected=f"omitted_costs: {{{waiting[0].id}: {{zero: why it is nil}}}}, each_year, once or covered_by",
            )


COVERS_SEVERAL = Card(
    "covers-several",
    Severity.WARNING,
    title="One cost line is to cover several omitted costs",
    why="It may hold one of them and not the rest.",
    remedy="A line for each, or each_year for what it does not hold.",
)


@check(COVERS_SEVERAL)
def one_line_for_several_costs(appraisal: Appraisal) -> Iterator[Problem]:
    """A cost line of the preferred option that is to cover more than one of the costs the evidence leaves out."""
    case = appraisal.case
    preferred = appraisal.preferred
    option = preferred.flows.option
    index = next((i for i, o in enumerate(case.document.options) if o.id == option.id), 0)
    covered: dict[str, list[str]] = {}
    for intervention in option.interventions:
        for answer in intervention.omitted:
            if answer.covered_by is not None:
                covered.setdefault(answer.covered_by, []).append(f"{answer.cost.title.lower()} ({intervention.title})")
    for number, line in enumerate(case.document.options[index].costs):
        costs = covered.get(line.id, [])
        if len(costs) > 1:
            worth = -float(preferred.pv(preferred.cash.where(partial(_is_line, line.id)))[0])
            yield COVERS_SEVERAL.problem(
                case.loaded,
                f"{line.title}, worth {pounds(worth)} in present value, is to cover {len(costs)} costs that the "
                f"evidence leaves out: {'; '.join(costs)}",
                ("options", index, "costs", number),
                expected="a line of its own for each, or words in its source that say how much of it is for which",
            )


def _is_line(wanted: str, line: FlowLine) -> bool:
    return line.id == wanted
