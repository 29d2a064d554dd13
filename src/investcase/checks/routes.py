"""Whether the routes by which partners would pay one another are open where the place is."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.documents.figure import Nation
from investcase.reading.problems import Problem, Severity

_ONLY_IN = {
    "section_75": Nation.ENGLAND,
    "section_256": Nation.ENGLAND,
    "better_care_fund": Nation.ENGLAND,
    "ijb_direction": Nation.SCOTLAND,
}


ROUTE_OF_ANOTHER_NATION = Card(
    "route-of-another-nation",
    Severity.WARNING,
    title="A payment's route is not open in this nation",
    why="Partners could not pay by it.",
    remedy="Name a route of this nation.",
)


@check(ROUTE_OF_ANOTHER_NATION)
def route_of_another_nation(appraisal: Appraisal) -> Iterator[Problem]:
    """A route that the law of the place's nation does not give."""
    case = appraisal.case
    routes = case.document.balancing.routes if case.document.balancing else ()
    for index, route in enumerate(routes):
        nation = _ONLY_IN.get(route.route)
        if nation is not None and nation is not case.nation:
            yield ROUTE_OF_ANOTHER_NATION.problem(
                case.loaded,
                f"{route.route} is a route of {nation.value.title()} alone, and this place is elsewhere",
                ("balancing", "routes", index, "route"),
                expected="a route that the law of this nation gives, or risk_share",
            )
