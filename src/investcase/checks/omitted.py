"""Costs that the evidence leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.reading.problems import Problem, Severity


def costs_left_out(appraisal: Appraisal) -> Iterator[Problem]:
    """Each omitted cost of the preferred option that still awaits a value or a named reason for nil."""
    case = appraisal.case
    option = appraisal.preferred.flows.option
    index = next((i for i, o in enumerate(case.document.options) if o.id == option.id), 0)
    for number, intervention in enumerate(option.interventions):
        waiting = [answer for answer in intervention.omitted if answer.awaiting]
        if waiting:
            names = ", ".join(answer.id for answer in waiting)
            yield case.loaded.problem(
                "omitted-costs",
                f"{intervention.title}: the evidence leaves out costs that have no answer yet: {names}",
                ("options", index, "interventions", number, "model"),
                severity=Severity.WARNING,
                expected=f"omitted_costs: {{{waiting[0].id}: {{zero: why it is nil}}}}, each_year or covered_by",
            )
