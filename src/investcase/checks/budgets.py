"""Whether what a body gains is what it can gain: cash and capacity where there is a budget, wider value where not."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import PUBLIC
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.documents.figure import Nation
from investcase.documents.model import Body, CashType
from investcase.flows.lines import FlowLine
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem


def cash_without_a_budget(appraisal: Appraisal) -> Iterator[Problem]:
    """A benefit that only a budget could feel, given to people, carers, society, providers or the third sector."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        for line in flows[option.id].cash.of(kind="benefit").lines:
            if line.body in PUBLIC or line.cash_type is CashType.WIDER_VALUE:
                continue
            yield appraisal.case.loaded.problem(
                "no-budget",
                f"{line.title}: {line.cash_type} is given to {line.body}, and only a public body has a budget",
                ("options", index, *_place(option, line)),
                expected="cash_type: wider_value",
            )


def wider_value_of_a_budget(appraisal: Appraisal) -> Iterator[Problem]:
    """A gain of wider value given to a body with a budget, which would count whole with nobody to release it."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        for line in flows[option.id].cash.of(kind="benefit", cash_types=(CashType.WIDER_VALUE,)).lines:
            given = (
                line.made_from is None and not line.fills and line.role == "plain" and line.in_cut in (None, "saving")
            )
            if line.body not in PUBLIC or not given or not (line.amounts[0] > 0).any():
                continue
            yield appraisal.case.loaded.problem(
                "budget-not-wider",
                f"{line.title}: wider value is given to {line.body}, which has a budget. What it gains is money that "
                "leaves a budget, or what is freed there",
                ("options", index, *_place(option, line)),
                expected="cash_type: cash_releasing or avoided_growth, with budget_line and owner; or capacity",
                remedy="write capacity",
            )


def budgets_to_set_beside(appraisal: Appraisal) -> Iterator[Problem]:
    """A net budget given twice, or for a body that has none; a Band D tax base where it is not England's."""
    case = appraisal.case
    seen: set[Body] = set()
    for index, given in enumerate(case.document.net_budgets):
        path: Path = ("net_budgets", index, "body")
        if given.body not in PUBLIC:
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


def _place(option: Option, line: FlowLine) -> Path:
    for number, benefit in enumerate(option.benefits):
        if line.intervention is None and benefit.id == line.id:
            return ("benefits", number, "cash_type")
    for number, intervention in enumerate(option.interventions):
        if intervention.id == line.intervention:
            return ("interventions", number, "model")
    for number, cut in enumerate(option.disinvestments):
        if cut.id == line.intervention:
            found = next((place for place, saving in enumerate(cut.saving) if saving.id == line.id), None)
            where: Path = ("disinvestments", number)
            return where if found is None else (*where, "saving", found, "cash_type")
    return ()
