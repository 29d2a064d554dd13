"""The costs that the evidence leaves out, and what the case answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.documents.bodies import Body, body_of
from investcase.documents.case import Intervention, Option
from investcase.documents.model import Model, OmittedCost
from investcase.reading.nodes import Path
from investcase.resolving.context import Context

DOUBLE_RUNNING = "double-running"
"""The omitted cost that a release with `double_running` answers by itself."""


@dataclass(frozen=True, slots=True)
class OmittedAnswer:
    """A cost the evidence leaves out, with the case's answer: a line, a reason for nil, or still awaited."""

    id: str
    cost: OmittedCost
    body: Body
    answer: str
    detail: str | None
    awaiting: bool
    covered_by: str | None = None


def omitted_answers(
    context: Context, option: Option, model: Model, entry: Intervention, path: Path
) -> Iterator[OmittedAnswer]:
    lines = [line.id for line in option.costs]
    for name in entry.omitted_costs:
        if name not in model.omitted_costs:
            context.unknown("omitted cost", name, model.omitted_costs, (*path, "omitted_costs", name), on_key=True)
    for name, cost in model.omitted_costs.items():
        body = body_of(cost.body, context.case.lead_body, entry.instead)
        answer = entry.omitted_costs.get(name)
        if answer is None and name == DOUBLE_RUNNING and _runs_double(entry, body):
            yield OmittedAnswer(name, cost, body, "in the release", "double running is charged there", awaiting=False)
        elif answer is None:
            yield OmittedAnswer(name, cost, body, "awaiting a value", None, awaiting=True)
        elif answer.zero is not None:
            yield OmittedAnswer(name, cost, body, "taken as nil", answer.zero, awaiting=False)
        elif answer.covered_by is not None:
            if answer.covered_by not in lines:
                context.unknown("cost line", answer.covered_by, lines, (*path, "omitted_costs", name, "covered_by"))
            title = next((line.title for line in option.costs if line.id == answer.covered_by), answer.covered_by)
            yield OmittedAnswer(name, cost, body, "in the cost line", title, False, answer.covered_by)
        else:
            assert answer.amount is not None
            yield OmittedAnswer(name, cost, body, "given", answer.source, awaiting=False)


def _runs_double(entry: Intervention, body: Body) -> bool:
    releases = () if entry.release == "none" else entry.release
    return any(release.double_running is not None and release.body == body for release in releases)
