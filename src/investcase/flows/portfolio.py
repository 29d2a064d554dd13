"""Interventions on the same events, each event counted once.

Method: every effect is a share of one baseline. Independent effects multiply down from it, so that together they avoid
1 - (1 - e1)(1 - e2)...; of nested ones, which reach the same events by the same way, the largest counts. What is lost
to the overlap is shared out over the members in the same proportion, so that no order of theirs matters. An effect
that adds events is counted whole, and lessens nobody's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from investcase.flows.adjusting import factor_value
from investcase.flows.lines import Part, PartKind
from investcase.flows.model_lines import Mechanism
from investcase.flows.working import CountedOnce
from investcase.formulas.product import Product
from investcase.numbers.writing import percent
from investcase.quantities.arrays import Array
from investcase.reading.problems import Problem
from investcase.resolving.portfolio import ResolvedEvents, ResolvedPortfolio
from investcase.resolving.terms import Factor, Use

OVERLAP_TITLE = "Overlap: the same events counted once"
SLIPPAGE_TITLE = "Slippage of the portfolio"
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class EventsFlows:
    """Shared events worked out: events a year that each member avoids alone and as counted, [draw, year], by its id."""

    events: ResolvedEvents
    baseline: Array
    alone: Mapping[str, Array]
    counted: Mapping[str, Array]


@dataclass(frozen=True, slots=True, eq=False)
class PortfolioFlows:
    """The mechanisms with what is taken off each line, and the events they share."""

    mechanisms: tuple[Mechanism, ...]
    events: tuple[EventsFlows, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def shares_counted(effects: Sequence[Array], nested: Sequence[bool]) -> list[Array]:
    """What each effect is multiplied by so that every event is counted once.

    Args:
        effects: each a share of the baseline avoided, of one shape; below nil where events are added.
        nested: whether each is one of those of which only the largest counts.
    """
    gains = [np.maximum(effect, 0.0) for effect in effects]
    within = [gain for gain, inside in zip(gains, nested, strict=True) if inside]
    largest = np.maximum.reduce(within) if within else np.zeros(())
    of_nested = _over(largest, sum(within, start=np.zeros(())))
    apart = [gain for gain, inside in zip(gains, nested, strict=True) if not inside] + ([largest] if within else [])
    left = np.ones(())
    for gain in apart:
        left = left * (1 - gain)
    of_all = _over(1 - left, sum(apart, start=np.zeros(())))
    return [
        np.where(effect > 0, of_all * of_nested if inside else of_all, 1.0)
        for effect, inside in zip(effects, nested, strict=True)
    ]


def counted_once(
    portfolio: ResolvedPortfolio, mechanisms: Sequence[Mechanism], figures: Mapping[str, Product]
) -> PortfolioFlows:
    """The mechanisms, with the share of each line that overlap and slippage leave.

    Figures are values by key, of shape [draw or 1, 1].
    """
    taken: dict[tuple[str, str], list[Part]] = {}
    worked: list[EventsFlows] = []
    problems: list[Problem] = []
    by_id = {mechanism.intervention.id: mechanism for mechanism in mechanisms}
    for events in portfolio.events:
        baseline = figures[events.baseline.key].whole()
        alone = [_avoided_alone(by_id[member.intervention], member.quantity) for member in events.members]
        effects = [amount / baseline for amount in alone]
        problems.extend(_past_the_baseline(events, effects))
        shares = shares_counted([np.minimum(effect, 1.0) for effect in effects], [m.nested for m in events.members])
        for member, share in zip(events.members, shares, strict=True):
            for line in member.lines:
                working = CountedOnce(events.id, member.intervention)
                part = Part(PartKind.OVERLAP, OVERLAP_TITLE, Product.of(share), working=working)
                taken.setdefault((member.intervention, line), []).append(part)
        names = [member.intervention for member in events.members]
        counted = [amount * share for amount, share in zip(alone, shares, strict=True)]
        baseline = np.broadcast_to(baseline, (len(alone[0]), 1))
        worked.append(
            EventsFlows(events, baseline, dict(zip(names, alone, strict=True)), dict(zip(names, counted, strict=True)))
        )
    slippage = _slippage(portfolio, figures)
    lessened = tuple(
        replace(
            mechanism,
            once={
                key: (*taken.get((mechanism.intervention.id, key), ()), *slippage)
                for key, line in mechanism.intervention.document.lines.items()
                if line.adjusted
            },
        )
        for mechanism in mechanisms
    )
    return PortfolioFlows(lessened, tuple(worked), tuple(problems))


def _avoided_alone(mechanism: Mechanism, quantity: str) -> Array:
    """Events a year that an intervention would avoid by itself, after its own adjustments and limits, [draw, year]."""
    values = mechanism.values[quantity]
    delivered = mechanism.left_of(values) * mechanism.limits.get(quantity, Product.of(1.0))
    return (Product.of(values, mechanism.people.shape) * delivered).whole()


def _slippage(portfolio: ResolvedPortfolio, figures: Mapping[str, Product]) -> tuple[Part, ...]:
    if portfolio.slippage is None:
        return ()
    factor = Factor(portfolio.slippage, Use.ONE_MINUS)
    return (Part(PartKind.SLIPPAGE, SLIPPAGE_TITLE, factor_value(factor, figures), factor),)


def _past_the_baseline(events: ResolvedEvents, effects: Sequence[Array]) -> list[Problem]:
    return [
        events.loaded.problem(
            "events-past-baseline",
            f"{events.title}: {member.intervention} alone would avoid {_at_most(effect)} of them"
            + ("" if (effect[0] > 1 + _ROUNDING).any() else ", at an end of a range"),
            (*events.path, "members", index),
            expected="no more events avoided than there would be",
            remedy="look at the baseline, and at how many people are reached",
        )
        for index, (member, effect) in enumerate(zip(events.members, effects, strict=True))
        if (effect > 1 + _ROUNDING).any()
    ]


def _at_most(effect: Array) -> str:
    """The largest share avoided in any world, of those in which there is something to avoid."""
    return percent(float(effect[np.isfinite(effect)].max(initial=1.0)), 0)


def _over(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.ones(np.broadcast(part, whole).shape), where=whole > 0)
