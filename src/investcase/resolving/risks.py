"""Risks in money: the chance that something happens, as a figure that is nil or one, and is its chance on average."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.committee import Risk
from investcase.documents.lines import LocalValue
from investcase.quantities import Kind, Quantity, Shape
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving.context import Context
from investcase.resolving.figure_key import FigureKey
from investcase.resolving.figures import Resolved


def risk_in_money(context: Context, name: str, path: Path) -> Resolved | None:
    """Whether a risk happens, as a figure; None when the register has no such risk, with the problem noted.

    It is the same figure wherever it is named, so that what waits for one risk comes together, in every option.
    """
    risks = risks_of(context)
    risk = risks.get(name)
    if risk is None:
        context.unknown("risk with a chance", name, list(risks), path)
        return None
    return happening(context, name, risk)


def risks_of(context: Context) -> dict[str, Risk]:
    """The risks of the case's register that have a chance, by id."""
    committee = context.case.committee
    return {} if committee is None else committee.in_money


def happening(context: Context, name: str, risk: Risk) -> Resolved:
    """A risk as a figure: 1 where it happens and 0 where it does not, each with its chance."""
    assert risk.chance is not None
    chance = risk.chance.central
    value = Quantity(
        chance,
        low=0.0,
        high=1.0,
        percent=True,
        shape=Shape.OUTCOMES,
        outcomes=((0.0, 1 - chance), (1.0, chance)),
        typed=risk.chance,
    )
    local = LocalValue.model_construct(value=value, source=risk.source or "the case")
    title = f"Chance of the risk: {risk.risk.rstrip('.')}"
    return replace(context.given(FigureKey(None, f"{name}.chance"), title, local), kind=Kind.SHARE)


def risks_without_cost(loaded: Loaded[Case]) -> Iterator[Problem]:
    """A warning for each risk with a chance that no cost line waits for."""
    case = loaded.document
    named = {line.only_if for option in case.options for line in option.costs}
    for index, risk in enumerate(case.committee.risks if case.committee is not None else ()):
        if risk.id is not None and risk.id not in named:
            yield loaded.problem(
                "risk-without-cost",
                f"no cost waits for {risk.id}, so its chance changes nothing",
                ("committee", "risks", index, "chance"),
                severity=Severity.WARNING,
                expected=f"a cost line with only_if: {risk.id}",
                remedy="write what it costs if it happens as a cost line that names it, or remove its id and chance",
                on_key=True,
            )
