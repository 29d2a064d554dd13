"""Every amount of money that an option may hold, with its place and what it is: a cost, a gain, or money that comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from investcase.documents.bodies import Body
from investcase.documents.case import Intervention, OmittedAnswer, Option
from investcase.documents.disinvestment import Disinvestment, ExitCosts
from investcase.documents.lines import Line
from investcase.documents.release import Release
from investcase.quantities import Quantity, Year
from investcase.reading.nodes import Path

Sort = Literal["cost", "benefit", "money", "plan", "price", "held"]
"""A cost; a benefit; funding and loans; what a plan counts; a price of what is freed; what is held or left over."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing said in pounds: its amounts, each with its place, by year or once.

    `meant_below` says that the case itself says that it is meant to be below zero; `line` is the id of the line that it
    makes, where it is one of its own.
    """

    sort: Sort
    title: str
    body: Body | None
    path: Path
    amounts: tuple[tuple[Path, Quantity], ...]
    meant_below: bool = False
    line: str | None = None


def amounts_typed(option: Option, path: Path) -> Iterator[Typed]:
    """Every amount of an option, in the order of its parts."""
    for index, cost in enumerate(option.costs):
        yield _line("cost", cost, (*path, "costs", index))
        where: Path = (*path, "costs", index, "residual_value")
        yield from _once("held", f"{cost.title}: what is left", cost.body, where, cost.residual_value)
    for index, benefit in enumerate(option.benefits):
        yield _line("benefit", benefit, (*path, "benefits", index), meant_below=benefit.loses)
    for index, intervention in enumerate(option.interventions):
        yield from _of_intervention(intervention, (*path, "interventions", index))
    for index, cut in enumerate(option.disinvestments):
        yield from _of_cut(cut, (*path, "disinvestments", index))
    for index, stream in enumerate(option.funding):
        where = (*path, "funding", index)
        repaid = stream.paid_by is not None
        amounts = _amounts(stream.amount, stream.each_year, where)
        yield Typed("money", stream.title, stream.body, where, amounts, repaid)
        yield from _once("held", f"{stream.title}: balance", stream.body, (*where, "balance"), stream.balance)
    for index, entry in enumerate(option.workforce):
        where = (*path, "workforce", index, "cost_per_recruit")
        yield from _once("price", f"{entry.title or entry.id}: each recruit", entry.body, where, entry.cost_per_recruit)
    for index, loan in enumerate(option.borrowing):
        where = (*path, "borrowing", index)
        yield Typed("money", loan.title, loan.body, where, _amounts(loan.amount, None, where))


def _of_intervention(entry: Intervention, path: Path) -> Iterator[Typed]:
    title = entry.title or entry.model
    for index, plan in enumerate(entry.plans):
        where: Path = (*path, "already_in_plan", index)
        yield Typed("plan", f"{title}: already in the plan", plan.body, where, _amounts(plan.amount, None, where))
    for name, answer in entry.omitted_costs.items():
        where = (*path, "omitted_costs", name)
        yield Typed("cost", f"{title}: {name}", None, where, _answer(answer, where))
    for index, release in enumerate(() if entry.release == "none" else entry.release):
        yield from _of_release(title, release, (*path, "release", index))


def _of_release(title: str, release: Release, path: Path) -> Iterator[Typed]:
    exits = _amounts(release.exit_costs, None, path, "exit_costs")
    yield Typed("cost", f"{title}: cost of closing", release.body, path, exits)
    if release.double_running is not None:
        where: Path = (*path, "double_running")
        amounts = _amounts(release.double_running.amount, None, where)
        yield Typed("cost", f"{title}: double running", release.body, where, amounts)
    yield from _once("price", f"{title}: marginal cost", release.body, (*path, "marginal"), release.marginal)
    if release.refill is not None:
        for name in ("value", "cost"):
            where = (*path, "refill", name)
            yield from _once(
                "price", f"{title}: {name} of the refill", release.body, where, getattr(release.refill, name)
            )


def _of_cut(cut: Disinvestment, path: Path) -> Iterator[Typed]:
    for index, saving in enumerate(cut.saving):
        yield _line("benefit", saving, (*path, "saving", index), meant_below=saving.loses)
    for index, line in enumerate(cut.demand):
        yield _line("cost", line, (*path, "demand", index))
    for name in ExitCosts.model_fields:
        cost = getattr(cut.exit_costs, name)
        where: Path = (*path, "exit_costs", name)
        yield Typed("cost", f"{cut.title}: {name}", cost.body, where, _amounts(cost.amount, cost.each_year, where))
    where = (*path, "restart_cost", "amount")
    yield from _once("cost", f"{cut.title}: starting again", None, where, cut.restart_cost.amount)


def _line(sort: Sort, line: Line, path: Path, *, meant_below: bool = False) -> Typed:
    amounts = _amounts(line.amount, line.each_year, path)
    if line.staff is not None:
        staff = line.staff
        pay = staff.wte.central * staff.salary.central * (1 + staff.on_costs.central)
        amounts = (((*path, "staff"), Quantity(pay, staff.salary.unit)),)
    return Typed(sort, line.title, line.body, path, amounts, meant_below, line.id)


def _amounts(
    by_year: Mapping[Year, Quantity] | None, each_year: Quantity | None, path: Path, name: str = "amount"
) -> tuple[tuple[Path, Quantity], ...]:
    if each_year is not None:
        return (((*path, "each_year"), each_year),)
    return tuple(((*path, name, str(year)), amount) for year, amount in (by_year or {}).items())


def _answer(answer: OmittedAnswer, path: Path) -> tuple[tuple[Path, Quantity], ...]:
    return _amounts(None, answer.each_year, path) if answer.once is None else (((*path, "once"), answer.once),)


def _once(sort: Sort, title: str, body: Body | None, path: Path, value: Quantity | None) -> Iterator[Typed]:
    if value is not None:
        yield Typed(sort, title, body, path, ((path, value),))
