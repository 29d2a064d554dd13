"""Risks in money, as the result writes them."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.part import Part
from investcase.appraisal.risks import Outcome, RiskTaken, risks_taken
from investcase.appraisal.spreads import pounds, rounded
from investcase.appraisal.worked import Worked

_DIGITS = 6


class RiskAnswersResult(Part):
    """The preferred option's two answers, or what a risk takes off them."""

    npsv: Annotated[float, signed("The value to society", Terms.PRESENT)]
    lead_cash: Annotated[float, signed("The lead body's cash, before funding and loans", Terms.PRESENT)]


class RiskResult(Part):
    """One risk in money of the preferred option."""

    id: Annotated[str, said("The risk, as the case's register names it")]
    title: Annotated[str, said("What may go wrong")]
    chance: Annotated[float, said("The chance that it happens at all in the years of the case, 0-1")]
    source: Annotated[str, said("Where the chance comes from")]
    tail: Annotated[bool, said("Whether the case asks that it be told apart, in front")]
    lines: Annotated[tuple[str, ...], said("The cost lines that wait for it, by their ids")]
    expected: Annotated[
        RiskAnswersResult, said("What it takes off the answers as they stand: its chance times what it costs")
    ]
    whole: Annotated[RiskAnswersResult, said("What it takes off them if it happens")]
    if_it_happens: Annotated[RiskAnswersResult, said("The answers then, with every other figure central")]
    if_not: Annotated[RiskAnswersResult, said("The answers if it does not happen, with every other figure central")]
    chance_worth_if_it_happens: Annotated[
        float | None,
        said("Over the draws in which it happens, the chance of a value to society above nil; null if in none"),
    ]
    draws: Annotated[int, said("In how many of the draws it happens")]


def risks_result(worked: Worked) -> tuple[RiskResult, ...] | None:
    """The risks in money; None where no cost of the preferred option waits for one."""
    found = worked.once(risks_taken)
    return tuple(map(_risk, found)) or None


def _risk(each: RiskTaken) -> RiskResult:
    risk = each.risk
    assert risk.id is not None
    return RiskResult(
        id=risk.id,
        title=risk.risk,
        chance=round(each.chance, _DIGITS),
        source=each.figure.source,
        tail=bool(risk.tail),
        lines=each.lines,
        expected=_answers(each.expected),
        whole=_answers(each.whole),
        if_it_happens=_answers(each.happens),
        if_not=_answers(each.stays_away),
        chance_worth_if_it_happens=rounded(each.worth_if_it_happens, _DIGITS),
        draws=each.draws,
    )


def _answers(both: Outcome) -> RiskAnswersResult:
    return RiskAnswersResult(npsv=pounds(both.npsv), lead_cash=pounds(both.lead_cash))
