"""What interventions on the same events avoid alone, and what of it the case counts."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import said
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import AtEnds, at_ends
from investcase.appraisal.worked import Worked
from investcase.flows.portfolio import EventsFlows
from investcase.quantities.arrays import Array


class MemberResult(Part):
    """One intervention: events a year that it would avoid alone, and as counted; central."""

    intervention: Annotated[str, said("The intervention")]
    quantity: Annotated[str, said("The model's name for the events")]
    nested: Annotated[bool, said("Whether it acts only on what others leave")]
    alone_by_year: Annotated[tuple[float, ...], said("Events a year that it would avoid alone")]
    counted_by_year: Annotated[tuple[float, ...], said("Events a year as counted")]


class SharedEventsResult(Part):
    """Events that several interventions avoid, from one baseline; `unit` is that of every number here."""

    id: Annotated[str, said("The events")]
    title: Annotated[str, said("What they are called")]
    unit: Annotated[str, said("The unit of every number here")]
    baseline: Annotated[AtEnds, said("How many there are with nothing done")]
    members: Annotated[tuple[MemberResult, ...], said("The interventions that avoid them")]


class PortfolioResult(Part):
    """What an option's interventions share, and the share by which the whole is taken to slip."""

    shared_events: Annotated[tuple[SharedEventsResult, ...], said("Events that several interventions avoid")]
    slippage: Annotated[AtEnds | None, said("The share by which the whole is taken to slip, 0-1; null where none is")]


def portfolio_result(appraisal: Worked, option: OptionAppraisal) -> PortfolioResult | None:
    """The portfolio of an option; None when it has none."""
    slippage = option.flows.option.portfolio.slippage
    if slippage is None and not option.flows.shared_events:
        return None
    return PortfolioResult(
        shared_events=tuple(_events(appraisal, option, found) for found in option.flows.shared_events),
        slippage=None if slippage is None else at_ends(appraisal.at(option, appraisal.worlds.each(slippage.key)), 6),
    )


def _events(appraisal: Worked, option: OptionAppraisal, found: EventsFlows) -> SharedEventsResult:
    return SharedEventsResult(
        id=found.events.id,
        title=found.events.title,
        unit=str(found.events.baseline.unit),
        baseline=at_ends(appraisal.at(option, found.baseline[:, 0]), 6),
        members=tuple(
            MemberResult(
                intervention=member.intervention,
                quantity=member.quantity,
                nested=member.nested,
                alone_by_year=_rounded(found.alone[member.intervention][0]),
                counted_by_year=_rounded(found.counted[member.intervention][0]),
            )
            for member in found.events.members
        ),
    )


def _rounded(row: Array) -> tuple[float, ...]:
    return tuple(round(float(value), 6) + 0.0 for value in row)
