"""Posts, salaries and on-costs that nobody is paid, and budgets that no council has."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import check
from investcase.checks.places_in_case import options_of
from investcase.checks.plausible.scale import EVERYBODY, MONEY_SCALE, spends_there, whole_spend
from investcase.documents.lines import Staff
from investcase.numbers.writing import number, percent_to, pounds
from investcase.quantities import Quantity
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem

_SALARY = (10_000.0, 250_000.0)
_ON_COSTS = (0.05, 0.75)
_POSTS = (0.05, 2_000.0)
_BUDGET = (1.0, 20.0)
"""A council's net budget, as a multiple of what it spends on adult social care."""
_HOMES = (0.1, 1.0)
"""Band D homes for each person who lives there."""
_SLIPS = (1000.0, 1 / 1000, 12.0, 100.0, 1 / 100, 10.0, 1 / 10)
_SLIPS_OF_SHARES = (10.0, 100.0)


@check(MONEY_SCALE)
def pay_out_of_reach(appraisal: Appraisal) -> Iterator[Problem]:
    """A salary in thousands or a month's, on-costs of next to nothing, and posts by the thousand."""
    for index, option in options_of(appraisal):
        for at, line in enumerate(option.costs):
            if line.staff is not None:
                yield from _of_staff(appraisal, line.title, line.staff, ("options", index, "costs", at, "staff"))


def _of_staff(appraisal: Appraisal, title: str, staff: Staff, path: Path) -> Iterator[Problem]:
    for name, value, span, words in (
        ("salary", staff.salary, _SALARY, "a year's pay for one whole post"),
        ("on_costs", staff.on_costs, _ON_COSTS, "employer's on-costs, as a share of the salary"),
        ("wte", staff.wte, _POSTS, "whole-time posts"),
    ):
        low, high = span
        if value.central and not low <= abs(value.central) <= high:
            shown = (
                f"{percent_to(value.central, 2)}" if name == "on_costs" else typed(Quantity(value.central, value.unit))
            )
            yield _out_of_reach(
                appraisal,
                f"{title}: {shown} is hardly {words}",
                (*path, name),
                value,
                span,
                percent=name == "on_costs",
            )


@check(MONEY_SCALE)
def budgets_out_of_scale(appraisal: Appraisal) -> Iterator[Problem]:
    """A council's net budget or tax base that does not go with what it spends on care, or with who lives there."""
    case, whole = appraisal.case, whole_spend(appraisal)
    for index, given in enumerate(case.document.net_budgets):
        if (
            given.body.kind.local_authority
            and spends_there(appraisal, given.body)
            and whole is not None
            and whole.value
        ):
            span = (_BUDGET[0] * whole.value, _BUDGET[1] * whole.value)
            if not span[0] <= given.amount.central <= span[1]:
                said = f"this net budget stands beside {pounds(whole.value)} spent on adult social care alone"
                yield _out_of_reach(appraisal, said, ("net_budgets", index, "amount"), given.amount, span)
    living = case.place.values.get(EVERYBODY) if case.place is not None else None
    homes = case.document.band_d.homes if case.document.band_d is not None else None
    if homes is not None and living is not None and living.value:
        span = (_HOMES[0] * living.value, _HOMES[1] * living.value)
        if not span[0] <= homes.central <= span[1]:
            said = f"these homes stand beside {number(living.value)} people who live there"
            yield _out_of_reach(appraisal, said, ("band_d", "homes"), homes, span)


def _out_of_reach(
    appraisal: Appraisal,
    said: str,
    path: Path,
    value: Quantity,
    span: tuple[float, float],
    *,
    percent: bool = False,
) -> Problem:
    low, high = span
    fit = [slip for slip in (_SLIPS_OF_SHARES if percent else _SLIPS) if low <= abs(value.central) * slip <= high]
    ends = [typed(Quantity(end, value.unit), percent=percent) for end in span]
    return MONEY_SCALE.problem(
        appraisal.case.loaded,
        said,
        path,
        expected=f"from {ends[0]} to {ends[1]}",
        instead=(typed(value.scaled(fit[0]), percent=percent),) if fit else (),
        remedy=None if fit else "look at its digits and its k or m",
    )
