"""Whether what a body gains is what it can gain: cash and capacity where there is a budget, wider value where not."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.places_in_case import options_of
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.documents.gained import Gained, gained
from investcase.documents.kinds_of_money import CashType
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem


def cash_without_a_budget(appraisal: Appraisal) -> Iterator[Problem]:
    """What only a budget could feel, given to people, carers, society, providers or the third sector."""
    for entry in _gained(appraisal):
        if entry.has_budget or entry.kind == CashType.WIDER_VALUE:
            continue
        yield appraisal.case.loaded.problem(
            "no-budget",
            f"{entry.title}: {entry.kind} is given to {entry.body}, and only a public body has a budget",
            entry.path,
            expected=f"{entry.path[-1]}: wider_value",
            remedy="write wider_value" if entry.written else "add cash_type: wider_value",
        )


def wider_value_of_a_budget(appraisal: Appraisal) -> Iterator[Problem]:
    """Wider value given to or taken from a body with a budget: it would count whole, and no budget would feel it."""
    for entry in _gained(appraisal):
        if not entry.has_budget or entry.kind != CashType.WIDER_VALUE:
            continue
        yield appraisal.case.loaded.problem(
            "budget-not-wider",
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


def budgets_to_set_beside(appraisal: Appraisal) -> Iterator[Problem]:
    """A net budget given twice, or for a body that has none; a Band D tax base where it is not England's."""
    case = appraisal.case
    seen: set[Body] = set()
    for index, given in enumerate(case.document.net_budgets):
        path: Path = ("net_budgets", index, "body")
        if not given.body.public:
            message = f"{given.body} has no budget to set anything beside"
            yield case.loaded.problem("no-budget", message, path, expected="a public body")
        elif given.body in seen:
            message = f"a net budget of {given.body} is given above"
            yield case.loaded.problem("net-budget-twice", message, path, expected="each body once")
        seen.add(given.body)
    if case.document.band_d and case.nation is not Nation.ENGLAND:
        yield case.loaded.problem(
            "band-d-nation",
            "a Band D tax base is given, and this place is not in England",
            ("band_d",),
            expected="no band_d",
        )
