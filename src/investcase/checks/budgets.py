"""Whether what a body gains is what it can gain: cash and capacity where there is a budget, wider value where not."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.documents.gained import Gained, gained
from investcase.documents.kinds_of_money import CashType
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

NO_BUDGET = Card(
    "no-budget",
    Severity.ERROR,
    title="Cash or capacity is given to somebody without a budget",
    why="Only a public body has a budget.",
    remedy="cash_type: wider_value.",
)


@check(NO_BUDGET)
def cash_without_a_budget(appraisal: Appraisal) -> Iterator[Problem]:
    """What only a budget could feel, given to people, carers, society, providers or the third sector."""
    for entry in _gained(appraisal):
        if entry.has_budget or entry.kind == CashType.WIDER_VALUE:
            continue
        yield NO_BUDGET.problem(
            appraisal.case.loaded,
            f"{entry.title}: {entry.kind} is given to {entry.body}, and only a public body has a budget",
            entry.path,
            expected=f"{entry.path[-1]}: wider_value",
            remedy="write wider_value" if entry.written else "add cash_type: wider_value",
        )


BUDGET_NOT_WIDER = Card(
    "budget-not-wider",
    Severity.ERROR,
    title="Wider value is given to a body with a budget",
    why="It would count whole, though nobody takes it out of a budget.",
    remedy="Cash with its budget_line and owner, or capacity; or the people who gain.",
)


@check(BUDGET_NOT_WIDER)
def wider_value_of_a_budget(appraisal: Appraisal) -> Iterator[Problem]:
    """Wider value given to or taken from a body with a budget: it would count whole, and no budget would feel it."""
    for entry in _gained(appraisal):
        if not entry.has_budget or entry.kind != CashType.WIDER_VALUE:
            continue
        yield BUDGET_NOT_WIDER.problem(
            appraisal.case.loaded,
            f"{entry.title}: wider value is given to {entry.body}, which has a budget. What it gains or loses is money "
            "of a budget, or what is freed or pressed on there",
            entry.path,
            expected=_EXPECTED[str(entry.path[-2]) if entry.path[-2] == "refill" else str(entry.path[-1])],
            remedy="write capacity" + (", and remove discount and measure" if entry.health else ""),
        )


_EXPECTED = {
    "cash_type": "cash_type: cash_releasing or avoided_growth, with budget_line and owner; or capacity",
    "falls_as": "falls_as: cash, or capacity",
    "refill": "cash_type: capacity, or value_to somebody without a budget",
}


def _gained(appraisal: Appraisal) -> Iterator[Gained]:
    for index, option in options_of(appraisal):
        yield from gained(option, ("options", index))


NET_BUDGET_TWICE = Card(
    "net-budget-twice",
    Severity.ERROR,
    title="A body's net budget is given twice",
    why="One would silently win.",
    remedy="Keep one.",
)


BAND_D_NATION = Card(
    "band-d-nation",
    Severity.ERROR,
    title="A Band D tax base is given outside England",
    why="Council tax stands otherwise in the other nations' finances.",
    remedy="Remove band_d.",
)


@check(NO_BUDGET, NET_BUDGET_TWICE, BAND_D_NATION)
def budgets_to_set_beside(appraisal: Appraisal) -> Iterator[Problem]:
    """A net budget given twice, or for a body that has none; a Band D tax base where it is not England's."""
    case = appraisal.case
    seen: set[Body] = set()
    for index, given in enumerate(case.document.net_budgets):
        path: Path = ("net_budgets", index, "body")
        if not given.body.public:
            message = f"{given.body} has no budget to set anything beside"
            yield NO_BUDGET.problem(case.loaded, message, path, expected="a public body")
        elif given.body in seen:
            message = f"a net budget of {given.body} is given above"
            yield NET_BUDGET_TWICE.problem(case.loaded, message, path, expected="each body once")
        seen.add(given.body)
    if case.document.band_d and case.nation is not Nation.ENGLAND:
        yield BAND_D_NATION.problem(
            case.loaded,
            "a Band D tax base is given, and this place is not in England",
            ("band_d",),
            expected="no band_d",
        )
